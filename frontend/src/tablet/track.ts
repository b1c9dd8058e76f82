/**
 * Where the worker was, until the server has it: fixes wait in memory while there is no line, and go one frame at a
 * time, oldest first. The server knows each by its instant, so that what is sent twice is kept once.
 */

import type { PositionsKept } from "../core/live";

export interface Fix {
  lon: number;
  lat: number;
  crs: "wgs84";
  at: string;
  accuracy_m?: number;
  speed_mps?: number;
}

/** One fix in this many milliseconds is enough for a person on foot. */
export const EVERY_MS = 5_000;
/** Fixes in a frame; a frame may have 16 KiB. */
export const MOST_SENT = 80;
/** A shift of ten hours; older ones give way. */
export const MOST_WAITING = 7_200;

export class Track {
  #send: (frame: object) => boolean;
  #waiting: Fix[] = [];
  #underway = 0;
  #lastAt = 0;

  constructor(send: (frame: object) => boolean) {
    this.#send = send;
  }

  /** Fixes that the server has not answered for. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Take a fix, unless the last one was just now; false then. */
  put(fix: Fix): boolean {
    const at = Date.parse(fix.at);
    if (at - this.#lastAt < EVERY_MS) return false;
    this.#lastAt = at;
    this.#waiting.push(fix);
    if (this.#waiting.length > MOST_WAITING) {
      this.#waiting.shift();
      this.#underway = Math.max(0, this.#underway - 1);
    }
    this.flush();
    return true;
  }

  /** Send what waits, unless a frame is still unanswered. */
  flush(): void {
    if (this.#underway || !this.#waiting.length) return;
    const fixes = this.#waiting.slice(0, MOST_SENT);
    if (this.#send({ type: "positions", fixes })) this.#underway = fixes.length;
  }

  /** The server answered for the frame under way; nothing: it kept none, and the same goes again with the next fix. */
  answered(answer: PositionsKept | undefined): void {
    if (answer) this.#waiting.splice(0, this.#underway);
    this.#underway = 0;
    if (answer) this.flush();
  }

  /** The line broke: what was under way may or may not have arrived. */
  broken(): void {
    this.#underway = 0;
  }
}
