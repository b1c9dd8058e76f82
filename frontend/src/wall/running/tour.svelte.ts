/**
 * A tour: the wall shows one part of its scope after the other, trouble first, and looks anew after each round.
 *
 * It rests while somebody uses the wall and goes on when nobody has for a while. The address says that it runs and how
 * long it stays (`/wall/?tour=20`), so that a wall begins with it.
 */

import type { Grid } from "../../core/types";
import type { Attention } from "./attention";
import { type Stop, stop, stops, type Trouble } from "./stops";

const PARAMETER = "tour";
export const SECONDS = [10, 20, 30, 60];
export const USUAL = 20;
/** After the last touch the wall is somebody's for this long, ms. */
export const REST_MS = 60_000;

interface Places {
  top: Grid | undefined;
  below: Grid[];
  go(code: string): void;
}

export class Tour {
  on = $state(false);
  seconds = $state(USUAL);
  /** Somebody uses the wall; it goes on by itself. */
  resting = $state(false);
  stop = $state.raw<Stop>();
  nth = $state(0);
  count = $state(0);

  #places: Places;
  #trouble: () => Trouble;
  #attention: Attention;
  #round: Grid[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #deaf: (() => void) | undefined;

  constructor(places: Places, trouble: () => Trouble, attention: Attention) {
    this.#places = places;
    this.#trouble = trouble;
    this.#attention = attention;
  }

  /** Begin if the address asks for it. */
  begin(): void {
    const asked = new URLSearchParams(location.search).get(PARAMETER);
    if (asked === null) return;
    const seconds = Number(asked);
    this.start(seconds >= 5 && seconds <= 3600 ? seconds : USUAL);
  }

  start(seconds = this.seconds): void {
    this.#halt();
    this.seconds = seconds;
    this.on = true;
    this.#tell();
    this.#deaf = this.#attention.hear(() => this.#rest());
    this.#round = [];
    this.#next();
  }

  /** End it; the wall stays where it is. */
  end(): void {
    this.#halt();
    this.on = false;
    this.#tell();
  }

  /** Leave without a trace in the address: the page goes. */
  leave(): void {
    this.#halt();
  }

  #halt(): void {
    clearTimeout(this.#timer);
    this.#deaf?.();
    this.#deaf = undefined;
    this.resting = false;
  }

  #rest(): void {
    this.resting = true;
    this.#wait(REST_MS);
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#next(), ms);
  }

  #next(): void {
    this.resting = false;
    if (this.nth >= this.#round.length || this.#round.length === 0) this.#plan();
    const grid = this.#round[this.nth];
    if (grid) {
      this.stop = stop(grid, this.#trouble());
      this.nth++;
      this.#places.go(grid.code);
    }
    this.#wait(this.seconds * 1000);
  }

  /** A round begins with the whole of the scope. */
  #plan(): void {
    const { top, below } = this.#places;
    this.#round = [...(top ? [top] : []), ...stops(below, this.#trouble()).map((one) => one.grid)];
    this.nth = 0;
    this.count = this.#round.length;
  }

  #tell(): void {
    const url = new URL(location.href);
    if (this.on) url.searchParams.set(PARAMETER, String(this.seconds));
    else url.searchParams.delete(PARAMETER);
    history.replaceState(history.state, "", url.pathname + url.search + url.hash);
  }
}
