/**
 * Where the worker was, until the server has it: fixes wait while there is no line, also while the page is closed, and
 * go one frame at a time, oldest first. The server knows each by its instant, so that what is sent twice is kept once.
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

/** Where fixes outlast the page. */
export interface Shelf {
  all(): Promise<Fix[]>;
  add(fix: Fix): Promise<void>;
  /** Forget those up to this one. */
  drop(last: Fix): Promise<void>;
}

export class Track {
  #send: (frame: object) => boolean;
  #shelf: Shelf | undefined;
  #waiting: Fix[] = [];
  #underway = 0;
  #lastAt = 0;

  constructor(send: (frame: object) => boolean, shelf?: Shelf) {
    this.#send = send;
    this.#shelf = shelf;
  }

  /** Take up the fixes that an earlier life of the page has left. */
  async resume(): Promise<void> {
    const left = (await this.#shelf?.all()) ?? [];
    this.#waiting = [...left, ...this.#waiting].slice(-MOST_WAITING);
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
    this.#shelf?.add(fix).catch(() => undefined); // without room it lives as long as the page
    if (this.#waiting.length > MOST_WAITING) {
      const [oldest] = this.#waiting.splice(0, 1);
      if (oldest) this.#shelf?.drop(oldest).catch(() => undefined);
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
    const last = answer && this.#waiting.splice(0, this.#underway).at(-1);
    if (last) this.#shelf?.drop(last).catch(() => undefined);
    this.#underway = 0;
    if (answer) this.flush();
  }

  /** The line broke: what was under way may or may not have arrived. */
  broken(): void {
    this.#underway = 0;
  }
}
