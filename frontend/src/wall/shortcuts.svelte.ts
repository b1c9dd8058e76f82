/** The wall's keyboard: who has a key says so while it is on the screen, and the help lists what there is. */

import { untrack } from "svelte";

export interface Shortcut {
  /** As `KeyboardEvent.key` says it; letters in lower case. */
  key: string;
  label: string;
  run: () => void;
}

const NAMES: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Backspace: "⌫",
  " ": "␣",
};

/** A key as it is printed on a keyboard. */
export const keyName = (key: string): string => NAMES[key] ?? key.toUpperCase();

/** Where keys are for writing, or for the dialog that lies over everything. */
const ELSEWHERE = "input, textarea, select, [contenteditable], dialog";

class Shortcuts {
  all = $state.raw<Shortcut[]>([]);

  /** Listen for a key; gives what ends it. */
  add(shortcut: Shortcut): () => void {
    this.all = [...untrack(() => this.all), shortcut];
    return () => {
      this.all = this.all.filter((one) => one !== shortcut);
    };
  }

  /** Do what the pressed key is for. Keys typed into a field, or with Ctrl, Alt or Meta, are not ours. */
  press(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest(ELSEWHERE)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const wanted = this.all.findLast((one) => one.key === key);
    if (!wanted) return;
    event.preventDefault();
    wanted.run();
  }
}

export const shortcuts = new Shortcuts();
