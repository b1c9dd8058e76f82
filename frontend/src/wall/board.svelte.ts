/** What the wall knows and how it follows the city: one snapshot, then events; figures once a second. */

import { api } from "../core/api";
import { CaseStore, type Figures } from "../core/cases";
import { Live, type LiveEvent, type LiveState } from "../core/live";
import { isOpen, OPEN } from "../core/status";
import type {
  ActivityState,
  CaseBrief,
  GridActivity,
  LatestBulletin,
  Position,
  TroubleKind,
} from "../core/types";
import type { Place } from "./place.svelte";
import * as requests from "./requests";

const TICKER = 30;
/** Newest cases of any status in a snapshot: the ticker, and what was received today. */
const NEWEST = 2_000;
const MOST_OPEN = 5_000;

/** What a map does with the board's news; absent where no map can be drawn. */
export interface BoardView {
  replaceCases(cases: CaseBrief[]): void;
  putCase(c: CaseBrief): void;
  removeCase(id: string): void;
  pulse(c: CaseBrief): void;
  replaceActivity(states: [string, ActivityState][]): void;
  setActivity(code: string, state: ActivityState): void;
  moveWorker(position: Position): void;
  tick(now: number): void;
}

/** An event, or that all was fetched anew: what was heard before may have holes. */
export type News = LiveEvent | "anew";

export class Board {
  figures = $state.raw<Figures>({ open: 0, today: 0, overdue: 0 });
  latest = $state.raw<CaseBrief[]>([]);
  zombies = $state.raw<GridActivity[]>([]);
  zombieCount = $state(0);
  /** Zombies by kind; a grid may be one in several ways. */
  kindCounts = $state.raw<Partial<Record<TroubleKind, number>>>({});
  /** Only grids in this kind of trouble are shown; absent: all. */
  kind = $state<TroubleKind>();
  bulletin = $state.raw<LatestBulletin>();
  live = $state<LiveState>("connecting");
  heardAt = $state(0);

  #place: Place;
  #version: number;
  #view: BoardView | undefined;
  #cases = new CaseStore();
  /** Zombies and quiet grids. */
  #troubled = new Map<string, GridActivity>();
  #line: Live;
  #listeners = new Set<(news: News) => void>();
  /** Whether a first snapshot is here. */
  #known = false;
  #dirty = false;
  #second: ReturnType<typeof setInterval> | undefined;

