/** A page that opens without a network: kept whole, as one version, and given from there. */

import { beforeEach, expect, it, vi } from "vitest";
import { type FetchEvent, serveShell, TAKE_OVER, type WorkerScope } from "../src/core/shell";

const ORIGIN = "https://grid.example";
const addressOf = (key: RequestInfo) => new URL(typeof key === "string" ? key : key.url, ORIGIN).pathname;

class FakeCache {
  kept = new Map<string, Response>();
  full = false;
  match = (key: RequestInfo) => Promise.resolve(this.kept.get(addressOf(key))?.clone());
  put = (key: RequestInfo, answer: Response) => {
    if (this.full) return Promise.reject(new DOMException("no room", "QuotaExceededError"));
    this.kept.set(addressOf(key), answer);
    return Promise.resolve();
  };
  add = async (request: Request) => this.put(request, await fetch(request));
}

let stored: Map<string, FakeCache>;
let online: boolean;
let asked: string[];

beforeEach(() => {
  stored = new Map();
  online = true;
  asked = [];
  vi.stubGlobal("caches", {
    open: (name: string) => {
      const cache = stored.get(name) ?? new FakeCache();
      stored.set(name, cache);
      return Promise.resolve(cache);
    },
    keys: () => Promise.resolve([...stored.keys()]),
    delete: (name: string) => Promise.resolve(stored.delete(name)),
    match: (key: RequestInfo) =>
      Promise.resolve(
        [...stored.values()]
          .map((one) => one.kept.get(addressOf(key)))
          .find(Boolean)
          ?.clone(),
      ),
  });
  vi.stubGlobal(
    "Request",
    class {
      url: string;
      constructor(path: string) {
        this.url = ORIGIN + path;
      }
    },
  );
  vi.stubGlobal("fetch", (request: Request) => {
    asked.push(addressOf(request));
    return online
      ? Promise.resolve(new Response(addressOf(request)))
      : Promise.reject(new TypeError("no line"));
  });
});

/** A worker of one version, and what happens to it. */
function worker(files: string[]) {
  const heard: Record<string, (event: never) => void> = {};
  const skipped = vi.fn(() => Promise.resolve());
  const scope: WorkerScope = {
    addEventListener: (name: string, handle: (event: never) => void) => (heard[name] = handle),
    skipWaiting: skipped,
    clients: { claim: () => Promise.resolve() },
    location: { origin: ORIGIN } as Location,
  };
  serveShell(scope, files);
  const happen = async (name: "install" | "activate") => {
    let work: Promise<unknown> = Promise.resolve();
    heard[name]?.({ waitUntil: (one: Promise<unknown>) => (work = one) } as never);
    await work;
  };
  const get = (path: string, mode = "cors") => {
    let answer: Promise<Response> | undefined;
    const request = { url: ORIGIN + path, method: "GET", mode } as Request;
    heard.fetch?.({
      request,
      respondWith: (one: Promise<Response>) => (answer = one),
    } as unknown as FetchEvent as never);
    return answer?.then((one) => one.text());
  };
  const say = (data: unknown) => heard.message?.({ data } as never);
  return { happen, get, say, skipped };
}

it("gives the page and its files without a network, and leaves everything else to it", async () => {
  const { happen, get } = worker(["/tablet/", "/assets/a.js"]);
  await happen("install");
  online = false;
  expect(await get("/tablet/?lang=en", "navigate")).toBe("/tablet/");
  expect(await get("/assets/a.js")).toBe("/assets/a.js");
  expect(get("/api/v1/tasks")).toBeUndefined();
  expect(get("/wall/", "navigate")).toBeUndefined();
});

it("fetches of a new version what no other has, waits to be told, and then lets the old one go", async () => {
  await worker(["/tablet/", "/assets/a.js", "/assets/b.js"]).happen("install");
  const other = new FakeCache();
  stored.set("tablet seen", other);
  asked = [];
  const { happen, say, skipped } = worker(["/tablet/", "/assets/a.js", "/assets/c.js"]);
  await happen("install");
  expect(asked.sort()).toEqual(["/assets/c.js", "/tablet/"]);
  expect(skipped).not.toHaveBeenCalled();
  say("anything");
  expect(skipped).not.toHaveBeenCalled();
  say(TAKE_OVER);
  expect(skipped).toHaveBeenCalledOnce();
  await happen("activate");
  expect(stored.size).toBe(2);
  expect(stored.get("tablet seen")).toBe(other);
});

it("gives what it has no room to keep", async () => {
  const { happen, get } = worker(["/tablet/"]);
  await happen("install");
  for (const cache of stored.values()) cache.full = true;
  expect(await get("/assets/font.woff2")).toBe("/assets/font.woff2");
});
