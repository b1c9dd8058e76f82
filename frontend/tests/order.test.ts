/** Which task comes first: how soon it is due, then how far it is. */

import { expect, test } from "vitest";
import type { CaseBrief, Task } from "../src/core/types";
import { bandOf, inOrder } from "../src/tablet/order";
import { distanceText, wayBetween } from "../src/tablet/way";

const NOW = Date.parse("2026-11-22T02:00:00Z"); // 10:00 in Beijing
const HERE = { lon: 116.66, lat: 39.9 };

const task = (id: string, minutes: number, north = 0, more: Partial<CaseBrief> = {}, state = "accepted") =>
  ({
    id,
    state,
    case: {
      due_at: new Date(NOW + minutes * 60_000).toISOString(),
      urgency: "normal",
      lon: HERE.lon,
      lat: HERE.lat + north / 111_320,
      ...more,
    },
  }) as Task;

const ids = (tasks: Task[], order: "way" | "due" = "way") =>
  inOrder(tasks, order, HERE, NOW).map(({ task }) => task.id);

test("bands", () => {
  const bands = (minutes: number) => bandOf(task("t", minutes), NOW);
  expect([-1, 0, 60, 61, 240, 241, 13 * 60, 14 * 60 + 1, 38 * 60].map(bands)).toEqual([
    "late",
    "hour",
    "hour",
    "half",
    "half",
    "today",
    "today",
    "tomorrow",
    "later",
  ]);
  expect(bandOf(task("t", 500, 0, {}, "seen"), NOW)).toBe("new");
  expect(bandOf(task("t", 500, 0, { urgency: "life" }), NOW)).toBe("life");
});

test("among tasks about as soon the nearest comes first", () => {
  const tasks = [
    task("far", 90, 900),
    task("later", 24 * 60),
    task("near", 200, 100),
    task("late", -5, 5000),
  ];
  expect(ids(tasks)).toEqual(["late", "near", "far", "later"]);
  expect(ids(tasks, "due")).toEqual(["late", "far", "near", "later"]);
});

test("what is not accepted yet and danger to life go before everything", () => {
  const tasks = [
    task("late", -5),
    task("life", 100, 0, { urgency: "life" }),
    task("new", 900, 0, {}, "offered"),
  ];
  expect(ids(tasks)).toEqual(["new", "life", "late"]);
});

test("without a place the due time decides", () => {
  const tasks = [task("b", 200, 100), task("a", 90, 900)];
  const placed = inOrder(tasks, "way", undefined, NOW);
  expect(placed.map(({ task, way }) => [task.id, way])).toEqual([
    ["a", undefined],
    ["b", undefined],
  ]);
});

test("the way", () => {
  const north = wayBetween(HERE, { lon: HERE.lon, lat: HERE.lat + 0.01 });
  expect(north).toMatchObject({ compass: "n", minutes: 20 });
  expect(Math.round(north.metres)).toBe(1113);
  expect(wayBetween(HERE, { lon: HERE.lon - 0.01, lat: HERE.lat }).compass).toBe("w");
  expect(wayBetween(HERE, { lon: HERE.lon + 0.01, lat: HERE.lat - 0.0077 }).compass).toBe("se");
  expect(wayBetween(HERE, HERE)).toMatchObject({ metres: 0, minutes: 1 });
  expect([3, 84, 996, 1249].map(distanceText)).toEqual(["10 m", "80 m", "1000 m", "1.2 km"]);
});
