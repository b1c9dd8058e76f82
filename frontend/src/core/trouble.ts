/** What is wrong in a grid, or what would have to happen so that nothing goes wrong, in the words of the screen. */

import type { GridActivity, KindFacts, TroubleKind } from "./types";
import type { Words } from "../words/common";

export const KINDS: TroubleKind[] = ["silent", "absent", "stuck", "unmanned", "padded"];

/** Since when a zombie sleeps: since its silence began where it is one for that, else since it became one. */
export const asleepSince = (grid: GridActivity): string => grid.reason.counted_from ?? grid.since;

/** Why a grid is quiet or a zombie for this kind; ``at`` writes instants. */
export function troubleOf(
  words: Words,
  kind: TroubleKind,
  facts: Partial<KindFacts>,
  at: (instant: string) => string,
): string {
  const since = facts.counted_from ? at(facts.counted_from) : "";
  const madeUp = Object.values(facts.made_up ?? {}).reduce((sum, n) => sum + n, 0);
  const counts = { silent: 0, absent: 0, unmanned: 0, stuck: facts.waiting ?? 0, padded: madeUp };
  return words.troubles[kind](since, counts[kind]);
}

/** What keeps an active grid active, and until when that is needed. */
export function keepsAlive(
  words: Words,
  kind: TroubleKind,
  facts: KindFacts,
  at: (instant: string) => string,
): string {
  return words.keeps[kind](facts.quiet_at ? at(facts.quiet_at) : "");
}

/** Each kind of trouble a grid is in, of one kind only where one is asked for. */
export const troublesOf = (
  words: Words,
  { kinds, reason }: GridActivity,
  at: (instant: string) => string,
  only?: TroubleKind,
): string[] =>
  kinds
    .filter((kind) => only === undefined || kind === only)
    .map((kind) => troubleOf(words, kind, reason.kinds?.[kind] ?? {}, at));

/** Whole days since an instant. */
export const daysSince = (since: string, now: number): number =>
  Math.floor((now - new Date(since).getTime()) / 86_400_000);
