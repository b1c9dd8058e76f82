/** A wall that hangs for weeks becomes the new build by itself, at a moment when nobody is at it. */

import { edition } from "./requests";

export const LOOK_MS = 5 * 60_000;
const MOMENT_MS = 5_000;

export class Renewal {
  /** There is something new, and the page waits for a quiet moment. */
  waiting = $state(false);

  #quiet: () => boolean;
  #edition: () => Promise<string | undefined>;
  #reload: () => void;
  #first: string | undefined;
  #looks: ReturnType<typeof setInterval> | undefined;
  #moments: ReturnType<typeof setInterval> | undefined;

  constructor(quiet: () => boolean, ask = edition, reload = () => location.reload()) {
    this.#quiet = quiet;
    this.#edition = ask;
    this.#reload = reload;
  }

  /** Look now and then; gives what ends it. */
  start(): () => void {
    this.#looks = setInterval(() => void this.look(), LOOK_MS);
    return () => {
      clearInterval(this.#looks);
      clearInterval(this.#moments);
    };
  }

  /** Look now, as after the server was away. */
  async look(): Promise<void> {
    const found = await this.#edition().catch(() => undefined);
    if (found === undefined) return;
    this.#first ??= found;
    if (found === this.#first || this.waiting) return;
    this.waiting = true;
    this.#moments = setInterval(() => {
      if (this.#quiet()) this.#reload();
    }, MOMENT_MS);
  }
}
