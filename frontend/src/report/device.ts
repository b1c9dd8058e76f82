/** Where this phone is, as it says itself. */

import type { Place } from "./draft.svelte";

/** Why there is no place: the page may not ask, the person said no, or the device does not know. */
export type NoPlace = "insecure" | "denied" | "noFix";

/** The device's own place with its error. Rejects with a NoPlace. */
export function here(): Promise<Place> {
  return new Promise((resolve, reject) => {
    const refuse = (why: NoPlace) => reject(why);
    if (!isSecureContext || !("geolocation" in navigator)) return refuse("insecure");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          lon: coords.longitude,
          lat: coords.latitude,
          accuracy: coords.accuracy,
          by: "device",
        }),
      (error) => refuse(error.code === error.PERMISSION_DENIED ? "denied" : "noFix"),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 10_000 },
    );
  });
}

const METRES_PER_DEGREE = 111_320;

/** Metres between two places that are not farther apart than a district is wide. */
export function metresBetween(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const east = (a.lon - b.lon) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(east, a.lat - b.lat) * METRES_PER_DEGREE;
}
