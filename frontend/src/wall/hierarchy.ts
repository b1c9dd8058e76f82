/** The grids a wall may show, as the tree they are. */

import type { Grid } from "../core/types";

/** Whether `path` is `top` or lies below it; a prefix ends on a segment. */
export const within = (path: string, top: string): boolean => path === top || path.startsWith(`${top}.`);

export class Hierarchy {
  readonly #byCode = new Map<string, Grid>();
  readonly #byPath = new Map<string, Grid>();
  readonly #children = new Map<string, Grid[]>();

  /** `grids` in the order of their paths, parents before children. */
  constructor(grids: Grid[]) {
    for (const grid of grids) {
      this.#byCode.set(grid.code, grid);
      this.#byPath.set(grid.path, grid);
      if (grid.parent === null) continue;
      const siblings = this.#children.get(grid.parent);
      if (siblings) siblings.push(grid);
      else this.#children.set(grid.parent, [grid]);
    }
  }

  byCode(code: string): Grid | undefined {
    return this.#byCode.get(code);
  }

  byPath(path: string): Grid | undefined {
    return this.#byPath.get(path);
  }

  /** What people call the grid; its code where it is not known. */
  name(code: string): string {
    return this.#byCode.get(code)?.name ?? code;
  }

  /** Directly below the grid `code`, west to east as they are numbered. */
  children(code: string): Grid[] {
    return this.#children.get(code) ?? [];
  }

  /**
   * One step from the grid `from` towards `to`: the part of `from` that holds it or, when it lies elsewhere, the part
   * of whatever holds both. Nothing when one is there.
   */
  step(from: string, to: string): Grid | undefined {
    const line = this.line(to);
    return line[line.findLastIndex((grid) => within(from, grid.path)) + 1];
  }

  /** How many grids at or below `path` own points. */
  leaves(path: string): number {
    let count = 0;
    for (const grid of this.#byPath.values()) if (grid.leaf && within(grid.path, path)) count++;
    return count;
  }

  /** The grid `path` and those above it that are known, the highest first. */
  line(path: string): Grid[] {
    const found: Grid[] = [];
    for (let at = this.byPath(path); at; at = at.parent === null ? undefined : this.byCode(at.parent))
      found.unshift(at);
    return found;
  }

  /** What people call the grid `path` below `top`, from the upper to the lower: a micro-grid's name alone names many. */
  names(path: string, top: string): string {
    const below = this.line(path).filter((grid) => within(grid.path, top) && grid.path !== top);
    return below.length > 0 ? below.map((grid) => grid.name).join(" ") : (this.byPath(path)?.name ?? "");
  }
}
