/**
 * The figures of the part of the city that is shown, as fresh as is worth it: an event is counted here at once, and the
 * server is asked again a few seconds after it, however many there were.
 */

import { createContext } from "svelte";
import { kept } from "../../core/kept";
import type { Board, News } from "../board.svelte";
import type { Place } from "../place.svelte";
import { counted } from "./count";
import * as requests from "./requests";

/** Not more often than this, ms. */
const AT_MOST = 5_000;
/** Time alone makes cases overdue and workers come and go. */
const AT_LEAST = 60_000;
/** Of a month, which some minutes hardly change, and costly to count for a whole city. */
const RATES_EVERY = 300_000;
/** Figures that could not be fetched for this long are no longer the present ones: none are shown. */
const TOO_OLD = 180_000;
const OPEN = "gridwarden.charts";

export class Feed {
  /** Undefined until a first answer about this place. */
  figures = $state.raw<requests.Figures>();
  rates = $state.raw<requests.Rates>();
  /** Whether the charts are unfolded; remembered on the device. */
  open = $state(kept((store) => store.getItem(OPEN)) === "open");

  readonly #board: Board;
  readonly #place: Place;
  #asked = 0;
  #round = 0;
  #answered = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(board: Board, place: Place) {
    this.#board = board;
    this.#place = place;
  }

  fold(): void {
    this.open = !this.open;
    kept((store) => store.setItem(OPEN, this.open ? "open" : "folded"));
  }

  /** Follow the board from now on; gives what ends it. */
  follow(): () => void {
    const deaf = this.#board.hear((news) => this.#hear(news));
    const ask = setInterval(() => void this.#ask(), AT_LEAST);
    const rate = setInterval(() => void this.#rate(), RATES_EVERY);
    return () => {
      deaf();
      clearInterval(ask);
      clearInterval(rate);
      clearTimeout(this.#timer);
    };
  }

  /** Another place is shown: what was known is of no use. */
  async turn(): Promise<void> {
    this.figures = this.rates = undefined;
    await Promise.all([this.#ask(), this.#rate()]);
  }

  #hear(news: News): void {
    if (news === "anew") {
      void this.#ask();
      void this.#rate();
    } else if (news.name !== "WorkerMoved") {
      if (this.figures) this.figures = counted(this.figures, news);
      this.#soon();
    }
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => void this.#ask(), Math.max(0, this.#asked + AT_MOST - Date.now()));
  }

  /** What cannot be fetched now stays as it was for a while; of two answers the later asked one is shown. */
  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asked = Date.now();
    const round = ++this.#round;
    const found = await requests.figures(this.#place.path).catch(() => undefined);
    if (round !== this.#round) return;
    if (found) this.#answered = Date.now();
    if (found || Date.now() - this.#answered > TOO_OLD) this.figures = found;
  }

  async #rate(): Promise<void> {
    const path = this.#place.path;
    const found = await requests.rates(path).catch(() => undefined);
    if (found && this.#place.path === path) this.rates = found;
  }
}

export const [feed, setFeed] = createContext<Feed>();
