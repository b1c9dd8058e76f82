/** A past day that can be looked at in any instant and walked in both directions, pure. Times are ms since it began. */

import { isOpen } from "../../core/status";
import type { CaseBrief, CaseState, GridActivity, GridState, ReplayDay } from "../../core/types";

export const DAY_MS = 86_400_000;

/** Something that became otherwise: a case by an event, or by passing its due time (`late`), or a grid. */
export type Moment = { at: number; case: number; what: string; late: boolean } | { at: number; grid: string };

/** What became otherwise between two instants. */
export interface Change {
  /** As they are now; those that were opened on the way are `opened` too. */
  cases: CaseBrief[];
  opened: CaseBrief[];
  /** Ids of cases that are not there yet, when one goes back. */
  gone: string[];
  grids: GridActivity[];
}

/** What a case is besides, which no map and no list shows of a past day. */
const UNTOLD = {
  kind: "help",
  how: "covers",
  worker: null,
  rung: "worker",
  department: null,
  lane: null,
  round: 0,
} as const;

export class Timeline {
  readonly day: ReplayDay;
  readonly begins: number;
  /** Its last instant: just before midnight, or as far as today has come. */
  readonly length: number;
  /** Everything that happened, in order. */
  readonly moments: Moment[];

  #name: (grid: string) => string | null;
  #cases: CaseState[][];
  #grids = new Map<string, GridState[]>();

  /** `name` gives a grid's name by its code; null for one that is no more. */
  constructor(day: ReplayDay, name: (grid: string) => string | null) {
    this.day = day;
    this.#name = name;
    this.begins = Date.parse(day.begins);
    this.length = Math.min(Date.parse(day.ends) - this.begins, DAY_MS - 1);
    this.#cases = day.cases.map(() => []);
    for (const state of [...day.start.cases, ...day.events]) this.#cases[state.case]?.push(state);
    for (const state of [...day.start.grids, ...day.changes]) {
      const states = this.#grids.get(state.code);
      if (states) states.push(state);
      else this.#grids.set(state.code, [state]);
    }
    const happened = day.events.map((e) => ({ at: e.at, case: e.case, what: e.what, late: false }));
    const turned = day.changes.map((c) => ({ at: c.at, grid: c.code }));
    const due = this.#cases.flatMap((states) => this.#missed(states));
    this.moments = [...happened, ...turned, ...due].sort((a, b) => a.at - b.at);
  }

  /** Every case that was known at `t`. */
  casesAt(t: number): CaseBrief[] {
    return this.#cases.map((_, n) => this.#caseAt(n, t)).filter((c) => c !== undefined);
  }

  /** Every grid of which something is known, as it was at `t`. */
  gridsAt(t: number): GridActivity[] {
    return [...this.#grids.keys()].map((code) => this.#gridAt(code, t));
  }

  /** What is otherwise at `to` than it was at `from`, whichever is the earlier; undefined for more than `most`. */
  between(from: number, to: number, most: number): Change | undefined {
    const [first, last] = [this.#after(Math.min(from, to)), this.#after(Math.max(from, to))];
    if (last - first > most) return undefined;
    const touched = this.moments.slice(first, last);
    const change: Change = { cases: [], opened: [], gone: [], grids: [] };
    for (const n of new Set(touched.flatMap((m) => ("case" in m ? [m.case] : [])))) {
      const c = this.#caseAt(n, to);
      if (!c) change.gone.push(this.day.cases[n]?.id ?? "");
      else {
        change.cases.push(c);
        const opened = Date.parse(c.opened_at) - this.begins;
        if (from < opened && opened <= to) change.opened.push(c);
      }
    }
    for (const code of new Set(touched.flatMap((m) => ("grid" in m ? [m.grid] : [])))) {
      change.grids.push(this.#gridAt(code, to));
    }
    return change;
  }

  /** When something happens next after `t`, or happened last before it. */
  next(t: number, way: 1 | -1): number | undefined {
    if (way === 1) return this.moments[this.#after(t)]?.at;
    return this.moments[this.#after(t - 1) - 1]?.at;
  }

  /** How much happened in each of `count` equal parts of a whole day. */
  density(count: number): number[] {
    const parts = new Array<number>(count).fill(0);
    for (const { at } of this.moments) {
      const part = Math.min(count - 1, Math.max(0, Math.floor((at / DAY_MS) * count)));
      parts[part] = (parts[part] ?? 0) + 1;
    }
    return parts;
  }

  /** How many moments there are up to `t`. */
  #after(t: number): number {
    let [low, high] = [0, this.moments.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.moments[middle]?.at ?? 0) <= t) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Open states whose due time passed while they lasted. */
  #missed(states: CaseState[]): Moment[] {
    return states.flatMap((state, nth) => {
      const until = states[nth + 1]?.at ?? this.length;
      const passes = isOpen(state.status) && Math.max(state.at, 0) < state.due && state.due < until;
      return passes ? [{ at: state.due, case: state.case, what: "DeadlineMissed", late: true }] : [];
    });
  }

  #caseAt(n: number, t: number): CaseBrief | undefined {
    const found = this.day.cases[n];
    const state = this.#cases[n]?.findLast((one) => one.at <= t);
    if (!found || !state) return undefined;
    return {
      ...found,
      ...UNTOLD,
      status: state.status,
      grid_name: found.grid === null ? null : this.#name(found.grid),
      due_at: new Date(this.begins + state.due).toISOString(),
      overdue: isOpen(state.status) && state.due <= t,
    };
  }

  #gridAt(code: string, t: number): GridActivity {
    const states = this.#grids.get(code) ?? [];
    const state = states.findLast((one) => one.at <= t);
    return {
      code,
      path: states[0]?.path ?? "",
      state: state?.state ?? "active",
      kinds: state?.kinds ?? [],
      since: new Date(this.begins + (state?.at ?? 0)).toISOString(),
      next_change_at: null,
      reason: (state?.reason ?? { kind: "" }) as GridActivity["reason"],
    };
  }
}
