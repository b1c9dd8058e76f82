/**
 * The live socket as a page sees it: one promise that nothing is missed and nothing old is shown as new.
 *
 * A page first hears `welcome`, then fetches its snapshot; events that arrive meanwhile wait and follow it. After a
 * break the client says where it stopped (`after`, `epoch`) and the server replays; when it cannot, it says `reset` and
 * the snapshot is fetched anew. A line that is silent for too long counts as broken, because a socket can die unheard.
 */

export interface LiveEvent {
  /** Missing for passing news (WorkerMoved), which is not stored and never replayed. */
  seq?: number;
  topics: string[];
  name: string;
  at: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each event has its own data; see docs of the API
  data: any;
}

/** What became of the fixes of one frame. */
export interface PositionsKept {
  kept: number;
  repeated: number;
  off_shift: number;
  refused: { index: number; message: string }[];
}

type ServerFrame =
  | { type: "welcome"; topics: string[]; refused: string[]; seq: number; epoch: string }
  | ({ type: "event" } & LiveEvent)
  | { type: "reset"; seq: number; epoch?: string }
  | { type: "error"; code: string; detail: string }
  | ({ type: "positions" } & PositionsKept)
  | { type: "ping" }
  | { type: "pong" };

export type LiveState = "connecting" | "live" | "broken" | "refused";

export interface LiveOptions {
  topics: string[];
  /** Fetches and shows the present state; gives the sequence number it is of, or nothing when it has none. */
  snapshot: () => Promise<number | undefined>;
  onEvent: (event: LiveEvent) => void;
  /** Called on each change of state, and whenever something was heard. */
  onState: (state: LiveState, heardAt: number) => void;
  /** A tablet's fixes were answered; nothing: they could not be taken, or a frame of ours was wrong. */
  onPositions?: (answer: PositionsKept | undefined) => void;
  /** Trying again will not help: the session has ended, or nothing that was asked for is within its scope. */
  onRefused: (why: "session" | "topics") => void;
  url?: string;
  connect?: (url: string) => WebSocket;
  random?: () => number;
}

/** We ask for a sign of life this often, ms … */
export const PING_EVERY = 10_000;
/** … and give the line up when it was silent this long. */
export const SILENCE_LIMIT = 25_000;
export const FIRST_WAIT = 500;
export const LONGEST_WAIT = 20_000;
/** More waiting events than this mean the snapshot is too slow: it is fetched again instead of growing without bound. */
export const MOST_WAITING = 5_000;

const REFUSALS: Record<string, "session" | "topics"> = {
  unauthenticated: "session",
  "bad-hello": "topics",
  "bad-topic": "topics",
};

const liveUrl = () => `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/v1/live`;

export class Live {
  #options: LiveOptions;
  #socket: WebSocket | undefined;
  #state: LiveState = "connecting";
  /** When what is shown was last known to be so; attempts to come back do not count. */
  #heardAt = 0;
  #stirredAt = 0;
  #tries = 0;
  #after: number | undefined;
  #epoch: string | undefined;
  #waiting: LiveEvent[] | undefined;
  #round = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #pinger: ReturnType<typeof setInterval> | undefined;
  #stopped = false;

  constructor(options: LiveOptions) {
    this.#options = options;
  }

