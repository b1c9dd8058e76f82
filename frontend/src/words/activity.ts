/** Words of a grid's activity, explained. */

import { dictionary } from "../core/i18n.svelte";

const zh = {
  days: "天",
  asleep: "已沉睡",
  since: (at: string) => `自 ${at}`,
  next: (at: string) => `${at} 起状态会再变`,
  exempt: { new: "新设网格，暂不考核", exempt: "已豁免", leave: "请假期间由他人代班" } as Record<
    string,
    string
  >,
  until: (at: string) => `至 ${at}`,
  week: "近七天有效活动",
  own: "本网格",
  usual: "平时",
  like: "同街道网格",
  seen: "最近的活动",
  never: "没有任何活动记录",
  void: (why: string) => `不计入：${why}`,
  why: {
    not_bound: "不是本网格的人",
    outside: "不在网格内",
    mocked: "位置由软件伪造",
    vague: "定位误差过大",
    nobody_met: "没有见到人",
    voided: "巡查经核实不成立",
    excluded: "案件不予受理",
    duplicate: "与自己上报的重复",
    same_photo: "照片重复使用",
    same_spot: "反复在同一地点",
    burst: "临近期限集中补录",
    standing: "原地不动",
  } as Record<string, string>,
  told: "已提醒",
  toldNobody: "尚未提醒任何人",
  what: { warning: "预警", zombie: "僵尸网格" },
};

const en: typeof zh = {
  days: "days",
  asleep: "Asleep for",
  since: (at) => `since ${at}`,
  next: (at) => `changes again at ${at}`,
  exempt: { new: "New, not judged yet", exempt: "Exempt", leave: "On leave, others stand in" },
  until: (at) => `until ${at}`,
  week: "Valid activity, last 7 days",
  own: "This grid",
  usual: "Usually",
  like: "Grids of the street",
  seen: "Latest activity",
  never: "Nothing was ever seen here",
  void: (why) => `does not count: ${why}`,
  why: {
    not_bound: "no worker of this grid",
    outside: "outside the grid",
    mocked: "faked position",
    vague: "position too vague",
    nobody_met: "nobody met",
    voided: "the patrol did not hold",
    excluded: "case not in scope",
    duplicate: "repeats one's own report",
    same_photo: "the same photo again",
    same_spot: "the same spot again and again",
    burst: "many at once just before the deadline",
    standing: "standing still",
  },
  told: "Told",
  toldNobody: "Nobody was told yet",
  what: { warning: "warning", zombie: "zombie grid" },
};

export const activityWords = dictionary(zh, en);
