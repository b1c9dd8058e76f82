/** What the desk asks the server. */

import type { components } from "../../core/api.gen";
import { call, query, V1 } from "../../core/http";
import type { CaseDetail, CaseStatus, Proof, Tap, Urgency } from "../../core/types";
import { type Filter, paramsOf } from "./filter";

type Schema = components["schemas"];
type Brief<S> = Omit<S, "status" | "urgency"> & { status: CaseStatus; urgency: Urgency };

export type QueueCase = Brief<Schema["QueueCase"]>;
export interface QueuePart {
  cases: QueueCase[];
  after: string | null;
  count: number | null;
}
export type Views = Schema["Views"];
export type OwnView = Schema["SavedViewAnswer"];
export type Candidates = Schema["CandidateList"];
export type Duplicate = Brief<Schema["DuplicateCase"]>;
export type Whistles = Schema["CaseWhistles"];
export type Whistle = Schema["WhistleAnswer"];
export type Proceedings = Schema["Proceedings"];
export type WorkRequest = Schema["RequestAnswer"];
export type PendingRequest = Omit<Schema["PendingRequest"], "case"> & { case: Brief<Schema["CaseBrief"]> };
export type DryRun = Schema["DryRun"];
export type Contact = Schema["WholeContact"];
export type Appeal = Schema["AppealOfCase"];
export type Notices = Schema["Notices"];
export type Leaves = Schema["Leaves"];
export type Places = { path: string; name: string; level: string }[];

const of = (number: string) => `${V1}/cases/${encodeURIComponent(number)}`;

export function queue(filter: Filter, after: string | undefined, limit: number): Promise<QueuePart> {
  const params = paramsOf(filter);
  params.set("limit", String(limit));
  if (after) params.set("after", after);
  return call("GET", `${V1}/queue?${params}`);
}

export const views = (under: string) => call<Views>("GET", `${V1}/views${query({ under })}`);
export const saveView = (name: string, filter: Filter) =>
  call<{ id: string }>("POST", `${V1}/views`, { name, filter });
export const changeView = (id: string, name: string, filter: Filter) =>
  call<unknown>("PUT", `${V1}/views/${id}`, { name, filter });
export const deleteView = (id: string) => call<unknown>("DELETE", `${V1}/views/${id}`);

export const caseOf = (number: string) => call<CaseDetail>("GET", of(number));
export const steps = (number: string) => call<Schema["Actions"]>("GET", `${of(number)}/actions`);
export const whistles = (number: string) => call<Whistles>("GET", `${of(number)}/whistles`);
export const proceedings = (number: string) => call<Proceedings>("GET", `${of(number)}/proceedings`);
export const candidates = (number: string) => call<Candidates>("GET", `${of(number)}/candidates`);
export const duplicates = (number: string) => call<{ cases: Duplicate[] }>("GET", `${of(number)}/duplicates`);

/** What routing would do with such a case now, and why. */
export const dryRun = (c: CaseDetail) =>
  call<DryRun>("POST", `${V1}/routing/dry-run`, {
    category: c.category,
    lon: c.lon,
    lat: c.lat,
    crs: "wgs84",
    at: new Date().toISOString(),
    kind: c.kind,
  });

/** Take a step: `verify`, `assign`, `requests/<id>/decide`, … with what it needs said. */
export const act = (number: string, step: string, said: object = {}) =>
  call<unknown>("POST", `${of(number)}/${step}`, said);

/** Answer a whistle's call, or end the whistle: `calls/<id>/release`, `<number>/withdraw`, … */
export const answerWhistle = (step: string, said: object = {}) =>
  call<unknown>("POST", `${V1}/whistles/${step}`, said);

export const readContact = (number: string, report: string, reason: string) =>
  call<Contact>("POST", `${of(number)}/reports/${report}/contact`, { reason });
export const takeVerdict = (number: string, report: string, tap: Tap) =>
  call<unknown>("POST", `${of(number)}/reports/${report}/verdict`, tap);

export const pending = (under: string) =>
  call<{ requests: PendingRequest[] }>("GET", `${V1}/requests${query({ under: under || undefined })}`);
export const leaves = () => call<Leaves>("GET", `${V1}/leave`);
export const decideLeave = (id: string, approved: boolean, words: string | null) =>
  call<unknown>("POST", `${V1}/leave/${id}/decide`, { approved, words });
export const appeals = (under: string) =>
  call<{ appeals: Appeal[] }>("GET", `${V1}/appeals${query({ under: under || undefined, waiting: "true" })}`);
export const decideAppeal = (id: string, approved: boolean, words: string | null) =>
  call<unknown>("POST", `${V1}/appeals/${id}/decide`, { approved, words });
export const notices = () => call<Notices>("GET", `${V1}/inbox`);
export const readNotices = () => call<unknown>("POST", `${V1}/inbox/read-all`);

/** Streets and communities of a part of the city, by path. */
export async function places(under: string): Promise<Places> {
  const at = (level: string) =>
    call<{ grids: Places }>("GET", `${V1}/grids${query({ under: under || undefined, level, limit: 5_000 })}`);
  const [streets, communities] = await Promise.all([at("street"), at("community")]);
  return [...streets.grids, ...communities.grids];
}

/** Photos that were uploaded, as evidence of one kind. */
export const evidence = (photos: string[], kind: "after" | "basis"): Proof[] =>
  photos.map((photo) => ({ photo, kind }));
