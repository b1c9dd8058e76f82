/** What every surface asks the server; what only one asks is in that surface's `requests.ts`. */

import { call, query, V1 } from "./http";
import type * as T from "./types";

export const api = {
  config: () => call<T.Config>("GET", `${V1}/config`),
  categories: () => call<T.Categories>("GET", `${V1}/categories`),
  locate: (lon: number, lat: number, accuracy_m?: number) =>
    call<T.Located>("GET", `${V1}/locate${query({ lon, lat, crs: "wgs84", accuracy_m })}`),
  explained: (code: string) => call<T.ActivityExplained>("GET", `${V1}/grids/${code}/activity`),
  logIn: (account: string, password: string, code?: string) =>
    call<T.Session>("POST", `${V1}/sessions`, { account, password, code }),
  startDisplay: (token: string) => call<unknown>("POST", `${V1}/displays/session`, { token }),
  logOut: () => call<unknown>("DELETE", `${V1}/sessions/current`),
  me: () => call<T.Me>("GET", `${V1}/me`),
};
