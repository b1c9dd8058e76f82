/** What the player asks the server. */

import { call, query, V1 } from "../../core/http";
import type * as T from "../../core/types";

export const days = (under: string, month?: string) =>
  call<T.ReplayMonth>("GET", `${V1}/replay/days${query({ under, month })}`);

export const day = (under: string, day: string) =>
  call<T.ReplayDay>("GET", `${V1}/replay${query({ under, day })}`);
