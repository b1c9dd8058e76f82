/**
 * What a person did while the line was away, or might be: kept in IndexedDB and sent in order, each once.
 *
 * The contract, for the tablet and the phone alike:
 *
 * - `put` is done when the entry is safely on the device; sending begins by itself. Offline is normal and no error.
 * - Entries go one at a time, in the order they were put. One that gets no answer stays first and is tried again: after
 *   a pause that grows, when the browser says `online`, when the page comes to sight, and when `flush` is called (do so
 *   when the socket is back).
 * - Each entry has an `id`, made once: the sender passes it as the Idempotency-Key (or the body's own key), so that an
 *   entry sent twice, because its answer was lost or the page was killed, takes effect once.
 * - Photos travel first, in pieces, and go on where they stopped, also in another life of the page. The sender gets
 *   their upload ids, in the order of the photos given to `put`.
 * - A refusal never blocks what follows and is never swallowed: 404, 409 and 410 leave the entry as `conflict` (the
 *   world moved on meanwhile), any other as `refused`; both keep `why` and the photos, until `retry`, `turn` or
 *   `discard`.
 * - An entry belongs to its `owner`. A box lists and sends only its own owner's, so nothing is ever sent as somebody
 *   else. After a 401 it waits until `flush` is called by somebody who has logged in.
 * - One tab sends at a time (Web Locks; where the page is not a secure context, the ids alone keep order from harm). All
 *   tabs see every change.
 * - `sent` is awaited before the entry is forgotten: keep there what the answer brings (a receipt). It may be called
 *   again for the same entry if the page dies in between.
 */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { newKey, Problem } from "./http";
import { upload } from "./uploads";

/** Waiting its turn; under way, maybe in another tab; overtaken by events; not taken as it is. */
export type EntryState = "waiting" | "sending" | "conflict" | "refused";

/** Why the server did not take an entry. */
export interface Refusal {
  status: number;
  kind: string;
  detail: string;
  fields: string[];
  /** What else the problem document says, such as the `state` a task is in. */
  facts: Record<string, unknown>;
}

export interface Entry<Kind = string, Body = unknown> {
  /** Its place in the order. */
  seq: number;
  /** The client's idempotency key. */
  id: string;
  owner: string;
  kind: Kind;
  body: Body;
  /** One for each photo: the id of its upload, once begun. */
  uploads: (string | null)[];
  /** When the person did it, ISO; what the server should take as the instant of the act. */
  at: string;
  tries: number;
  /** How often the server broke over it (500); a few are forgiven. */
  faults: number;
  state: EntryState;
  /** It has left at least once without an answer: the server may have it although it is still here. */
  maybeSent: boolean;
  why?: Refusal;
}

/** The kinds of entry of one surface, each with its body; for instance `{ accept: { task: string } }`. */
export type Kinds = object;
export type EntryOf<K extends Kinds> = { [Kind in keyof K & string]: Entry<Kind, K[Kind]> }[keyof K & string];

export interface OutboxOptions<K extends Kinds> {
  /** Names database, lock and channel: one for each surface. */
  name: string;
  /** Whose entries these are: the worker's id; `""` where nobody logs in. */
  owner: string;
  /** How each kind is sent, given the ids of its photos; throws the Problem when it is not taken. */
  senders: {
    [Kind in keyof K & string]: (entry: Entry<Kind, K[Kind]>, photos: string[]) => Promise<unknown>;
  };
  /** The server has the entry, and answered this. */
  sent?: (entry: EntryOf<K>, answer: unknown) => Promise<void> | void;
  /** The owner's entries, oldest first: at the start and after every change, also one made in another tab. */
  changed?: (entries: EntryOf<K>[]) => void;
  /** The share of an entry's photos that has left, 0 to 1. */
  progress?: (id: string, share: number) => void;
  /** The session is over: entries wait, and somebody has to log in. */
  loggedOut?: () => void;
}

interface Schema extends DBSchema {
  entry: { key: number; value: Entry; indexes: { id: string } };
  /** By the entry's place and the photo's number. */
  photo: { key: [number, number]; value: Blob };
}

export const FIRST_WAIT = 2_000;
export const LONGEST_WAIT = 60_000;
/** A server that broke this often over one entry does not block the others any longer. */
export const MOST_FAULTS = 3;

const OVERTAKEN = new Set([404, 409, 410]);
const LATER = new Set([408, 425, 429]);

export class Outbox<K extends Kinds> {
  #options: OutboxOptions<K>;
  #db: Promise<IDBPDatabase<Schema>> | undefined;
  #channel: BroadcastChannel;
  #draining: Promise<void> | undefined;
  #more = false;
  #misses = 0;
  #again: ReturnType<typeof setTimeout> | undefined;
  #stopped = true;

  constructor(options: OutboxOptions<K>) {
    this.#options = options;
    this.#channel = new BroadcastChannel(`outbox:${options.name}`);
    this.#channel.onmessage = () => void this.#show();
  }

