/** What was patrolled of a grid, cell by cell, and the way a round should take next. */

import type { Feature, FeatureCollection } from "geojson";
import type { GeoJSONSource, LngLatLike, Map as MapLibre } from "maplibre-gl";
import { point } from "./point";
import type { Coverage, Route } from "../core/types";

/** As tokens.css has them for the legend. */
const SEEN = "#12774a";
const UNSEEN = "#b25e00";
const WAY = "#0b57d0";

const METRES_PER_DEGREE = 111_320;
const METRES_PER_PIXEL_0 = 78_271.5;

/** How wide a dot is drawn, of the way to the next one: each can be told from the next. */
const WIDTH = 0.8;
const NARROWEST_M = 40;

export class Rounds {
  #map: MapLibre;

  /** Drawn for the cells of one grid, as they are spread. */
  constructor(map: MapLibre, { cells }: Coverage) {
    this.#map = map;
    const lat = cells[0]?.lat ?? 0;
    const radius = (WIDTH / 2) * spacing(cells);
    const pixels = (zoom: number) =>
      (radius * 2 ** zoom) / (METRES_PER_PIXEL_0 * Math.cos((lat * Math.PI) / 180));
    map.addSource("cells", { type: "geojson", data: collection([]) });
    map.addSource("round", { type: "geojson", data: collection([]) });
    map.addLayer({
      id: "cells",
      type: "circle",
      source: "cells",
      paint: {
        "circle-radius": ["interpolate", ["exponential", 2], ["zoom"], 10, pixels(10), 20, pixels(20)],
        "circle-color": ["case", ["get", "seen"], SEEN, UNSEEN],
        "circle-opacity": ["case", ["get", "seen"], 0.55, 0.25],
        "circle-pitch-alignment": "map",
      },
    });
    map.addLayer({
      id: "round",
      type: "line",
      source: "round",
      filter: ["==", ["geometry-type"], "LineString"],
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": WAY, "line-width": 4, "line-opacity": 0.85 },
    });
    map.addLayer({
      id: "stops",
      type: "circle",
      source: "round",
      filter: ["==", ["geometry-type"], "Point"],
      paint: {
        "circle-radius": 6,
        "circle-color": "#fff",
        "circle-stroke-width": 3,
        "circle-stroke-color": WAY,
      },
    });
  }

  cover({ cells }: Coverage): void {
    const drawn = cells.map(({ lon, lat, last_visit }, i) =>
      point(String(i), lon, lat, { seen: last_visit !== null }),
    );
    this.#map.getSource<GeoJSONSource>("cells")?.setData(collection(drawn));
  }

  /** Move the map so that all of the grid, or of the proposed round, is in sight. */
  fit(places: { lon: number; lat: number }[]): void {
    const lons = places.map(({ lon }) => lon);
    const lats = places.map(({ lat }) => lat);
    const corners: [LngLatLike, LngLatLike] = [
      [Math.min(...lons), Math.min(...lats)],
      [Math.max(...lons), Math.max(...lats)],
    ];
    this.#map.fitBounds(corners, { padding: 40, maxZoom: 17, animate: false });
  }

  /** The proposed round; none takes it away. */
  propose(route: Route | undefined): void {
    const drawn: Feature[] = route?.line ? [{ type: "Feature", properties: {}, geometry: route.line }] : [];
    route?.stops.forEach(({ lon, lat }, i) => drawn.push(point(String(i), lon, lat, {})));
    this.#map.getSource<GeoJSONSource>("round")?.setData(collection(drawn));
  }
}

/** How far apart the cells of a grid lie, metres: from one of them to the nearest other. */
function spacing(cells: Coverage["cells"]): number {
  const one = cells[Math.floor(cells.length / 2)];
  if (!one || cells.length < 2) return NARROWEST_M;
  const squeeze = Math.cos((one.lat * Math.PI) / 180);
  const away = cells
    .filter((other) => other !== one)
    .map(({ lon, lat }) => METRES_PER_DEGREE * Math.hypot(lat - one.lat, (lon - one.lon) * squeeze));
  return Math.max(NARROWEST_M, Math.min(...away));
}

const collection = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });
