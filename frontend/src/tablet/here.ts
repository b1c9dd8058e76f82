/** Where the tablet is now: as the shift's tracking knows it, or asked for once. */

import { fixOf, type Shift } from "./shift.svelte";
import type { Fix } from "./track";

const LOCATE = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 30_000 };

/** Rejects where no place is to be had: forbidden, not found in time, or the page is not secure. */
export const here = (shift: Shift): Promise<Fix> =>
  shift.last
    ? Promise.resolve(shift.last)
    : new Promise((found, missing) => {
        if (!isSecureContext || !("geolocation" in navigator)) missing(new Error("insecure"));
        else navigator.geolocation.getCurrentPosition((one) => found(fixOf(one)), missing, LOCATE);
      });