  /** Connect, and stay connected until `stop`. */
  start(): void {
    this.#stopped = false;
    if (typeof addEventListener === "function") {
      addEventListener("online", this.#wake);
      addEventListener("visibilitychange", this.#wake);
    }
    this.#open();
  }

  stop(): void {
    this.#stopped = true;
    if (typeof removeEventListener === "function") {
      removeEventListener("online", this.#wake);
      removeEventListener("visibilitychange", this.#wake);
    }
    clearTimeout(this.#retry);
    this.#drop();
  }

  /** Tell the server something; false when there is no line (the caller's REST call or the next snapshot makes up for it). */
  send(frame: object): boolean {
    if (this.#socket?.readyState !== 1) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** A tablet that wakes up should not wait for the back-off to end. */
  #wake = (): void => {
    if (this.#state === "broken" && (typeof document === "undefined" || !document.hidden)) {
      clearTimeout(this.#retry);
      this.#open();
    }
  };

  #open(): void {
    this.#drop();
    const connect = this.#options.connect ?? ((url: string) => new WebSocket(url));
    const socket = connect(this.#options.url ?? liveUrl());
    this.#socket = socket;
    this.#stirredAt = Date.now();
    socket.onopen = () => {
      this.send({ type: "hello", topics: this.#options.topics, after: this.#after, epoch: this.#epoch });
    };
    socket.onmessage = (message) => {
      if (socket !== this.#socket) return;
      this.#stirredAt = Date.now();
      this.#hear(JSON.parse(message.data as string) as ServerFrame);
      if (this.#state === "live") this.#enter("live");
    };
    socket.onclose = () => {
      if (socket === this.#socket) this.#broken();
    };
    this.#pinger = setInterval(() => {
      if (Date.now() - this.#stirredAt > SILENCE_LIMIT) this.#broken();
      else this.send({ type: "ping" });
    }, PING_EVERY);
  }

  #hear(frame: ServerFrame): void {
    switch (frame.type) {
      case "welcome":
        if (frame.topics.length === 0) return this.#refuse("topics");
        if (this.#after === undefined || (this.#epoch !== undefined && this.#epoch !== frame.epoch)) {
          void this.#resync(frame.seq, frame.epoch);
        } else {
          this.#tries = 0;
          this.#enter("live");
        }
        this.#epoch = frame.epoch;
        return;
      case "reset":
        void this.#resync(frame.seq, frame.epoch ?? this.#epoch);
        return;
      case "event":
        if (!this.#waiting) this.#apply(frame);
        else if (this.#waiting.push(frame) > MOST_WAITING) this.#broken(true);
        return;
      case "ping":
        this.send({ type: "pong" });
        return;
      case "error": {
        const why = REFUSALS[frame.code];
        if (why) this.#refuse(why);
        else this.#options.onPositions?.(undefined);
        return;
      }
      case "positions":
        this.#options.onPositions?.(frame);
        return;
      case "pong":
        return;
    }
  }

  #apply(event: LiveEvent): void {
    if (event.seq !== undefined) {
      if (this.#after !== undefined && event.seq <= this.#after) return;
      this.#after = event.seq;
    }
    this.#options.onEvent(event);
  }

  /** Show the snapshot, then what happened since; a newer call overtakes an older one. */
  async #resync(seq: number, epoch: string | undefined): Promise<void> {
    const round = ++this.#round;
    const socket = this.#socket;
    this.#waiting = [];
    try {
      const shown = await this.#options.snapshot();
      if (round !== this.#round || socket !== this.#socket) return;
      const waiting = this.#waiting ?? [];
      this.#waiting = undefined;
      this.#after = shown ?? seq;
      this.#epoch = epoch;
      for (const event of waiting) this.#apply(event);
      this.#tries = 0;
      this.#enter("live");
    } catch {
      if (round === this.#round && socket === this.#socket) this.#broken(true);
    }
  }

  /** The line is gone. `anew`: what is shown cannot be continued, so the next welcome leads to a snapshot. */
  #broken(anew = false): void {
    this.#drop();
    if (anew) this.#after = undefined;
    if (this.#stopped || this.#state === "refused") return;
    this.#enter("broken");
    const longest = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#tries++);
    const random = this.#options.random ?? Math.random;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), longest * (0.5 + random() / 2));
  }

  #refuse(why: "session" | "topics"): void {
    this.#enter("refused");
    this.#drop();
    this.#options.onRefused(why);
  }

  /** Forget the socket without hearing its last words. */
  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    if (this.#waiting) this.#after = undefined;
    this.#waiting = undefined;
    this.#round++;
    clearInterval(this.#pinger);
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  #enter(state: LiveState): void {
    this.#state = state;
    if (state === "live") this.#heardAt = Date.now();
    this.#options.onState(state, this.#heardAt);
  }
}