  /** Show what is kept and begin to send it; until `stop`. */
  async start(): Promise<void> {
    this.#stopped = false;
    globalThis.addEventListener?.("online", this.#wake);
    globalThis.addEventListener?.("visibilitychange", this.#wake);
    await this.#show();
    void this.flush();
  }

  /** Leave what waits to another page, or to the next time. */
  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#again);
    globalThis.removeEventListener?.("online", this.#wake);
    globalThis.removeEventListener?.("visibilitychange", this.#wake);
    this.#channel.close();
    void Promise.resolve(this.#draining).then(async () => (await this.#db)?.close());
  }

  /**
   * Keep what was done, and send it when possible. Rejects only when the device cannot keep it (no room, storage
   * forbidden): say so, for then it is nowhere. With the `id` of an entry that is here already nothing is added.
   */
  async put<Kind extends keyof K & string>(
    kind: Kind,
    body: K[Kind],
    photos: Blob[] = [],
    id: string = newKey(),
  ): Promise<Entry<Kind, K[Kind]>> {
    const db = await this.#open();
    const work = db.transaction(["entry", "photo"], "readwrite");
    const known = await work.objectStore("entry").index("id").get(id);
    if (known) return known as Entry<Kind, K[Kind]>;
    const entry = {
      id,
      owner: this.#options.owner,
      kind,
      body,
      uploads: photos.map(() => null),
      at: new Date().toISOString(),
      tries: 0,
      faults: 0,
      state: "waiting" as const,
      maybeSent: false,
    };
    // The database gives the place.
    const seq = await work.objectStore("entry").add(entry as unknown as Entry);
    await Promise.all(photos.map((photo, i) => work.objectStore("photo").put(photo, [seq, i])));
    await work.done;
    await this.#tell();
    void this.flush();
    return { ...entry, seq };
  }

  /** The owner's entries, oldest first. */
  async entries(): Promise<EntryOf<K>[]> {
    const all = await (await this.#open()).getAll("entry");
    return all.filter((one) => one.owner === this.#options.owner) as EntryOf<K>[];
  }

  /** How many entries of other people this device keeps for them. */
  async others(): Promise<number> {
    const all = await (await this.#open()).getAll("entry");
    return all.filter((one) => one.owner !== this.#options.owner).length;
  }

  /** An entry's photos, to be shown. */
  async photos({ seq }: Pick<Entry, "seq">): Promise<Blob[]> {
    return (await this.#open()).getAll("photo", photosOf(seq));
  }

  /** Undo it: forget an entry that is not under way. False when it is under way, or gone already. */
  async discard(id: string): Promise<boolean> {
    return this.#change(id, () => undefined);
  }

  /** Send an entry that was not taken once more as it is, under its old key and at its old place. */
  async retry(id: string): Promise<boolean> {
    return this.#change(id, (entry) => ({ ...entry, state: "waiting", faults: 0, why: undefined }));
  }

  /** Make something else of an entry that was not taken: a new act with a new key, of the same instant and photos. */
  async turn<Kind extends keyof K & string>(id: string, kind: Kind, body: K[Kind]): Promise<boolean> {
    return this.#change(id, ({ seq, owner, at, uploads }) => ({
      ...{ seq, owner, at, uploads, kind, body, id: newKey() },
      ...{ state: "waiting", tries: 0, faults: 0, maybeSent: false },
    }));
  }

  /** Send what waits now; done when nothing waits any more or nothing can be sent. */
  flush(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    clearTimeout(this.#again);
    this.#more = true;
    this.#draining ??= this.#locked()
      .catch(() => this.#later()) // the storage itself broke off; what is under way is taken up again
      .finally(() => {
        this.#draining = undefined;
        return this.#more ? this.flush() : undefined;
      });
    return this.#draining;
  }

  #wake = (): void => {
    if (typeof document !== "undefined" && document.hidden) return;
    this.#misses = 0;
    void this.flush();
  };

  async #locked(): Promise<void> {
    const locks = globalThis.navigator?.locks as LockManager | undefined;
    const drain = () => this.#drain();
    await (locks ? locks.request(`outbox:${this.#options.name}`, drain) : drain());
  }

  /** Send until nothing waits. Whoever is here sends alone: what is marked as under way was left by a page that died. */
  async #drain(): Promise<void> {
    await this.#revive();
    while (!this.#stopped) {
      this.#more = false;
      const next = await this.#take();
      if (next ? await this.#send(next) : this.#more) continue;
      this.#more = false; // who called meanwhile would find the same
      return;
    }
  }

  async #revive(): Promise<void> {
    const work = (await this.#open()).transaction("entry", "readwrite");
    for (const entry of await work.store.getAll()) {
      if (entry.state === "sending") await work.store.put({ ...entry, state: "waiting", maybeSent: true });
    }
    await work.done;
  }

  /** The oldest entry that waits, marked as under way. */
  async #take(): Promise<EntryOf<K> | undefined> {
    const work = (await this.#open()).transaction("entry", "readwrite");
    const all = await work.store.getAll();
    const next = all.find((one) => one.owner === this.#options.owner && one.state === "waiting");
    const taken: Entry | undefined = next && { ...next, state: "sending", tries: next.tries + 1 };
    if (taken) await work.store.put(taken);
    await work.done;
    if (taken) await this.#tell();
    return taken as EntryOf<K> | undefined;
  }

  /** Whether to go on with the next one. */
  async #send(entry: EntryOf<K>): Promise<boolean> {
    const online = globalThis.navigator?.onLine !== false;
    const send = this.#options.senders[entry.kind] as (entry: Entry, photos: string[]) => Promise<unknown>;
    let left = false;
    let answer: unknown;
    try {
      const photos = await this.#carry(entry);
      if (this.#stopped) throw new Problem(0, ""); // somebody else may be logging in
      left = online;
      answer = await send(entry, photos);
    } catch (error) {
      const problem = error instanceof Problem ? error : new Problem(400, String(error));
      return this.#missed(entry.seq, problem, left);
    }
    await this.#options.sent?.(entry, answer);
    await this.#forget(entry.seq);
    this.#misses = 0;
    return true;
  }

  /** Bring the photos there, as far as they are not; gives their upload ids. */
  async #carry(entry: EntryOf<K>): Promise<string[]> {
    const photos = await this.photos(entry);
    const uploads = [...entry.uploads];
    for (const [i, photo] of photos.entries()) {
      const onBegun = (id: string) => {
        uploads[i] = id;
        return this.#keep(entry.seq, { uploads: [...uploads] });
      };
      const onProgress = (share: number) => this.#options.progress?.(entry.id, (i + share) / photos.length);
      uploads[i] = await upload(photo, { known: uploads[i], onBegun, onProgress });
    }
    return uploads as string[];
  }

  /** The entry was not taken: keep what became of it, and say whether the next may go. */
  async #missed(seq: number, problem: Problem, left: boolean): Promise<boolean> {
    if (problem.unanswered || LATER.has(problem.status) || problem.status === 401) {
      await this.#keep(seq, { state: "waiting", ...(left && problem.status === 0 && { maybeSent: true }) });
      if (problem.status === 401) this.#options.loggedOut?.();
      else this.#later();
      return false;
    }
    if (problem.status >= 500) {
      const faults = ((await (await this.#open()).get("entry", seq))?.faults ?? 0) + 1;
      if (faults < MOST_FAULTS) {
        await this.#keep(seq, { state: "waiting", faults });
        this.#later();
        return false;
      }
    }
    const { status, kind, message: detail, fields, facts } = problem;
    const state = OVERTAKEN.has(status) ? "conflict" : "refused";
    await this.#keep(seq, { state, why: { status, kind, detail, fields, facts } });
    return true;
  }

  #later(): void {
    if (this.#stopped) return;
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#misses++);
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.flush(), wait * (0.5 + Math.random() / 2));
  }

  async #keep(seq: number, news: Partial<Entry>): Promise<void> {
    const work = (await this.#open()).transaction("entry", "readwrite");
    const entry = await work.store.get(seq);
    if (entry) await work.store.put({ ...entry, ...news });
    await work.done;
    await this.#tell();
  }

  /** Change an entry that is not under way, or forget it where `into` gives nothing. */
  async #change(id: string, into: (entry: Entry) => Entry | undefined): Promise<boolean> {
    const work = (await this.#open()).transaction(["entry", "photo"], "readwrite");
    const entry = await work.objectStore("entry").index("id").get(id);
    if (!entry || entry.owner !== this.#options.owner || entry.state === "sending") return false;
    const changed = into(entry);
    if (changed) await work.objectStore("entry").put(changed);
    else {
      await work.objectStore("entry").delete(entry.seq);
      await work.objectStore("photo").delete(photosOf(entry.seq));
    }
    await work.done;
    await this.#tell();
    if (changed) void this.flush();
    return true;
  }

  async #forget(seq: number): Promise<void> {
    const work = (await this.#open()).transaction(["entry", "photo"], "readwrite");
    await work.objectStore("entry").delete(seq);
    await work.objectStore("photo").delete(photosOf(seq));
    await work.done;
    await this.#tell();
  }

  async #tell(): Promise<void> {
    if (!this.#stopped) this.#channel.postMessage("changed");
    await this.#show();
  }

  async #show(): Promise<void> {
    if (!this.#stopped) this.#options.changed?.(await this.entries());
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#db ??= openDB<Schema>(`outbox-${this.#options.name}`, 1, {
      upgrade(db) {
        db.createObjectStore("entry", { keyPath: "seq", autoIncrement: true }).createIndex("id", "id", {
          unique: true,
        });
        db.createObjectStore("photo");
      },
      terminated: () => (this.#db = undefined),
    });
    this.#db.catch(() => (this.#db = undefined));
    return this.#db;
  }
}

const photosOf = (seq: number) => IDBKeyRange.bound([seq], [seq, []]);
