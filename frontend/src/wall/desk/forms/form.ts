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
