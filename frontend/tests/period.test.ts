/** Periods begin at midnight in Beijing, wherever the tablet believes to be. */

import { expect, test } from "vitest";
import { begins } from "../src/tablet/period";

const at = (instant: string) =>
  (["today", "week", "month"] as const).map((period) => begins(period, Date.parse(instant)).toISOString());

test("a Sunday evening in UTC is Monday in Beijing", () => {
  expect(at("2026-11-22T16:30:00Z")).toEqual([
    "2026-11-22T16:00:00.000Z",
    "2026-11-22T16:00:00.000Z",
    "2026-10-31T16:00:00.000Z",
  ]);
});

test("a Sunday afternoon belongs to the week of the Monday before", () => {
  expect(at("2026-11-22T07:00:00Z")).toEqual([
    "2026-11-21T16:00:00.000Z",
    "2026-11-15T16:00:00.000Z",
    "2026-10-31T16:00:00.000Z",
  ]);
});
