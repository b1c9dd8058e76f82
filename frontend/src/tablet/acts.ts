/** What a worker does, as the outbox keeps it: each kind with what it says, and how it is sent. */

import { call, V1 } from "../core/http";
import type { Entry, EntryOf, OutboxOptions } from "../core/outbox";
import type * as T from "../core/types";

/** The task it is about, and what to call its case when the task is not on the tablet any more. */
export interface About {
  task: string;
  number: string;
  name: string;
}

/** What is known of a photo before it has an id: the photos of an entry in their order. */
export type PhotoFacts = Omit<T.Proof, "photo">;

export interface Acts {
  accept: About;
  start: About;
  help: About & { reason: string };
  return: About & { reason: string; basis: string | null; proofs: PhotoFacts[] };
  done: About & { words: string; proofs: PhotoFacts[] };
  /** What was done on a task that ended meanwhile: it goes into the case as a note with photos. */
  note: About & { words: string; proofs: PhotoFacts[] };
  /** What the worker saw, or a resident told them. */
  report: Partial<T.NewReport> & Pick<T.NewReport, "category" | "description" | "channel">;
  shift: { on: boolean };
  visit: Omit<T.NewVisit, "key">;
  diary: { day: string; words: string };
}

export type Act = EntryOf<Acts>;

/** Acts on a task, after which it is not this worker's any more. */
export const ENDING: readonly string[] = ["help", "return", "done"];

/** The task an act is about, if it is about one. */
export const taskOf = (act: Act): string | undefined => ("task" in act.body ? act.body.task : undefined);

/** What the worker wrote with an act. */
export const saidOf = ({ body }: Act): string =>
  "reason" in body
    ? body.reason
    : "description" in body
      ? body.description
      : "words" in body
        ? (body.words ?? "")
        : "";

/** What is known of an act's photos. */
export const proofsOf = ({ body }: Act): PhotoFacts[] => ("proofs" in body ? body.proofs : []);

/** The names a repeat is known by, when it was done, and that it is sent as nobody but whoever did it. */
const stamp = (entry: Entry) => ({
  "Content-Type": "application/json",
  "Idempotency-Key": entry.id,
  "Acted-At": entry.at,
  "Expected-Account": entry.owner,
});

const post = <A>(path: string, entry: Entry, body: object = {}, method = "POST") =>
  call<A>(method, `${V1}/${path}`, body, stamp(entry));

const onTask = (entry: Entry<string, About>, step: string, body?: object) =>
  post<T.Task>(`tasks/${entry.body.task}/${step}`, entry, body);

const proved = (proofs: PhotoFacts[], photos: string[]): T.Proof[] =>
  proofs.map((facts, i) => ({ ...facts, photo: photos[i] as string }));

export const senders: OutboxOptions<Acts>["senders"] = {
  accept: (entry) => onTask(entry, "accept"),
  start: (entry) => onTask(entry, "start"),
  help: (entry) => onTask(entry, "help", { reason: entry.body.reason }),
  return: (entry, photos) => {
    const { reason, basis, proofs } = entry.body;
    return onTask(entry, "return", { reason, basis, evidence: proved(proofs, photos) });
  },
  done: (entry, photos) => {
    const { words, proofs } = entry.body;
    return onTask(entry, "done", { words, evidence: proved(proofs, photos) });
  },
  note: (entry, photos) => {
    const { words, proofs } = entry.body;
    return onTask(entry, "note", { words, evidence: proved(proofs, photos) });
  },
  report: (entry, photos) => post<T.Receipt>("reports", entry, { ...entry.body, photos }),
  shift: (entry) => post<T.Attendance>("attendance", entry, { on: entry.body.on, at: entry.at }),
  visit: (entry) => post<T.Visit>("visits", entry, { ...entry.body, key: entry.id }),
  diary: ({ body, ...entry }) =>
    post<T.DiaryEntry>(`diary/${body.day}`, { ...entry, body }, { words: body.words }, "PUT"),
};
