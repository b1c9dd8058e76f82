import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Grid, GridActivity } from "../src/core/types";
import { Hierarchy, within } from "../src/wall/hierarchy";
import { Place } from "../src/wall/place.svelte";
import { byPart } from "../src/wall/sleepers";

const LEVELS = ["city", "street", "community", "micro"] as const;

/** Grids by their paths; the code is the path without its dots. */
const grids = (...paths: string[]): Hierarchy =>
  new Hierarchy(
    paths.map((path) => {
      const parts = path.split(".");
      const level = LEVELS[parts.length - 1];
      return {
        code: parts.join(""),
        path,
        level,
        name: path,
        parent: parts.length > 1 ? parts.slice(0, -1).join("") : null,
        leaf: level === "micro",
      } as Grid;
    }),
  );

const TOWN = grids("1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.2", "1.1.2", "1.1.2.1", "1.2", "1.2.1", "1.2.1.1");
const paths = (found: Grid[]) => found.map((grid) => grid.path);

/** As much of a browser as a place needs. */
function browser(search = ""): string[] {
  const steps: string[] = [];
  const location = new URL(`http://wall.test/wall/${search}`);
  const go = (how: string) => (_: unknown, __: string, to: string) => {
    steps.push(`${how} ${to}`);
    location.href = new URL(to, location.href).href;
  };
  vi.stubGlobal("location", location);
  vi.stubGlobal("history", { pushState: go("push"), replaceState: go("replace") });
  return steps;
}

describe("within", () => {
  it("ends a prefix on a segment", () => {
    expect(within("1.1", "1.1")).toBe(true);
    expect(within("1.1.7", "1.1")).toBe(true);
    expect(within("1.11", "1.1")).toBe(false);
  });
});

describe("Hierarchy", () => {
  it("steps down to what holds the place that is touched", () => {
    expect(TOWN.step("1", "1.1.1.2")?.path).toBe("1.1");
    expect(TOWN.step("1.1", "1.1.1.2")?.path).toBe("1.1.1");
    expect(TOWN.step("1.1.1", "1.1.1.2")?.path).toBe("1.1.1.2");
  });

  it("steps over to the neighbour, at the level where they part", () => {
    expect(TOWN.step("1.1.1", "1.2.1.1")?.path).toBe("1.2");
    expect(TOWN.step("1.1.1.1", "1.1.2.1")?.path).toBe("1.1.2");
  });

  it("stays where it is when that is touched", () => {
    expect(TOWN.step("1.1.1.2", "1.1.1.2")).toBeUndefined();
  });
});

describe("Place", () => {
  beforeEach(() => void browser());

  it("starts where the address says, within the scope", () => {
    browser("?under=1.1.2");
    expect(new Place("1", TOWN).path).toBe("1.1.2");
    expect(new Place("1.1", TOWN).path).toBe("1.1.2");
    expect(new Place("1.2", TOWN).path).toBe("1.2");
    browser("?under=1.9");
    expect(new Place("1", TOWN).path).toBe("1");
  });

  it("writes each step into the address and keeps what else is there", () => {
    const steps = browser("?lang=en");
    const place = new Place("1", TOWN);
    place.go("112");
    place.go("112");
    place.up();
    place.whole();
    expect(steps).toEqual([
      "push /wall/?lang=en&under=1.1.2",
      "push /wall/?lang=en&under=1.1",
      "push /wall/?lang=en",
    ]);
  });

  it("does not grow the history with steps that nobody took", () => {
    const steps = browser();
    new Place("1", TOWN).go("12", "by itself");
    expect(steps).toEqual(["replace /wall/?under=1.2"]);
  });

  it("never goes above the scope, nor beside it", () => {
    const place = new Place("1.1", TOWN);
    place.up();
    place.go("12");
    place.beside(1);
    expect(place.path).toBe("1.1");
    expect(paths(place.crumbs)).toEqual(["1.1"]);
  });

  it("knows what lies around what is shown", () => {
    const place = new Place("1", TOWN);
    expect(place.around).toEqual([]);
    place.go("1111");
    expect(paths(place.crumbs)).toEqual(["1", "1.1", "1.1.1", "1.1.1.1"]);
    expect(paths(place.around)).toEqual(["1.2", "1.1.2", "1.1.1.2"]);
    expect(place.contains("1.1.1.1")).toBe(true);
    expect(place.contains("1.1.1")).toBe(false);
  });

  it("goes round among the grids beside it, and down into the first", () => {
    const place = new Place("1", TOWN);
    place.down();
    expect(place.path).toBe("1.1");
    place.beside(-1);
    expect(place.path).toBe("1.2");
    place.beside(1);
    expect(place.path).toBe("1.1");
  });
});

describe("byPart", () => {
  it("puts the part with most sleepers first, and in it the longest asleep", () => {
    const asleep = (path: string, since: string) =>
      ({
        code: path,
        path,
        since,
        state: "zombie",
        kinds: [],
        reason: { kind: "silent" },
      }) as unknown as GridActivity;
    const found = byPart(
      [asleep("1.2.1.1", "2026-11-01"), asleep("1.1.1.2", "2026-11-03"), asleep("1.1.1.1", "2026-11-02")],
      (path) => TOWN.step("1", path),
    );
    expect(found.map(({ grid, zombies }) => [grid?.path, zombies.map((one) => one.path)])).toEqual([
      ["1.1", ["1.1.1.1", "1.1.1.2"]],
      ["1.2", ["1.2.1.1"]],
    ]);
  });
});
