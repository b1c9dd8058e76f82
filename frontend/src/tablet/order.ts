/** The order in which a worker's tasks stand: by how soon each is due, and among those about as soon the nearest first. */

import { beijingDay } from "../core/clock";
import { kept } from "../core/kept";
import type { Task } from "../core/types";
import { type Place, type Way, wayBetween } from "./way";

/** How soon a task wants its worker; those of one band may be done in any order, so the shortest way decides. */
export const BANDS = ["new", "life", "late", "hour", "half", "today", "tomorrow", "later"] as const;
export type Band = (typeof BANDS)[number];

/** By band and way, or by the due time alone. */
export type Order = "way" | "due";

/** A task at its place in the list; the way to it where the tablet knows where it is. */
export interface Placed<One extends Task = Task> {
  task: One;
  band: Band;
  way: Way | undefined;
}

const KEY = "gridwarden.order";

/** The order this tablet was switched to. */
export const keptOrder = (): Order => (kept((store) => store.getItem(KEY)) === "due" ? "due" : "way");

export const keepOrder = (order: Order): void => void kept((store) => store.setItem(KEY, order));

const HOUR_MS = 3_600_000;

/** Which band a task belongs to at `now`: what is to be accepted first, then danger to life, then by the time left. */
export function bandOf(task: Task, now: number): Band {
  if (task.state !== "accepted") return "new";
  if (task.case.urgency === "life") return "life";
  const left = Date.parse(task.case.due_at) - now;
  if (left < 0) return "late";
  if (left <= HOUR_MS) return "hour";
  if (left <= 4 * HOUR_MS) return "half";
  const day = beijingDay(task.case.due_at);
  if (day === beijingDay(now)) return "today";
  return day === beijingDay(now + 24 * HOUR_MS) ? "tomorrow" : "later";
}

/** The tasks in order, as seen from `here`; where that is not known the due time alone decides within a band. */
export function inOrder<One extends Task>(
  tasks: One[],
  order: Order,
  here: Place | undefined,
  now: number,
): Placed<One>[] {
  const placed = tasks.map((task) => ({
    task,
    band: bandOf(task, now),
    way: here && wayBetween(here, task.case),
  }));
  return placed.sort(order === "way" ? byBand : byDue);
}

const due = (one: Placed) => Date.parse(one.task.case.due_at);
const opened = (one: Placed) => Date.parse(one.task.case.opened_at);
const byDue = (a: Placed, b: Placed) => due(a) - due(b) || opened(a) - opened(b);
const byBand = (a: Placed, b: Placed) =>
  BANDS.indexOf(a.band) - BANDS.indexOf(b.band) ||
  (a.way && b.way ? a.way.metres - b.way.metres : 0) ||
  byDue(a, b);
