/** Something a layer shows, fetched when it is switched on and again from time to time; it says how old it is. */

export class Loaded<A> {
  data = $state.raw<A>();
  /** When it was fetched, ms. */
  at = $state(0);
  /** What is shown is the last that could be fetched. */
  failed = $state(false);

  readonly #fetch: () => Promise<A>;
  readonly #every: number;
  #round = 0;

  constructor(fetch: () => Promise<A>, every: number) {
    this.#fetch = fetch;
    this.#every = every;
  }

  /** Keep it fresh from now on, beginning with nothing: it may be of another place. Gives what ends it. */
  keep(): () => void {
    this.data = undefined;
    void this.refresh();
    const timer = setInterval(() => void this.refresh(), this.#every);
    return () => {
      clearInterval(timer);
      this.#round++;
    };
  }

  /** Fetch it now; of two answers the later asked one is shown. */
  async refresh(): Promise<void> {
    const round = ++this.#round;
    try {
      const data = await this.#fetch();
      if (round !== this.#round) return;
      this.data = data;
      this.at = Date.now();
      this.failed = false;
    } catch {
      if (round === this.#round) this.failed = true;
    }
  }
}
