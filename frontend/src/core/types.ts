/**
 * What the API says, by the names the pages use: made from the server's own description (`npm run gen:api`), narrowed
 * where the description says only "text".
 */

import type { components, operations } from "./api.gen";
import type { CaseStatus } from "./status";

type Schema = components["schemas"];

export type { CaseStatus } from "./status";
export type Urgency = "life" | "utility" | "normal";

/** `S` with the fields of `N` in place of its own. */
type Narrowed<S, N> = Omit<S, keyof N> & N;

/** West, south, east, north. */
export type Bbox = [number, number, number, number];

export type Config = Narrowed<
  Schema["Config"],
  { city: Narrowed<Schema["City"], { bbox: Bbox; centre: [number, number] }> | null }
>;
export type Basemap = Schema["Basemap"];

export type Category = Schema["CategoryAnswer"];
export type Categories = Schema["Categories"];

export type Located = Schema["Located"];
export type Grid = Narrowed<Schema["GridBrief"], { centre: [number, number] }>;
export type GridDetail = Narrowed<Schema["GridDetail"], { centre: [number, number]; bbox: Bbox }>;
export interface Grids {
  grids: Grid[];
}

export type Session = Schema["OpenedSession"];
export type Me = Schema["Me"];

export type CaseBrief = Narrowed<Schema["CaseBrief"], { status: CaseStatus; urgency: Urgency }>;
export interface Cases {
  cases: CaseBrief[];
  seq: number;
}
export type CaseDetail = Narrowed<Schema["CaseDetail"], { status: CaseStatus; urgency: Urgency }>;

export type Clocks = Schema["Clocks"];
export type ClockPart = Clocks["clocks"][number]["parts"][number];

export type ActivityState = Schema["ActivityState"]["state"];
/** A kind of trouble; a grid may have several. */
export type TroubleKind = Schema["ActivityState"]["kinds"][number];
/** What is known of one kind; which of these there are depends on the kind. */
export interface KindFacts {
  state: ActivityState;
  counted_from?: string | null;
  last_signal_at?: string | null;
  quiet_at?: string | null;
  zombie_at?: string | null;
  waiting?: number;
  signals?: number;
  made_up?: Record<string, number>;
}
export type ActivityReason = Partial<Omit<KindFacts, "state">> & {
  kind: string;
  until?: string | null;
  kinds?: Partial<Record<TroubleKind, KindFacts>>;
};
export type GridActivity = Narrowed<Schema["ActivityState"], { reason: ActivityReason }>;
export interface Activity {
  grids: GridActivity[];
}
export type ActivityExplained = Narrowed<Schema["ActivityExplained"], { reason: ActivityReason }>;

export type Bulletin = Schema["BulletinAnswer"];
export interface LatestBulletin {
  bulletin: Bulletin | null;
  next_at: string;
}

export type ReplayMonth = Schema["ReplayMonth"];
export type ReplayDay = Schema["ReplayDay"];
export type CaseState = Schema["CaseState"];
export type GridState = Schema["GridState"];

/** Passing news of the socket: where a worker on shift is. */
export interface Position {
  worker: string;
  lon: number;
  lat: number;
  at: string;
}

export type Task = Narrowed<
  Schema["TaskAnswer"],
  { case: CaseBrief & Pick<Schema["TaskCase"], "summary" | "address" | "photos"> }
>;
export interface Tasks {
  tasks: Task[];
}

export type Notice = Schema["NoticeAnswer"];
export interface Notices {
  unread: number;
  notices: Notice[];
}

export type Leave = Narrowed<
  Schema["LeaveAnswer"],
  { state: "asked" | "approved" | "refused" | "withdrawn" }
>;
export interface Leaves {
  leaves: Leave[];
}

export type Measure = Schema["AppealOfCase"]["measures"][number];
export type Evaluation = Narrowed<Schema["EvaluationAnswer"], { now: Measured; previous: Measured }>;
type Measured = Narrowed<Schema["MeasuredAnswer"], { figures: Record<Measure, Schema["FigureAnswer"]> }>;
export type Behind = Schema["BehindAnswer"];
/** The cases behind a number. */
export interface BehindNumber {
  total: number;
  cases: Behind[];
}
export type Appeal = Schema["AppealOfCase"];
export interface Appeals {
  appeals: Appeal[];
}

export type Coverage = Schema["CoverageAnswer"];
export type Route = Schema["RouteAnswer"];

export type Attendance = Schema["AttendanceAnswer"];
export type NewVisit = Partial<Schema["NewVisit"]> &
  Pick<Schema["NewVisit"], "key" | "kind" | "purpose" | "outcome" | "at" | "lon" | "lat" | "crs">;
export type Visit = Schema["VisitAnswer"];
export interface Visits {
  visits: Visit[];
}
export type DiaryEntry = Schema["EntryAnswer"];
export interface Diary {
  entries: DiaryEntry[];
}

export type Upload = Schema["Upload"];
/** What is not said of a photo the server takes from its EXIF. */
export type Proof = Partial<Schema["Proof"]> & Pick<Schema["Proof"], "photo">;

export type Kind = Schema["Kind"];
export type SimilarCase = Narrowed<Schema["SimilarCase"], { status: CaseStatus }>;
export interface Similar {
  cases: SimilarCase[];
}

export type Outcome = Schema["Tap"]["outcome"];
export type Satisfaction = Schema["Tap"]["satisfaction"];
export type Tap = Schema["Tap"];
export type Asked = Narrowed<Schema["Asked"], { status: CaseStatus }>;

export type NewReport = operations["send_api_v1_reports_post"]["requestBody"]["content"]["application/json"];
export type Receipt = Schema["ReportAnswer"];
export type Progress = Narrowed<Schema["Progress"], { status: CaseStatus }>;

export type Board = Schema["BoardAnswer"];
export type BoardPerson = Schema["BoardPerson"];
export type Extent = Narrowed<Schema["GridDetail"], { bbox: [number, number, number, number] }>;
