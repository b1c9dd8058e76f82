/** Requests to our own server, and refusals as values: every answer is typed, every refusal has its sentence. */

import type * as T from "./types";

/** An RFC 9457 problem document, or a request that never got an answer (`status` 0). */
export class Problem extends Error {
  readonly status: number;
  readonly fields: string[];
  /** The kind that its document names, such as `second-factor`; empty without one. */
  readonly kind: string;

  constructor(status: number, detail: string, fields: string[] = [], kind = "") {
    super(detail);
    this.status = status;
    this.fields = fields;
    this.kind = kind;
  }

  /** Nothing came back: offline, cut off, or the server is away. Sending the same again is right. */
  get unanswered(): boolean {
    return this.status === 0 || this.status >= 502;
  }
}

interface Document {
  type?: string;
  detail?: string;
  errors?: { field: string }[];
}

export function problemOf(status: number, text: string): Problem {
  try {
    const body = JSON.parse(text) as Document;
    const fields = body.errors?.map((e) => e.field) ?? [];
    return new Problem(status, body.detail ?? "", fields, body.type?.replace("/problems/", ""));
  } catch {
    return new Problem(status, "");
  }
}

async function call<A>(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = body ? { "Content-Type": "application/json" } : {},
): Promise<A> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      headers,
      body: body instanceof Blob ? body : body && JSON.stringify(body),
    });
  } catch {
    throw new Problem(0, "");
  }
  if (!response.ok) throw problemOf(response.status, await response.text());
  return (response.status === 204 ? undefined : await response.json()) as A;
}

const query = (values: Record<string, string | number | undefined>) => {
  const given = Object.entries(values).filter(([, v]) => v !== undefined);
  return given.length ? `?${new URLSearchParams(given.map(([k, v]) => [k, String(v)]))}` : "";
};

const V1 = "/api/v1";

/** Send one photo ahead of what it belongs to; gives its id. */
async function upload(file: File): Promise<string> {
  const piece = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": "0" };
  const { id } = await call<T.Upload>("POST", `${V1}/media`, undefined, {
    "Upload-Length": String(file.size),
  });
  await call<undefined>("PATCH", `${V1}/media/${id}`, file, piece);
  return id;
}

export const api = {
  config: () => call<T.Config>("GET", `${V1}/config`),
  categories: () => call<T.Categories>("GET", `${V1}/categories`),
  locate: (lon: number, lat: number, accuracy_m?: number) =>
    call<T.Located>("GET", `${V1}/locate${query({ lon, lat, crs: "wgs84", accuracy_m })}`),

  logIn: (account: string, password: string, code?: string) =>
    call<T.Session>("POST", `${V1}/sessions`, { account, password, code }),
  startDisplay: (token: string) => call<unknown>("POST", `${V1}/displays/session`, { token }),
  logOut: () => call<unknown>("DELETE", `${V1}/sessions/current`),
  me: () => call<T.Me>("GET", `${V1}/me`),

  cases: (under: string, status: string[], limit: number) =>
    call<T.Cases>(
      "GET",
      `${V1}/cases${query({ under, limit })}${status.map((s) => `&status=${s}`).join("")}`,
    ),
  case: (number: string) => call<T.CaseDetail>("GET", `${V1}/cases/${encodeURIComponent(number)}`),
  clocks: (number: string) => call<T.Clocks>("GET", `${V1}/cases/${encodeURIComponent(number)}/clocks`),
  activity: (under: string, state: string) =>
    call<T.Activity>("GET", `${V1}/activity${query({ under, state })}`),
  explained: (code: string) => call<T.ActivityExplained>("GET", `${V1}/grids/${code}/activity`),
  bulletin: (under: string) => call<T.LatestBulletin>("GET", `${V1}/bulletins/latest${query({ under })}`),
  grids: (under: string) => call<T.Grids>("GET", `${V1}/grids${query({ under, limit: 10_000 })}`),

  tasks: () => call<T.Tasks>("GET", `${V1}/tasks`),
  accept: (id: string) => call<unknown>("POST", `${V1}/tasks/${id}/accept`),
  start: (id: string) => call<unknown>("POST", `${V1}/tasks/${id}/start`),
  help: (id: string, reason: string) => call<unknown>("POST", `${V1}/tasks/${id}/help`, { reason }),
  giveBack: (id: string, said: { reason: string; basis: string | null; evidence: T.Proof[] }) =>
    call<unknown>("POST", `${V1}/tasks/${id}/return`, said),
  done: (id: string, said: { words: string; evidence: T.Proof[] }) =>
    call<unknown>("POST", `${V1}/tasks/${id}/done`, said),
  upload,

  attendance: () => call<T.Attendance>("GET", `${V1}/attendance`),
  attend: (on: boolean, at: string) => call<T.Attendance>("POST", `${V1}/attendance`, { on, at }),
  visits: () => call<T.Visits>("GET", `${V1}/visits${query({ limit: 20 })}`),
  visit: (made: T.NewVisit) => call<T.Visit>("POST", `${V1}/visits`, made),
  diary: () => call<T.Diary>("GET", `${V1}/diary`),
  write: (day: string, words: string) => call<T.DiaryEntry>("PUT", `${V1}/diary/${day}`, { words }),

  similar: (category: string, lon: number, lat: number, words: string) =>
    call<T.Similar>(
      "GET",
      `${V1}/reports/similar${query({ category, lon, lat, crs: "wgs84", words: words || undefined })}`,
    ),
  asked: (token: string) => call<T.Asked>("GET", `${V1}/verdicts/${encodeURIComponent(token)}`),
  judge: (token: string, verdict: T.Tap) =>
    call<T.Asked>("POST", `${V1}/verdicts/${encodeURIComponent(token)}`, verdict),

  erase: (receipt: string, what: "contact" | "all") =>
    call<unknown>("DELETE", `${V1}/reports/${encodeURIComponent(receipt)}`, { what }),
  progress: (receipt: string) => call<T.Progress>("GET", `${V1}/reports/${encodeURIComponent(receipt)}`),
};

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

/** An unguessable key, also where the page is not a secure context and `randomUUID` is missing. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join(
    "",
  );
}
