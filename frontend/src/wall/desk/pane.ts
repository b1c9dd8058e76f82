/** The forms that can stand open over a case. */

import type { ActionId } from "./actions";
import type { WorkRequest } from "./requests";

export type Opened =
  | { kind: "act"; id: ActionId }
  | { kind: "decide"; request: WorkRequest }
  | { kind: "verdict"; report: string }
  | { kind: "unmask"; report: string }
  /** An answer to a whistle's call, or the end of a whistle; `field` is how the server calls what is said. */
  | { kind: "whistle"; title: string; step: string; field: "reason" | "words" };
