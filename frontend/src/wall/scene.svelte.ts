/** What the wall's map, lists and figures show: the live city (board.svelte.ts), or a past day (replay). */

import { CaseStore, type Figures } from "../core/cases";
import { isOpen } from "../core/status";
import type { ActivityState, CaseBrief, GridActivity, Position, TroubleKind } from "../core/types";
import type { Place } from "./place.svelte";

const TICKER = 30;

/** What a map does with a scene's news; absent where no map can be drawn. */
export interface SceneView {
  replaceCases(cases: CaseBrief[]): void;
  putCase(c: CaseBrief): void;
  removeCase(id: string): void;
  pulse(c: CaseBrief): void;
  replaceActivity(states: [string, ActivityState][]): void;
  setActivity(code: string, state: ActivityState): void;
  moveWorker(position: Position): void;
  /** Nobody is known to be moving. */
  forgetWorkers(): void;
  tick(now: number): void;
}

const isTroubled = (grid: GridActivity) => grid.state === "zombie" || grid.state === "quiet";

export abstract class Scene {
  figures = $state.raw<Figures>({ open: 0, today: 0, overdue: 0 });
  latest = $state.raw<CaseBrief[]>([]);
  zombies = $state.raw<GridActivity[]>([]);
  zombieCount = $state(0);
  /** Zombies by kind; a grid may be one in several ways. */
  kindCounts = $state.raw<Partial<Record<TroubleKind, number>>>({});
  /** Only grids in this kind of trouble are shown; absent: all. */
  kind = $state<TroubleKind>();

  protected readonly place: Place;
  protected readonly cases = new CaseStore();
  protected view: SceneView | undefined;
  /** Zombies and quiet grids. */
  #troubled = new Map<string, GridActivity>();
  #dirty = false;

  constructor(place: Place) {
    this.place = place;
  }

  /** The instant that is shown, ms. */
  protected abstract now(): number;

  /** Show everything on this map from now on; undefined: on none. */
  draw(view: SceneView | undefined): void {
    this.view?.forgetWorkers();
    this.view = view;
    this.show();
    this.#hatch();
  }

  /** The open cases and the sleeping grids of the whole scope, whatever part of it is shown. */
  trouble(): { cases: CaseBrief[]; zombies: GridActivity[] } {
    const zombies = [...this.#troubled.values()].filter((grid) => grid.state === "zombie");
    return { cases: this.cases.open(), zombies };
  }

  byNumber(number: string): CaseBrief | undefined {
    for (const c of this.cases.byId.values()) if (c.number === number) return c;
    return undefined;
  }

  /** What is wrong in a grid; undefined for one that is awake. */
  troubleIn(code: string): GridActivity | undefined {
    return this.#troubled.get(code);
  }

  /** Map, lists and figures of the part of the city that is shown now. */
  show(): void {
    this.view?.replaceCases(this.cases.open().filter(this.#here));
    this.#soon();
  }

  /** Show only the grids in one kind of trouble, or all. */
  only(kind: TroubleKind | undefined): void {
    this.kind = kind;
    this.#hatch();
    this.#redraw();
  }

  /** Show these cases and grids, and no others. */
  protected replace(cases: Iterable<CaseBrief>, grids: Iterable<GridActivity>): void {
    this.cases.replace(cases);
    this.#troubled = new Map([...grids].filter(isTroubled).map((grid) => [grid.code, grid]));
    this.view?.replaceCases(this.cases.open().filter(this.#here));
    this.#hatch();
    this.#redraw();
  }

  /** A case is known otherwise than before; `isNew` draws the eye to it. */
  protected moved(c: CaseBrief, isNew: boolean): void {
    const here = this.#here(c);
    if (here && isOpen(c.status)) this.view?.putCase(c);
    else this.view?.removeCase(c.id);
    if (here && isNew) this.view?.pulse(c);
    this.#soon();
  }

  /** A case is not known any more. */
  protected gone(id: string): void {
    if (this.cases.byId.delete(id)) this.view?.removeCase(id);
    this.#soon();
  }

  protected turned(grid: GridActivity): void {
    if (isTroubled(grid)) this.#troubled.set(grid.code, grid);
    else this.#troubled.delete(grid.code);
    this.view?.setActivity(grid.code, this.#shows(grid) ? grid.state : "active");
    this.#soon();
  }

  /** A second has passed: what is overdue grows by itself. */
  protected tick(): void {
    this.figures = this.cases.figures(this.now(), this.#here);
    this.view?.tick(Date.now());
  }

  /** Whether a case lies in the part of the city that is shown. */
  #here = (c: CaseBrief): boolean => this.place.contains(c.path);

  #shows(grid: GridActivity): boolean {
    return this.kind === undefined || grid.kinds.includes(this.kind);
  }

  #hatch(): void {
    const shown = [...this.#troubled.values()].filter((grid) => this.#shows(grid));
    this.view?.replaceActivity(shown.map((grid) => [grid.code, grid.state]));
  }

  /** Lists and figures once per frame, however many events it brought. */
  #soon(): void {
    if (this.#dirty) return;
    this.#dirty = true;
    requestAnimationFrame(() => this.#redraw());
  }

  #redraw(): void {
    this.#dirty = false;
    this.figures = this.cases.figures(this.now(), this.#here);
    this.latest = this.cases.latest(TICKER, this.#here);
    const asleep = [...this.#troubled.values()].filter(
      (grid) => grid.state === "zombie" && this.place.contains(grid.path),
    );
    const counts: Partial<Record<TroubleKind, number>> = {};
    for (const grid of asleep) for (const kind of grid.kinds) counts[kind] = (counts[kind] ?? 0) + 1;
    this.zombieCount = asleep.length;
    this.kindCounts = counts;
    this.zombies = asleep.filter((grid) => this.#shows(grid));
  }
}
