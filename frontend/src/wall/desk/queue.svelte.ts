/** The list of work as the desk shows it: what a filter leaves, page by page, followed live; and the views of it. */

import { Live, type LiveEvent, type LiveState } from "../../core/live";
import type { Me } from "../../core/types";
import { type Filter, filterOf, NOTHING, paramsOf } from "./filter";
import * as requests from "./requests";

const PAGE = 50;
/** The list is fetched again at most this often while events arrive, ms; the counts of the views less often. */
const LIST_EVERY = 2_000;
const COUNT_EVERY = 10_000;

export class Queue {
  filter = $state.raw<Filter>(NOTHING);
  cases = $state.raw<requests.QueueCase[]>([]);
  /** How many the filter leaves; the server counts no further than a thousand. */
  count = $state(0);
  /** Nothing was asked yet, or the filter has just changed. */
  loading = $state(true);
  failed = $state.raw<unknown>();
  views = $state.raw<requests.Views>();
  /** The number of the case that is open beside the list. */
  chosen = $state<string>();
  live = $state<LiveState>("connecting");
  heardAt = $state(0);
  /** The last case that changed, so that an open one is fetched again. */
  changed = $state.raw<{ id: string }>();
  /** Grows with each new notice for this account. */
  notices = $state(0);

  #under: string;
  #line: Live;
  #after = $state.raw<string | null>(null);
  #round = 0;
  #soon: ReturnType<typeof setTimeout> | undefined;
  #counting: ReturnType<typeof setTimeout> | undefined;

  constructor(me: Me, under: string, onRefused: (why: "session" | "topics") => void) {
    this.#under = under;
    this.#line = new Live({
      topics: me.department ? ["unit:mine", "worker:me"] : [`wall:${under}`, "worker:me"],
      snapshot: () => this.#snapshot(),
      onEvent: (event) => this.#follow(event),
      onState: (state, heardAt) => {
        this.live = state;
        this.heardAt = heardAt;
      },
      onRefused,
    });
  }

  start(): void {
    this.read();
    this.#line.start();
  }

  stop(): void {
    this.#line.stop();
    clearTimeout(this.#soon);
    clearTimeout(this.#counting);
  }

  /** Take filter and case from the address, as after a step back in the history. */
  read(): void {
    const params = new URLSearchParams(location.search);
    this.filter = filterOf(params);
    this.chosen = params.get("case") ?? undefined;
    if (this.live === "live") void this.#list();
  }

  /** Show what another filter leaves; the address says so. */
  show(filter: Filter): void {
    this.filter = filter;
    this.loading = true;
    this.#write("pushState");
    void this.#list();
  }

  choose(number: string | undefined): void {
    if (number === this.chosen) return;
    this.chosen = number;
    this.#write("replaceState");
  }

  /** The case so many places further down than the chosen one; the next page is fetched before the end is reached. */
  step(by: number): void {
    const at = this.cases.findIndex((c) => c.number === this.chosen);
    const next = at < 0 ? 0 : Math.min(this.cases.length - 1, Math.max(0, at + by));
    this.choose(this.cases[next]?.number);
    if (next > this.cases.length - 5) void this.more();
  }

  get hasMore(): boolean {
    return this.#after !== null;
  }

  /** Fetch the next page. */
  async more(): Promise<void> {
    const after = this.#after;
    const round = this.#round;
    if (after === null) return;
    this.#after = null;
    try {
      const part = await requests.queue(this.filter, after, PAGE);
      if (round !== this.#round) return;
      this.cases = [...this.cases, ...part.cases];
      this.#after = part.after;
    } catch {
      if (round === this.#round) this.#after = after;
    }
  }

  /** Something was done here: the list shows it without waiting for the socket. */
  refresh(): void {
    void this.#list();
    void this.countViews();
  }

  /** Fetch the views with their counts. */
  async countViews(): Promise<void> {
    this.views = await requests.views(this.#under).catch(() => this.views);
  }

  async #snapshot(): Promise<undefined> {
    await Promise.all([this.#list(), this.countViews()]);
    return undefined;
  }

  /** Fetch as much of the list as is shown; a newer call overtakes an older one. */
  async #list(): Promise<void> {
    const round = ++this.#round;
    const wanted = this.loading ? PAGE : Math.max(PAGE, this.cases.length);
    const found: requests.QueueCase[] = [];
    let after: string | null = null;
    let count: number | null = null;
    try {
      do {
        const part: requests.QueuePart = await requests.queue(
          this.filter,
          after ?? undefined,
          Math.min(200, wanted - found.length),
        );
        if (round !== this.#round) return;
        found.push(...part.cases);
        after = part.after;
        count ??= part.count;
      } while (after !== null && found.length < wanted);
      this.cases = found;
      this.count = count ?? found.length;
      this.#after = after;
      this.failed = undefined;
    } catch (error) {
      if (round === this.#round) this.failed = error;
    } finally {
      if (round === this.#round) this.loading = false;
    }
  }

  #follow(event: LiveEvent): void {
    if (event.name === "NoticePut") this.notices++;
    const about = event.name === "CaseOpened" ? event.data.case?.id : event.data.case;
    if (typeof about !== "string") return;
    this.changed = { id: about };
    this.#soon ??= setTimeout(() => {
      this.#soon = undefined;
      void this.#list();
    }, LIST_EVERY);
    this.#counting ??= setTimeout(() => {
      this.#counting = undefined;
      void this.countViews();
    }, COUNT_EVERY);
  }

  #write(how: "pushState" | "replaceState"): void {
    const params = paramsOf(this.filter);
    if (this.chosen) params.set("case", this.chosen);
    const lang = new URLSearchParams(location.search).get("lang");
    if (lang) params.set("lang", lang);
    const asked = params.toString();
    history[how](null, "", location.pathname + (asked ? `?${asked}` : ""));
  }
}
