/** What an operator can do with a case: its key, what it needs said, and when the desk offers it. */

import { isOpen } from "../../core/status";
import type { CaseDetail, Me } from "../../core/types";

export type ActionId =
  | "verify"
  | "assign"
  | "merge"
  | "urge"
  | "escalate"
  | "whistle"
  | "supervise"
  | "exclude"
  | "accept"
  | "start"
  | "resolve"
  | "return"
  | "check"
  | "rework"
  | "close"
  | "reopen"
  | "resume"
  | "split"
  | "request";

export interface Action {
  id: ActionId;
  /** As `KeyboardEvent.key` says it. */
  key: string;
  /** Shown even when it cannot be done now: people look for it in its place. */
  always?: true;
  /** The words it takes, by the name the server gives them. Without this the form is a special one, or there is none. */
  says?: { field: "reason" | "words"; required: boolean };
  /** Photos that go with it, of this kind. */
  photos?: "after" | "basis";
}

const reason = { field: "reason", required: true } as const;
const words = { field: "words", required: true } as const;
const remark = { field: "words", required: false } as const;

/** In the order of the bar: what is used all day first. */
export const ACTIONS: readonly Action[] = [
  { id: "verify", key: "v", always: true, says: remark },
  { id: "assign", key: "d", always: true },
  { id: "merge", key: "m", always: true },
  { id: "urge", key: "u", always: true, says: words },
  { id: "escalate", key: "e", always: true, says: reason },
  { id: "whistle", key: "w", always: true },
  { id: "accept", key: "a" },
  { id: "start", key: "y" },
  { id: "resolve", key: "f", says: words, photos: "after" },
  { id: "return", key: "b", says: reason, photos: "basis" },
  { id: "check", key: "c", says: remark },
  { id: "rework", key: "n", says: reason },
  { id: "close", key: "z", says: remark },
  { id: "resume", key: "h" },
  { id: "split", key: "p", says: reason },
  { id: "reopen", key: "o", says: reason },
  { id: "supervise", key: "s", says: words },
  { id: "request", key: "t" },
  { id: "exclude", key: "x", says: reason },
];

const AT_WORK = new Set<CaseDetail["status"]>(["assigned", "accepted", "in_progress"]);
/** What the server calls possible, but the desk offers as a request of somebody else. */
const ASKED_FOR = new Set(["suspend", "extend"]);

/**
 * What can be done with a case now: the server's word for the steps of its life, and what stands beside them by the
 * same rules. The server still decides.
 */
export function possible(
  c: Pick<CaseDetail, "status" | "path">,
  steps: readonly string[],
  me: Pick<Me, "permissions" | "scope">,
): Set<ActionId> {
  const found = new Set(steps.filter((step) => !ASKED_FOR.has(step)) as ActionId[]);
  const may = (permission: string) => me.permissions.includes(permission);
  const inside = !me.scope || c.path === me.scope || c.path.startsWith(`${me.scope}.`);
  if (inside && isOpen(c.status) && may("cases.dispatch")) found.add("urge").add("supervise");
  if (inside && isOpen(c.status) && c.status !== "suspended" && may("whistles.blow")) found.add("whistle");
  if (AT_WORK.has(c.status) && (may("cases.dispatch") || may("cases.work"))) found.add("request");
  if (!may("cases.merge")) for (const id of ["merge", "split"] as const) found.delete(id);
  return found;
}
