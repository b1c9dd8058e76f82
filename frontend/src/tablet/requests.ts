/** What a worker's tablet asks the server. */

import { call, query, V1 } from "../core/http";
import type * as T from "../core/types";

export const tasks = () => call<T.Tasks>("GET", `${V1}/tasks`);

export const accept = (id: string) => call<unknown>("POST", `${V1}/tasks/${id}/accept`);

export const start = (id: string) => call<unknown>("POST", `${V1}/tasks/${id}/start`);

export const help = (id: string, reason: string) =>
  call<unknown>("POST", `${V1}/tasks/${id}/help`, { reason });

export const giveBack = (id: string, said: { reason: string; basis: string | null; evidence: T.Proof[] }) =>
  call<unknown>("POST", `${V1}/tasks/${id}/return`, said);

export const done = (id: string, said: { words: string; evidence: T.Proof[] }) =>
  call<unknown>("POST", `${V1}/tasks/${id}/done`, said);

export const attendance = () => call<T.Attendance>("GET", `${V1}/attendance`);

export const attend = (on: boolean, at: string) => call<T.Attendance>("POST", `${V1}/attendance`, { on, at });

export const visits = () => call<T.Visits>("GET", `${V1}/visits${query({ limit: 20 })}`);

export const visit = (made: T.NewVisit) => call<T.Visit>("POST", `${V1}/visits`, made);

export const diary = () => call<T.Diary>("GET", `${V1}/diary`);

export const write = (day: string, words: string) =>
  call<T.DiaryEntry>("PUT", `${V1}/diary/${day}`, { words });
