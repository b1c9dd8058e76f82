/** What a worker's tablet asks the server. */

import { call, query, V1 } from "../core/http";
import type * as T from "../core/types";

export const tasks = () => call<T.Tasks>("GET", `${V1}/tasks`);

export const attendance = () => call<T.Attendance>("GET", `${V1}/attendance`);

export const recentVisits = () => call<T.Visits>("GET", `${V1}/visits${query({ limit: 20 })}`);

export const diary = () => call<T.Diary>("GET", `${V1}/diary`);

export const leaves = () => call<T.Leaves>("GET", `${V1}/leave`);

export const askForLeave = (from_at: string, until_at: string, reason: string) =>
  call<T.Leave>("POST", `${V1}/leave`, { from_at, until_at, reason });

export const withdrawLeave = (id: string) => call<T.Leave>("POST", `${V1}/leave/${id}/withdraw`);

/** What is counted of a worker since then. */
export const ownFigures = (worker: string, from: string) =>
  call<T.Evaluation>("GET", `${V1}/evaluation${query({ worker, from })}`);

/** The cases that a measure counts as a worker's faults. */
export const countedAgainst = (worker: string, measure: T.Measure, from: string) =>
  call<T.BehindNumber>(
    "GET",
    `${V1}/evaluation/cases${query({ worker, measure, from, portion: "numerator" })}`,
  );

export const appeals = () => call<T.Appeals>("GET", `${V1}/appeals`);

export const appeal = (number: string, reason: string, measure: T.Measure) =>
  call<unknown>("POST", `${V1}/cases/${encodeURIComponent(number)}/appeals`, {
    reason,
    measures: [measure],
  });

/** How much of a grid was patrolled since then. */
export const coverage = (code: string, from: string) =>
  call<T.Coverage>("GET", `${V1}/grids/${code}/coverage${query({ from })}`);

/** Where to patrol next from a place, for that long. */
export const route = (grid: string, lon: number, lat: number, minutes: number) =>
  call<T.Route>("GET", `${V1}/patrols/route${query({ grid, lon, lat, crs: "wgs84", minutes })}`);
/** How a case stands that the worker has or had. */
export const caseOf = (number: string) =>
  call<T.CaseDetail>("GET", `${V1}/cases/${encodeURIComponent(number)}`);

export const grid = (code: string) => call<T.GridDetail>("GET", `${V1}/grids/${code}`);
