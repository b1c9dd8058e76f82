/** The outbox as the tablet shows it: what waits, what came back, and what became of what was just done. */

import { newKey } from "../core/http";
import { type EntryOf, Outbox, type Refusal } from "../core/outbox";
import { type Act, type Acts, senders, taskOf } from "./acts";

/** What is not settled after this long is shown as waiting, ms. */
const PATIENCE = 8_000;

export type Outcome =
  { how: "sent"; answer: unknown } | { how: "waiting" } | { how: "conflict" | "refused"; why: Refusal };

export interface SyncOptions {
  owner: string;
  /** Awaited before the act is forgotten. */
  sent: (act: Act, answer: unknown) => Promise<void> | void;
  loggedOut: () => void;
}

export class Sync {
  /** The worker's acts that the server has not taken, oldest first. */
  acts = $state.raw<Act[]>([]);
  /** The share of photos that has left, of the act under way. */
  share = $state<{ id: string; share: number }>();

  readonly box: Outbox<Acts>;
  #watched = new Map<string, (outcome: Outcome) => void>();

  constructor({ owner, sent, loggedOut }: SyncOptions) {
    this.box = new Outbox<Acts>({
      name: "tablet",
      owner,
      senders,
      loggedOut,
      sent: (act, answer) => {
        this.#settle(act.id, { how: "sent", answer });
        return sent(act, answer);
      },
      changed: (acts) => this.#changed(acts),
      progress: (id, share) => (this.share = { id, share }),
    });
  }

  /** What is left to be sent, and what was sent back and waits for the worker's word. */
  get waiting(): Act[] {
    return this.acts.filter((act) => act.state === "waiting" || act.state === "sending");
  }

  get returned(): Act[] {
    return this.acts.filter((act) => act.state === "conflict" || act.state === "refused");
  }

  /** The acts on a task, oldest first. */
  on(task: string): Act[] {
    return this.acts.filter((act) => taskOf(act) === task);
  }

  /**
   * Keep an act and send it; gives what became of it, or `waiting` when that is not known soon. Rejects when the tablet
   * cannot even keep it.
   */
  async act<Kind extends keyof Acts & string>(
    kind: Kind,
    body: Acts[Kind],
    photos: Blob[] = [],
  ): Promise<Outcome & { id: string }> {
    const id = newKey();
    const outcome = new Promise<Outcome>((resolve) => {
      this.#watched.set(id, resolve);
      setTimeout(() => this.#settle(id, { how: "waiting" }), PATIENCE);
    });
    await this.box.put(kind, body, photos, id);
    return { ...(await outcome), id };
  }

  #changed(acts: EntryOf<Acts>[]): void {
    this.acts = acts;
    for (const act of acts) {
      if (act.state === "waiting" && act.tries > 0) this.#settle(act.id, { how: "waiting" });
      else if (act.why && act.state !== "waiting" && act.state !== "sending")
        this.#settle(act.id, { how: act.state, why: act.why });
    }
  }

  #settle(id: string, outcome: Outcome): void {
    this.#watched.get(id)?.(outcome);
    this.#watched.delete(id);
  }
}
