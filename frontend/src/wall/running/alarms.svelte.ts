/** The dangers to life of a wall's scope: it rings for each until somebody has acknowledged it, here or anywhere. */

import type { LiveEvent } from "../../core/live";
import { isOpen } from "../../core/status";
import type { CaseBrief, CaseStatus } from "../../core/types";
import type { News } from "../board.svelte";
import { type Alarm, acknowledge, alarms } from "./requests";

/** An acknowledgement is shown for this long, ms, so that the room knows who took it. */
const TOLD_MS = 60_000;
const AGAIN_MS = 5_000;

interface Requests {
  alarms: typeof alarms;
  acknowledge: typeof acknowledge;
}

export class Alarms {
  all = $state.raw<Alarm[]>([]);
  /** The newest acknowledgement, for a while. */
  told = $state.raw<Alarm>();

  #under: string;
  #requests: Requests;
  #asking = false;
  #asked = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(under: string, requests: Requests = { alarms, acknowledge }) {
    this.#under = under;
    this.#requests = requests;
  }

  /** Those nobody has acknowledged, the longest ringing first. */
  get ringing(): Alarm[] {
    return this.all.filter((alarm) => !alarm.acknowledged).reverse();
  }

  /** Follow the board. A new danger rings at once; who acknowledged one is asked for. */
  hear(news: News): void {
    if (news === "anew") void this.#ask();
    else if (news.name === "CaseOpened") this.#opened(news.data.case as CaseBrief);
    else this.#changed(news);
  }

  /** Say that the operator at this wall knows. Raises Problem. */
  async acknowledge(number: string): Promise<void> {
    this.#put(await this.#requests.acknowledge(number));
  }

  stop(): void {
    clearTimeout(this.#again);
    clearTimeout(this.#telling);
  }

  #opened(c: CaseBrief): void {
    if (c.urgency !== "life" || this.all.some((alarm) => alarm.case.id === c.id)) return;
    this.#asked = true;
    this.all = [{ case: c, acknowledged: null }, ...this.all];
  }

  #changed(event: LiveEvent): void {
    const known = this.all.find((alarm) => alarm.case.id === event.data.case);
    if (event.name === "LifeAlarmAcknowledged") void this.#ask();
    else if (known && event.data.status && !isOpen(event.data.status as CaseStatus)) {
      this.#asked = true;
      this.all = this.all.filter((alarm) => alarm !== known);
    } else if (event.name === "CaseReopened") void this.#ask();
  }

  /** Ask the server; once more when it was wanted again meanwhile, and soon again when there was no answer. */
  async #ask(): Promise<void> {
    this.#asked = true;
    if (this.#asking) return;
    this.#asking = true;
    clearTimeout(this.#again);
    try {
      while (this.#asked) {
        this.#asked = false;
        const { alarms } = await this.#requests.alarms(this.#under);
        if (!this.#asked) this.#replace(alarms); // else it is older than what was heard meanwhile
      }
    } catch {
      this.#again = setTimeout(() => void this.#ask(), AGAIN_MS);
    } finally {
      this.#asking = false;
    }
  }

  #replace(all: Alarm[]): void {
    const before = new Set(this.ringing.map((alarm) => alarm.case.id));
    this.all = all;
    const taken = all.find((alarm) => alarm.acknowledged && before.has(alarm.case.id));
    if (taken) this.#tell(taken);
  }

  #put(alarm: Alarm): void {
    this.#asked = true; // an answer that is on its way is older
    this.all = this.all.map((one) => (one.case.id === alarm.case.id ? alarm : one));
    this.#tell(alarm);
  }

  #tell(alarm: Alarm): void {
    this.told = alarm;
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => (this.told = undefined), TOLD_MS);
  }
}
