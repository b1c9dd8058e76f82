/** What the wall's panels share: who looks, at which part of the city, what is known of it, and the map that shows it. */

import { createContext } from "svelte";
import type { Config, Me } from "../core/types";
import { Board } from "./board.svelte";
import type { Place } from "./place.svelte";
import * as requests from "./requests";
import type { WallMap } from "./wallmap";

export class Room {
  readonly config: Config;
  readonly me: Me;
  readonly place: Place;
  readonly board: Board;
  /** Absent until it is drawn, and where none can be. */
  map = $state.raw<WallMap>();
  /** The number of the case whose card is open. */
  shown = $state<string>();

  constructor(config: Config, me: Me, place: Place, onRefused: (why: "session" | "topics") => void) {
    this.config = config;
    this.me = me;
    this.place = place;
    this.board = new Board(place, config.geometry_version, onRefused);
  }

  /** Open a case's card and look at its place. */
  showCase(number: string): void {
    this.shown = number;
    const c = this.board.byNumber(number);
    if (c) this.map?.fly(c.lon, c.lat);
  }

  /** Fit the shown part of the city on the map; asked again meanwhile, the newest wins. */
  async look(): Promise<void> {
    const { grid, path } = this.place;
    if (!grid || !this.map) return;
    const detail = await requests.grid(grid.code).catch(() => undefined);
    if (detail && this.place.path === path) this.map.look(detail.bbox);
  }

  /** Look at one grid without going down into it. */
  showGrid(code: string): void {
    const grid = this.place.grids.byCode(code);
    if (grid) this.map?.showGrid(grid);
  }
}

export const [room, setRoom] = createContext<Room>();
