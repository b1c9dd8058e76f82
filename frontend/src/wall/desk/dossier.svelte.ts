/** The case that is open on the desk, with what can be done to it and what was asked beside it. */

import { Problem } from "../../core/http";
import type { CaseDetail, Me } from "../../core/types";
import { type ActionId, possible } from "./actions";
import * as requests from "./requests";

/** Holding j down passes many cases: only one that is stayed at is fetched, ms. */
const STAYED = 120;

export class Dossier {
  detail = $state.raw<CaseDetail>();
  possible = $state.raw<ReadonlySet<ActionId>>(new Set());
  whistles = $state.raw<requests.Whistles>();
  proceedings = $state.raw<requests.Proceedings>();
  failed = $state<"missing" | "away">();

  #me: Me;
  #number: string | undefined;
  #round = 0;
  #wait: ReturnType<typeof setTimeout> | undefined;

  constructor(me: Me) {
    this.#me = me;
  }

  /** Show another case, or none. */
  open(number: string | undefined): void {
    this.#number = number;
    this.#round++;
    clearTimeout(this.#wait);
    if (number === undefined) this.#forget();
    else this.#wait = setTimeout(() => void this.load(), STAYED);
  }

  /** Fetch it again: something happened to it. */
  async load(): Promise<void> {
    const number = this.#number;
    if (number === undefined) return;
    const round = ++this.#round;
    try {
      const [detail, steps, whistles, proceedings] = await Promise.all([
        requests.caseOf(number),
        requests.steps(number),
        requests.whistles(number),
        requests.proceedings(number),
      ]);
      if (round !== this.#round) return;
      this.detail = detail;
      this.possible = possible(detail, steps.actions, this.#me);
      this.whistles = whistles;
      this.proceedings = proceedings;
      this.failed = undefined;
    } catch (error) {
      if (round !== this.#round) return;
      this.#forget();
      this.failed = error instanceof Problem && error.status === 404 ? "missing" : "away";
    }
  }

  #forget(): void {
    this.detail = this.whistles = this.proceedings = this.failed = undefined;
    this.possible = new Set();
  }
}
