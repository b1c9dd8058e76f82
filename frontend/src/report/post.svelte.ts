/**
 * The phone's post: every report goes through the outbox, so that a bad line neither loses nor doubles it. What waits
 * is sent whenever the page is open again; each report has its key from the first attempt on.
 */

import { SvelteMap } from "svelte/reactivity";
import { type EntryOf, Outbox } from "../core/outbox";
import type { Receipt } from "../core/types";
import { keep } from "./mine.svelte";
import { type NewReport, send } from "./requests";

/** A report as it waits: what is sent, and what it is called on this page. */
export interface Letter {
  report: NewReport;
  category: string;
}

export type Posted = EntryOf<{ report: Letter }>;

let entries = $state.raw<Posted[]>([]);
const shares = new SvelteMap<string, number>();
const receipts = new SvelteMap<string, Receipt>();

const outbox = new Outbox<{ report: Letter }>({
  name: "report",
  owner: "",
  senders: { report: (entry, photos) => send({ ...entry.body.report, photos }, entry.id) },
  sent: (entry, answer) => {
    keep(answer as Receipt, entry.body.category, entry.at);
    receipts.set(entry.id, answer as Receipt);
  },
  changed: (now) => (entries = now),
  progress: (id, share) => shares.set(id, share),
});

export const post = {
  start: () => outbox.start(),
  /** Keep a report and send it; rejects when this device can keep nothing. */
  put: async (letter: Letter, photos: Blob[]): Promise<string> =>
    (await outbox.put("report", letter, photos)).id,
  /** Everything that is not sent yet, oldest first. */
  waiting: (): Posted[] => entries,
  entry: (id: string): Posted | undefined => entries.find((one) => one.id === id),
  /** What was answered to a report that this page has sent. */
  receipt: (id: string): Receipt | undefined => receipts.get(id),
  /** The share of its photos that has left, 0 to 1. */
  share: (id: string): number => shares.get(id) ?? 0,
  flush: () => outbox.flush(),
  discard: (id: string) => outbox.discard(id),
  photos: (entry: Posted) => outbox.photos(entry),
};
