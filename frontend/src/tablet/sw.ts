/**
 * Keeps the tablet's page with all its files, and what it drew of the own grid and the tasks: tiles, pieces of the
 * basemap and photos, whose addresses change when they do. All other requests go to the server; what the tablet knows
 * of its answers is in store.ts.
 */

import { serveShell, type WorkerScope } from "../core/shell";
import { SEEN } from "./seen";

/** Tiles, pieces and photos that are kept; the oldest give way. */
const MOST_SEEN = 3_000;
const LASTING = ["/tiles/", "/basemap/", "/api/v1/media/"];

/** The page and its files, from scripts/shell.js. */
declare const __SHELL__: string[];

serveShell(self as unknown as WorkerScope, __SHELL__, ({ request }, url) =>
  LASTING.some((path) => url.pathname.startsWith(path)) ? seen(request, url) : undefined,
);

async function seen(request: Request, url: URL): Promise<Response> {
  const range = request.headers.get("Range");
  if (range) url.searchParams.set("range", range);
  const cache = await caches.open(SEEN);
  const known = await cache.match(url);
  if (known) return range ? partOf(known) : known;
  const answer = await fetch(request);
  if (answer.status !== (range ? 206 : 200)) return answer;
  // A cache takes no partial answer: it is kept as a whole one, and given back as what it was.
  const { headers } = answer;
  await cache.put(url, new Response(answer.clone().body, { headers })).catch(() => undefined); // no room
  void trim(cache);
  return answer;
}

const partOf = (whole: Response) => new Response(whole.body, { status: 206, headers: whole.headers });

async function trim(cache: Cache): Promise<void> {
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_SEEN)).map((key) => cache.delete(key)));
}
