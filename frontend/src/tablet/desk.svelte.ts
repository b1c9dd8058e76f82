/**
 * A worker's desk: their open tasks, kept by push and by snapshot, and whatever they do, kept by the outbox.
 *
 * Without a network it opens with what was kept, and goes on.
 */

import { SvelteSet } from "svelte/reactivity";
import { words } from "../words/common";
import { syncWords } from "../words/sync";
import { tabletWords } from "../words/tablet";
import { Live, type LiveEvent, type LiveState } from "../core/live";
import { Inbox } from "../core/inbox.svelte";
import type { CaseBrief, Task, Tasks } from "../core/types";
import type { About, Act, Acts } from "./acts";
import { Bell } from "./alert";
import { type DeskTask, withActs } from "./pending";
import { type ChosenPhoto, prove } from "./proof";
import * as ask from "./requests";
import { Shift } from "./shift.svelte";
import { remember, remembered } from "./store";
import { type Outcome, Sync } from "./sync.svelte";
import { TaskStore } from "./tasks";

/** Whether the server knows of nobody who looked at it. */
const isUnseen = ({ state }: Task) => state === "offered" || state === "delivered";

/** What became of a task that is no longer ours to work on. */
const ENDED = new Set(["TaskReturned", "TaskExpired", "TaskWithdrawn"]);

const REACHED: Record<string, Task["state"]> = {
  TaskDelivered: "delivered",
  TaskSeen: "seen",
  TaskAccepted: "accepted",
};

export interface Toast {
  text: string;
  kind: "good" | "warn";
}

