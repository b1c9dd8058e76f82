import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { CaseBrief, Grid } from "../src/core/types";
import { Alarms } from "../src/wall/running/alarms.svelte";
import type { Attention } from "../src/wall/running/attention";
import { Renewal } from "../src/wall/running/renewal.svelte";
import type { Alarm } from "../src/wall/running/requests";
import { Siren } from "../src/wall/running/siren.svelte";
import { stops, type Trouble } from "../src/wall/running/stops";
import { REST_MS, Tour } from "../src/wall/running/tour.svelte";

const grid = (path: string): Grid => ({ code: path.replaceAll(".", ""), name: path, path }) as Grid;
const kase = (id: string, more: object = {}): CaseBrief =>
  ({
    id,
    number: `N-${id}`,
    urgency: "life",
    path: "1.1",
    due_at: "2100-01-01T00:00:00Z",
    ...more,
  }) as CaseBrief;
const event = (name: string, data: object) => ({ seq: 1, topics: [], name, at: "", data });
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("location", { href: "http://x/wall/?under=1", search: "?under=1" });
  vi.stubGlobal("history", { state: null, replaceState: vi.fn() });
  vi.stubGlobal("addEventListener", vi.fn());
  vi.stubGlobal("removeEventListener", vi.fn());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("an alarm", () => {
  const by = { by: "王主任", at: "2026-11-22T02:00:00Z" };

  function wall(server: Alarm[] = []) {
    const state = { server, asked: 0, down: false };
    const alarms: Alarms = new Alarms("1", {
      alarms: () => {
        state.asked++;
        return state.down ? Promise.reject(new Error()) : Promise.resolve({ alarms: state.server });
      },
      acknowledge: (number) => {
        const known = alarms.all.find((a) => a.case.number === number);
        return known ? Promise.resolve({ ...known, acknowledged: by }) : Promise.reject(new Error(number));
      },
    });
    return { alarms, state };
  }

  it("rings at once for a new danger to life, once, and for nothing else", () => {
    const { alarms, state } = wall();
    alarms.hear(event("CaseOpened", { case: kase("a") }));
    alarms.hear(event("CaseOpened", { case: kase("a") }));
    alarms.hear(event("CaseOpened", { case: kase("b", { urgency: "normal" }) }));
    expect(alarms.ringing.map((a) => a.case.id)).toEqual(["a"]);
    expect(state.asked).toBe(0);
  });

  it("falls silent when it is acknowledged here, and says by whom for a while", async () => {
    const { alarms } = wall();
    alarms.hear(event("CaseOpened", { case: kase("a") }));
    await alarms.acknowledge("N-a");
    expect(alarms.ringing).toEqual([]);
    expect(alarms.told?.acknowledged).toEqual(by);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(alarms.told).toBeUndefined();
  });

  it("falls silent when it is acknowledged elsewhere, or the case is over", async () => {
    const { alarms, state } = wall();
    alarms.hear(event("CaseOpened", { case: kase("a") }));
    alarms.hear(event("CaseOpened", { case: kase("b") }));
    state.server = [
      { case: kase("b"), acknowledged: null },
      { case: kase("a"), acknowledged: by },
    ];
    alarms.hear(event("LifeAlarmAcknowledged", { case: "a" }));
    await settled();
    expect(alarms.ringing.map((a) => a.case.id)).toEqual(["b"]);
    expect(alarms.told?.case.id).toBe("a");
    alarms.hear(event("CaseExcluded", { case: "b", status: "excluded" }));
    expect(alarms.ringing).toEqual([]);
  });

  it("is not silenced by an answer that is older than it", async () => {
    const { alarms, state } = wall();
    alarms.hear("anew");
    alarms.hear(event("CaseOpened", { case: kase("a") }));
    state.server = [{ case: kase("a"), acknowledged: null }];
    expect(alarms.ringing).toHaveLength(1);
    await settled();
    expect(alarms.ringing).toHaveLength(1);
    expect(state.asked).toBe(2);
  });

  it("does not ring again by an answer that is older than its acknowledgement", async () => {
    const { alarms, state } = wall([{ case: kase("a"), acknowledged: null }]);
    alarms.hear(event("CaseOpened", { case: kase("a") }));
    const acknowledged = alarms.acknowledge("N-a");
    alarms.hear("anew");
    state.server = [{ case: kase("a"), acknowledged: by }];
    const rung: number[] = [];
    await acknowledged;
    for (let i = 0; i < 10; i++) {
      rung.push(alarms.ringing.length);
      await Promise.resolve();
    }
    expect(Math.max(...rung)).toBe(0);
    expect(state.asked).toBe(2);
  });

  it("keeps ringing while the server does not answer, and asks again", async () => {
    const { alarms, state } = wall([{ case: kase("a"), acknowledged: null }]);
    state.down = true;
    alarms.hear("anew");
    await settled();
    state.down = false;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(alarms.ringing).toHaveLength(1);
    expect(state.asked).toBe(2);
  });
});

