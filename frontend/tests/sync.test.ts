import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Sync } from "../src/tablet/sync.svelte";

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  vi.stubGlobal("navigator", { onLine: true });
});

afterEach(() => vi.unstubAllGlobals());

const accept = { task: "t1", number: "N-1", name: "暴露垃圾" };

it("forgets an act only after the screen has seen what it brought", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ id: "t1" })));
  let seen = () => {};
  const sync: Sync = new Sync({
    owner: "wang",
    sent: () => new Promise<void>((resolve) => (seen = resolve)),
    loggedOut: () => undefined,
  });
  await sync.box.start();
  const outcome = await sync.act("accept", accept);
  expect(outcome.how).toBe("sent");
  expect(sync.on("t1")).toHaveLength(1);
  seen();
  await vi.waitFor(() => expect(sync.on("t1")).toHaveLength(0));
  sync.box.stop();
});

it("gives up at once what the device cannot keep", async () => {
  vi.stubGlobal("indexedDB", {
    open: () => {
      throw new DOMException("forbidden", "SecurityError");
    },
  });
  const sync = new Sync({ owner: "wang", sent: () => undefined, loggedOut: () => undefined });
  await expect(sync.act("accept", accept)).rejects.toThrow("forbidden");
});
