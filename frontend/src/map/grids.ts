/**
 * The grids: geometry from tiles that are cached for ever, activity as feature-state laid over it.
 *
 * A change of activity costs one styled frame and no request. Hatching is a layer of its own, because a fill pattern
 * cannot depend on feature-state but its opacity can.
 */

import type { ExpressionSpecification, FilterSpecification, Map as MapLibre } from "maplibre-gl";
import type { ActivityState, Config } from "../core/types";
import type { Drawing } from "./map";
import { FONT, type Theme } from "./style";

const SOURCE = "grids";

/** The lowest layer of names: marks go below it, so that names stay readable. */
export const FIRST_LABEL = "grids-label-street";

interface Colours {
  line: string;
  label: string;
  halo: string;
  hatch: string;
  quiet: string;
  chosen: string;
}

const COLOURS: Record<Theme, Colours> = {
  dark: {
    line: "#5f7ea8",
    label: "#dbe6f5",
    halo: "#0a111d",
    hatch: "#c79bff",
    quiet: "#7386a3",
    chosen: "#ffffff",
  },
  light: {
    line: "#5a6b85",
    label: "#2b3442",
    halo: "#ffffff",
    hatch: "#7b3fc4",
    quiet: "#8390a3",
    chosen: "#0b57d0",
  },
};

export const tilesUrl = (version: number): string => `${location.origin}/tiles/{z}/{x}/{y}.mvt?v=${version}`;

const level = (name: string): ExpressionSpecification => ["==", ["get", "level"], name];
const leaf: ExpressionSpecification = ["==", ["get", "leaf"], true];
const notLeaf: ExpressionSpecification = ["!=", ["get", "leaf"], true];
const among = (codes: string[]): FilterSpecification => ["in", ["get", "code"], ["literal", codes]];
const when = (state: ActivityState, opacity: number): ExpressionSpecification => [
  "case",
  ["==", ["feature-state", "activity"], state],
  opacity,
  0,
];

export class GridLayers {
  #map: MapLibre;
  #wanted = new Map<string, ActivityState>();
  #frame = 0;

  constructor(map: MapLibre, config: Config, theme: Theme, how: Drawing, own: string[] = []) {
    this.#map = map;
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
      id: "grids-touch",
      filter: ["any", leaf, level("community")],
      paint: { "fill-color": "#000", "fill-opacity": 0 },
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
    map.addLayer({
      id: "grids-chosen",
      type: "line",
      source: SOURCE,
      "source-layer": "grids",
      filter: among(own),
      paint: { "line-color": c.chosen, "line-width": 4 },
    });
    // A grid with others below it gives way to their names as one comes nearer; a leaf of any level keeps its own.
    const labels: [string, string, ExpressionSpecification, number, number, number][] = [
      ["street", "street", notLeaf, 9, 12.8, theme === "dark" ? 20 : 15],
      ["street-leaf", "street", leaf, 9, 24, theme === "dark" ? 20 : 15],
      ["community", "community", notLeaf, 12.8, 15, theme === "dark" ? 17 : 13],
      ["community-leaf", "community", leaf, 12.8, 24, theme === "dark" ? 17 : 13],
      ["micro", "micro", leaf, 15, 24, theme === "dark" ? 16 : 13],
    ];
    for (const [id, name, which, minzoom, maxzoom, size] of labels) {
      map.addLayer({
        id: `grids-label-${id}`,
        type: "symbol",
        source: SOURCE,
        "source-layer": "labels",
        minzoom,
        maxzoom,
        filter: ["all", level(name), which],
        layout: {
          "text-field": ["get", "name"],
          "text-font": FONT,
          "text-size": size,
          "text-padding": 6,
          "text-max-width": 8,
        },
        paint: { "text-color": c.label, "text-halo-color": c.halo, "text-halo-width": 2 },
      });
    }
  }

  /** Show `state` of the grid `code`, together with all other changes of this animation frame. */
  set(code: string, state: ActivityState): void {
    this.#wanted.set(code, state);
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => this.#flush());
  }

  /** Show exactly these states; every grid that is not named is active. */
  replace(states: Iterable<[string, ActivityState]>): void {
    this.#wanted.clear();
    this.#map.removeFeatureState({ source: SOURCE, sourceLayer: "grids" });
    for (const [code, state] of states) this.set(code, state);
  }

  /** Outline one grid, or none. */
  choose(code: string | undefined): void {
    this.#map.setFilter("grids-chosen", among(code === undefined ? [] : [code]));
  }

  #flush(): void {
    this.#frame = 0;
    for (const [code, activity] of this.#wanted) {
      this.#map.setFeatureState({ source: SOURCE, sourceLayer: "grids", id: code }, { activity });
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
