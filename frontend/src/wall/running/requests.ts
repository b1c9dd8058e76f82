/** What a running wall asks the server besides. */

import { call, query, V1 } from "../../core/http";
import type { components } from "../../core/api.gen";
import type { CaseBrief } from "../../core/types";

type Schema = components["schemas"];

export interface Alarm extends Omit<Schema["AlarmAnswer"], "case"> {
  case: CaseBrief;
}

export const alarms = (under: string) => call<{ alarms: Alarm[] }>("GET", `${V1}/alarms${query({ under })}`);

export const acknowledge = (number: string) =>
  call<Alarm>("POST", `${V1}/cases/${encodeURIComponent(number)}/alarm/acknowledge`);

/** Where the browser downloads a map of what lies at or below a path. */
export const mapAddress = (under: string) => `${V1}/exports/map${query({ under })}`;

/** Which build the server gives this page of, and which version of the configuration holds; another one is worth a
 * reload. Undefined while it cannot say. */
export async function edition(): Promise<string | undefined> {
  const [page, config] = await Promise.all([
    fetch(location.pathname, { cache: "no-cache" }),
    call<Schema["Config"]>("GET", `${V1}/config`),
  ]);
  const build = page.ok ? page.headers.get("etag") : null;
  return build === null ? undefined : `${build} ${config.rules.version} ${config.rules.effective_from}`;
}
