/** Figures move with each event, and charts show them. */

import { describe, expect, test } from "vitest";
import type { LiveEvent } from "../src/core/live";
import { counted } from "../src/wall/figures/count";
import {
  byDay,
  byHour,
  leading,
  type Look,
  MOST_BARS,
  standing,
  type Words,
} from "../src/wall/figures/options";
import type { Figures } from "../src/wall/figures/requests";

const none = { opened: 0, open: 0, overdue: 0 };

const figures: Figures = {
  under: "110112.001",
  at: "2026-11-22T04:00:00Z",
  now: { opened: 5, open: 3, overdue: 1 },
  today: { opened: 5, closed: 2 },
  yesterday: { opened: 4, closed: 4 },
  hours_today: [
    { opened: 2, closed: 2 },
    { opened: 3, closed: 0 },
  ],
  hours_yesterday: Array.from({ length: 24 }, () => ({ opened: 1, closed: 1 })),
  days: [
    { day: "2026-11-21", opened: 9, closed: 8 },
    { day: "2026-11-22", opened: 5, closed: 2 },
  ],
  classes: [
    { code: "01", name: "市容环境", opened: 4, open: 2, overdue: 1 },
    { code: "07", name: "噪声", opened: 1, open: 1, overdue: 0 },
  ],
  parts: [
    { code: "110112001", path: "110112.001", name: "某街道", ...none },
    { code: "110112001001", path: "110112.001.001", name: "东里", opened: 5, open: 3, overdue: 1 },
    { code: "110112001002", path: "110112.001.002", name: "西里", ...none },
  ],
  workers: { bound: 4, on_duty: 2, at_work: 1, seen: 1 },
};

const event = (name: string, data: object): LiveEvent => ({ seq: 1, topics: [], name, at: "", data });
const opened = (path: string) => event("CaseOpened", { case: { path, category: "0102" } });
const moved = (status: string, before: string, path = "110112.001.001.003") =>
  event("CaseMoved", { path, status, before: { status: before } });

describe("an event", () => {
  test("of a new case counts in the place, the hour, the day, its class and the part that holds it", () => {
    const after = counted(figures, opened("110112.001.002.001"));
    expect(after.now).toEqual({ opened: 6, open: 4, overdue: 1 });
    expect(after.today).toEqual({ opened: 6, closed: 2 });
    expect(after.hours_today.map((one) => one.opened)).toEqual([2, 4]);
    expect(after.days.map((one) => one.opened)).toEqual([9, 6]);
    expect(after.classes.map((one) => one.open)).toEqual([3, 1]);
    expect(after.parts.map((one) => one.open)).toEqual([0, 3, 1]);
    expect(after.yesterday).toEqual(figures.yesterday);
  });

  test("in the place itself counts for its own part", () => {
    expect(counted(figures, opened("110112.001")).parts.map((one) => one.open)).toEqual([1, 3, 0]);
  });

  test("of a case that is closed, done or reopened moves what is open", () => {
    const closed = counted(figures, moved("closed", "in_progress"));
    expect([closed.now.open, closed.today.closed, closed.parts[1]?.open]).toEqual([2, 3, 2]);
    const done = counted(figures, moved("resolved", "in_progress"));
    expect([done.now.open, done.today.closed]).toEqual([2, 2]);
    const again = counted(figures, moved("reopened", "closed"));
    expect([again.now.open, again.today.closed]).toEqual([4, 1]);
    expect(counted(figures, moved("closed", "checked")).now.open).toBe(3);
  });

  test("elsewhere, or that moves no case, changes nothing", () => {
    for (const other of [
      opened("110112.002.001"),
      opened("110112.0011"),
      event("TaskAccepted", { path: "110112.001.001", status: "accepted" }),
      event("BulletinIssued", {}),
      moved("in_progress", "in_progress"),
    ])
      expect(counted(figures, other)).toBe(figures);
    expect(counted({ ...figures, under: "" }, opened("999999")).now.open).toBe(4);
  });
});

describe("charts", () => {
  const w = {
    today: "今日",
    yesterday: "昨日",
    came: "受理",
    went: "办结",
    late: "超期",
    inTime: "未超期",
    hour: (n: number) => `${n}时`,
  } as Words;
  const look = { px: 18 } as Look;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- ECharts' own unions are wider than what is drawn here
  const series = (option: any) => option.series.map((one: any) => [one.name, one.data]);

  test("show today's whole hours over all of yesterday", () => {
    const [yesterday, today] = series(byHour(figures, w, look));
    expect(yesterday[1]).toHaveLength(24);
    expect(today).toEqual(["今日", [2]]);
  });

  test("show what came and went on each day, by its date", () => {
    const option = byDay(figures, w, look);
    expect(series(option)).toEqual([
      ["受理", [9, 5]],
      ["办结", [8, 2]],
    ]);
    expect((option.xAxis as { data: string[] }).data).toEqual(["11/21", "11/22"]);
  });

  test("show most open cases on top, what is overdue apart, and nothing that has none", () => {
    const option = standing(figures.parts, w, look);
    expect((option.yAxis as { data: string[] }).data).toEqual(["东里"]);
    expect(series(option)).toEqual([
      ["超期", [1]],
      ["未超期", [2]],
    ]);
    const many = Array.from({ length: 20 }, (_, nth) => ({ ...none, open: nth, name: String(nth) }));
    expect(leading(many).map((one) => one.open)).toEqual(Array.from({ length: MOST_BARS }, (_, n) => 19 - n));
  });
});
