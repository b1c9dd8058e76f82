/** The screen the wall hangs on: the whole of it, and never asleep. */

export class Screen {
  full = $state(false);
  #lock: WakeLockSentinel | undefined;

  /** Keep it awake from now on; gives what ends it. */
  start(): () => void {
    document.addEventListener("fullscreenchange", this.#look);
    document.addEventListener("visibilitychange", this.#wake);
    this.#look();
    void this.#wake();
    return () => {
      document.removeEventListener("fullscreenchange", this.#look);
      document.removeEventListener("visibilitychange", this.#wake);
      void this.#lock?.release();
    };
  }

  /** Take the whole screen, or give it back. A browser that may not stays as it is. */
  toggle(): void {
    const change = this.full ? document.exitFullscreen() : document.documentElement.requestFullscreen();
    change.catch(() => undefined);
  }

  #look = (): void => {
    this.full = document.fullscreenElement !== null;
  };

  /** The browser takes the lock away with the page's visibility; pages without TLS never get one. */
  #wake = async (): Promise<void> => {
    if (document.hidden || !("wakeLock" in navigator)) return;
    this.#lock = await navigator.wakeLock.request("screen").catch(() => undefined);
  };
}
