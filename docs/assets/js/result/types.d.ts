/** What the page of the result gets from the engine; see `assess/outputs/report/result_page.py` and `history.py`. */

import type {
  Addressed,
  Explanation,
  Figures,
  NextStep,
  OpenRedLine,
  Opinion,
  Problem,
  RedLine,
  Row,
  Sheet,
} from "../branch/types";

/** A measure as the file has it. */
export type Measure = Record<string, unknown>;

export interface Point {
  x: number;
  y: number;
  text: string;
}

export interface Radar {
  view: string;
  rings: string[];
  scale: Point[];
  axes: { x1: number; y1: number; x2: number; y2: number }[];
  low: string;
  high: string;
  labels: { anchor: string; lines: Point[] }[];
}

export interface Gap extends Row, Addressed {
  planned: boolean;
  proposal: Measure;
}

export interface PlanEntry {
  place: number;
  requirement: string | null;
  number: string;
  text: string;
  path: string;
  status: string;
  status_text: string;
  what: string;
  who: string;
  by: string;
  done: string;
  late: boolean;
  remarks: string[];
}

export interface HistoryRow {
  name: string;
  now: boolean;
  /** The band, or which requirements hold it open. */
  band: string;
  cells: { score: string; bar: { low: number; high: number } }[];
}

/** What a reviewer found: where it differs first, then other remarks, and the reviewed figure of each area. */
export interface Reviewed {
  by: string;
  progress: string;
  /** Whose turn it is. */
  turn: string;
  apart: Opinion[];
  noted: Opinion[];
  agreed: string;
  rule: string;
  figures: Record<string, { score: string; band_text: string }>;
}

export interface ResultReply {
  review: Reviewed | null;
  ok: boolean;
  problems: Problem[];
  title: string;
  about: string;
  nothing_yet: string;
  notice: string;
  overall: Figures;
  areas: Figures[];
  red_lines: RedLine[];
  next: { order: string; steps: NextStep[] };
  radar: Radar;
  strengths: (Addressed & { text: string })[];
  gaps: Gap[];
  open: string;
  open_red_lines: OpenRedLine[];
  exemptions: { lines: string[]; head: string[]; rows: string[][] };
  plan: { summary: string; entries: PlanEntry[] };
  history: { head: string[]; rows: HistoryRow[]; standard_note: string };
  finish: string;
  can_finish: boolean;
  /** That the year assessed is over; empty while it is not. */
  year_over: string;
}

export interface Comparison {
  summary: string;
  notes: string[];
  figures: { name: string; before: string; after: string; moved: string }[];
  facts: { name: string; before: string; after: string }[];
  changes: (Addressed & {
    text: string;
    before: string;
    after: string;
    direction: string;
    direction_text: string;
    why: string[];
  })[];
}

export interface CompareReply {
  ok: boolean;
  problems: Problem[];
  comparison: Comparison;
}

export interface SheetReply {
  ok: boolean;
  problems: Problem[];
  sheet: Sheet;
}

/** The arithmetic of an area or the whole. */
export interface ExplainReply {
  ok: boolean;
  problems: Problem[];
  explanation: Explanation;
}
