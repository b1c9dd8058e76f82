/** Words of a wall that runs by itself: its alarm, its tour, and what leaves it on paper or as a file. */

import { dictionary } from "../core/i18n.svelte";

const zh = {
  alarm: (n: number) => `危及生命，${n} 起待知悉`,
  since: (time: string) => `已过 ${time}`,
  look: "查看",
  acknowledge: "知悉",
  onlyOperators: "请值班人员登录后确认知悉",
  acknowledged: (by: string, at: string) => `${by} 已于 ${at} 知悉`,
  notAcknowledged: "没有确认成功，请再试一次",
  more: (n: number) => `另有 ${n} 起`,
  muted: "浏览器已静音，点按此处打开警报声",
  tour: "巡览",
  stop: (nth: number, all: number, name: string) => `${nth}/${all} ${name}`,
  seconds: "每处停留",
  second: (n: number) => `${n} 秒`,
  resting: "有人操作，稍后继续",
  stopTour: "停止巡览",
  trouble: (life: number, overdue: number, zombies: number) =>
    [life && `危及生命 ${life}`, overdue && `超期 ${overdue}`, zombies && `僵尸 ${zombies}`]
      .filter(Boolean)
      .join(" · "),
  calm: "平稳",
  fullScreen: "全屏",
  exportMap: "导出",
  print: "打印",
  renewed: "系统已更新，空闲时自动刷新",
  printed: (at: string, by: string) => `${at} 打印，${by}`,
  broken: (at: string) => `与服务器的连接已断开，以下是 ${at} 的情况`,
  replayed: (day: string, at: string) => `回放：${day} ${at} 的情况，不是现在`,
  overdueCases: "超期未结案件",
  asleepGrids: "僵尸网格",
  number: "编号",
  category: "类别",
  grid: "网格",
  due: "办理时限",
  status: "状态",
  days: "沉睡天数",
  reason: "原因",
  nothing: "没有",
};

const en: typeof zh = {
  alarm: (n) =>
    n === 1 ? "Danger to life: 1 case nobody knows of" : `Danger to life: ${n} cases nobody knows of`,
  since: (time) => `for ${time}`,
  look: "Show",
  acknowledge: "I know",
  onlyOperators: "An operator logs in to acknowledge it",
  acknowledged: (by, at) => `${by} knows since ${at}`,
  notAcknowledged: "That did not work; please try again",
  more: (n) => `${n} more`,
  muted: "The browser is muted: press here for the alarm's sound",
  tour: "Tour",
  stop: (nth, all, name) => `${nth}/${all} ${name}`,
  seconds: "Each place",
  second: (n) => `${n} s`,
  resting: "In use; goes on shortly",
  stopTour: "End the tour",
  trouble: (life, overdue, zombies) =>
    [life && `${life} danger to life`, overdue && `${overdue} overdue`, zombies && `${zombies} zombies`]
      .filter(Boolean)
      .join(" · "),
  calm: "calm",
  fullScreen: "Full screen",
  exportMap: "Export",
  print: "Print",
  renewed: "There is a new version; the page reloads when nobody uses it",
  printed: (at, by) => `Printed ${at}, ${by}`,
  broken: (at) => `The line to the server is down; this is how things stood at ${at}`,
  replayed: (day, at) => `Replay: how things stood on ${day} at ${at}, not now`,
  overdueCases: "Overdue cases",
  asleepGrids: "Zombie grids",
  number: "Number",
  category: "Category",
  grid: "Grid",
  due: "Due",
  status: "Status",
  days: "Days asleep",
  reason: "Reason",
  nothing: "None",
};

export const runningWords = dictionary(zh, en);
