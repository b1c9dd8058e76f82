/** The worker's shift: a switch that holds at once and goes the outbox's way, and their way while it is on. */

import type { PositionsKept } from "../core/live";
import type { Attendance } from "../core/types";
import { attendance } from "./requests";
import { latest, remember, Way } from "./store";
import type { Sync } from "./sync.svelte";
import { type Fix, Track } from "./track";

/** Whether the tablet knows where it is: it looks, it does, it may not, or only a secure page may ask. */
export type Sight = "looking" | "seen" | "denied" | "insecure";

export class Shift {
  on = $state(false);
  since = $state<string>();
  sight = $state<Sight>("looking");
  /** Where the tablet was last, whoever asks. */
  last = $state.raw<Fix>();
  waiting = $state(0);
  /** Switches the server has not heard of yet. */
  untold = $derived.by(() => this.#switches().length);

  #name: string;
  #sync: Sync;
  #track: Track;
  #watch: number | undefined;
  #ends: ReturnType<typeof setTimeout> | undefined;

  constructor(worker: string, sync: Sync, send: (frame: object) => boolean) {
    this.#name = `attendance:${worker}`;
    this.#sync = sync;
    this.#track = new Track(send, new Way(worker));
  }

  /** As it was left here, else as the server knows it, else as it knew it last. */
  async start(): Promise<void> {
    await this.#track.resume().catch(() => undefined);
    this.waiting = this.#track.waiting;
    const last = this.#switches().at(-1);
    if (last) this.#show(last.body.on, last.body.on ? last.at : undefined, undefined);
    else await this.#load().catch(() => undefined);
  }

  stop(): void {
    clearTimeout(this.#ends);
    this.#look(false);
  }

  switch(on: boolean): void {
    this.#show(on, on ? new Date().toISOString() : undefined, undefined);
    void this.#tell(on).catch(() => this.#show(!on, undefined, undefined)); // the tablet cannot keep it
  }

  async #tell(on: boolean): Promise<void> {
    const { how, id } = await this.#sync.act("shift", { on });
    if (how !== "conflict" && how !== "refused") return;
    await this.#sync.box.discard(id); // what the server knows holds
    await this.#load().catch(() => undefined);
  }

  /** The server heard of a switch, and says how it stands; what was switched here meanwhile holds. */
  told(answer: unknown): void {
    void remember(this.#name, answer);
    if (this.#switches().length <= 1) this.#known(answer as Attendance);
  }

  /** The line is there again. */
  reconnected(): void {
    this.#track.broken();
    this.#track.flush();
  }

  answered(answer: PositionsKept | undefined): void {
    this.#track.answered(answer);
    this.waiting = this.#track.waiting;
  }

  #switches() {
    return this.#sync.waiting.filter((act) => act.kind === "shift");
  }

  async #load(): Promise<void> {
    this.#known(await latest(this.#name, attendance));
  }

  #known({ on, since, ends_at }: Attendance): void {
    const over = ends_at && Date.parse(ends_at) <= Date.now();
    this.#show(on && !over, since ?? undefined, ends_at);
  }

  #show(on: boolean, since: string | undefined, endsAt: string | null | undefined): void {
    this.on = on;
    this.since = since;
    clearTimeout(this.#ends);
    if (on && endsAt) {
      this.#ends = setTimeout(() => this.#show(false, undefined, null), Date.parse(endsAt) - Date.now());
    }
    this.#look(on);
  }

  /** Watch where the tablet is, or no longer: only ever on shift. */
  #look(on: boolean): void {
    if (!on || this.#watch !== undefined) {
      if (!on && this.#watch !== undefined) {
        navigator.geolocation.clearWatch(this.#watch);
        this.#watch = undefined;
        this.last = undefined;
      }
      return;
    }
    if (!isSecureContext || !("geolocation" in navigator)) {
      this.sight = "insecure";
      return;
    }
    this.sight = "looking";
    this.#watch = navigator.geolocation.watchPosition(
      (found) => this.#seen(fixOf(found)),
      (error) => {
        this.sight = error.code === error.PERMISSION_DENIED ? "denied" : "looking";
      },
      { enableHighAccuracy: true, maximumAge: 0 },
    );
  }

  #seen(fix: Fix): void {
    this.sight = "seen";
    this.last = fix;
    this.#track.put(fix);
    this.waiting = this.#track.waiting;
  }
}

/** A browser's position, on WGS-84 as browsers give it. */
export function fixOf(found: GeolocationPosition): Fix {
  const { longitude, latitude, accuracy, speed } = found.coords;
  return {
    lon: longitude,
    lat: latitude,
    crs: "wgs84",
    at: new Date(found.timestamp).toISOString(),
    accuracy_m: accuracy,
    ...(speed !== null && speed >= 0 && { speed_mps: speed }),
  };
}
