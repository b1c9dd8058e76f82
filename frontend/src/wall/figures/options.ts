/** What the charts draw, from figures: pure, so that a test sees what people will. */

import type { BarSeriesOption, LineSeriesOption } from "echarts/charts";
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from "echarts/components";
import type { ComposeOption } from "echarts/core";
import { dateOf } from "../../core/clock";
import type { figureWords } from "../../words/figures";
import type { Figures, Standing } from "./requests";

export type ChartOption = ComposeOption<
  BarSeriesOption | LineSeriesOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;
export type Words = ReturnType<typeof figureWords>;

/** The theme's colours and the size of its letters, which a canvas cannot inherit. */
export interface Look {
  ink: string;
  faint: string;
  rule: string;
  card: string;
  accent: string;
  good: string;
  danger: string;
  font: string;
  px: number;
}

/** Longer lists are cut: nobody reads more bars from afar. */
export const MOST_BARS = 6;

const text = (look: Look, colour = look.ink) => ({
  color: colour,
  fontSize: look.px,
  fontFamily: look.font,
});

function base(look: Look, legend: boolean): ChartOption {
  return {
    animation: false,
    textStyle: text(look),
    grid: { left: 0, right: look.px, top: legend ? look.px * 2.2 : look.px, bottom: 0 },
    tooltip: {
      trigger: "axis",
      axisPointer: { type: "shadow" },
      backgroundColor: look.card,
      borderColor: look.rule,
      textStyle: text(look),
      confine: true,
    },
    ...(legend && {
      legend: { top: 0, right: 0, itemHeight: look.px * 0.7, textStyle: text(look) },
    }),
  };
}

const values = (look: Look) =>
  ({
    type: "value",
    minInterval: 1,
    splitNumber: 3,
    axisLabel: text(look, look.faint),
    splitLine: { lineStyle: { color: look.rule } },
  }) as const;

const names = (look: Look, data: string[], interval: number) =>
  ({
    type: "category",
    data,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: look.rule } },
    axisLabel: { ...text(look, look.faint), interval },
  }) as const;

/** Cases opened in each whole hour of today over those of yesterday: a running one would look like a decline. */
export function byHour(figures: Figures, w: Words, look: Look): ChartOption {
  const line = (name: string, moved: { opened: number }[], color: string, type: "solid" | "dashed") =>
    ({
      name,
      type: "line",
      data: moved.map((one) => one.opened),
      showSymbol: moved.length === 1,
      lineStyle: { width: look.px / 6, type },
      color,
    }) as const;
  return {
    ...base(look, true),
    xAxis: names(
      look,
      Array.from({ length: 24 }, (_, hour) => w.hour(hour)),
      5,
    ),
    yAxis: values(look),
    series: [
      line(w.yesterday, figures.hours_yesterday, look.faint, "dashed"),
      line(w.today, figures.hours_today.slice(0, -1), look.accent, "solid"),
    ],
  };
}

/** Cases opened and closed on each of the last days. */
export function byDay(figures: Figures, w: Words, look: Look): ChartOption {
  const bars = (name: string, key: "opened" | "closed", color: string) =>
    ({ name, type: "bar", barGap: "0%", data: figures.days.map((day) => day[key]), color }) as const;
  return {
    ...base(look, true),
    xAxis: names(
      look,
      figures.days.map(({ day }) => dateOf(`${day}T12:00:00+08:00`)),
      2,
    ),
    yAxis: values(look),
    series: [bars(w.came, "opened", look.accent), bars(w.went, "closed", look.good)],
  };
}

/** Those with most open cases, the most first. */
export function leading<S extends Standing>(all: S[]): S[] {
  return all
    .filter((one) => one.open > 0)
    .sort((a, b) => b.open - a.open || b.overdue - a.overdue)
    .slice(0, MOST_BARS);
}

/** Open cases of classes or places, what is overdue apart; the most on top. */
export function standing(rows: (Standing & { name: string })[], w: Words, look: Look): ChartOption {
  const shown = leading(rows).reverse(); // the axis grows upwards
  const bars = (name: string, data: number[], color: string) =>
    ({ name, type: "bar", stack: "open", barMaxWidth: look.px, data, color }) as const;
  return {
    ...base(look, true),
    xAxis: values(look),
    yAxis: {
      ...names(
        look,
        shown.map((row) => row.name),
        0,
      ),
      axisLabel: { ...text(look), interval: 0, width: look.px * 6, overflow: "truncate" },
    },
    series: [
      bars(
        w.late,
        shown.map((row) => row.overdue),
        look.danger,
      ),
      bars(
        w.inTime,
        shown.map((row) => row.open - row.overdue),
        look.accent,
      ),
    ],
  };
}
