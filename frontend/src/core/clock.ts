/** Instants as people in the district read them: always Beijing time, whatever the terminal is set to. */

const ZONE = "Asia/Shanghai";

const parts = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("zh-CN", { timeZone: ZONE, hourCycle: "h23", ...options });

const TIME = parts({ hour: "2-digit", minute: "2-digit" });
const TIME_S = parts({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY = { month: "long", day: "numeric", weekday: "short" } as const;
const DAYS = { zh: parts(DAY), en: new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, ...DAY }) };
const DATE = parts({ month: "2-digit", day: "2-digit" });
const ISO_DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, dateStyle: "short" });

type Instant = string | number | Date;

/** ``09:41`` */
export const timeOf = (at: Instant): string => TIME.format(new Date(at));

/** ``09:41:07`` */
export const timeWithSeconds = (at: Instant): string => TIME_S.format(new Date(at));

/** ``11月22日周日``, ``Sun 22 November`` */
export const dayOf = (at: Instant, language: keyof typeof DAYS): string =>
  DAYS[language].format(new Date(at));

/** ``11/22`` */
export const dateOf = (at: Instant): string => DATE.format(new Date(at));

/** The Beijing day an instant falls in, ``2026-11-22``; two instants of one day compare equal. */
export const beijingDay = (at: Instant): string => ISO_DAY.format(new Date(at));

/** ``09:41`` today, ``11/21 09:41`` on another day. */
export function shortTime(at: Instant, now: Instant): string {
  return beijingDay(at) === beijingDay(now) ? timeOf(at) : `${DATE.format(new Date(at))} ${timeOf(at)}`;
}

/** The instant the Beijing day of ``now`` began, ms; there is no summer time in China. */
export const dayStart = (now: number): number =>
  Math.floor((now + 28_800_000) / 86_400_000) * 86_400_000 - 28_800_000;

/** Whole days, hours, minutes and seconds between now and ``due``; ``late`` when it has passed. */
export interface Countdown {
  late: boolean;
  days: number;
  hours: number;
  minutes: number;
  seconds: number;
}

/** How long until ``due``, or since it. */
export function countdown(due: Instant, now: Instant): Countdown {
  const ms = new Date(due).getTime() - new Date(now).getTime();
  const total = Math.floor(Math.abs(ms) / 1_000);
  return {
    late: ms < 0,
    days: Math.floor(total / 86_400),
    hours: Math.floor((total % 86_400) / 3_600),
    minutes: Math.floor((total % 3_600) / 60),
    seconds: total % 60,
  };
}

/** A countdown's hours, minutes and seconds: ``07:05:09``. */
export const clockOf = ({ hours, minutes, seconds }: Countdown): string =>
  [hours, minutes, seconds].map((n) => String(n).padStart(2, "0")).join(":");
