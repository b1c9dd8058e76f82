/** How much of each grid was patrolled, as a colour over it: feature-state over the tiles, like everything of a grid. */

import type { ExpressionSpecification, Map as MapLibre } from "maplibre-gl";
import { GRIDS } from "./grids";

/** From this share on, this colour, for the legend too; below the first nobody was there. */
export const COVERAGE_STEPS: [number, string][] = [
  [0.001, "#14532d"],
  [0.25, "#1b8a5a"],
  [0.5, "#3ddc97"],
  [0.75, "#c8ffe0"],
];

const share: ExpressionSpecification = ["number", ["feature-state", "walked"], 0];

export class CoverageLayer {
  #map: MapLibre;
  #shown = new Map<string, number>();

  /** Below the layer named `below`. */
  constructor(map: MapLibre, below: string) {
    this.#map = map;
    map.addLayer(
      {
        id: "coverage",
        type: "fill",
        source: GRIDS.source,
        "source-layer": GRIDS.sourceLayer,
        filter: ["==", ["get", "leaf"], true],
        layout: { visibility: "none" },
        paint: {
          "fill-color": ["step", share, "#000", ...COVERAGE_STEPS.flat()] as never,
          "fill-opacity": ["step", share, 0, 0.001, 0.6],
          "fill-antialias": false,
        },
      },
      below,
    );
  }

  /** Show exactly these shares by grid; undefined: nothing. */
  show(shares: Map<string, number> | undefined): void {
    this.#map.setLayoutProperty("coverage", "visibility", shares ? "visible" : "none");
    if (!shares) return;
    for (const code of this.#shown.keys())
      if (!shares.has(code)) this.#map.removeFeatureState({ ...GRIDS, id: code }, "walked");
    for (const [code, walked] of shares)
      if (this.#shown.get(code) !== walked) this.#map.setFeatureState({ ...GRIDS, id: code }, { walked });
    this.#shown = shares;
  }
}
