/** A bell that rings until every task was looked at. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { AGAIN_MS, Bell } from "../src/tablet/alert";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("it rings at once for more, again and again, and not once all were seen", () => {
  const ring = vi.fn();
  const bell = new Bell(ring);
  bell.unseen(0);
  expect(ring).toHaveBeenCalledTimes(0);
  bell.unseen(1);
  bell.unseen(1);
  expect(ring).toHaveBeenCalledTimes(1);
  bell.unseen(2);
  expect(ring).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(2 * AGAIN_MS);
  expect(ring).toHaveBeenCalledTimes(4);
  bell.unseen(1);
  vi.advanceTimersByTime(AGAIN_MS);
  expect(ring).toHaveBeenCalledTimes(5);
  bell.unseen(0);
  vi.advanceTimersByTime(10 * AGAIN_MS);
  expect(ring).toHaveBeenCalledTimes(5);
  bell.unseen(1);
  expect(ring).toHaveBeenCalledTimes(6);
});
