/** The circle a device's place may be wrong by, on a map. */

import type { Polygon } from "geojson";
import type { Map as MapLibre } from "maplibre-gl";

const METRES_PER_DEGREE = 111_320;
const CORNERS = 64;

/** A circle of `radius` metres; good to a fraction of a percent for radii below some kilometres. */
export function circle(lon: number, lat: number, radius: number): Polygon {
  const dLat = radius / METRES_PER_DEGREE;
  const dLon = dLat / Math.cos((lat * Math.PI) / 180);
  const ring = Array.from({ length: CORNERS + 1 }, (_, i) => {
    const turn = ((i % CORNERS) * 2 * Math.PI) / CORNERS;
    return [lon + dLon * Math.cos(turn), lat + dLat * Math.sin(turn)];
  });
  return { type: "Polygon", coordinates: [ring] };
}

/** Draw a place's circle of accuracy. */
export function accuracyCircle(map: MapLibre, lon: number, lat: number, radius: number): void {
  map.addSource("accuracy", {
    type: "geojson",
    data: { type: "Feature", properties: {}, geometry: circle(lon, lat, radius) },
  });
  map.addLayer({
    id: "accuracy",
    type: "fill",
    source: "accuracy",
    paint: { "fill-color": "#0b57d0", "fill-opacity": 0.15, "fill-outline-color": "#0b57d0" },
  });
}
