/**
 * Sound and vibration of new tasks, again and again until each was looked at. Browsers stay silent until the page was
 * touched once; `ready` says whether it was.
 */

/** How long it is silent between two rings. */
export const AGAIN_MS = 6_000;

let audio: AudioContext | undefined;

/** Call from a touch or key: from then on tasks can be heard. */
export function unlock(): void {
  audio ??= new AudioContext();
  void audio.resume();
}

export const ready = (): boolean => audio?.state === "running";

/** Three rising tones, and a long-short-long vibration where the device has one. */
function ring(): void {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([400, 120, 160, 120, 400]);
  if (!audio || audio.state !== "running") return;
  const start = audio.currentTime;
  for (const [i, pitch] of [660, 880, 1100].entries()) {
    const tone = audio.createOscillator();
    const gain = audio.createGain();
    const at = start + i * 0.22;
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(0.4, at + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, at + 0.2);
    tone.connect(gain).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.22);
  }
}

/** Rings while anything is unseen: at once when more is, then every few seconds. */
export class Bell {
  #unseen = 0;
  #again: ReturnType<typeof setInterval> | undefined;
  #ring: () => void;

  constructor(how: () => void = ring) {
    this.#ring = how;
  }

  /** So many tasks are unseen now. */
  unseen(count: number): void {
    if (count > this.#unseen) this.#ring();
    this.#unseen = count;
    if (count && this.#again === undefined) this.#again = setInterval(this.#ring, AGAIN_MS);
    else if (!count) this.stop();
  }

  stop(): void {
    clearInterval(this.#again);
    this.#again = undefined;
    this.#unseen = 0;
    if (globalThis.navigator?.userActivation?.hasBeenActive) navigator.vibrate?.(0);
  }
}
