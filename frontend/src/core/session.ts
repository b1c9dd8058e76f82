/**
 * Whether this device has logged in. The session itself is a cookie that no script can read; without this mark a page
 * would have to ask the server for a refusal each time it opens.
 */

const KEY = "gridwarden.session";

export function mark(): void {
  keep((store) => store.setItem(KEY, "1"));
}

export function unmark(): void {
  keep((store) => store.removeItem(KEY));
}

export const marked = (): boolean => keep((store) => store.getItem(KEY) !== null) ?? true;

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

/** A browser that keeps nothing is asked every time instead. */
function keep<A>(use: (store: Storage) => A): A | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
