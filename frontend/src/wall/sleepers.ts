/** Sleeping grids by the part of the city they lie in. */

import { asleepSince } from "../core/trouble";
import type { Grid, GridActivity } from "../core/types";

export interface Sleepers {
  /** The part; undefined for grids that lie in none. */
  grid: Grid | undefined;
  /** The longest asleep first. */
  zombies: GridActivity[];
}

/** The parts with the most sleeping grids first; of as many, the one that has slept longer. */
export function byPart(zombies: GridActivity[], partOf: (path: string) => Grid | undefined): Sleepers[] {
  const parts = new Map<string | undefined, Sleepers>();
  const longest = zombies.toSorted((a, b) => (asleepSince(a) < asleepSince(b) ? -1 : 1));
  for (const zombie of longest) {
    const grid = partOf(zombie.path);
    const part = parts.get(grid?.code);
    if (part) part.zombies.push(zombie);
    else parts.set(grid?.code, { grid, zombies: [zombie] });
  }
  return [...parts.values()].sort((a, b) => b.zombies.length - a.zombies.length);
}
