/** What the wall's panels share: who looks, at which part of the city, what is known of it, and the map that shows it. */

import { createContext } from "svelte";
import { now } from "../core/now.svelte";
import type { Config, Grid, Me, ReplayDay } from "../core/types";
import { Board } from "./board.svelte";
import type { Place } from "./place.svelte";
import { Replay } from "./replay/replay.svelte";
import * as requests from "./requests";
import type { Scene } from "./scene.svelte";
import type { Touched, WallMap } from "./wallmap";

export class Room {
  readonly config: Config;
  readonly me: Me;
  readonly place: Place;
  readonly board: Board;
  /** The past day that is played back; the live city goes on beneath it. */
  replay = $state.raw<Replay>();
  /** Absent until it is drawn, and where none can be. */
  map = $state.raw<WallMap>();
  /** The number of the case whose card is open. */
  shown = $state<string>();
  /** The code of the grid whose card is open though the wall does not look at it alone. */
  chosen = $state<string>();
  /** The grid under the pointer. */
  touched = $state.raw<Touched>();

  constructor(config: Config, me: Me, place: Place, onRefused: (why: "session" | "topics") => void) {
    this.config = config;
    this.me = me;
    this.place = place;
    this.board = new Board(place, config.geometry_version, onRefused);
  }

  /** What map, lists and figures show: a past day, or the live city. */
  get scene(): Scene {
    return this.replay ?? this.board;
  }

  /** The minute that map, lists and figures show. */
  get minute(): number {
    return Math.floor((this.replay?.instant ?? now()) / 60_000) * 60_000;
  }

  /** Show a past day in place of the live city, from its beginning. */
  playBack(day: ReplayDay): void {
    this.replay?.stop();
    this.board.draw(undefined);
    this.replay = new Replay(this.place, day, () => this.goLive());
    this.replay.draw(this.map?.view);
    this.replay.play();
  }

  /** Show the live city again. */
  goLive(): void {
    if (!this.replay) return;
    this.replay.stop();
    this.replay = undefined;
    this.board.draw(this.map?.view);
  }

  /** The code of the grid to tell of: the chosen one or, where nothing lies below it, the one the wall looks at. */
  get told(): string | undefined {
    return this.chosen ?? (this.place.grid?.leaf ? this.place.grid.code : undefined);
  }

  /** Open a case's card and look at its place. */
  showCase(number: string): void {
    this.shown = number;
    const c = this.scene.byNumber(number);
    if (c) this.map?.fly(c.lon, c.lat);
  }

  /** Open a grid's card and look at it, without going down into it. */
  showGrid(code: string): void {
    const grid = this.place.grids.byCode(code);
    if (!grid) return;
    this.shown = undefined;
    this.chosen = code;
    this.map?.showGrid(grid);
  }

  /** Go one step towards the grid `path`, as somebody does who touches it. */
  enter(path: string): void {
    const grid = this.place.grids.step(this.place.path, path);
    if (grid) this.place.go(grid.code);
    this.close();
  }

  /** Close the card that is open; gives whether one was. */
  close(): boolean {
    const open = this.shown ?? this.chosen;
    if (this.shown) this.shown = undefined;
    else this.chosen = undefined;
    return open !== undefined;
  }

  /** Back out: first of an open card, then of the shown part of the city. */
  back(): void {
    if (!this.close()) this.place.up();
  }

  /** Fit the shown part of the city on the map; asked again meanwhile, the newest wins. */
  async look(): Promise<void> {
    const { grid, path, children, around } = this.place;
    const map = this.map;
    if (!grid || !map) return;
    const codes = (grids: Grid[]) => grids.map(({ code }) => code);
    const at = { code: grid.code, path, children: codes(children), around: codes(around) };
    const detail = await requests.grid(grid.code).catch(() => undefined);
    if (detail && this.place.path === path) map.look(at, detail.bbox);
  }
}

export const [room, setRoom] = createContext<Room>();
