/**
 * Whether this device has logged in. The session itself is a cookie that no script can read; without this mark a page
 * would have to ask the server for a refusal each time it opens; one that keeps nothing does.
 */

import { kept } from "./kept";

const KEY = "gridwarden.session";

export function mark(): void {
  kept((store) => store.setItem(KEY, "1"));
}

export function unmark(): void {
  kept((store) => store.removeItem(KEY));
}

export const marked = (): boolean => kept((store) => store.getItem(KEY) !== null) ?? true;

/**
 * The token of a wall that shows itself: what stands behind the address's `#display=`, where it reaches no log. It is
 * taken out of the address, which hangs where people can read it.
 */
export function takeDisplayToken(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get("display");
  if (!token) return undefined;
  history.replaceState(null, "", location.pathname + location.search);
  return token;
}
