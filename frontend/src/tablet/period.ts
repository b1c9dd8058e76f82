/** The periods a worker looks at their own figures in: from a Beijing midnight until now. */

import { dayStart } from "../core/clock";

export const PERIODS = ["today", "week", "month"] as const;
export type Period = (typeof PERIODS)[number];

const DAY_MS = 86_400_000;
const BEIJING_MS = 28_800_000;

/** When the period that holds `now` began: today, this week from Monday, this month. */
export function begins(period: Period, now: number): Date {
  const midnight = dayStart(now);
  const beijing = new Date(midnight + BEIJING_MS); // whose UTC fields are Beijing's
  const days = { today: 0, week: (beijing.getUTCDay() + 6) % 7, month: beijing.getUTCDate() - 1 }[period];
  return new Date(midnight - days * DAY_MS);
}
