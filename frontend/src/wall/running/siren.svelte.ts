/** The sound of danger to life: two tones in turn until silenced, made by the browser itself. */

/** One round of high and low, seconds. */
const ROUND = 1.6;
const TONES = [960, 720];
const LOUD = 0.35;
const WAKING = ["pointerdown", "keydown"] as const;

export class Siren {
  /** `muted`: it should sound, and the browser does not let it before the page is touched. */
  state = $state<"silent" | "sounding" | "muted">("silent");

  #audio: AudioContext | undefined;
  #rounds: ReturnType<typeof setInterval> | undefined;
  #open: () => AudioContext;

  constructor(open = () => new AudioContext()) {
    this.#open = open;
  }

  /** Sound, or fall silent. */
  ring(on: boolean): void {
    if (on === (this.#rounds !== undefined)) return;
    if (!on) return this.#end();
    this.#audio ??= this.#open();
    this.#audio.onstatechange = this.#look;
    for (const sign of WAKING) addEventListener(sign, this.unmute, { capture: true });
    this.#rounds = setInterval(() => this.#round(), ROUND * 1000);
    this.unmute();
    this.#look();
    this.#round();
  }

  /** Ask the browser to let it sound; works from a touch or a key. */
  unmute = (): void => void this.#audio?.resume().catch(() => undefined);

  #end(): void {
    clearInterval(this.#rounds);
    this.#rounds = undefined;
    for (const sign of WAKING) removeEventListener(sign, this.unmute, { capture: true });
    void this.#audio?.suspend().catch(() => undefined);
    this.state = "silent";
  }

  #look = (): void => {
    if (this.#rounds === undefined) return;
    this.state = this.#audio?.state === "running" ? "sounding" : "muted";
  };

  #round(): void {
    const audio = this.#audio;
    if (audio?.state !== "running") return;
    for (const [i, pitch] of TONES.entries()) {
      const tone = audio.createOscillator();
      const gain = audio.createGain();
      const at = audio.currentTime + (i * ROUND) / TONES.length;
      const until = at + ROUND / TONES.length - 0.02;
      tone.type = "triangle";
      tone.frequency.value = pitch;
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(LOUD, at + 0.03);
      gain.gain.setValueAtTime(LOUD, until - 0.06);
      gain.gain.linearRampToValueAtTime(0, until);
      tone.connect(gain).connect(audio.destination);
      tone.onended = () => gain.disconnect();
      tone.start(at);
      tone.stop(until);
    }
  }
}
