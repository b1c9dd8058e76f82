/** ECharts with the parts we draw with and no others; loaded when charts are first looked at. */

import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import type { ChartOption, Look } from "./options";

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export interface Chart {
  show(option: ChartOption): void;
  remove(): void;
}

/** A chart that fills `container` as it grows and shrinks; `onName` hears which row of it was clicked. */
export function draw(container: HTMLElement, onName?: (name: string) => void): Chart {
  const chart = init(container);
  const fit = new ResizeObserver(() => chart.resize());
  fit.observe(container);
  if (onName) chart.on("click", (event) => onName(event.name));
  return {
    show: (option) => chart.setOption(option, { notMerge: true }),
    remove: () => {
      fit.disconnect();
      chart.dispose();
    },
  };
}

/** The theme as it is where `element` stands. */
export function lookOf(element: HTMLElement): Look {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return {
    ink: token("ink-soft"),
    faint: token("ink-faint"),
    rule: token("rule"),
    card: token("card"),
    accent: token("accent"),
    good: token("good"),
    danger: token("danger"),
    font: style.fontFamily,
    px: rem * 1.125,
  };
}
