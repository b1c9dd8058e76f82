/** What the API says, by the names the pages use. */

export type Urgency = "life" | "utility" | "normal";
export type CaseStatus = "reported" | "assigned" | "accepted" | "resolved" | "closed";
export type ActivityState = "active" | "quiet" | "zombie" | "exempt";
export type Level = "city" | "street" | "community" | "micro";

export interface Basemap {
  kind: "vector" | "raster";
  url: string;
  format: "pmtiles" | "tiles";
  minzoom: number;
  maxzoom: number;
  attribution: string;
}

export interface Config {
  city: {
    code: string;
    name: string;
    bbox: [number, number, number, number];
    centre: [number, number];
  } | null;
  geometry_version: number;
  basemap: Basemap | null;
  mode: "demo" | "live";
  levels: Record<Level, string>;
}

export interface Category {
  code: string;
  class_name: string;
  name: string;
  name_en: string;
  urgency: Urgency;
}
export interface Categories {
  categories: Category[];
}

export interface Neighbour {
  code: string;
  share: number;
}
export interface GridRef {
  code: string;
  name: string;
  path: string;
}
export interface Located {
  grid: GridRef | null;
  how: "covers" | "nearest" | "fallback";
  border_m: number | null;
  neighbours: Neighbour[];
}
export interface Grids {
  grids: (GridRef & { level: Level })[];
}

export interface Session {
  token: string;
  expires_at: string;
  role: string;
  scope: string;
}
export interface Me {
  id: string;
  login: string;
  display_name: string;
  role: string;
  scope: string;
}

export interface CaseBrief {
  id: string;
  number: string;
  category: string;
  category_name: string;
  urgency: Urgency;
  status: CaseStatus;
  lon: number;
  lat: number;
  grid: string | null;
  grid_name: string | null;
  path: string;
  how: string;
  worker: string | null;
  opened_at: string;
  due_at: string;
  overdue: boolean;
}
export interface Cases {
  cases: CaseBrief[];
  seq: number;
}
export interface Photo {
  id: string;
  url: string;
  thumb_url: string;
}
export interface CaseDetail extends CaseBrief {
  summary: string;
  reports: { id: string; description: string; channel: string; received_at: string; photos: Photo[] }[];
  assignment: {
    worker: { id: string; display_name: string } | null;
    how: string;
    border_m: number | null;
    neighbours: Neighbour[];
  };
  timeline: { at: string; name: string }[];
}

export interface GridActivity {
  code: string;
  name: string;
  path: string;
  state: ActivityState;
  since: string;
  reason: string | null;
}
export interface Activity {
  grids: GridActivity[];
}
export interface Position {
  worker: string;
  lon: number;
  lat: number;
  at: string;
}
export interface Positions {
  positions: Position[];
}

export type TaskState = "offered" | "delivered" | "seen" | "accepted";
export interface Task {
  id: string;
  state: TaskState;
  rank: number;
  offered_at: string;
  accept_by: string | null;
  accepted_at: string | null;
  case: CaseBrief & { summary: string; photos: Photo[] };
}
export interface Tasks {
  tasks: Task[];
}

export interface Receipt {
  id: string;
  receipt: string;
  case: { number: string; status: CaseStatus; due_at: string };
  grid: GridRef | null;
}
export interface Progress {
  number: string;
  status: CaseStatus;
  category: string;
  received_at: string;
  due_at: string;
  grid: { code: string; name: string } | null;
  timeline: { at: string; name: string; text: string }[];
}
