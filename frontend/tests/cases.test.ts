/** What a wall knows after a snapshot and events, in whatever order and however often they come. */

import { describe, expect, test } from "vitest";
import { CaseStore, MOST_FINISHED } from "../src/core/cases";
import type { LiveEvent } from "../src/core/live";
import type { CaseBrief } from "../src/core/types";

const NOON = Date.parse("2026-11-22T04:00:00Z"); // 12:00 in Beijing

function brief(id: string, over: Partial<CaseBrief> = {}): CaseBrief {
  return {
    id,
    number: `110112-20261122-${id}`,
    category: "0102",
    category_name: "暴露垃圾",
    urgency: "normal",
    status: "assigned",
    kind: "help",
    round: 0,
    rung: "worker",
    lon: 116.66,
    lat: 39.9,
    grid: "110112001001001",
    grid_name: "第1微网格",
    path: "110112.001.001.001",
    how: "covers",
    worker: "w1",
    opened_at: "2026-11-22T03:00:00Z",
    due_at: "2026-11-22T08:00:00Z",
    overdue: false,
    ...over,
  };
}

const event = (name: string, data: object): LiveEvent => ({ seq: 1, topics: [], name, at: "", data });

const all = () => true;

describe("events", () => {
  test("a case opens once, however often it is heard", () => {
    const store = new CaseStore();
    const opened = event("CaseOpened", { case: brief("1") });
    expect(store.apply(opened)).toBe("1");
    store.apply(event("TaskAccepted", { case: "1", status: "accepted", worker: "w1" }));
    store.apply(opened);
    expect(store.byId.get("1")?.status).toBe("accepted");
    expect(store.byId.size).toBe(1);
  });

  test("an event without a status keeps the one there is, and null takes the worker away", () => {
    const store = new CaseStore();
    store.replace([brief("1")]);
    store.apply(event("CaseEscalated", { case: "1", worker: null }));
    expect(store.byId.get("1")).toMatchObject({ status: "assigned", worker: null });
    store.apply(event("DeadlineMissed", { case: "1" }));
    expect(store.byId.get("1")).toMatchObject({ status: "assigned", overdue: true });
  });

  test("a stage's deadline does not make a case overdue, and more time takes that back", () => {
    const store = new CaseStore();
    store.replace([brief("1")]);
    store.apply(event("DeadlineMissed", { case: "1", stage: "handle" }));
    expect(store.byId.get("1")?.overdue).toBe(false);
    store.apply(event("DeadlineMissed", { case: "1", stage: "whole" }));
    expect(store.byId.get("1")?.overdue).toBe(true);
    store.apply(event("CaseExtended", { case: "1", due_at: "2027-01-01T10:00:00Z" }));
    expect(store.byId.get("1")).toMatchObject({ overdue: false, due_at: "2027-01-01T10:00:00Z" });
  });

  test("what is not about a known case changes nothing", () => {
    const store = new CaseStore();
    expect(store.apply(event("TaskAccepted", { case: "nobody's", status: "accepted" }))).toBeUndefined();
    expect(store.apply(event("SomethingNew", {}))).toBeUndefined();
  });
});

describe("figures", () => {
  test("the day begins at midnight in Beijing", () => {
    const store = new CaseStore();
    store.replace([
      brief("1", { opened_at: "2026-11-21T15:59:59Z" }),
      brief("2", { opened_at: "2026-11-21T16:00:00Z" }),
    ]);
    expect(store.figures(NOON, all).today).toBe(1);
  });

  test("a case falls overdue by the clock alone, and a finished one does not", () => {
    const store = new CaseStore();
    store.replace([brief("1"), brief("2", { status: "closed" })]);
    expect(store.figures(NOON, all)).toMatchObject({ open: 1, overdue: 0 });
    expect(store.figures(NOON + 5 * 3_600_000, all)).toMatchObject({ open: 1, overdue: 1 });
  });
});

test("a wall that runs for weeks forgets finished cases, the oldest first, and no open one", () => {
  const store = new CaseStore();
  store.replace([brief("open")]);
  for (let n = 0; n < MOST_FINISHED + 10; n++) {
    store.apply(event("CaseOpened", { case: brief(`c${n}`) }));
    store.apply(event("CaseClosed", { case: `c${n}`, status: "closed" }));
  }
  expect(store.byId.size).toBe(MOST_FINISHED + 1);
  expect(store.byId.has("open")).toBe(true);
  expect(store.byId.has("c9")).toBe(false);
  expect(store.byId.has("c10")).toBe(true);
});
