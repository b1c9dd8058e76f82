/** What a device remembers. A browser that keeps nothing remembers nothing. */
export function kept<A>(use: (store: Storage) => A): A | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
