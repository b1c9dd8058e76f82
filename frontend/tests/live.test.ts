/** The socket's promise: nothing missed, nothing twice, and a line that died is known to be dead. */

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  FIRST_WAIT,
  Live,
  type LiveEvent,
  type LiveState,
  PING_EVERY,
  SILENCE_LIMIT,
} from "../src/core/live";

class Line {
  static all: Line[] = [];
  readyState = 1;
  sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor() {
    Line.all.push(this);
  }
  send(text: string) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.readyState = 3;
  }
  say(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  die() {
    this.readyState = 3;
    this.onclose?.();
  }
  static get last(): Line {
    const line = Line.all.at(-1);
    if (!line) throw new Error("nobody connected");
    return line;
  }
}

const welcome = (seq: number, epoch = "e1") => ({
  type: "welcome",
  topics: ["worker:me"],
  refused: [],
  seq,
  epoch,
});
const event = (seq: number | undefined, name = "CaseOpened") => ({
  type: "event",
  seq,
  topics: [],
  name,
  at: "2026-11-22T00:00:00Z",
  data: {},
});

let heard: LiveEvent[];
let states: LiveState[];
let heardAt: number;
let snapshots: { resolve: (seq?: number) => void; reject: (error: Error) => void }[];
let refused: string[];
let live: Live;

const settle = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  Line.all = [];
  heard = [];
  states = [];
  snapshots = [];
  refused = [];
  live = new Live({
    topics: ["worker:me"],
    snapshot: () => new Promise((resolve, reject) => snapshots.push({ resolve, reject })),
    onEvent: (e) => heard.push(e),
    onState: (state, at) => {
      heardAt = at;
      if (states.at(-1) !== state) states.push(state);
    },
    onRefused: (why) => refused.push(why),
    url: "ws://test/",
    connect: () => new Line() as unknown as WebSocket,
    random: () => 1,
  });
  live.start();
  Line.last.onopen?.();
});

afterEach(() => {
  live.stop();
  vi.useRealTimers();
});

async function goLive(seq: number) {
  Line.last.say(welcome(seq));
  snapshots.at(-1)?.resolve(seq);
  await settle();
}

async function reconnect(wait = FIRST_WAIT) {
  Line.last.die();
  await vi.advanceTimersByTimeAsync(wait);
  Line.last.onopen?.();
}

describe("first connection", () => {
  test("says hello with its topics and no place to go on from", () => {
    expect(Line.last.sent).toEqual([{ type: "hello", topics: ["worker:me"] }]);
  });

  test("holds events back until the snapshot is there, and drops those it already contains", async () => {
    Line.last.say(welcome(10));
    Line.last.say(event(11));
    Line.last.say(event(12));
    expect(heard).toEqual([]);
    expect(states).toEqual([]);
    snapshots[0]?.resolve(11);
    await settle();
    expect(heard.map((e) => e.seq)).toEqual([12]);
    expect(states).toEqual(["live"]);
  });

  test("a snapshot that fails is tried again on a new line, without a place to go on from", async () => {
    Line.last.say(welcome(10));
    snapshots[0]?.reject(new Error("503"));
    await settle();
    expect(states).toEqual(["broken"]);
    await vi.advanceTimersByTimeAsync(FIRST_WAIT);
    Line.last.onopen?.();
    expect(Line.all).toHaveLength(2);
    expect(Line.last.sent[0]).not.toHaveProperty("after");
  });
});

describe("after a break", () => {
  test("goes on from the last event, and a replayed one is applied once", async () => {
    await goLive(10);
    Line.last.say(event(11));
    await reconnect();
    expect(Line.last.sent[0]).toMatchObject({ after: 11, epoch: "e1" });
    Line.last.say(welcome(13));
    Line.last.say(event(11));
    Line.last.say(event(12));
    Line.last.say(event(13));
    expect(heard.map((e) => e.seq)).toEqual([11, 12, 13]);
    expect(snapshots).toHaveLength(1);
    expect(states).toEqual(["live", "broken", "live"]);
  });

  test("trying to come back makes what is shown no younger", async () => {
    await goLive(10);
    const last = Date.now();
    await reconnect();
    await reconnect(60_000);
    Line.last.die();
    expect(states).toEqual(["live", "broken"]);
    expect(heardAt).toBe(last);
  });

  test("a reset leads to a new snapshot, and events follow it", async () => {
    await goLive(10);
    await reconnect();
    Line.last.say({ type: "reset", seq: 500, epoch: "e1" });
    Line.last.say(event(501));
    snapshots[1]?.resolve(500);
    await settle();
    expect(heard.map((e) => e.seq)).toEqual([501]);
  });

  test("another life of the sequence is a reset even if its numbers look right", async () => {
    await goLive(10);
    await reconnect();
    Line.last.say(welcome(10, "e2"));
    expect(snapshots).toHaveLength(2);
    snapshots[1]?.resolve(3);
    await settle();
    Line.last.say(event(4));
    expect(heard.map((e) => e.seq)).toEqual([4]);
  });

  test("a line that breaks during the snapshot starts anew instead of trusting half of it", async () => {
    await goLive(10);
    Line.last.say({ type: "reset", seq: 500, epoch: "e1" });
    await reconnect();
    snapshots[1]?.resolve(500);
    await settle();
    expect(Line.last.sent[0]).not.toHaveProperty("after");
  });

  test("waits longer after each failure, and never longer than the limit", async () => {
    for (const wait of [500, 1000, 2000, 4000, 8000, 16000, 20000, 20000]) {
      Line.last.die();
      const before = Line.all.length;
      await vi.advanceTimersByTimeAsync(wait - 1);
      expect(Line.all).toHaveLength(before);
      await vi.advanceTimersByTimeAsync(1);
      expect(Line.all).toHaveLength(before + 1);
    }
  });
});

describe("silence", () => {
  test("asks for a sign of life, and gives up a line that gives none", async () => {
    await goLive(10);
    await vi.advanceTimersByTimeAsync(PING_EVERY);
    expect(Line.last.sent.at(-1)).toEqual({ type: "ping" });
    await vi.advanceTimersByTimeAsync(SILENCE_LIMIT + PING_EVERY);
    expect(states).toEqual(["live", "broken"]);
  });

  test("answers the server's ping", () => {
    Line.last.say({ type: "ping" });
    expect(Line.last.sent.at(-1)).toEqual({ type: "pong" });
  });
});

test("passing news has no number and does not move the place to go on from", async () => {
  await goLive(10);
  Line.last.say(event(undefined, "WorkerMoved"));
  await reconnect();
  expect(heard.map((e) => e.name)).toEqual(["WorkerMoved"]);
  expect(Line.last.sent[0]).toMatchObject({ after: 10 });
});

test("an account that may see none of it is told so instead of being asked for ever", async () => {
  Line.last.say({ ...welcome(10), topics: [], refused: ["worker:me"] });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(refused).toEqual(["topics"]);
  expect(Line.all).toHaveLength(1);
});

test("an unaccepted session stops trying and says so", async () => {
  Line.last.say({ type: "error", code: "unauthenticated", detail: "log in first" });
  Line.last.die();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(refused).toEqual(["session"]);
  expect(Line.all).toHaveLength(1);
});
