/** The states of a case as screens group them: what a colour says, and whether somebody still owes work. */

export type CaseStatus =
  | "reported"
  | "verified_for_filing"
  | "assigned"
  | "accepted"
  | "in_progress"
  | "returned"
  | "suspended"
  | "reopened"
  | "resolved"
  | "checked"
  | "closed"
  | "excluded"
  | "merged";

/** Nobody has it; offered; in hand; put off by approval; done and being judged; ended. */
export type Tone = "nobody" | "offered" | "working" | "paused" | "done" | "ended";

const TONES: Record<CaseStatus, Tone> = {
  reported: "nobody",
  verified_for_filing: "nobody",
  returned: "nobody",
  reopened: "nobody",
  assigned: "offered",
  accepted: "working",
  in_progress: "working",
  suspended: "paused",
  resolved: "done",
  checked: "done",
  closed: "ended",
  excluded: "ended",
  merged: "ended",
};

export const tone = (status: CaseStatus): Tone => TONES[status];

/** The custom property with the state's colour, from tokens.css. */
export const colour = (status: CaseStatus): string => `var(--st-${TONES[status]})`;

/** Whether somebody still owes work; only then does a clock count down. */
export const isOpen = (status: CaseStatus): boolean => TONES[status] !== "done" && TONES[status] !== "ended";

/** The states in which somebody still owes work. */
export const OPEN = (Object.keys(TONES) as CaseStatus[]).filter(isOpen);
