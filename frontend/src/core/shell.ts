/**
 * The part of a service worker that lets a page open without a network: the page and its files are kept whole, as one
 * version, and given from there. A new version is fetched beside the old one and takes over when the page says so (see
 * update.ts) or when no page is open any more; a page never runs on files of two versions.
 */

export interface WorkerScope {
  addEventListener(name: "fetch", handle: (event: FetchEvent) => void): void;
  addEventListener(name: "install" | "activate", handle: (event: Extendable) => void): void;
  addEventListener(name: "message", handle: (event: { data: unknown }) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  location: Location;
}
interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}
export interface FetchEvent extends Extendable {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** What a page posts to the waiting worker so that it takes over. */
export const TAKE_OVER = "take-over";

/** Keep and serve the page at `files[0]` with its files; `more` answers what is not of the page, if it wants to. */
export function serveShell(
  scope: WorkerScope,
  files: string[],
  more: (event: FetchEvent, url: URL) => Promise<Response> | undefined = () => undefined,
): void {
  const [page] = files as [string];
  const prefix = `shell ${page} `;
  // The files' names hold their content's hash, so the list names the version.
  const name = `${prefix}${hash(files.join())}`;

  scope.addEventListener("install", (event) => event.waitUntil(fill(name, files)));

  scope.addEventListener("activate", (event) => event.waitUntil(takeOver(scope, prefix, name)));

  scope.addEventListener("message", ({ data }) => {
    if (data === TAKE_OVER) void scope.skipWaiting();
  });

  scope.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== scope.location.origin) return;
    if (request.mode === "navigate" && url.pathname === page) event.respondWith(kept(name, page, request));
    else if (url.pathname.startsWith("/assets/")) event.respondWith(kept(name, request, request));
    else {
      const answer = more(event, url);
      if (answer) event.respondWith(answer);
    }
  });
}

/** Fetch what no version has yet. */
async function fill(name: string, files: string[]): Promise<void> {
  const cache = await caches.open(name);
  await Promise.all(
    files.map(async (file) => {
      const known = file.startsWith("/assets/") ? await caches.match(file) : undefined;
      await (known ? cache.put(file, known) : cache.add(new Request(file, { cache: "no-cache" })));
    }),
  );
}

async function takeOver(scope: WorkerScope, prefix: string, name: string): Promise<void> {
  const others = (await caches.keys()).filter((one) => one.startsWith(prefix) && one !== name);
  await Promise.all(others.map((one) => caches.delete(one)));
  await scope.clients.claim();
}

/** From the cache; what is not there yet (a slice of a font) is kept on the way. */
async function kept(name: string, key: RequestInfo, request: Request): Promise<Response> {
  const cache = await caches.open(name);
  const known = await cache.match(key);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.status === 200) await cache.put(key, answer.clone()).catch(() => undefined); // no room
  return answer;
}

/** A short name of a text; FNV-1a. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return (value >>> 0).toString(36);
}
