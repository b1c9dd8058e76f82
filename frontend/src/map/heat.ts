/** Where cases gather: cells of a coarse mesh, melted into one another. */

import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import { point } from "./point";

/** Longitude and latitude of a cell's middle, and its cases. */
export type Cell = [number, number, number];

/** From few to most, for the legend too. */
export const HEAT_COLOURS = ["#1d4e89", "#2f9bff", "#ffd166", "#ff7b3a", "#ff3b3b"];

/** A cell of this share of the fullest, or more, is as hot as it gets: one door that all complain of hides no street. */
const FULL = 0.6;

export class HeatLayer {
  #map: MapLibre;

  /** Below the layer named `below`. */
  constructor(map: MapLibre, below: string) {
    this.#map = map;
    map.addSource("heat", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    const steps = HEAT_COLOURS.flatMap((colour, nth) => [(nth + 1) / HEAT_COLOURS.length, colour]);
    map.addLayer(
      {
        id: "heat",
        type: "heatmap",
        source: "heat",
        layout: { visibility: "none" },
        paint: {
          "heatmap-weight": ["get", "weight"],
          "heatmap-radius": ["interpolate", ["exponential", 2], ["zoom"], 9, 7, 12, 26, 15, 150],
          "heatmap-intensity": ["interpolate", ["linear"], ["zoom"], 9, 0.5, 13, 1.2],
          "heatmap-color": [
            "interpolate",
            ["linear"],
            ["heatmap-density"],
            0,
            "rgba(29, 78, 137, 0)",
            ...steps,
          ] as never,
          "heatmap-opacity": 0.75,
        },
      },
      below,
    );
  }

  /** Show exactly these cells; undefined: nothing. */
  show(cells: Cell[] | undefined): void {
    this.#map.setLayoutProperty("heat", "visibility", cells ? "visible" : "none");
    const most = Math.max(1, ...(cells ?? []).map(([, , cases]) => cases));
    const features = (cells ?? []).map(([lon, lat, cases], nth) =>
      point(String(nth), lon, lat, { weight: Math.min(1, cases / (most * FULL)) }),
    );
    (this.#map.getSource("heat") as GeoJSONSource).setData({ type: "FeatureCollection", features });
  }
}
