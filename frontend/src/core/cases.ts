/** The cases a wall knows: a snapshot, moved on by events, never growing past what a wall can show. */

import { dayStart } from "./clock";
import type { LiveEvent } from "./live";
import { isOpen } from "./status";
import type { CaseBrief } from "./types";

/** Closed cases stay in the ticker and the day's figures; past this number the oldest of them are let go. */
export const MOST_FINISHED = 5_000;

export interface Figures {
  open: number;
  today: number;
  overdue: number;
}

export class CaseStore {
  readonly byId = new Map<string, CaseBrief>();

  /** Forget everything and start from a snapshot. */
  replace(cases: Iterable<CaseBrief>): void {
    this.byId.clear();
    for (const c of cases) this.byId.set(c.id, c);
  }

  /** Move on by one event; gives the id of the case that changed, if one did. Applying one twice changes nothing more. */
  apply(event: LiveEvent): string | undefined {
    if (event.name === "CaseOpened") {
      const opened = event.data.case as CaseBrief;
      if (!this.byId.has(opened.id)) this.byId.set(opened.id, opened);
      this.#forget();
      return opened.id;
    }
    const id = event.data.case as string | undefined;
    const known = typeof id === "string" ? this.byId.get(id) : undefined;
    if (!known) return undefined;
    const due_at = (event.data.due_at as string | undefined) ?? known.due_at;
    // Stages have clocks of their own; overdue is a case past the time limit for the whole of it.
    const missed = event.name === "DeadlineMissed" && (event.data.stage ?? "whole") === "whole";
    this.byId.set(known.id, {
      ...known,
      status: event.data.status ?? known.status,
      worker: event.data.worker === undefined ? known.worker : event.data.worker,
      path: event.data.path ?? known.path,
      due_at,
      overdue: missed || (known.overdue && due_at === known.due_at),
    });
    this.#forget();
    return known.id;
  }

  open(): CaseBrief[] {
    return [...this.byId.values()].filter((c) => isOpen(c.status));
  }

  /** The newest of those that are `wanted` first. */
  latest(count: number, wanted: (c: CaseBrief) => boolean): CaseBrief[] {
    return [...this.byId.values()]
      .filter(wanted)
      .sort((a, b) => (a.opened_at < b.opened_at ? 1 : -1))
      .slice(0, count);
  }

  figures(now: number, wanted: (c: CaseBrief) => boolean): Figures {
    const day = dayStart(now);
    const figures = { open: 0, today: 0, overdue: 0 };
    for (const c of this.byId.values()) {
      if (!wanted(c)) continue;
      if (new Date(c.opened_at).getTime() >= day) figures.today++;
      if (!isOpen(c.status)) continue;
      figures.open++;
      if (c.overdue || new Date(c.due_at).getTime() < now) figures.overdue++;
    }
    return figures;
  }

  #forget(): void {
    let finished = 0;
    for (const c of this.byId.values()) if (!isOpen(c.status)) finished++;
    if (finished <= MOST_FINISHED) return;
    for (const c of this.byId.values()) {
      if (isOpen(c.status)) continue;
      this.byId.delete(c.id);
      if (--finished <= MOST_FINISHED) return;
    }
  }
}
