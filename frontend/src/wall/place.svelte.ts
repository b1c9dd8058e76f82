/**
 * Which part of the city the wall shows: a grid and everything below it, and the page's address says which.
 *
 * The address is a deep link (`/wall/?under=<path>`) and each step a page of the browser's history. A link to what lies
 * outside the account's scope, or to a grid that is gone, shows the whole of the scope.
 */

import type { Grid } from "../core/types";
import { type Hierarchy, within } from "./hierarchy";

const PARAMETER = "under";

export class Place {
  /** The path of the grid that is shown with all below it. */
  path = $state("");
  /** The path of the whole of what this account may see; nothing above it is ever shown. */
  readonly top: string;
  readonly grids: Hierarchy;

  constructor(top: string, grids: Hierarchy) {
    this.top = top;
    this.grids = grids;
    this.path = this.#asked();
  }

  /** The shown grid; undefined when the city has none of this path. */
  get grid(): Grid | undefined {
    return this.grids.byPath(this.path);
  }

  /** From the top of the scope down to the shown grid. */
  get crumbs(): Grid[] {
    return this.grids.line(this.path).filter((grid) => within(grid.path, this.top));
  }

  /** Directly below the shown grid. */
  get children(): Grid[] {
    return this.grid ? this.grids.children(this.grid.code) : [];
  }

  /** Directly beside the shown grid and each above it: together all of the scope that is not shown. */
  get around(): Grid[] {
    const line = this.crumbs;
    return line.slice(1).flatMap((grid, above) => {
      const siblings = this.grids.children(line[above]?.code ?? "");
      return siblings.filter((one) => one.code !== grid.code);
    });
  }

  /** Whether what lies at `path` is shown; what has no place is the whole city's. */
  contains(path: string | null): boolean {
    return within(path ?? this.top, this.path);
  }

  /** Show the grid `code`. A step nobody took (a tour's) replaces the page in the history instead of growing it. */
  go(code: string, step: "taken" | "by itself" = "taken"): void {
    const grid = this.grids.byCode(code);
    if (!grid || grid.path === this.path || !within(grid.path, this.top)) return;
    this.path = grid.path;
    if (step === "taken") history.pushState(null, "", this.#address());
    else history.replaceState(null, "", this.#address());
  }

  /** One level up, as far as the scope goes. */
  up(): void {
    const above = this.crumbs.at(-2);
    if (above) this.go(above.code);
  }

  /** The next (1) or the last (-1) grid beside the shown one, round and round. */
  beside(by: 1 | -1): void {
    const above = this.crumbs.at(-2);
    if (!above) return;
    const siblings = this.grids.children(above.code);
    const at = siblings.findIndex((grid) => grid.path === this.path);
    const next = siblings.at((at + by) % siblings.length);
    if (next) this.go(next.code);
  }

  /** Into the first of its parts. */
  down(): void {
    const first = this.children[0];
    if (first) this.go(first.code);
  }

  /** Show the whole of the scope. */
  whole(): void {
    const top = this.crumbs[0];
    if (top) this.go(top.code);
  }

  /** Follow the browser's back and forward; gives what ends it. */
  follow(): () => void {
    const back = () => (this.path = this.#asked());
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }

  #asked(): string {
    const asked = new URLSearchParams(location.search).get(PARAMETER);
    return asked && within(asked, this.top) && this.grids.byPath(asked) ? asked : this.top;
  }

  #address(): string {
    const url = new URL(location.href);
    if (this.path === this.top) url.searchParams.delete(PARAMETER);
    else url.searchParams.set(PARAMETER, this.path);
    return url.pathname + url.search + url.hash;
  }
}
