import type { Feature, Point } from "geojson";

/** A mark's place and properties, as a GeoJSON source takes them; `id` is also a property, for `promoteId`. */
export const point = (id: string, lon: number, lat: number, properties: object): Feature<Point> => ({
  type: "Feature",
  id,
  properties: { id, ...properties },
  geometry: { type: "Point", coordinates: [lon, lat] },
});
