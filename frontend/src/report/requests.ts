/** What the phone of somebody without an account asks the server. */

import { call, Problem, problemOf, query, V1 } from "../core/http";
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

/**
 * Send a report with its photos; `onProgress` gets the share that has left, 0 to 1.
 *
 * The same `key` with the same report may be sent any number of times: the server answers as it did the first time.
 */
export function sendReport(
  form: FormData,
  key: string,
  onProgress: (share: number) => void,
): Promise<T.Receipt> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${V1}/reports`);
    request.setRequestHeader("Idempotency-Key", key);
    request.timeout = 120_000;
    request.upload.onprogress = (e) => e.lengthComputable && onProgress(e.loaded / e.total);
    request.onload = () =>
      request.status === 201
        ? resolve(JSON.parse(request.responseText) as T.Receipt)
        : reject(problemOf(request.status, request.responseText));
    request.onerror = request.ontimeout = request.onabort = () => reject(new Problem(0, ""));
    request.send(form);
  });
}
