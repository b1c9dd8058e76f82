/** The words of a grid's public board, of what waits to be sent, and of what was sent from this phone. */

import { dictionary } from "../core/i18n.svelte";

const zh = {
  nav: { label: "栏目", report: "上报", mine: "我的上报", who: "找网格员" },

  title: "网格员公示牌",
  who: "谁是我的网格员",
  whoHint: "用手机定位，看看您所在的地方由谁负责。位置只用来查询，不会保存。",
  findMine: "用我的位置查找",
  nobody: "这里的网格员暂未公示。有事请直接上报，或拨打监督电话。",
  onDuty: "在岗",
  phone: "电话",
  duties: "网格员职责",
  own: "职责",
  supervision: "监督电话",
  supervisionHint: "对网格员的工作有意见，可以拨打",
  portrait: (name: string) => `${name}的照片`,
  reportHere: "我要上报",
  showMap: "看网格范围",
  hideMap: "收起地图",
  mapOf: (name: string) => `${name}的范围`,
  missing: "没有找到这个网格，可能编号有误，或网格已经调整。",
  outside: "这个地方不在任何网格里。",

  waiting: (n: number) => `待发送 ${n}`,
  states: {
    waiting: "待发送",
    sending: "正在发送…",
    conflict: "未被接收",
    refused: "未被接收",
  },
  uploaded: (percent: number) => `照片已上传 ${percent}%`,
  kept: "已保存在手机里",
  keptHint:
    "现在没有连上。有网络时会自动发送，不会重复；也可以先关掉本页，下次打开时接着发。关页之前不要清除浏览器数据。",
  maybeThere: "可能已经送到，正在等确认。现在取消不一定来得及。",
  sendNow: "现在发送",
  takeBack: "取回修改",
  discard: "不报了",
  discardSure: "确定不报了？内容会从手机里删除。",
  discardYes: "确定删除",
  offline: "没有网络。可以照常填写，提交后先保存在手机里，有网络时自动发送。",

  mine: "我的上报",
  mineHint: "从这台手机上报的事项，只记在这台手机里。",
  none: "还没有从这台手机上报过。",
  forget: (number: string) => `从列表移除 ${number}`,
  forgetShort: "移除",
};

const en: typeof zh = {
  nav: { label: "Sections", report: "Report", mine: "My reports", who: "My grid worker" },

  title: "Grid worker on duty here",
  who: "Who is my grid worker?",
  whoHint: "Your phone's location tells whose grid this is. It serves the search only and is not kept.",
  findMine: "Use my location",
  nobody: "Nobody is shown for this grid yet. Please report, or call the supervision phone.",
  onDuty: "On duty",
  phone: "Phone",
  duties: "What grid workers do",
  own: "Duties",
  supervision: "Supervision phone",
  supervisionHint: "For remarks on a worker's work, call",
  portrait: (name) => `Photo of ${name}`,
  reportHere: "Report something",
  showMap: "Show the grid on a map",
  hideMap: "Hide the map",
  mapOf: (name) => `Extent of ${name}`,
  missing: "There is no such grid; the code may be wrong, or the grid was redrawn.",
  outside: "This place lies in no grid.",

  waiting: (n) => `${n} waiting`,
  states: {
    waiting: "Waiting to be sent",
    sending: "Sending…",
    conflict: "Not taken",
    refused: "Not taken",
  },
  uploaded: (percent) => `${percent}% of the photos uploaded`,
  kept: "Saved on this phone",
  keptHint:
    "There is no connection just now. It is sent by itself, once, as soon as there is one; you may close the page, it goes on when you open it again. Do not clear the browser's data before.",
  maybeThere: "It may have arrived already and waits for the answer; cancelling now may be too late.",
  sendNow: "Send now",
  takeBack: "Change it",
  discard: "Do not report",
  discardSure: "Really not? It is deleted from this phone.",
  discardYes: "Delete",
  offline: "No network. Fill it in all the same: it is saved on this phone and sent when there is one.",

  mine: "My reports",
  mineHint: "What was reported from this phone; the list is kept on this phone alone.",
  none: "Nothing has been reported from this phone yet.",
  forget: (number) => `Remove ${number} from the list`,
  forgetShort: "Remove",
};

export const boardWords = dictionary(zh, en);
