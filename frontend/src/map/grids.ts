/**
 * The grids: geometry from tiles that are cached for ever, activity as feature-state laid over it.
 *
 * A change of activity costs one styled frame and no request. Hatching is a layer of its own, because a fill pattern
 * cannot depend on feature-state but its opacity can.
 */

import type { ExpressionSpecification, FilterSpecification, Map as MapLibre } from "maplibre-gl";
import type { ActivityState, Config } from "../core/types";
import type { Drawing } from "./map";
import { GridLabels } from "./labels";
import type { Theme } from "./style";

const SOURCE = "grids";

interface Colours {
  line: string;
  hatch: string;
  quiet: string;
  chosen: string;
  looked: string;
  veil: string;
}

const COLOURS: Record<Theme, Colours> = {
  dark: {
    line: "#5f7ea8",
    hatch: "#c79bff",
    quiet: "#7386a3",
    chosen: "#ffffff",
    looked: "#8fc1ff",
    veil: "#050a12",
  },
  light: {
    line: "#5a6b85",
    hatch: "#7b3fc4",
    quiet: "#8390a3",
    chosen: "#0b57d0",
    looked: "#0b57d0",
    veil: "#ffffff",
  },
};

export const tilesUrl = (version: number): string => `${location.origin}/tiles/{z}/{x}/{y}.mvt?v=${version}`;

/** Where a grid's feature-state is kept, by its code. */
export const GRIDS = { source: SOURCE, sourceLayer: "grids" };

/** The outlines of all grids; hovering and clicking ask this layer. */
export const TOUCH = "grids-touch";

/** Which part of the city is looked at, in codes. */
export interface Look {
  /** The grid that is looked at. */
  code: string;
  path: string;
  /** Directly below it. */
  children: string[];
  /** Beside it and beside each grid above it: together all that is not looked at. */
  around: string[];
}

const level = (name: string): ExpressionSpecification => ["==", ["get", "level"], name];
const among = (codes: string[]): FilterSpecification => ["in", ["get", "code"], ["literal", codes]];
const when = (state: ActivityState, opacity: number): ExpressionSpecification => [
  "case",
  ["==", ["feature-state", "activity"], state],
  opacity,
  0,
];

/** Between two changes of states, ms: software needs most of a second to draw a district anew, and little else runs then. */
const REDRAW_MS: Record<Drawing, number> = { gpu: 0, software: 1_000, none: 0 };

export class GridLayers {
  #map: MapLibre;
  #wanted = new Map<string, ActivityState>();
  #flushing: ReturnType<typeof setTimeout> | undefined;
  #flushedAt = 0;
  #redrawMs: number;
  /** Those that do not show as active. */
  #unusual = new Set<string>();
  #labels: GridLabels;
  #hovered: string | undefined;

