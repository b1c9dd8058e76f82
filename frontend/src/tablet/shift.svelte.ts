/** The worker's shift: a switch that holds at once and is told as soon as it can be, and their way while it is on. */

import { Problem } from "../core/http";
import type { PositionsKept } from "../core/live";
import { type Fix, Track } from "./track";
import * as requests from "./requests";

const AGAIN_MS = 10_000;

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
  untold = $state(0);

  #track: Track;
  #watch: number | undefined;
  #switches: { on: boolean; at: string }[] = [];
  #telling = false;
  #again: ReturnType<typeof setTimeout> | undefined;
  #ends: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (frame: object) => boolean) {
    this.#track = new Track(send);
  }

  /** As the server knows it; what was switched here meanwhile holds. */
  async load(): Promise<void> {
    const known = await requests.attendance();
    if (!this.#switches.length) this.#show(known.on, known.since ?? undefined, known.ends_at);
  }

  stop(): void {
    clearTimeout(this.#again);
    this.#look(false);
  }

  switch(on: boolean): void {
    const at = new Date().toISOString();
    this.#switches.push({ on, at });
    this.#show(on, on ? at : undefined, undefined);
    void this.#tell();
  }

  /** The line is there again. */
  reconnected(): void {
    this.#track.broken();
    this.#track.flush();
    void this.#tell();
  }

  answered(answer: PositionsKept | undefined): void {
    this.#track.answered(answer);
    this.waiting = this.#track.waiting;
  }

  /** Tell the server of each switch, in order; what it does not answer is told again. */
  async #tell(): Promise<void> {
    if (this.#telling) return;
    this.#telling = true;
    clearTimeout(this.#again);
    try {
      for (let next = this.#switches[0]; next; next = this.#switches[0]) {
        this.untold = this.#switches.length;
        const known = await requests.attend(next.on, next.at);
        this.#switches.shift();
        if (!this.#switches.length) this.#show(known.on, known.since ?? undefined, known.ends_at);
      }
    } catch (error) {
      if (error instanceof Problem && !error.unanswered) {
        this.#switches = []; // refused: what the server knows holds
        void this.load().catch(() => undefined);
      } else this.#again = setTimeout(() => void this.#tell(), AGAIN_MS);
    } finally {
      this.#telling = false;
      this.untold = this.#switches.length;
    }
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
