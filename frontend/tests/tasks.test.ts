/** A tablet's list, with lists and events overtaking each other as they do on a bad line. */

import { expect, test } from "vitest";
import type { CaseBrief, Task } from "../src/core/types";
import { TaskStore } from "../src/tablet/tasks";

const offer = { id: "t1", state: "offered" as const, rank: 0, offered_at: "", accept_by: "" };
const brief = { id: "c1", due_at: "2026-11-22T08:00:00Z" } as CaseBrief;
const listed = (id: string, state: Task["state"], due_at = "2026-11-22T08:00:00Z"): Task =>
  ({
    ...offer,
    id,
    state,
    accepted_at: null,
    words: null,
    case: { ...brief, due_at, summary: "…", address: null, photos: [] },
  }) as Task;

const states = (store: TaskStore) => store.list.map((t) => `${t.id} ${t.state}`);

test("a list asked for before an event does not take it back", () => {
  const store = new TaskStore();
  store.offer(offer, brief);
  store.move("t1", "delivered");
  store.replace([listed("t1", "offered")]);
  expect(states(store)).toEqual(["t1 delivered"]);
  expect(store.get("t1")?.case.summary).toBe("…");
});

test("a task that ended is not brought back by a late list or a late offer", () => {
  const store = new TaskStore();
  store.offer(offer, brief);
  expect(store.end("t1")).toBe(true);
  store.replace([listed("t1", "seen")]);
  expect(store.offer(offer, brief)).toBe(false);
  expect(states(store)).toEqual([]);
});

test("what the list does not name is gone, and what it names further on moves on", () => {
  const store = new TaskStore();
  store.replace([listed("t1", "offered"), listed("t2", "seen")]);
  store.replace([listed("t2", "accepted")]);
  expect(states(store)).toEqual(["t2 accepted"]);
});

test("the most urgent comes first", () => {
  const store = new TaskStore();
  store.replace([
    listed("late", "seen", "2026-11-25T00:00:00Z"),
    listed("soon", "seen", "2026-11-22T00:00:00Z"),
  ]);
  expect(states(store)).toEqual(["soon seen", "late seen"]);
});
