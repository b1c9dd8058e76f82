/** What is asked for a place's figures. */

import type { components } from "../../core/api.gen";
import { call, query, V1 } from "../../core/http";

type Schema = components["schemas"];

export type Figures = Schema["FiguresAnswer"];
export type Standing = Schema["StandingCases"];
export type Rates = Schema["Rates"];
export type Rate = Schema["Rate"];

export const figures = (under: string) => call<Figures>("GET", `${V1}/figures${query({ under })}`);

/** Of the reports of the last thirty days. */
export const rates = (under: string) => call<Rates>("GET", `${V1}/rates${query({ under })}`);
