/** Areas where like cases gathered more than is usual there. */

import type { Feature, MultiPolygon } from "geojson";
import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";

/** For the legend too. */
export const PROBLEM_COLOUR = "#ff5ca8";

export interface Area {
  id: string;
  area: MultiPolygon;
}

export class ProblemAreas {
  #map: MapLibre;

  /** Below the layer named `below`; `onHover` hears which one is under the pointer. */
  constructor(map: MapLibre, below: string, onHover: (id: string | undefined) => void) {
    this.#map = map;
    map.addSource("problems", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    const hidden = { visibility: "none" } as const;
    map.addLayer(
      {
        id: "problems",
        type: "fill",
        source: "problems",
        layout: hidden,
        paint: { "fill-color": PROBLEM_COLOUR, "fill-opacity": 0.22 },
      },
      below,
    );
    map.addLayer(
      {
        id: "problems-line",
        type: "line",
        source: "problems",
        layout: hidden,
        paint: { "line-color": PROBLEM_COLOUR, "line-width": 3, "line-dasharray": [2, 1.5] },
      },
      below,
    );
    map.on("mousemove", "problems", ({ features }) => {
      const hit = features?.[0];
      onHover(hit && String(hit.properties.id));
    });
    map.on("mouseleave", "problems", () => onHover(undefined));
  }

  /** Show exactly these; undefined: nothing. */
  show(areas: Area[] | undefined): void {
    for (const layer of ["problems", "problems-line"])
      this.#map.setLayoutProperty(layer, "visibility", areas ? "visible" : "none");
    const features = (areas ?? []).map(({ id, area }): Feature => ({
      type: "Feature",
      properties: { id },
      geometry: area,
    }));
    (this.#map.getSource("problems") as GeoJSONSource).setData({ type: "FeatureCollection", features });
  }
}
