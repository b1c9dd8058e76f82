/** A month as a calendar shows it, pure: weeks from Monday to Sunday. */

export interface Cell {
  /** `2026-11-23`; undefined for a place before the first or after the last day. */
  day: string | undefined;
  date: number;
}

const two = (n: number) => String(n).padStart(2, "0");

/** The weeks of a month (`2026-11`). */
export function weeksOf(month: string): Cell[][] {
  const [year, nth] = month.split("-").map(Number) as [number, number];
  const blank = (new Date(Date.UTC(year, nth - 1, 1)).getUTCDay() + 6) % 7;
  const length = new Date(Date.UTC(year, nth, 0)).getUTCDate();
  const weeks = Math.ceil((blank + length) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const date = week * 7 + weekday - blank + 1;
      const there = date >= 1 && date <= length;
      return { day: there ? `${month}-${two(date)}` : undefined, date };
    }),
  );
}

/** The month so many after `month`; before it, when `by` is less than 0. */
export function monthAfter(month: string, by: number): string {
  const [year, nth] = month.split("-").map(Number) as [number, number];
  const at = new Date(Date.UTC(year, nth - 1 + by, 1));
  return `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}`;
}
