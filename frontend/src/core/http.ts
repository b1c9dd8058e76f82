/** Requests to our own server, and refusals as values: every answer is typed, every refusal has its sentence. */

/** An RFC 9457 problem document, or a request that never got an answer (`status` 0). */
export class Problem extends Error {
  readonly status: number;
  readonly fields: string[];
  /** The kind that its document names, such as `second-factor`; empty without one. */
  readonly kind: string;
  /** What else its document says, such as the `state` something is in. */
  readonly facts: Record<string, unknown>;

  constructor(
    status: number,
    detail: string,
    fields: string[] = [],
    kind = "",
    facts: Record<string, unknown> = {},
  ) {
    super(detail);
    this.status = status;
    this.fields = fields;
    this.kind = kind;
    this.facts = facts;
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
    const { type, detail, errors, ...facts } = JSON.parse(text) as Document;
    const fields = errors?.map((e) => e.field) ?? [];
    return new Problem(status, detail ?? "", fields, type?.replace("/problems/", ""), facts);
  } catch {
    return new Problem(status, "");
  }
}

/** A line that carries nothing for this long is as good as none, ms. */
const PATIENCE = 60_000;

const typed = (body: object | undefined): Record<string, string> =>
  body ? { "Content-Type": "application/json" } : {};

/** Ask, and give the whole answer, for what its headers say; a refusal is thrown as a Problem. */
export async function answerTo(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = typed(body),
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      headers,
      body: body instanceof Blob ? body : body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Problem(0, "");
  }
  if (!response.ok) throw problemOf(response.status, await response.text());
  return response;
}

/** Ask, and give the answer as `A`; a refusal is thrown as a Problem. */
export async function call<A>(
  method: string,
  path: string,
  body?: object,
  headers?: Record<string, string>,
): Promise<A> {
  const response = await answerTo(method, path, body, headers);
  return (response.status === 204 ? undefined : await response.json()) as A;
}

/** The given values as a query string, `""` for none. */
export const query = (values: Record<string, string | number | undefined>) => {
  const given = Object.entries(values).filter(([, v]) => v !== undefined);
  return given.length ? `?${new URLSearchParams(given.map(([k, v]) => [k, String(v)]))}` : "";
};

/** Where our API begins. */
export const V1 = "/api/v1";

/** An unguessable key, also where the page is not a secure context and `randomUUID` is missing. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join(
    "",
  );
}
