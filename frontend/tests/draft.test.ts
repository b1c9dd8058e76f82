/** What a citizen is about to send: what is missing, what was refused, whose place it is. */

import "fake-indexeddb/auto";
import { expect, it, vi } from "vitest";

vi.stubGlobal("location", { search: "" });
vi.stubGlobal("document", { documentElement: {} });
vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no line")));
const { words } = await import("../src/words/common");
const { reportWords } = await import("../src/words/report");
const { Draft, isFor } = await import("../src/report/draft.svelte");
const { post } = await import("../src/report/post.svelte");
const { metresBetween } = await import("../src/report/device");

const REPORT = {
  category: "0102",
  description: "三号楼东侧",
  channel: "citizen",
  lon: 116.66,
  lat: 39.9,
  crs: "wgs84",
  located_by: "device",
  accuracy_m: 25,
  firm_name: "小吃店",
} as const;

const refused = (status: number, fields: string[] = []) =>
  Draft.of(
    {
      ...{ seq: 1, id: "k", owner: "", kind: "report", uploads: [], at: "", tries: 1, faults: 0 },
      ...{ state: "refused", maybeSent: false, body: { report: REPORT, category: "暴露垃圾" } },
      why: { status, kind: "", detail: "English", fields, facts: {} },
    },
    [],
  );

it("says which field was refused, in Chinese", () => {
  expect(refused(422, ["contact_phone"]).trouble?.points).toEqual([reportWords().fields.contact_phone]);
});

it.each([
  [422, reportWords().notTaken],
  [413, reportWords().tooBig],
  [429, words().tooManyTries],
])("says a %i that names no field in Chinese", (status, said) => {
  expect(refused(status).trouble?.points).toEqual([said]);
});

it("is whole again when it is taken back", () => {
  const draft = refused(422);
  expect([draft.sender, draft.firm, draft.category, draft.description]).toEqual([
    ...["firm", "小吃店", "0102", "三号楼东侧"],
  ]);
  expect(draft.place).toEqual({ lon: 116.66, lat: 39.9, accuracy: 25, by: "device" });
});

it("names what is missing, once somebody has tried", async () => {
  const draft = new Draft();
  draft.sender = "firm";
  expect(draft.trouble).toBeUndefined();
  await draft.send();
  const say = reportWords();
  expect(draft.trouble?.points).toEqual([say.needPlace, say.needCategory, say.needWords, say.needFirm]);
});

it("is sent at once from a phone that keeps nothing, and under one key until it is answered", async () => {
  const room = indexedDB;
  vi.stubGlobal("indexedDB", {
    open() {
      throw new DOMException("forbidden", "SecurityError");
    },
  });
  const keys: (string | undefined)[] = [];
  const answers = [() => Promise.reject(new TypeError("cut")), () => Response.json({}, { status: 422 })];
  vi.stubGlobal(
    "fetch",
    (path: string, { method, headers }: { method: string; headers: Record<string, string> }) => {
      if (method !== "POST") return Promise.reject(new TypeError("no line"));
      expect(path).toBe("/api/v1/reports");
      keys.push(headers["Idempotency-Key"]);
      const receipt = { receipt: "r1", case: { number: "N-1" }, grid: null };
      return Promise.resolve(answers.shift()?.() ?? Response.json(receipt, { status: 201 }));
    },
  );
  const draft = refused(422);
  await draft.send();
  expect(draft.trouble?.lead).toBe(reportWords().cannotKeep);
  await draft.send();
  expect(draft.trouble?.points).toEqual([reportWords().notTaken]);
  await draft.send();
  expect(draft.phase).toBe("posted");
  expect(post.receipt(draft.posted)?.case.number).toBe("N-1");
  expect(keys).toEqual([keys[0], keys[0], draft.posted]);
  expect(keys[0]).not.toBe(draft.posted);
  vi.stubGlobal("indexedDB", room);
});

it("asks about a photo that was taken elsewhere, and only then", () => {
  const draft = refused(422);
  draft.taken = { lon: 116.6605, lat: 39.9 };
  expect(draft.elsewhere, "within the device's own error").toBeUndefined();
  draft.taken = { lon: 116.67, lat: 39.9 };
  expect(draft.elsewhere?.metres).toBeCloseTo(metresBetween(draft.taken, REPORT), 0);
  expect(draft.elsewhere?.metres).toBeCloseTo(854, -1);
  draft.place = undefined;
  expect(draft.elsewhere?.metres).toBeNull();
});

it("offers a firm what is a firm's", () => {
  const of = (audience: "resident" | "firm" | "both") => ({ audience }) as Parameters<typeof isFor>[0];
  expect((["resident", "firm", "both"] as const).map((one) => isFor(of(one), "firm"))).toEqual([
    ...[false, true, true],
  ]);
});
