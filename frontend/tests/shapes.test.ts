import { describe, expect, it } from "vitest";
import { distance, RADIUS, type Shape } from "../src/map/shapes";

const SHAPES: Shape[] = ["disc", "square", "diamond"];

/** The area of a shape, counted in squares of a quarter pixel. */
function area(shape: Shape): number {
  let inside = 0;
  for (let x = -24; x < 24; x += 0.25)
    for (let y = -24; y < 24; y += 0.25) if (distance(shape, x + 0.125, y + 0.125) < 0) inside++;
  return inside / 16;
}

describe("distance", () => {
  it("is none on the edge, less inside and as far as it is outside", () => {
    expect(distance("disc", RADIUS, 0)).toBeCloseTo(0);
    expect(distance("disc", 0, RADIUS + 4)).toBeCloseTo(4);
    for (const shape of SHAPES) expect(distance(shape, 0, 0)).toBeLessThan(-10);
  });

  it("grows by one a pixel, which is what a ring's width is measured in", () => {
    for (const shape of SHAPES) expect(distance(shape, 25, 0) - distance(shape, 24, 0)).toBeCloseTo(1, 1);
  });

  it("covers about the same for every shape, so that only size says size", () => {
    const disc = area("disc");
    for (const shape of SHAPES) expect(Math.abs(area(shape) / disc - 1)).toBeLessThan(0.05);
  });
});
