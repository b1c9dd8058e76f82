/** Sound and vibration of a new task. Browsers stay silent until the page was touched once; `ready` says whether it was. */

let audio: AudioContext | undefined;

/** Call from a touch or key: from then on tasks can be heard. */
export function unlock(): void {
  audio ??= new AudioContext();
  void audio.resume();
}

export const ready = (): boolean => audio?.state === "running";

/** Three rising tones, and a long-short-long vibration where the device has one. */
export function alarm(): void {
  navigator.vibrate?.([400, 120, 160, 120, 400]);
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
