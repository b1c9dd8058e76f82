/** What an account must know, kept by the server until it is read. */

import { call, query, V1 } from "./http";
import type { LiveEvent } from "./live";
import type { Notice, Notices } from "./types";

const PAGE = 50;

export class Inbox {
  /** The latest first. */
  notices = $state.raw<Notice[]>([]);
  unread = $state(0);
  loaded = $state(false);
  /** Whether there are older ones. */
  more = $state(false);
  #round = 0;

  /** Of two answers the later asked one is shown. */
  async load(): Promise<void> {
    const round = ++this.#round;
    const found = await ask();
    if (round !== this.#round) return;
    this.notices = found.notices;
    this.unread = found.unread;
    this.more = found.notices.length === PAGE;
    this.loaded = true;
  }

  async older(): Promise<void> {
    const round = ++this.#round;
    const found = await ask(this.notices.at(-1)?.id);
    if (round !== this.#round) return;
    this.notices = [...this.notices, ...found.notices];
    this.more = found.notices.length === PAGE;
  }

  /** Something happened: a new notice is worth a look. */
  hear(event: LiveEvent): void {
    if (event.name === "NoticePut") this.load().catch(() => undefined);
  }

  async read(notice: Notice): Promise<void> {
    if (notice.read_at) return;
    await call<undefined>("POST", `${V1}/inbox/${notice.id}/read`);
    this.#round++; // an answer that is on its way is older
    this.#mark((one) => one.id === notice.id);
    this.unread -= 1;
  }

  async readAll(): Promise<void> {
    await call<unknown>("POST", `${V1}/inbox/read-all`);
    this.#round++;
    this.#mark(() => true);
    this.unread = 0;
  }

  #mark(which: (notice: Notice) => boolean): void {
    const read_at = new Date().toISOString();
    this.notices = this.notices.map((one) => (which(one) && !one.read_at ? { ...one, read_at } : one));
  }
}

const ask = (before?: string) => call<Notices>("GET", `${V1}/inbox${query({ limit: PAGE, before })}`);
