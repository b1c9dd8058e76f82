/**
 * Small numbers for what comes and goes on a map, used again when it is gone: MapLibre keeps a trace of every id that ever
 * had a state, and a wall that hangs for weeks would grow by each case of the city.
 */
export class Slots {
  #of = new Map<string, number>();
  #free: number[] = [];

  /** The number of `id`, from the first time it is asked for until it is let go. */
  of(id: string): number {
    let slot = this.#of.get(id);
    if (slot === undefined) {
      slot = this.#free.pop() ?? this.#of.size;
      this.#of.set(id, slot);
    }
    return slot;
  }

  /** `id` is gone; another one gets its number. */
  free(id: string): void {
    const slot = this.#of.get(id);
    if (slot === undefined) return;
    this.#of.delete(id);
    this.#free.push(slot);
  }
}
