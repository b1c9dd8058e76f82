/** What the wall asks the server. */

import { call, query, V1 } from "../core/http";
import type * as T from "../core/types";

export const cases = (under: string, status: string[], limit: number) =>
  call<T.Cases>("GET", `${V1}/cases${query({ under, limit })}${status.map((s) => `&status=${s}`).join("")}`);

export const caseOf = (number: string) =>
  call<T.CaseDetail>("GET", `${V1}/cases/${encodeURIComponent(number)}`);

export const clocks = (number: string) =>
  call<T.Clocks>("GET", `${V1}/cases/${encodeURIComponent(number)}/clocks`);

export const activity = (under: string, state: string) =>
  call<T.Activity>("GET", `${V1}/activity${query({ under, state })}`);

export const bulletin = (under: string) =>
  call<T.LatestBulletin>("GET", `${V1}/bulletins/latest${query({ under })}`);

export const grids = (under: string) => call<T.Grids>("GET", `${V1}/grids${query({ under, limit: 50_000 })}`);

export const grid = (code: string) => call<T.GridDetail>("GET", `${V1}/grids/${code}`);
