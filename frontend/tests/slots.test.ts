import { expect, it } from "vitest";
import { Slots } from "../src/map/slots";

it("gives numbers again, and never one twice at a time", () => {
  const slots = new Slots();
  expect([slots.of("a"), slots.of("b"), slots.of("a")]).toEqual([0, 1, 0]);
  slots.free("a");
  slots.free("a");
  expect([slots.of("c"), slots.of("d"), slots.of("b")]).toEqual([0, 2, 1]);
  for (let n = 0; n < 1_000; n++) {
    slots.of(`${n}`);
    slots.free(`${n}`);
  }
  expect(slots.of("last")).toBe(3);
});
