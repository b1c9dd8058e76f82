/**
 * What the server last said, kept on the tablet, so that it opens and works without a network: the worker's tasks, the
 * configuration, forms and panels, and the fixes of their way that have not left yet.
 *
 * It holds personal data of citizens: `forget` it when the worker logs out. What the worker did is in the outbox.
 */

import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { Problem } from "../core/http";
import { SEEN } from "./seen";
import type { Fix } from "./track";

interface Schema extends DBSchema {
  answer: { key: string; value: unknown };
  /** By the worker and the fix's instant. */
  fix: { key: [string, string]; value: Fix };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function open(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("tablet", 1, {
    upgrade(db) {
      db.createObjectStore("answer");
      db.createObjectStore("fix");
    },
    terminated: () => (opened = undefined),
  });
  return opened;
}

/** Keep an answer under a name; a tablet that can keep nothing works on, online. */
export async function remember(name: string, answer: unknown): Promise<void> {
  try {
    await (await open()).put("answer", answer, name);
  } catch {
    opened = undefined;
  }
}

/** What was kept under a name. */
export async function remembered<A>(name: string): Promise<A | undefined> {
  try {
    return (await (await open()).get("answer", name)) as A | undefined;
  } catch {
    return undefined;
  }
}

/** The server's answer, kept for later; without one, what was kept before. Throws when there is neither. */
export async function latest<A>(name: string, ask: () => Promise<A>): Promise<A> {
  try {
    const answer = await ask();
    void remember(name, answer);
    return answer;
  } catch (error) {
    const known = error instanceof Problem && error.unanswered ? await remembered<A>(name) : undefined;
    if (known === undefined) throw error;
    return known;
  }
}

/** Forget all answers and photos. */
export async function forget(): Promise<void> {
  const answers = open().then((db) => db.clear("answer"));
  const photos = globalThis.caches?.delete(SEEN);
  await Promise.allSettled([answers, photos]);
}

/** The fixes of one worker's way, in order, until the server has them. */
export class Way {
  readonly #worker: string;

  constructor(worker: string) {
    this.#worker = worker;
  }

  async all(): Promise<Fix[]> {
    return (await open()).getAll("fix", IDBKeyRange.bound([this.#worker], [this.#worker, []]));
  }

  async add(fix: Fix): Promise<void> {
    await (await open()).put("fix", fix, [this.#worker, fix.at]);
  }

  /** The server has them up to this one. */
  async drop(last: Fix): Promise<void> {
    await (await open()).delete("fix", IDBKeyRange.bound([this.#worker], [this.#worker, last.at]));
  }
}
