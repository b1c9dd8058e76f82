/** The way from one place to another: how far, which way, and how long on foot. Straight; no streets are known. */

export interface Place {
  lon: number;
  lat: number;
}

/** Which way, as people say it. */
export const COMPASS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
export type Compass = (typeof COMPASS)[number];

export interface Way {
  /** In a straight line. */
  metres: number;
  /** On foot, with the detour that streets make. */
  minutes: number;
  compass: Compass;
}

const METRES_PER_DEGREE = 111_320;

/** As the server reckons patrols (backend/patrols/route.py): streets are 1.3 times the straight line, at 1.2 m/s. */
const METRES_PER_MINUTE = (1.2 * 60) / 1.3;

/** From one place to another within a city, where the earth is flat to a fraction of a percent. */
export function wayBetween(from: Place, to: Place): Way {
  const north = (to.lat - from.lat) * METRES_PER_DEGREE;
  const east = (to.lon - from.lon) * METRES_PER_DEGREE * Math.cos((from.lat * Math.PI) / 180);
  const metres = Math.hypot(north, east);
  const eighth = Math.round(Math.atan2(east, north) / (Math.PI / 4));
  return {
    metres,
    minutes: Math.max(1, Math.round(metres / METRES_PER_MINUTE)),
    compass: COMPASS[(eighth + 8) % 8] as Compass,
  };
}

/** `80 m`, `1.2 km`: as exactly as somebody on foot wants it. */
export const distanceText = (metres: number): string =>
  metres < 1000 ? `${Math.max(10, Math.round(metres / 10) * 10)} m` : `${(metres / 1000).toFixed(1)} km`;
