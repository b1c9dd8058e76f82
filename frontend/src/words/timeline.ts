/** What happened to a case, as the command center reads it. */

import { dictionary } from "../core/i18n.svelte";

/** By the event's name; one that is not here is no step that people take. */
const zhEvents: Record<string, string> = {
  ReportReceived: "收到诉求",
  ReportJoined: "又有人反映",
  CaseVerified: "核实立案",
  CaseExcluded: "不予受理",
  CaseAssigned: "派发",
  TaskSeen: "网格员已看到",
  TaskAlerted: "短信提醒",
  TaskAccepted: "接单",
  CaseAccepted: "承办单位接收",
  CaseStarted: "开始处理",
  TaskReturned: "退单",
  CaseReturned: "承办单位退回",
  TaskExpired: "超时未接单",
  TaskWithdrawn: "转派他人",
  CaseEscalated: "提级办理",
  CaseSuspended: "挂账",
  CaseResumed: "恢复办理",
  CaseExtended: "批准延期",
  CaseMerged: "并案",
  CaseSplit: "拆分办理",
  StepTaken: "完成一个步骤",
  DisputeGraded: "纠纷分级，开始调解",
  DisputeEnded: "调解结束",
  WhistleBlown: "吹哨",
  WhistleAnswered: "部门报到",
  WhistleReported: "部门反馈",
  WhistleReleased: "部门离场",
  WhistleEnded: "吹哨结束",
  RequestMade: "提出申请",
  RequestDecided: "申请已批复",
  OrderIssued: "催办、督办",
  DeadlineMissed: "超过时限",
  CaseResolved: "处理完毕",
  CaseReworked: "核查不通过，返工",
  CaseChecked: "核查通过",
  VerdictGiven: "群众评价",
  CaseReopened: "二次办理",
  CaseClosed: "办结",
  AppealMade: "提出申诉",
  AppealDecided: "申诉已裁定",
  LifeAlarmAcknowledged: "警报已确认",
  PersonalDataErased: "个人信息已删除",
};

const enEvents: Record<string, string> = {
  ReportReceived: "Report received",
  ReportJoined: "Reported again",
  CaseVerified: "Verified and filed",
  CaseExcluded: "Not in scope",
  CaseAssigned: "Assigned",
  TaskSeen: "Seen by the worker",
  TaskAlerted: "Reminded by SMS",
  TaskAccepted: "Accepted",
  CaseAccepted: "Accepted by the unit",
  CaseStarted: "Work began",
  TaskReturned: "Returned",
  CaseReturned: "Returned by the unit",
  TaskExpired: "Not accepted in time",
  TaskWithdrawn: "Given to somebody else",
  CaseEscalated: "Escalated",
  CaseSuspended: "Suspended",
  CaseResumed: "Resumed",
  CaseExtended: "Extended",
  CaseMerged: "Merged",
  CaseSplit: "Split off",
  StepTaken: "A step was taken",
  DisputeGraded: "Dispute graded",
  DisputeEnded: "Mediation ended",
  WhistleBlown: "Whistle blown",
  WhistleAnswered: "Department came",
  WhistleReported: "Department reported",
  WhistleReleased: "Department released",
  WhistleEnded: "Whistle ended",
  RequestMade: "Request made",
  RequestDecided: "Request decided",
  OrderIssued: "Urged or supervised",
  DeadlineMissed: "Past its limit",
  CaseResolved: "Dealt with",
  CaseReworked: "Failed the check",
  CaseChecked: "Passed the check",
  VerdictGiven: "Citizen's verdict",
  CaseReopened: "Reopened",
  CaseClosed: "Closed",
  AppealMade: "Appealed",
  AppealDecided: "Appeal decided",
  LifeAlarmAcknowledged: "Alarm acknowledged",
  PersonalDataErased: "Personal data erased",
};

export const eventWords = dictionary(zhEvents, enEvents);

const zh = { title: "经过", citizen: "群众", system: "系统", staff: "工作人员" };
const en: typeof zh = { title: "What happened", citizen: "citizen", system: "system", staff: "staff" };

export const timelineWords = dictionary(zh, en);

/** Who acted: the worker who has the case by name, others only by what they are. */
export function actorOf(actor: string, worker: { id: string; display_name: string } | null): string {
  if (actor === worker?.id) return worker.display_name;
  if (actor === "citizen" || actor === "system") return timelineWords()[actor];
  return timelineWords().staff;
}