  constructor(place: Place, version: number, onRefused: (why: "session" | "topics") => void) {
    this.#place = place;
    this.#version = version;
    this.#line = new Live({
      topics: [`wall:${place.top}`],
      snapshot: () => this.#snapshot(),
      onEvent: (event) => this.#follow(event),
      onState: (state, heardAt) => {
        this.live = state;
        this.heardAt = heardAt;
      },
      onRefused,
    });
  }

  /** Follow the city from now on, on a map too where there is one. */
  start(view: BoardView | undefined): void {
    this.#view = view;
    this.#line.start();
    this.#second = setInterval(() => this.#tick(), 1_000);
  }

  stop(): void {
    this.#line.stop();
    clearInterval(this.#second);
  }

  /** Hear whatever the board hears, of the whole scope; gives what ends it. */
  hear(listener: (news: News) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** The open cases and the sleeping grids of the whole scope, whatever part of it is shown. */
  trouble(): { cases: CaseBrief[]; zombies: GridActivity[] } {
    const zombies = [...this.#troubled.values()].filter((grid) => grid.state === "zombie");
    return { cases: this.#cases.open(), zombies };
  }

  byNumber(number: string): CaseBrief | undefined {
    for (const c of this.#cases.byId.values()) if (c.number === number) return c;
    return undefined;
  }

  /** What is wrong in a grid; undefined for one that is awake. */
  troubleIn(code: string): GridActivity | undefined {
    return this.#troubled.get(code);
  }

  /** Map, lists and figures of the part of the city that is shown now. */
  show(): void {
    if (!this.#known) return;
    this.#view?.replaceCases(this.#cases.open().filter(this.#here));
    this.#soon();
    void this.#issued();
  }

  /** Show only the grids in one kind of trouble, or all. */
  only(kind: TroubleKind | undefined): void {
    this.kind = kind;
    this.#hatch();
    this.#redraw();
  }

  async #snapshot(): Promise<number> {
    const top = this.#place.top;
    const [open, newest, zombie, quiet, bulletin] = await Promise.all([
      requests.cases(top, OPEN, MOST_OPEN),
      requests.cases(top, [], NEWEST),
      requests.activity(top, "zombie"),
      requests.activity(top, "quiet"),
      this.#bulletin(),
      this.#checkVersion(),
    ]);
    this.#cases.replace([...open.cases, ...newest.cases]);
    this.bulletin = bulletin;
    this.#troubled = new Map([...zombie.grids, ...quiet.grids].map((g) => [g.code, g]));
    this.#view?.replaceCases(this.#cases.open().filter(this.#here));
    this.#hatch();
    this.#redraw();
    this.#known = true;
    this.#tell("anew");
    return Math.min(open.seq, newest.seq);
  }

  #follow(event: LiveEvent): void {
    if (event.name.startsWith("Grids")) this.#checkVersion().catch(() => undefined);
    else if (event.name === "WorkerMoved") this.#view?.moveWorker(event.data as Position);
    else if (event.name === "GridActivityChanged") this.#wake(event.data as GridActivity);
    else if (event.name === "BulletinIssued") void this.#issued();
    else this.#move(event);
    this.#tell(event);
  }

  #tell(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }

  #wake(grid: GridActivity): void {
    if (grid.state === "zombie" || grid.state === "quiet") this.#troubled.set(grid.code, grid);
    else this.#troubled.delete(grid.code);
    this.#view?.setActivity(grid.code, this.#shows(grid) ? grid.state : "active");
    this.#soon();
  }

  /** Whether a case lies in the part of the city that is shown. */
  #here = (c: CaseBrief): boolean => this.#place.contains(c.path);

  #shows(grid: GridActivity): boolean {
    return this.kind === undefined || grid.kinds.includes(this.kind);
  }

  #hatch(): void {
    const shown = [...this.#troubled.values()].filter((grid) => this.#shows(grid));
    this.#view?.replaceActivity(shown.map((grid) => [grid.code, grid.state]));
  }

  /** The bulletin of the shown part, or of the street it lies in: smaller parts have none. */
  async #issued(): Promise<void> {
    const path = this.#place.path;
    const found = await this.#bulletin().catch(() => this.bulletin);
    if (path === this.#place.path) this.bulletin = found;
  }

  #bulletin(): Promise<LatestBulletin> {
    const whose = this.#place.crumbs.findLast((grid) => grid.level === "city" || grid.level === "street");
    return requests.bulletin(whose?.path ?? this.#place.top);
  }

  #move(event: LiveEvent): void {
    const id = this.#cases.apply(event);
    const c = id === undefined ? undefined : this.#cases.byId.get(id);
    if (!c) return;
    const here = this.#here(c);
    if (here && isOpen(c.status)) this.#view?.putCase(c);
    else this.#view?.removeCase(c.id);
    if (here && event.name === "CaseOpened") this.#view?.pulse(c);
    this.#soon();
  }

  /** Lists and figures once per frame, however many events it brought. */
  #soon(): void {
    if (this.#dirty) return;
    this.#dirty = true;
    requestAnimationFrame(() => this.#redraw());
  }

  #redraw(): void {
    this.#dirty = false;
    this.figures = this.#cases.figures(Date.now(), this.#here);
    this.latest = this.#cases.latest(TICKER, this.#here);
    const asleep = [...this.#troubled.values()].filter(
      (grid) => grid.state === "zombie" && this.#place.contains(grid.path),
    );
    const counts: Partial<Record<TroubleKind, number>> = {};
    for (const grid of asleep) for (const kind of grid.kinds) counts[kind] = (counts[kind] ?? 0) + 1;
    this.zombieCount = asleep.length;
    this.kindCounts = counts;
    this.zombies = asleep.filter((grid) => this.#shows(grid));
  }

  /** Other boundaries are other tiles, names and activity: start over, as a person would. */
  async #checkVersion(): Promise<void> {
    const config = await api.config();
    if (config.geometry_version !== this.#version) location.reload();
  }

  #tick(): void {
    this.figures = this.#cases.figures(Date.now(), this.#here);
    this.#view?.tick(Date.now());
  }
}
