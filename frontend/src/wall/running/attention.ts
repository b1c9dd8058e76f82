/** Whether somebody is at the wall: when it was last touched, and who wants to know at once. */

const SIGNS = ["pointerdown", "wheel", "keydown"] as const;

export class Attention {
  #at = -Infinity;
  #listeners = new Set<() => void>();

  /** Watch from now on; gives what ends it. */
  start(): () => void {
    for (const sign of SIGNS) addEventListener(sign, this.#touched, { capture: true, passive: true });
    return () => {
      for (const sign of SIGNS) removeEventListener(sign, this.#touched, { capture: true });
    };
  }

  /** Hear of each touch; gives what ends it. */
  hear(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** For how long nobody has touched it, ms. */
  idle(now = Date.now()): number {
    return now - this.#at;
  }

  #touched = (): void => {
    this.#at = Date.now();
    for (const listener of this.#listeners) listener();
  };
}