  /** Outlines `own` grids; names are `scale` times as large as on a desk. */
  constructor(map: MapLibre, config: Config, theme: Theme, how: Drawing, own: string[] = [], scale = 1) {
    this.#map = map;
    this.#redrawMs = REDRAW_MS[how];
    const c = COLOURS[theme];
    map.addSource(SOURCE, {
      type: "vector",
      tiles: [tilesUrl(config.geometry_version)],
      minzoom: 6,
      maxzoom: 15,
      promoteId: "code",
      ...(config.city && { bounds: config.city.bbox }),
    });
    map.addImage("hatch", hatch(c.hatch), { pixelRatio: 2 });
    const fill = { type: "fill", source: SOURCE, "source-layer": "grids" } as const;
    map.addLayer({
      ...fill,
      id: TOUCH,
      paint: {
        "fill-color": c.chosen,
        "fill-opacity": ["case", ["boolean", ["feature-state", "hover"], false], 0.1, 0],
        "fill-antialias": false,
      },
    });
    map.addLayer({
      ...fill,
      id: "grids-quiet",
      paint: { "fill-color": c.quiet, "fill-opacity": when("quiet", 0.22), "fill-antialias": false },
    });
    map.addLayer({
      ...fill,
      id: "grids-zombie",
      paint: { "fill-color": c.hatch, "fill-opacity": when("zombie", 0.14), "fill-antialias": false },
    });
    map.addLayer({
      ...fill,
      id: "grids-hatch",
      paint: { "fill-pattern": "hatch", "fill-opacity": when("zombie", 0.8) },
    });
    const lines: [string, number, number, number][] = [
      ["micro", how === "software" ? 13 : 12.5, 0.6, 0.35],
      ["community", how === "software" ? 11.5 : 10.5, 0.8, 0.5],
      ["street", 0, 1.8, 0.85],
      ["city", 0, 2.6, 1],
    ];
    for (const [name, minzoom, width, opacity] of lines) {
      map.addLayer({
        id: `grids-line-${name}`,
        type: "line",
        source: SOURCE,
        "source-layer": "grids",
        minzoom,
        filter: level(name),
        paint: { "line-color": c.line, "line-width": width, "line-opacity": opacity },
      });
    }
    const line = { type: "line", source: SOURCE, "source-layer": "grids" } as const;
    map.addLayer({
      ...line,
      id: "grids-line-children",
      filter: among([]),
      paint: { "line-color": c.line, "line-width": 1.4, "line-opacity": 0.9 },
    });
    map.addLayer({
      ...fill,
      id: "grids-around",
      filter: among([]),
      paint: { "fill-color": c.veil, "fill-opacity": 0.6, "fill-antialias": false },
    });
    map.addLayer({
      ...line,
      id: "grids-looked",
      filter: among([]),
      paint: { "line-color": c.looked, "line-width": 3 },
    });
    map.addLayer({
      ...line,
      id: "grids-chosen",
      filter: among(own),
      paint: { "line-color": c.chosen, "line-width": 4 },
    });
    this.#labels = new GridLabels(map, SOURCE, theme, scale);
  }

  /** Show `state` of the grid `code`, together with all others that change before the next frame that is drawn. */
  set(code: string, state: ActivityState): void {
    this.#wanted.set(code, state);
    if (this.#flushing !== undefined) return;
    const wait = Math.max(0, this.#flushedAt + this.#redrawMs - Date.now());
    this.#flushing = setTimeout(() => this.#flush(), wait);
  }

  /** Show exactly these states; every grid that is not named is active. */
  replace(states: Iterable<[string, ActivityState]>): void {
    this.#wanted.clear();
    for (const code of this.#unusual) this.set(code, "active"); // other layers keep their own states of a grid
    for (const [code, state] of states) this.set(code, state);
  }

  /** Outline one grid, or none. */
  choose(code: string | undefined): void {
    this.#map.setFilter("grids-chosen", among(code === undefined ? [] : [code]));
  }

  /** Show that a part of the city is looked at: the rest lies under a veil, and its own parts are named. */
  look(at: Look): void {
    this.#map.setFilter("grids-line-children", among(at.children));
    this.#map.setFilter("grids-around", among(at.around));
    this.#map.setFilter("grids-looked", among(at.around.length ? [at.code] : []));
    this.#labels.look(at);
  }

  /** Brighten the grid under the pointer, or none. */
  hover(code: string | undefined): void {
    if (code === this.#hovered) return;
    const light = (id: string, hover: boolean) =>
      this.#map.setFeatureState({ source: SOURCE, sourceLayer: "grids", id }, { hover });
    if (this.#hovered !== undefined) light(this.#hovered, false);
    if (code !== undefined) light(code, true);
    this.#hovered = code;
  }

  #flush(): void {
    this.#flushing = undefined;
    this.#flushedAt = Date.now();
    for (const [code, activity] of this.#wanted) {
      this.#map.setFeatureState({ ...GRIDS, id: code }, { activity });
      if (activity === "active") this.#unusual.delete(code);
      else this.#unusual.add(code);
    }
    this.#wanted.clear();
  }
}

/** Diagonal stripes that meet at the tile's edges; 2 pixels of the image are one on the screen. */
function hatch(colour: string): ImageData {
  const size = 24;
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = size;
  const pen = canvas.getContext("2d");
  if (!pen) throw new Error("a 2D canvas is needed to draw the hatching");
  pen.strokeStyle = colour;
  pen.lineWidth = 3.5;
  for (const shift of [-size, 0, size]) {
    pen.beginPath();
    pen.moveTo(shift - 4, size + 4);
    pen.lineTo(shift + size + 4, -4);
    pen.stroke();
  }
  return pen.getImageData(0, 0, size, size);
}
