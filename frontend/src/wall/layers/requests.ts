/** What is asked for the map's layers. */

import type { MultiPolygon } from "geojson";
import type { components } from "../../core/api.gen";
import { call, query, V1 } from "../../core/http";

type Schema = components["schemas"];

export type Heat = Schema["Heat"];
export type Coverage = Schema["CoverageOfDay"];
export type CommonProblem = Omit<Schema["CommonProblem"], "area"> & { area: MultiPolygon };
export type CommonProblems = Omit<Schema["Problems"], "problems"> & { problems: CommonProblem[] };

/** Of a class of categories; `undefined`: of all. */
export const heat = (under: string, days: number, category: string | undefined) =>
  call<Heat>("GET", `${V1}/heat${query({ under, days, category })}`);

/** Of today. */
export const coverage = (under: string) => call<Coverage>("GET", `${V1}/coverage${query({ under })}`);

/** Of this month. */
export const problems = (under: string) =>
  call<CommonProblems>("GET", `${V1}/common-problems${query({ under })}`);
