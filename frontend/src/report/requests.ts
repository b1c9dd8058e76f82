/** What the phone of somebody without an account asks the server. */

import { call, query, V1 } from "../core/http";
import type * as T from "../core/types";

export const similar = (category: string, lon: number, lat: number, words: string) =>
  call<T.Similar>(
    "GET",
    `${V1}/reports/similar${query({ category, lon, lat, crs: "wgs84", words: words || undefined })}`,
  );

export const asked = (token: string) => call<T.Asked>("GET", `${V1}/verdicts/${encodeURIComponent(token)}`);

export const judge = (token: string, verdict: T.Tap) =>
  call<T.Asked>("POST", `${V1}/verdicts/${encodeURIComponent(token)}`, verdict);

export const erase = (receipt: string, what: "contact" | "all") =>
  call<unknown>("DELETE", `${V1}/reports/${encodeURIComponent(receipt)}`, { what });

export const progress = (receipt: string) =>
  call<T.Progress>("GET", `${V1}/reports/${encodeURIComponent(receipt)}`);

/** A report without its photos, which travel first. */
export interface NewReport {
  category: string;
  description: string;
  channel: "citizen";
  kind?: string;
  address?: string;
  lon: number;
  lat: number;
  crs: "wgs84";
  located_by: "device" | "pin" | "photo";
  accuracy_m?: number;
  joins?: string;
  contact_name?: string;
  contact_phone?: string;
  firm_name?: string;
  firm_code?: string;
}

/** Send a report; the same `key` with the same report may be sent any number of times, and counts once. */
export const send = (report: NewReport & { photos: string[] }, key: string) =>
  call<T.Receipt>("POST", `${V1}/reports`, report, {
    "Content-Type": "application/json",
    "Idempotency-Key": key,
  });

/** Who answers for a grid, as its board in the street says. */
export const board = (code: string) => call<T.Board>("GET", `${V1}/board/${encodeURIComponent(code)}`);

/** A grid's extent. */
export const extent = (code: string) => call<T.Extent>("GET", `${V1}/grids/${encodeURIComponent(code)}`);

export const qrOf = (receipt: string) => `${V1}/reports/${encodeURIComponent(receipt)}/qr.svg`;
