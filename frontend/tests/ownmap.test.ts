import { describe, expect, it } from "vitest";
import { tilesOver } from "../src/tablet/ownmap";

describe("the own grids' map", () => {
  it("is every tile over the box and a little around it, at every zoom", () => {
    const tiles = tilesOver([116.65, 39.895, 116.66, 39.905]);
    expect([...new Set(tiles.map(([z]) => z))]).toEqual([12, 13, 14, 15]);
    expect(tiles).toContainEqual([14, 13501, 6208]);
  });

  it("is kept coarsely where the grid is large", () => {
    const tiles = tilesOver([116, 39, 117, 40], [8, 10, 12], 60);
    expect(new Set(tiles.map(([z]) => z))).toEqual(new Set([8, 10]));
  });
});