export class Desk {
  readonly sync: Sync;
  readonly shift: Shift;
  chosen = $state<string>();
  live = $state<LiveState>("connecting");
  heardAt = $state(0);
  loaded = $state(false);
  busy = $state(false);
  toast = $state.raw<Toast>();
  readonly inbox = new Inbox();
  #known = $state.raw<Task[]>([]);
  /** As the worker left them, whether or not the server has heard of it. */
  tasks = $derived.by<DeskTask[]>(() => withActs(this.#known, this.sync.acts));

  #store = new TaskStore();
  #bell = new Bell();
  /** Tasks that were looked at here, whether the server knows or not. */
  #looked = new SvelteSet<string>();
  #line: Live;
  #name: string;
  #stopped = false;

  /** `onRefused`: the session is over, or is somebody else's; what was done is kept until its worker logs in again. */
  constructor(worker: string, onRefused: () => void) {
    this.#name = `tasks:${worker}`;
    this.sync = new Sync({
      owner: worker,
      sent: (act, answer) => this.#sent(act, answer),
      loggedOut: onRefused,
    });
    this.shift = new Shift(worker, this.sync, (frame) => this.live === "live" && this.#line.send(frame));
    this.#line = new Live({
      topics: ["worker:me"],
      snapshot: () => this.#snapshot(),
      onEvent: (event) => this.#follow(event),
      onState: (state, heardAt) => {
        const back = state === "live" && this.live !== "live";
        this.live = state;
        this.heardAt = heardAt;
        if (!back) return;
        this.#acknowledge();
        this.shift.reconnected();
        void this.sync.box.flush();
      },
      onPositions: (answer) => this.shift.answered(answer),
      onRefused,
    });
  }

  /** Show what was kept; then follow the server. */
  async start(): Promise<void> {
    await this.sync.box.start().catch(() => undefined); // a tablet that can keep nothing shows its tasks
    const known = await remembered<Tasks>(this.#name);
    if (known) this.#take(known);
    void this.shift.start();
    this.#line.start();
    this.inbox.load().catch(() => undefined);
  }

  stop(): void {
    this.#stopped = true;
    this.#line.stop();
    this.shift.stop();
    this.#bell.stop();
    this.sync.box.stop();
  }

  get task(): DeskTask | undefined {
    return this.tasks.find((t) => t.id === this.chosen);
  }

  /** How many tasks the worker has not looked at. */
  get unseen(): number {
    return this.tasks.filter((task) => isUnseen(task) && !this.#looked.has(task.id)).length;
  }

  /** The worker looks at a task: that is what "seen" means. */
  choose(id: string | undefined): void {
    this.chosen = id;
    this.toast = undefined;
    this.#look();
  }

  #look(): void {
    if (!this.task || document.hidden) return;
    this.#looked.add(this.task.id);
    this.#bell.unseen(this.unseen);
    this.#ack(this.task, "seen");
  }

  accept(task: Task): Promise<boolean> {
    return this.act("accept", about(task), tabletWords().accepted);
  }

  /** The worker is there and begins. */
  begin(task: Task): Promise<boolean> {
    return this.act("start", about(task), tabletWords().started);
  }

  help(task: Task, reason: string): Promise<boolean> {
    return this.act("help", { ...about(task), reason }, tabletWords().helpAsked);
  }

  async giveBack(task: Task, reason: string, basis: string, photos: ChosenPhoto[]): Promise<boolean> {
    const { blobs, proofs } = await this.#proven(photos);
    const said = { ...about(task), reason, basis: basis || null, proofs };
    return this.act("return", said, tabletWords().returned, blobs);
  }

  async done(task: Task, said: string, photos: ChosenPhoto[]): Promise<boolean> {
    const { blobs, proofs } = await this.#proven(photos);
    return this.act("done", { ...about(task), words: said, proofs }, tabletWords().finished, blobs);
  }

  /**
   * Keep an act and send it. True when it is safely kept, at least: the toast says whether it was sent (`said`), waits,
   * or met with a conflict, which stays in the queue with both sides. False when it is nowhere: the server said at once
   * that something is missing, or the tablet cannot keep it; then what was written is still in the form.
   */
  async act<Kind extends keyof Acts & string>(
    kind: Kind,
    body: Acts[Kind],
    said: string,
    photos: Blob[] = [],
  ): Promise<boolean> {
    this.busy = true;
    this.toast = undefined;
    try {
      const outcome = await this.sync.act(kind, body, photos);
      this.toast = toastOf(outcome, said);
      if (outcome.how === "refused") await this.sync.box.discard(outcome.id);
      if (outcome.how === "conflict") await this.#snapshot().catch(() => undefined);
      return outcome.how !== "refused";
    } catch {
      this.toast = { text: syncWords().full, kind: "warn" };
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #proven(photos: ChosenPhoto[]) {
    this.busy = true; // making photos small takes a moment
    try {
      return await prove(photos, this.shift.last);
    } finally {
      this.busy = false;
    }
  }

  /** The server took it: what it made of the task is seen before the act is forgotten. */
  async #sent(act: Act, answer: unknown): Promise<void> {
    if (act.kind === "shift") this.shift.told(answer);
    if ("task" in act.body) await this.#snapshot().catch(() => undefined);
  }

  async #snapshot(): Promise<undefined> {
    const fresh = await ask.tasks();
    if (this.#stopped) return; // what was kept may have been forgotten meanwhile
    void remember(this.#name, fresh);
    this.#take(fresh);
    this.#acknowledge();
  }

  #take({ tasks }: Tasks): void {
    this.#store.replace(tasks);
    this.#show();
    this.loaded = true;
  }

  #follow(event: LiveEvent): void {
    this.inbox.hear(event);
    if (event.name === "TaskOffered") this.#offered(event);
    else if (ENDED.has(event.name)) this.#gone(event.data.task as string);
    else if (event.name in REACHED) {
      this.#store.move(event.data.task as string, REACHED[event.name] as Task["state"]);
      this.#show();
    }
  }

  #offered(event: LiveEvent): void {
    if (!this.#store.offer(event.data.task, event.data.case as CaseBrief)) return;
    this.#show();
    this.#ack(event.data.task as Task, "delivered");
    // The words and photos of a citizen are in no event; they are fetched once the task is on the screen.
    this.#snapshot().catch(() => undefined);
  }

  #gone(id: string): void {
    if (!this.#store.end(id)) return;
    this.#show();
    if (!this.busy) this.toast = { text: tabletWords().gone, kind: "warn" };
  }

  #show(): void {
    this.#known = this.#store.list;
    this.#bell.unseen(this.unseen);
    if (this.chosen && !this.task) this.chosen = undefined;
  }

  /** Say of each task what was not said yet, or not heard by the server. */
  #acknowledge(): void {
    for (const task of this.#known) this.#ack(task, this.#looked.has(task.id) ? "seen" : "delivered");
  }

  #ack(task: Task, state: "delivered" | "seen"): void {
    if (isUnseen(task) && task.state !== state) {
      this.#line.send({ type: "ack", task: task.id, state });
    }
  }
}

const about = (task: Task): About => ({
  task: task.id,
  number: task.case.number,
  name: task.case.category_name,
});

function toastOf(outcome: Outcome, said: string): Toast {
  switch (outcome.how) {
    case "sent":
      return { text: said, kind: "good" };
    case "waiting":
      return { text: syncWords().kept, kind: "warn" };
    case "conflict":
      return { text: tabletWords().conflict, kind: "warn" };
    case "refused":
      return { text: outcome.why.status === 422 ? tabletWords().incomplete : words().failed, kind: "warn" };
  }
}
