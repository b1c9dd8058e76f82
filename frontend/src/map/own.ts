/** Where the tablet is, how exactly that is known, and the straight line from there to where its worker wants to go. */

import type { Feature, FeatureCollection } from "geojson";
import type { GeoJSONSource, LngLatLike, Map as MapLibre } from "maplibre-gl";
import { circle } from "./circle";

interface Fix {
  lon: number;
  lat: number;
  accuracy_m?: number;
}

const BLUE = "#0b57d0";

export class OwnPlace {
  #map: MapLibre;
  #goal: [number, number] | undefined;

  /** Over everything that is drawn already; `goal` is where a line leads, if anywhere. */
  constructor(map: MapLibre, goal?: [number, number]) {
    this.#map = map;
    this.#goal = goal;
    map.addSource("own", { type: "geojson", data: none() });
    const of = (kind: string) => ["==", ["get", "kind"], kind] as ["==", ["get", string], string];
    map.addLayer({
      id: "own-accuracy",
      type: "fill",
      source: "own",
      filter: of("accuracy"),
      paint: { "fill-color": BLUE, "fill-opacity": 0.15, "fill-outline-color": BLUE },
    });
    map.addLayer({
      id: "own-way",
      type: "line",
      source: "own",
      filter: of("way"),
      paint: { "line-color": BLUE, "line-width": 4, "line-dasharray": [1.5, 1.5] },
    });
    map.addLayer({
      id: "own-place",
      type: "circle",
      source: "own",
      filter: of("place"),
      paint: {
        "circle-radius": 8,
        "circle-color": BLUE,
        "circle-stroke-width": 3,
        "circle-stroke-color": "#fff",
      },
    });
  }

  /** The tablet is here now; nowhere known takes it off the map. */
  show(fix: Fix | undefined): void {
    const data = fix ? this.#drawn(fix) : none();
    this.#map.getSource<GeoJSONSource>("own")?.setData(data);
  }

  /** Move the map so that the tablet and its goal are both in sight. */
  fit(fix: Fix): void {
    const [lon, lat] = this.#goal ?? [fix.lon, fix.lat];
    const corners: [LngLatLike, LngLatLike] = [
      [Math.min(lon, fix.lon), Math.min(lat, fix.lat)],
      [Math.max(lon, fix.lon), Math.max(lat, fix.lat)],
    ];
    this.#map.fitBounds(corners, { padding: 60, maxZoom: 17, animate: false });
  }

  #drawn(fix: Fix): FeatureCollection {
    const here = [fix.lon, fix.lat];
    const features: Feature[] = [feature("place", { type: "Point", coordinates: here })];
    if (fix.accuracy_m) features.push(feature("accuracy", circle(fix.lon, fix.lat, fix.accuracy_m)));
    if (this.#goal) {
      features.push(feature("way", { type: "LineString", coordinates: [here, this.#goal] }));
    }
    return { type: "FeatureCollection", features };
  }
}

const feature = (kind: string, geometry: Feature["geometry"]): Feature => ({
  type: "Feature",
  properties: { kind },
  geometry,
});
const none = (): FeatureCollection => ({ type: "FeatureCollection", features: [] });
