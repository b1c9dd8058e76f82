/** Photos that prove the work: chosen on the tablet, uploaded, and sent with the place where the worker stands. */

import { upload } from "../core/uploads";
import type { Proof } from "../core/types";

export type ProofKind = "before" | "after" | "basis";

export interface ChosenPhoto {
  file: File;
  kind: ProofKind;
}

/** As the server takes for one answer. */
export const MOST_PROOFS = 18;

const FIX_MS = 5_000;

/** Upload each photo and say what it shows and where the worker is; without a fix the photo's own EXIF has to do. */
export async function prove(photos: ChosenPhoto[]): Promise<Proof[]> {
  if (!photos.length) return [];
  const [place, ...ids] = await Promise.all([fix(), ...photos.map(({ file }) => upload(file))]);
  return photos.map(({ kind, file }, i) => ({
    photo: ids[i] as string,
    kind,
    crs: "wgs84",
    taken_at: new Date(file.lastModified).toISOString(),
    ...place,
  }));
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