describe("the siren", () => {
  const audio = (state: string) => ({
    state,
    resume: () => Promise.resolve(),
    suspend: () => Promise.resolve(),
  });

  it("says when the browser keeps it silent, and when it does no more", () => {
    const silenced = audio("suspended") as unknown as AudioContext & { state: string };
    const siren = new Siren(() => silenced);
    siren.ring(true);
    expect(siren.state).toBe("muted");
    silenced.state = "running";
    vi.stubGlobal("AudioContext", undefined);
    silenced.onstatechange?.(new Event("statechange"));
    expect(siren.state).toBe("sounding");
    siren.ring(false);
    expect(siren.state).toBe("silent");
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a tour", () => {
  const streets = [grid("1.1"), grid("1.2"), grid("1.3"), grid("1.4")];
  const trouble: Trouble = {
    at: Date.parse("2026-11-22T02:00:00Z"),
    cases: [
      kase("late", { path: "1.2.1", urgency: "normal", overdue: true }),
      kase("gas", { path: "1.3.1", overdue: false }),
      kase("far", { path: "1.30.1", overdue: true }),
    ],
    zombies: [{ path: "1.4.1" }, { path: "1.4.2" }, { path: "1.2.9" }],
  };

  it("goes to danger to life first, then what is late, then what sleeps, then the rest", () => {
    const found = stops(streets, trouble);
    expect(found.map((s) => [s.grid.path, s.life, s.overdue, s.zombies])).toEqual([
      ["1.3", 1, 0, 0],
      ["1.2", 0, 1, 1],
      ["1.4", 0, 0, 2],
      ["1.1", 0, 0, 0],
    ]);
  });

  function started() {
    const seen: string[] = [];
    let touch = () => {};
    const attention = {
      hear: (listener: () => void) => {
        touch = listener;
        return () => (touch = () => {});
      },
    } as unknown as Attention;
    const places = { top: grid("1"), below: streets, go: (code: string) => void seen.push(code) };
    const tour = new Tour(places, () => trouble, attention);
    tour.start(10);
    return { tour, seen, touch: () => touch() };
  }

  it("begins each round with the whole, and stays where it is when it ends", () => {
    const { tour, seen } = started();
    vi.advanceTimersByTime(50_000);
    expect(seen).toEqual(["1", "13", "12", "14", "11", "1"]);
    tour.end();
    vi.advanceTimersByTime(50_000);
    expect(seen).toHaveLength(6);
  });

  it("rests while somebody uses the wall", () => {
    const { tour, seen, touch } = started();
    touch();
    expect(tour.resting).toBe(true);
    vi.advanceTimersByTime(REST_MS - 1);
    touch();
    vi.advanceTimersByTime(REST_MS - 1);
    expect(seen).toEqual(["1"]);
    vi.advanceTimersByTime(1);
    expect(seen).toEqual(["1", "13"]);
    expect(tour.resting).toBe(false);
  });

  it("begins by itself where the address asks for it", () => {
    vi.stubGlobal("location", { href: "http://x/wall/?tour=30", search: "?tour=30" });
    const { tour } = started();
    tour.end();
    tour.begin();
    expect([tour.on, tour.seconds]).toEqual([true, 30]);
  });
});

describe("a new build", () => {
  it("is taken when nobody is at the wall, and not before", async () => {
    const reload = vi.fn();
    let quiet = false;
    let edition: string | undefined = "one";
    const renewal = new Renewal(
      () => quiet,
      () => Promise.resolve(edition),
      reload,
    );
    await renewal.look();
    edition = undefined; // the server restarts and has no pages for a moment
    await renewal.look();
    expect(renewal.waiting).toBe(false);
    edition = "two";
    await renewal.look();
    expect(renewal.waiting).toBe(true);
    vi.advanceTimersByTime(60_000);
    expect(reload).not.toHaveBeenCalled();
    quiet = true;
    vi.advanceTimersByTime(5_000);
    expect(reload).toHaveBeenCalled();
  });
});
