/**
 * The grids' names: from points of their own, so that none repeats at a tile's seam.
 *
 * The parts of what is looked at are named at any zoom; what lies below them comes in as one draws near, and a grid
 * with others below it then gives way to theirs. A name keeps away from marks, and breaks only between words.
 */

import type {
  ExpressionSpecification,
  FilterSpecification,
  Map as MapLibre,
  VariableAnchorOffsetCollectionSpecification,
} from "maplibre-gl";
import type { Look } from "./grids";
import { FONT, type Theme } from "./style";

const COLOURS: Record<Theme, { label: string; halo: string; size: number }> = {
  dark: { label: "#dbe6f5", halo: "#0a111d", size: 18 },
  light: { label: "#2b3442", halo: "#ffffff", size: 13 },
};

const level = (name: string): ExpressionSpecification => ["==", ["get", "level"], name];
const leaf: ExpressionSpecification = ["==", ["get", "leaf"], true];
const notLeaf: ExpressionSpecification = ["!=", ["get", "leaf"], true];
const among = (codes: string[]): ExpressionSpecification => ["in", ["get", "code"], ["literal", codes]];

/** `新城嘉园社区第001网格` is two words, and the second begins at 第. */
const name: ExpressionSpecification = [
  "let",
  "at",
  ["index-of", "第", ["get", "name"]],
  [
    "case",
    [">", ["var", "at"], 0],
    ["concat", ["slice", ["get", "name"], 0, ["var", "at"]], "\n", ["slice", ["get", "name"], ["var", "at"]]],
    ["get", "name"],
  ],
];

/** By zoom: which grids, from where, to where, and how large against a street's name. */
const LAYERS: [string, ExpressionSpecification, number, number, number][] = [
  ["street", ["all", level("street"), notLeaf], 9, 12.8, 1.1],
  ["street-leaf", ["all", level("street"), leaf], 9, 24, 1.1],
  ["community", ["all", level("community"), notLeaf], 12.8, 15, 1],
  ["community-leaf", ["all", level("community"), leaf], 12.8, 24, 1],
  ["micro", ["all", level("micro"), leaf], 15, 24, 0.95],
];

/** Where a name may go, best first: over its point or, where a mark lies, a little or a line further from it. */
const PLACES: VariableAnchorOffsetCollectionSpecification = ["center", [0, 0]];
for (const far of [0.7, 1.6, 2.5])
  PLACES.push("top", [0, far], "bottom", [0, -far], "left", [far, 0], "right", [-far, 0]);

export class GridLabels {
  #map: MapLibre;

  constructor(map: MapLibre, source: string, theme: Theme, scale: number) {
    this.#map = map;
    const { label, halo, size } = COLOURS[theme];
    const add = (
      id: string,
      filter: FilterSpecification,
      zoom: { minzoom?: number; maxzoom?: number },
      share: number,
      opacity: number,
    ) =>
      map.addLayer({
        id: `grids-label-${id}`,
        type: "symbol",
        source,
        "source-layer": "labels",
        filter,
        ...zoom,
        layout: {
          "text-field": name,
          "text-font": FONT,
          "text-size": size * share * scale,
          "text-padding": 4,
          "text-max-width": 20,
          "text-variable-anchor-offset": PLACES,
        },
        paint: {
          "text-color": label,
          "text-opacity": opacity,
          "text-halo-color": halo,
          "text-halo-width": 2 * scale,
        },
      });
    add("around", among([]), {}, 1, 0.55);
    for (const [id, which, minzoom, maxzoom, share] of LAYERS) add(id, which, { minzoom, maxzoom }, share, 1);
    add("children", among([]), {}, 1.1, 1);
  }

  look({ code, path, children, around }: Look): void {
    const named = children.length ? children : [code];
    const below: ExpressionSpecification = ["==", ["slice", ["get", "path"], 0, path.length + 1], `${path}.`];
    for (const [id, which] of LAYERS)
      this.#map.setFilter(`grids-label-${id}`, ["all", which, below, ["!", among(named)]]);
    this.#map.setFilter("grids-label-children", among(named));
    this.#map.setFilter("grids-label-around", among(around));
  }
}
