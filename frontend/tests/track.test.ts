import { describe, expect, it } from "vitest";
import type { PositionsKept } from "../src/core/live";
import { EVERY_MS, type Fix, MOST_SENT, MOST_WAITING, Track } from "../src/tablet/track";

const KEPT: PositionsKept = { kept: 1, repeated: 0, off_shift: 0, refused: [] };
const fix = (n: number): Fix => ({
  lon: 116.66,
  lat: 39.9,
  crs: "wgs84",
  at: new Date(1_800_000_000_000 + n * EVERY_MS).toISOString(),
});

function walk() {
  const sent: Fix[][] = [];
  const line = { up: true };
  const track = new Track((frame) => {
    if (line.up) sent.push((frame as { fixes: Fix[] }).fixes);
    return line.up;
  });
  return { track, line, sent };
}

describe("the way of a worker", () => {
  it("goes one frame at a time, and no more often than a person needs", () => {
    const { track, sent } = walk();
    expect(track.put(fix(0))).toBe(true);
    expect(track.put({ ...fix(0), at: new Date(Date.parse(fix(0).at) + 1_000).toISOString() })).toBe(false);
    track.put(fix(1));
    track.put(fix(2));
    expect(sent).toEqual([[fix(0)]]);
    track.answered(KEPT);
    expect(sent[1]).toEqual([fix(1), fix(2)]);
    track.answered(KEPT);
    expect([track.waiting, sent.length]).toEqual([0, 2]);
  });

  it("waits without a line and goes when it is back, what was under way once more", () => {
    const { track, line, sent } = walk();
    track.put(fix(0));
    line.up = false;
    for (let n = 1; n <= MOST_SENT; n++) track.put(fix(n));
    track.broken();
    track.flush();
    expect(sent.length).toBe(1);
    line.up = true;
    track.flush();
    expect(sent[1]?.[0]).toEqual(fix(0));
    expect(sent[1]?.length).toBe(MOST_SENT);
    track.answered(KEPT);
    expect(sent[2]).toEqual([fix(MOST_SENT)]);
  });

  it("keeps what the server could not take, and sends it with the next fix", () => {
    const { track, sent } = walk();
    track.put(fix(0));
    track.answered(undefined);
    expect([track.waiting, sent.length]).toEqual([1, 1]);
    track.put(fix(1));
    expect(sent[1]).toEqual([fix(0), fix(1)]);
  });

  it("forgets the oldest before it grows without bound", () => {
    const { track, line } = walk();
    line.up = false;
    for (let n = 0; n < MOST_WAITING + 5; n++) track.put(fix(n));
    expect(track.waiting).toBe(MOST_WAITING);
  });
});
