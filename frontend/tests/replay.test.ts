/** A past day in every instant of it, forwards and backwards, and the calendar it is chosen from. */

import { describe, expect, test } from "vitest";
import type { CaseState, GridState, ReplayDay } from "../src/core/types";
import { monthAfter, weeksOf } from "../src/wall/replay/calendar";
import { Timeline } from "../src/wall/replay/timeline";

const HOUR = 3_600_000;
const BEGINS = Date.parse("2026-11-19T16:00:00Z");

const aCase = (n: number, opened: number): ReplayDay["cases"][number] => ({
  id: `case-${n}`,
  number: `110112-20261120-${n}`,
  category: "0102",
  category_name: "暴露垃圾",
  urgency: "normal",
  lon: 116.66,
  lat: 39.9,
  grid: "110112001001001",
  path: "110112.001.001.001",
  opened_at: new Date(BEGINS + opened).toISOString(),
});

const state = (
  at: number,
  n: number,
  what: string,
  status: CaseState["status"],
  due = 100 * HOUR,
): CaseState => ({
  at,
  what,
  case: n,
  status,
  due,
});

const grid = (at: number, code: string, is: GridState["state"]): GridState => ({
  at,
  code,
  path: "110112.001.001.001",
  state: is,
  kinds: is === "zombie" ? ["silent"] : [],
  reason: { kind: "silent" },
});

/** Case 0 stood and is resolved at 10; case 1 comes at 8, due at 9, accepted at 12. Grid a wakes at 11, b sleeps at 6. */
const DAY: ReplayDay = {
  day: "2026-11-20",
  under: "110112",
  begins: "2026-11-19T16:00:00Z",
  ends: "2026-11-20T16:00:00Z",
  same_boundaries: true,
  cases: [aCase(0, -5 * HOUR), aCase(1, 8 * HOUR)],
  start: {
    cases: [state(-5 * HOUR, 0, "CaseOpened", "assigned", 20 * HOUR)],
    grids: [grid(-HOUR, "a", "zombie")],
  },
  events: [
    state(8 * HOUR, 1, "CaseOpened", "assigned", 9 * HOUR),
    state(10 * HOUR, 0, "CaseResolved", "resolved", 20 * HOUR),
    state(12 * HOUR, 1, "TaskAccepted", "accepted", 9 * HOUR),
  ],
  changes: [grid(6 * HOUR, "b", "quiet"), grid(11 * HOUR, "a", "active")],
};

const timeline = new Timeline(DAY, () => "第1微网格");

/** What is known at an instant: status of each case with ! when overdue, and state of each grid. */
function at(hour: number): { cases: Record<string, string>; grids: Record<string, string> } {
  const cases = timeline.casesAt(hour * HOUR).map((c) => [c.id, c.status + (c.overdue ? "!" : "")] as const);
  const grids = timeline.gridsAt(hour * HOUR).map((g) => [g.code, g.state] as const);
  return { cases: Object.fromEntries(cases), grids: Object.fromEntries(grids) };
}

describe("a past day", () => {
  test("is known in every instant", () => {
    expect(at(0)).toEqual({ cases: { "case-0": "assigned" }, grids: { a: "zombie", b: "active" } });
    expect(at(8.5).cases).toEqual({ "case-0": "assigned", "case-1": "assigned" });
    expect(at(9).cases["case-1"]).toBe("assigned!");
    expect(at(24)).toEqual({
      cases: { "case-0": "resolved", "case-1": "accepted!" },
      grids: { a: "active", b: "quiet" },
    });
  });

  test("has its moments in order, passing a due time among them", () => {
    expect(timeline.moments.map((m) => [m.at / HOUR, "case" in m ? m.what : m.grid])).toEqual([
      [6, "b"],
      [8, "CaseOpened"],
      [9, "DeadlineMissed"],
      [10, "CaseResolved"],
      [11, "a"],
      [12, "TaskAccepted"],
    ]);
  });

  test("is walked both ways: the changes between any two instants lead from one to the other", () => {
    const hours = [0, 5, 6, 7.5, 8, 9, 9.5, 10, 11.5, 12, 24];
    for (const from of hours) {
      for (const to of hours) {
        const known = at(from);
        const change = timeline.between(from * HOUR, to * HOUR, 100);
        for (const c of change?.cases ?? []) known.cases[c.id] = c.status + (c.overdue ? "!" : "");
        known.cases = Object.fromEntries(
          Object.entries(known.cases).filter(([id]) => !change?.gone.includes(id)),
        );
        for (const g of change?.grids ?? []) known.grids[g.code] = g.state;
        expect(known, `${from} to ${to}`).toEqual(at(to));
      }
    }
  });

  test("draws the eye only to what is opened on the way forward", () => {
    expect(timeline.between(7 * HOUR, 10 * HOUR, 100)?.opened.map((c) => c.id)).toEqual(["case-1"]);
    expect(timeline.between(8 * HOUR, 24 * HOUR, 100)?.opened).toEqual([]);
    expect(timeline.between(10 * HOUR, 7 * HOUR, 100)).toMatchObject({ opened: [], gone: ["case-1"] });
  });

  test("says when there is too much to tell one by one", () => {
    expect(timeline.between(0, 24 * HOUR, 5)).toBeUndefined();
    expect(timeline.between(24 * HOUR, 0, 6)).toBeDefined();
  });

  test("is stepped through by what happened", () => {
    expect(timeline.next(0, 1)).toBe(6 * HOUR);
    expect(timeline.next(6 * HOUR, 1)).toBe(8 * HOUR);
    expect(timeline.next(8 * HOUR, -1)).toBe(6 * HOUR);
    expect(timeline.next(6 * HOUR, -1)).toBeUndefined();
    expect(timeline.next(12 * HOUR, 1)).toBeUndefined();
  });

  test("shows where much happened", () => {
    expect(timeline.density(4)).toEqual([0, 5, 1, 0]);
  });
});

describe("a month", () => {
  test("begins its weeks on Mondays", () => {
    const weeks = weeksOf("2026-11"); // a Sunday is its first day
    expect(weeks.length).toBe(6);
    expect(weeks[0]?.map(({ day }) => day).findIndex((day) => day === "2026-11-01")).toBe(6);
    expect(weeks.flat().filter(({ day }) => day).length).toBe(30);
    expect(weeksOf("2026-02").flat().at(-1)?.day).toBeUndefined();
    expect(
      weeksOf("2024-02")
        .flat()
        .filter(({ day }) => day).length,
    ).toBe(29);
  });

  test("leads over the end of a year", () => {
    expect(monthAfter("2026-12", 1)).toBe("2027-01");
    expect(monthAfter("2026-01", -1)).toBe("2025-12");
  });
});
