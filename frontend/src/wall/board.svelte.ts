/** The live city: one snapshot, then events; figures once a second. */

import { api } from "../core/api";
import { Live, type LiveEvent, type LiveState } from "../core/live";
import { OPEN } from "../core/status";
import type { GridActivity, LatestBulletin, Position } from "../core/types";
import type { Place } from "./place.svelte";
import * as requests from "./requests";
import { Scene, type SceneView } from "./scene.svelte";

/** Newest cases of any status in a snapshot: the ticker, and what was received today. */
const NEWEST = 2_000;
const MOST_OPEN = 5_000;

/** An event, or that all was fetched anew: what was heard before may have holes. */
export type News = LiveEvent | "anew";

export class Board extends Scene {
  bulletin = $state.raw<LatestBulletin>();
  live = $state<LiveState>("connecting");
  heardAt = $state(0);

  #version: number;
  #line: Live;
  #listeners = new Set<(news: News) => void>();
  /** Whether a first snapshot is here. */
  #known = false;
  #second: ReturnType<typeof setInterval> | undefined;

  constructor(place: Place, version: number, onRefused: (why: "session" | "topics") => void) {
    super(place);
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
  start(view: SceneView | undefined): void {
    this.draw(view);
    this.#line.start();
    this.#second = setInterval(() => this.tick(), 1_000);
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

  override show(): void {
    if (!this.#known) return;
    super.show();
    void this.#issued();
  }

  protected now(): number {
    return Date.now();
  }

  async #snapshot(): Promise<number> {
    const top = this.place.top;
    const [open, newest, zombie, quiet, bulletin] = await Promise.all([
      requests.cases(top, OPEN, MOST_OPEN),
      requests.cases(top, [], NEWEST),
      requests.activity(top, "zombie"),
      requests.activity(top, "quiet"),
      this.#bulletin(),
      this.#checkVersion(),
    ]);
    this.bulletin = bulletin;
    this.replace([...open.cases, ...newest.cases], [...zombie.grids, ...quiet.grids]);
    this.#known = true;
    this.#tell("anew");
    return Math.min(open.seq, newest.seq);
  }

  #follow(event: LiveEvent): void {
    if (event.name.startsWith("Grids")) this.#checkVersion().catch(() => undefined);
    else if (event.name === "WorkerMoved") this.view?.moveWorker(event.data as Position);
    else if (event.name === "GridActivityChanged") this.turned(event.data as GridActivity);
    else if (event.name === "BulletinIssued") void this.#issued();
    else this.#move(event);
    this.#tell(event);
  }

  #tell(news: News): void {
    for (const listener of this.#listeners) listener(news);
  }

  /** The bulletin of the shown part, or of the street it lies in: smaller parts have none. */
  async #issued(): Promise<void> {
    const path = this.place.path;
    const found = await this.#bulletin().catch(() => this.bulletin);
    if (path === this.place.path) this.bulletin = found;
  }

  #bulletin(): Promise<LatestBulletin> {
    const whose = this.place.crumbs.findLast((grid) => grid.level === "city" || grid.level === "street");
    return requests.bulletin(whose?.path ?? this.place.top);
  }

  #move(event: LiveEvent): void {
    const id = this.cases.apply(event);
    const c = id === undefined ? undefined : this.cases.byId.get(id);
    if (c) this.moved(c, event.name === "CaseOpened");
  }

  /** Other boundaries are other tiles, names and activity: start over, as a person would. */
  async #checkVersion(): Promise<void> {
    const config = await api.config();
    if (config.geometry_version !== this.#version) location.reload();
  }
}
