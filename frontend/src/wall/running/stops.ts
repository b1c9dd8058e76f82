/** Where a tour goes: the parts of the scope, those with trouble first. */

import type { CaseBrief, Grid } from "../../core/types";
import { within } from "../hierarchy";

/** One place of a tour, and what is wrong there. */
export interface Stop {
  grid: Grid;
  life: number;
  overdue: number;
  zombies: number;
}

export interface Trouble {
  /** The instant it is of, ms. */
  at: number;
  cases: Pick<CaseBrief, "path" | "urgency" | "overdue" | "due_at">[];
  zombies: { path: string }[];
}

/** `places` by open danger to life, then overdue cases, then zombies, each most first; the calm ones keep their order. */
export function stops(places: Grid[], trouble: Trouble): Stop[] {
  return places
    .map((grid) => stop(grid, trouble))
    .sort((a, b) => b.life - a.life || b.overdue - a.overdue || b.zombies - a.zombies);
}

/** One place and its trouble. */
export function stop(grid: Grid, trouble: Trouble): Stop {
  const cases = trouble.cases.filter((c) => within(c.path, grid.path));
  return {
    grid,
    life: cases.filter((c) => c.urgency === "life").length,
    overdue: cases.filter((c) => c.overdue || new Date(c.due_at).getTime() < trouble.at).length,
    zombies: trouble.zombies.filter((zombie) => within(zombie.path, grid.path)).length,
  };
}
