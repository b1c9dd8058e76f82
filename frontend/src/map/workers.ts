/** Workers over the grids, as they move. */

import type { GeoJSONSource, Map as MapLibre } from "maplibre-gl";
import type { Position } from "../core/types";
import { point } from "./point";

/** A worker who has not moved for this long is no longer shown as moving. */
const STILL_MS = 10 * 60_000;

export class WorkerPoints {
  #map: MapLibre;
  #last = new Map<string, Position>();
  #frame = 0;

  constructor(map: MapLibre) {
    this.#map = map;
    map.addSource("workers", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    map.addLayer({
      id: "workers",
      type: "circle",
      source: "workers",
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 9, 2, 15, 6],
        "circle-color": "#5ee6d0",
        "circle-opacity": 0.9,
        "circle-stroke-width": 1,
        "circle-stroke-color": "#04231f",
      },
    });
  }

  get count(): number {
    return this.#last.size;
  }

  /** Show them, or keep them to oneself. */
  show(shown: boolean): void {
    this.#map.setLayoutProperty("workers", "visibility", shown ? "visible" : "none");
  }

  put(position: Position): void {
    this.#last.set(position.worker, position);
    this.#redraw();
  }

  /** Show nobody until somebody moves. */
  clear(): void {
    this.#last.clear();
    this.#redraw();
  }

  tick(now: number): void {
    let changed = false;
    for (const [worker, { at }] of this.#last) {
      if (now - new Date(at).getTime() > STILL_MS) changed = this.#last.delete(worker) || changed;
    }
    if (changed) this.#redraw();
  }

  #redraw(): void {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const features = [...this.#last.values()].map((p) => point(p.worker, p.lon, p.lat, {}));
      this.#map.getSource<GeoJSONSource>("workers")?.setData({ type: "FeatureCollection", features });
    });
  }
}
