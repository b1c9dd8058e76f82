/** What every form of the desk is given. */

import type { CaseDetail, Config } from "../../../core/types";

export interface FormProps {
  c: CaseDetail;
  config: Config;
  /** It was done; `undo` takes it back where that can be done. */
  onDone: (undo?: () => Promise<unknown>) => void;
  onCancel: () => void;
  onRefused: () => void;
}

/** Choices that were fetched have the keyboard as they come: arrow keys choose, and Enter in another field sends nothing. */
export function focusChosen(choices: HTMLElement): void {
  choices.querySelector<HTMLElement>("input:checked, input:enabled")?.focus();
}
