/**
 * A worker's open tasks, from lists and events that may overtake each other: a list asked for before an event and
 * answered after it must not take the event back.
 */

import type { CaseBrief, Task } from "../core/types";

const ORDER: Task["state"][] = ["offered", "delivered", "seen", "accepted"];

/** Ids of ended tasks to remember; an older list than this many endings ago is not on its way any more. */
const MOST_ENDED = 500;

export class TaskStore {
  #tasks = new Map<string, Task>();
  #ended = new Set<string>();

  /** By due time, the most urgent first. */
  get list(): Task[] {
    return [...this.#tasks.values()].sort((a, b) => (a.case.due_at < b.case.due_at ? -1 : 1));
  }

  get(id: string): Task | undefined {
    return this.#tasks.get(id);
  }

  /** A list from the server: what it does not name is gone; what it names never goes back to an earlier state. */
  replace(fresh: Task[]): void {
    const known = this.#tasks;
    this.#tasks = new Map();
    for (const task of fresh) {
      if (this.#ended.has(task.id)) continue;
      const before = known.get(task.id)?.state ?? task.state;
      const state = ORDER.indexOf(before) > ORDER.indexOf(task.state) ? before : task.state;
      this.#tasks.set(task.id, { ...task, state });
    }
  }

  /** A task just offered, without the citizen's words and photos, which no event carries; false if it was known. */
  offer(task: Omit<Task, "case" | "accepted_at" | "words">, brief: CaseBrief): boolean {
    if (this.#tasks.has(task.id) || this.#ended.has(task.id)) return false;
    this.#tasks.set(task.id, {
      ...task,
      accepted_at: null,
      words: null,
      case: { ...brief, summary: "", address: null, photos: [] },
    });
    return true;
  }

  /** The task got as far as `state`; it never goes back. */
  move(id: string, state: Task["state"]): void {
    const task = this.#tasks.get(id);
    if (task && ORDER.indexOf(state) > ORDER.indexOf(task.state)) this.#tasks.set(id, { ...task, state });
  }

  /** The task is not this worker's any more; false if it was not known. */
  end(id: string): boolean {
    this.#ended.add(id);
    for (const old of this.#ended) {
      if (this.#ended.size <= MOST_ENDED) break;
      this.#ended.delete(old);
    }
    return this.#tasks.delete(id);
  }
}
