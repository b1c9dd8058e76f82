/** A past day in place of the live city: plays at any speed, forwards, and is sought in both directions. */

import type { ReplayDay } from "../../core/types";
import type { Place } from "../place.svelte";
import { Scene } from "../scene.svelte";
import { Timeline } from "./timeline";

/** How many seconds of the day pass in one: as it was, up to a day in 24 seconds. */
export const SPEEDS = [1, 10, 60, 300, 600, 1800, 3600] as const;
export type Speed = (typeof SPEEDS)[number];

/** More changes at once than this are drawn anew as a whole. */
const MOST_CHANGES = 400;
/** Faster than this, a pulse on every new case would be no help to the eye. */
const PULSES_TO: Speed = 60;
/** Nobody is here any more: the wall goes back to what it is for. */
const IDLE_MS = 10 * 60_000;

export class Replay extends Scene {
  readonly timeline: Timeline;
  /** Milliseconds since the day began. */
  at = $state(0);
  speed = $state<Speed>(600);
  playing = $state(false);

  #onIdle: () => void;
  #frame = 0;
  #last = 0;
  #ticked = 0;
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** `onIdle` is called when nothing has played and nobody has touched anything for ten minutes. */
  constructor(place: Place, day: ReplayDay, onIdle: () => void) {
    super(place);
    this.timeline = new Timeline(day, (code) => place.grids.byCode(code)?.name ?? null);
    this.#onIdle = onIdle;
    this.seek(0);
  }

  /** The instant that is shown. */
  get instant(): number {
    return this.timeline.begins + this.at;
  }

  get ended(): boolean {
    return this.at >= this.timeline.length;
  }

  /** Go on; from the end, from the beginning. */
  play(): void {
    if (this.ended) this.seek(0);
    this.playing = true;
    this.#rest();
    this.#last = performance.now();
    this.#frame = requestAnimationFrame((now) => this.#step(now));
  }

  pause(): void {
    this.playing = false;
    cancelAnimationFrame(this.#frame);
    this.#rest();
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Look at an instant of the day. */
  seek(to: number): void {
    this.#go(Math.min(Math.max(to, 0), this.timeline.length), false);
    if (!this.playing) this.#rest();
  }

  /** Look at the next moment at which something happened, or the one before. */
  jump(way: 1 | -1): void {
    this.pause();
    this.seek(this.timeline.next(this.at, way) ?? (way === 1 ? this.timeline.length : 0));
  }

  faster(way: 1 | -1): void {
    this.speed = SPEEDS[SPEEDS.indexOf(this.speed) + way] ?? this.speed;
  }

  /** End it: nothing moves any more. */
  stop(): void {
    this.playing = false;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#idle);
    this.draw(undefined);
  }

  protected now(): number {
    return this.instant;
  }

  #step(now: number): void {
    const passed = Math.max(0, now - this.#last); // a frame's time may lie before the call that asked for it
    const to = Math.min(this.at + passed * this.speed, this.timeline.length);
    this.#last = now;
    this.#go(to, this.speed <= PULSES_TO);
    if (this.ended) this.pause();
    else this.#frame = requestAnimationFrame((next) => this.#step(next));
  }

  #go(to: number, pulsing: boolean): void {
    const known = this.cases.byId.size > 0 || this.at > 0;
    const change = known ? this.timeline.between(this.at, to, MOST_CHANGES) : undefined;
    this.at = to;
    if (!change) {
      this.replace(this.timeline.casesAt(to), this.timeline.gridsAt(to));
      return;
    }
    const opened = new Set(pulsing ? change.opened.map((c) => c.id) : []);
    for (const c of change.cases) {
      this.cases.byId.set(c.id, c);
      this.moved(c, opened.has(c.id));
    }
    for (const id of change.gone) this.gone(id);
    for (const grid of change.grids) this.turned(grid);
    const second = Math.floor(performance.now() / 1_000);
    if (second !== this.#ticked) this.tick();
    this.#ticked = second;
  }

  /** While it plays somebody watches; else the time begins after which nobody does. */
  #rest(): void {
    clearTimeout(this.#idle);
    if (!this.playing) this.#idle = setTimeout(this.#onIdle, IDLE_MS);
  }
}
