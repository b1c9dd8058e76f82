/** The cache of what was seen on the tablet: tiles, pieces of the basemap and photos (sw.ts fills it, store.ts empties it). */
export const SEEN = "tablet seen";
