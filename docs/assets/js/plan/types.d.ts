/** What the page of the year's plan gets from the engine; see `assess/outputs/year_plan/views.py`. */

import type { Problem } from "../checklist/types";

export interface PlanEntry {
  requirement: string;
  place: string;
  own: boolean;
  /** One of the ledger's, or empty. */
  activity: string;
  state: "planned" | "held" | "missed";
  state_text: string;
  /** Its time is past, and the ledger has no entry. */
  late: boolean;
  /** All of it in one line. */
  line: string;
  title: string;
  month: number;
  day: number | null;
  when: string;
  changed: boolean;
  topic: string;
  venue: string;
  host: string;
  usual_month: number;
  rules: { id: string; number: string }[];
  condition: string;
  remarks: string[];
}

export interface PlanReply {
  ok: boolean;
  problems: Problem[];
  /** Null where neither the sheet nor the day names one. */
  year: number | null;
  title: string;
  summary: string;
  notes: string[];
  months: string[];
  entries: PlanEntry[];
  unmet: { requirement: string; text: string }[];
  left_out: { requirement: string; text: string }[];
  activities: { id: string; text: string }[];
  missing: { fact: string; text: string }[];
}

/** What a branch changed of an entry: digits as they were typed. */
export type Edit = Partial<Record<"month" | "day" | "topic" | "place" | "host" | "activity", string>>;

/** The part of a sheet that holds the changes; see `assess/reading/files/calendar.py`. */
export interface Calendar {
  edits?: Record<string, Record<string, Edit>>;
  own?: (Edit & { id: string })[];
  [kept: string]: unknown;
}
