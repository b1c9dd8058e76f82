/**
 * Keeps the report page's shell, so that the form opens on a bad line or none: the page as it was last seen, the hashed
 * files it names, and the lists the form needs. Nothing that was reported is kept here, and no other answer of the API.
 */

import type { WorkerScope } from "../core/shell";

const SHELL = "report-shell";
const PAGE = "/report/";
const LISTS = ["/api/v1/categories", "/api/v1/config"];
const scope = self as unknown as WorkerScope;

scope.addEventListener("install", (event) => {
  event.waitUntil(install());
  void scope.skipWaiting();
});

scope.addEventListener("activate", (event) => event.waitUntil(scope.clients.claim()));

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== scope.location.origin) return;
  if (pathname.startsWith("/assets/")) event.respondWith(keptFirst(request));
  else if (request.mode === "navigate" && pathname === PAGE) event.respondWith(freshFirst(request, PAGE));
  else if (LISTS.includes(pathname)) event.respondWith(freshFirst(request, pathname));
});

async function install(): Promise<void> {
  const cache = await caches.open(SHELL);
  await cache.addAll([PAGE, ...LISTS]);
  await cache.addAll(await named(await cache.match(PAGE)));
}

/** The hashed files that a page names. */
async function named(page: Response | undefined): Promise<string[]> {
  const text = (await page?.clone().text()) ?? "";
  return [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? "");
}

/** From the network, and kept under `key`; what was kept when there is none. */
async function freshFirst(request: Request, key: string): Promise<Response> {
  const cache = await caches.open(SHELL);
  try {
    const answer = await fetch(request);
    // What cannot be kept (no room, a file that did not come) leaves what was kept before as it is.
    if (answer.ok) await keep(cache, key, answer.clone()).catch(() => undefined);
    return answer;
  } catch (error) {
    const kept = await cache.match(key);
    if (kept) return kept;
    throw error;
  }
}

/** Keep an answer; a new build's page brings its files along, and those of the builds before go. */
async function keep(cache: Cache, key: string, answer: Response): Promise<void> {
  const files = key === PAGE ? await named(answer) : [];
  const before = key === PAGE ? await named(await cache.match(PAGE)) : [];
  if (files.join() !== before.join()) {
    await cache.addAll(files.filter((file) => !before.includes(file)));
    for (const kept of await cache.keys()) {
      const { pathname } = new URL(kept.url);
      if (pathname.startsWith("/assets/") && !files.includes(pathname)) await cache.delete(kept);
    }
  }
  await cache.put(key, answer);
}

/** A hashed file never changes. */
async function keptFirst(request: Request): Promise<Response> {
  const cache = await caches.open(SHELL);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone()).catch(() => undefined);
  return answer;
}
