/**
 * The phone's post: every report goes through the outbox, so that a bad line neither loses nor doubles it. What waits
 * is sent whenever the page is open again; each report has its key from the first attempt on.
 */

import { SvelteMap } from "svelte/reactivity";
import { type EntryOf, Outbox } from "../core/outbox";
import { upload } from "../core/uploads";
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
  sent: (entry, answer) => taken(entry.id, entry.body, answer as Receipt, entry.at),
  changed: (now) => (entries = now),
  progress: (id, share) => shares.set(id, share),
});

function taken(id: string, { category }: Letter, receipt: Receipt, at: string): void {
  keep(receipt, category, at);
  receipts.set(id, receipt);
}

/** The way of a device that can keep nothing: now, or not at all. Throws the Problem. */
async function sendNow(id: string, letter: Letter, photos: Blob[]): Promise<void> {
  const ids: string[] = [];
  for (const photo of photos) ids.push(await upload(photo));
  taken(id, letter, await send({ ...letter.report, photos: ids }, id), new Date().toISOString());
}

export const post = {
  /** Show what waits, and send it. A device that can keep nothing has nothing that waits. */
  start: () => outbox.start().catch(() => undefined),
  /**
   * Keep a report under its key and send it; done when it is kept. A device that can keep nothing sends it instead;
   * then what stops it is thrown as a Problem.
   */
  put: (id: string, letter: Letter, photos: Blob[]): Promise<unknown> =>
    outbox.put("report", letter, photos, id).catch(() => sendNow(id, letter, photos)),
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
