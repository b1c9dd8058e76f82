/** A worker's desk: their open tasks, ordered by due time, kept by push and by snapshot. */

import { SvelteSet } from "svelte/reactivity";
import { Problem } from "../core/http";
import { words } from "../words/common";
import { tabletWords } from "../words/tablet";
import { Live, type LiveEvent, type LiveState } from "../core/live";
import type { CaseBrief, Task } from "../core/types";
import { Inbox } from "../core/inbox.svelte";
import { Bell } from "./alert";
import { type ChosenPhoto, prove } from "./proof";
import { Shift } from "./shift.svelte";
import { TaskStore } from "./tasks";
import * as requests from "./requests";

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
  tasks = $state.raw<Task[]>([]);
  chosen = $state<string>();
  live = $state<LiveState>("connecting");
  heardAt = $state(0);
  loaded = $state(false);
  busy = $state(false);
  toast = $state.raw<Toast>();
  readonly inbox = new Inbox();
  readonly shift = new Shift((frame) => this.live === "live" && this.#line.send(frame));

  #store = new TaskStore();
  #bell = new Bell();
  /** Tasks that were looked at here, whether the server knows or not. */
  #looked = new SvelteSet<string>();
  #line: Live;

  constructor(onRefused: () => void) {
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
      },
      onPositions: (answer) => this.shift.answered(answer),
      onRefused,
    });
  }

  start(): void {
    this.#line.start();
    this.shift.load().catch(() => undefined);
    this.inbox.load().catch(() => undefined);
  }

  stop(): void {
    this.#line.stop();
    this.shift.stop();
    this.#bell.stop();
  }

  get task(): Task | undefined {
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
    return this.#act(() => requests.accept(task.id), tabletWords().accepted);
  }

  /** The worker is there and begins. */
  begin(task: Task): Promise<boolean> {
    return this.#act(() => requests.start(task.id), tabletWords().started);
  }

  help(task: Task, reason: string): Promise<boolean> {
    return this.#act(() => requests.help(task.id, reason), tabletWords().helpAsked);
  }

  giveBack(task: Task, reason: string, basis: string, photos: ChosenPhoto[]): Promise<boolean> {
    const send = async () =>
      requests.giveBack(task.id, { reason, basis: basis || null, evidence: await prove(photos) });
    return this.#act(send, tabletWords().returned);
  }

  done(task: Task, said: string, photos: ChosenPhoto[]): Promise<boolean> {
    const send = async () => requests.done(task.id, { words: said, evidence: await prove(photos) });
    return this.#act(send, tabletWords().finished);
  }

  /** Whether it worked; if not, the toast says why. */
  async #act(work: () => Promise<unknown>, said: string): Promise<boolean> {
    this.busy = true;
    this.toast = undefined;
    try {
      await work();
      await this.#snapshot();
      this.toast = { text: said, kind: "good" };
      return true;
    } catch (error) {
      this.toast = { text: sentence(error), kind: "warn" };
      if (error instanceof Problem && error.status === 409) await this.#snapshot();
      return false;
    } finally {
      this.busy = false;
    }
  }

  async #snapshot(): Promise<undefined> {
    const fresh = await requests.tasks();
    this.#store.replace(fresh.tasks);
    this.#show();
    this.loaded = true;
    this.#acknowledge();
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
    this.tasks = this.#store.list;
    this.#bell.unseen(this.unseen);
    if (this.chosen && !this.task) this.chosen = undefined;
  }

  /** Say of each task what was not said yet, or not heard by the server. */
  #acknowledge(): void {
    for (const task of this.tasks) this.#ack(task, this.#looked.has(task.id) ? "seen" : "delivered");
  }

  #ack(task: Task, state: "delivered" | "seen"): void {
    if (isUnseen(task) && task.state !== state) {
      this.#line.send({ type: "ack", task: task.id, state });
    }
  }
}

function sentence(error: unknown): string {
  if (!(error instanceof Problem) || error.unanswered) return words().noAnswer;
  if (error.status === 422) return tabletWords().incomplete;
  return error.status === 409 ? tabletWords().conflict : words().failed;
}
