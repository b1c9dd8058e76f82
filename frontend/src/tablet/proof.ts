/** Photos that prove the work: chosen on the tablet, and what is known of them: what they show, where and when. */

import { lighter } from "../core/photo";
import type { PhotoFacts } from "./acts";
import type { Fix } from "./track";

export type ProofKind = "before" | "after" | "basis";

export interface ChosenPhoto {
  file: File;
  kind: ProofKind;
}

/** As the server takes for one answer. */
export const MOST_PROOFS = 18;

const FIX_MS = 5_000;

/** The photos as they are kept and sent, and beside each what is known of it; without a fix its own EXIF has to do. */
export async function prove(
  photos: ChosenPhoto[],
  last: Fix | undefined,
): Promise<{ blobs: Blob[]; proofs: PhotoFacts[] }> {
  if (!photos.length) return { blobs: [], proofs: [] };
  const [place, blobs] = await Promise.all([
    last ? { lon: last.lon, lat: last.lat } : fix(),
    Promise.all(photos.map(({ file }) => lighter(file))),
  ]);
  const proofs = photos.map(({ kind, file }) => ({
    kind,
    crs: "wgs84" as const,
    taken_at: new Date(file.lastModified).toISOString(),
    ...place,
  }));
  return { blobs, proofs };
}

function fix(): Promise<{ lon: number; lat: number } | object> {
  return new Promise((resolve) => {
    if (!("geolocation" in navigator)) return resolve({});
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lon: coords.longitude, lat: coords.latitude }),
      () => resolve({}),
      { enableHighAccuracy: true, timeout: FIX_MS, maximumAge: 60_000 },
    );
  });
}
