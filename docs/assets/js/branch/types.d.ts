/** The engine's replies, as `assess/bridge.py` describes them, and the sheet that goes in and out. */

export interface Answer {
  answer?: string;
  reason?: string;
  note?: string;
  /** What it was given as: the meaning of its requirement then. Python makes it. */
  as?: string;
  /** Last year's answer, carried over and not confirmed, and its year. */
  last?: string;
  from?: string;
}

/** One row of the ledger: column → what was typed. */
export type Entry = Record<string, string>;

/** An office that somebody holds; days as they were typed. */
export interface Tenure {
  office: string;
  from?: string;
  to?: string;
  of?: string;
}

/** A line of the roster; what this page does not know stays in it. */
export interface Person {
  name: string;
  from?: string;
  to?: string;
  offices?: Tenure[];
}

/** `fresh`: places in `people` of those whom the text added, or said more about. */
export interface RosterReply {
  ok: boolean;
  problems: Problem[];
  people: Person[];
  fresh: number[];
  sentences: string[];
}

export interface Ledger {
  since: string;
  covers: string[];
  /** By activity: what being complete meant when it was said. */
  covered_as: Record<string, string>;
  /** A list, or the texts of an earlier file. */
  people: Person[] | Record<string, unknown>;
  rows: Entry[];
}

/** A file as the engine takes it: its text, or its bytes where only the engine can tell the encoding. */
export type FileText = string | { base64: string };

export interface TableReply {
  ok: boolean;
  problems: Problem[];
  rows: Entry[];
  sentences: string[];
  /** Places in `rows` of those that the ledger already has. */
  known: number[];
}

export interface Sheet {
  format: string;
  version: number;
  standard: { version: string; digest: string };
  saved: string;
  name: string;
  year: number | string | null;
  branch: Record<string, unknown>;
  /** By requirement; what somebody else wrote there may be no answer: `answerOf` tells. */
  answers: Record<string, unknown>;
  /** As it came from a file: `ledgerOf` makes it whole. */
  ledger?: unknown;
  [kept: string]: unknown;
}

export interface Problem {
  path: string;
  wrong: string;
  notice: boolean;
  text: string;
}

export interface Conflict {
  id: string;
  place: string;
  ours: string;
  theirs: string;
  taken: string | null;
  choices: { value: string; text: string }[];
}

/** `sheet` is there once every conflict is decided. */
export interface MergeReply {
  ok: boolean;
  problems: Problem[];
  sheet: Sheet | null;
  conflicts: Conflict[];
  /** That the file is a shortened copy; empty where it is not. */
  shortened: string;
  changes: { sentences: string[]; named: string[]; [counted: string]: unknown };
}

export interface Figures {
  id: string;
  name: string;
  score: string;
  low: string | null;
  high: string | null;
  bar: { low: number; high: number };
  settled: boolean;
  asked: number;
  answered: number;
  answered_text: string;
  band: string | null;
  band_text: string;
  /** Which requirements hold the band open, in brackets; or nothing. */
  band_why: string;
  capped: boolean;
  without_exemptions: string;
}

export interface Remark {
  status: string;
  text: string;
  /** What facts or the ledger decided, in place of an answer; empty where neither did. */
  decided: string;
  notes: string[];
  /** Rows of the ledger that count here, from 1: as many as a line can name, and words for the others. */
  rows?: number[];
  more_rows?: string;
  /** What the ledger has so far, where it would decide once it is confirmed, and the place where that is done. */
  confirm?: { place: string; text: string };
  /** The place where it was confirmed, where the ledger has decided. */
  confirmed?: string;
  /** The answer of the year before, to be confirmed. */
  last?: { answer: string; text: string };
}

/** Months of an activity as one, or its year. `text` stands there, `label` is read out; `day` is a likely one for what is lacking. */
export interface OverviewCell {
  months: number;
  state: string;
  text: string;
  label: string;
  day: string;
}

export interface OverviewActivity {
  id: string;
  entries: number;
  asked: boolean;
  confirmed: boolean;
  months: OverviewCell[];
  year: OverviewCell;
}

/** The ledger at a glance; `days` by the number of a row, from 1. */
export interface OverviewReply {
  ok: boolean;
  problems: Problem[];
  activities: OverviewActivity[];
  legend: { state: string; text: string }[];
  days: Record<string, string>;
}

export interface RowRemark {
  row: number;
  remark: string;
  text: string;
}

/** `path`: the address from the root of a language, as Python makes it. */
export interface Addressed {
  id: string;
  number: string;
  path: string;
}

export interface RedLine extends Addressed {
  state: string;
  text: string;
  status: string;
}

export interface NextStep extends Addressed {
  text: string;
  why: string;
  rule: string;
  deadline: string | null;
}

export interface OpenRedLine {
  id: string;
  number: string;
  text: string;
}

/** What is still to be decided: `walk` has the ids of facts, of activities of the ledger ("covers.…") and of requirements, in the order in which to ask. */
export interface Open {
  walk: string[];
  red_lines: OpenRedLine[];
  /** That, and how many, red lines are open; empty where none is. */
  red_lines_text: string;
}

export interface ScoreReply {
  ok: boolean;
  failure?: string;
  problems: Problem[];
  standard: { version: string; digest: string };
  overall: Figures;
  areas: Figures[];
  remaining: string;
  /** That the year assessed is over; empty while it is not. */
  year_over: string;
  remarks: Record<string, Remark>;
  rows: RowRemark[];
  next: { order: string; steps: NextStep[] };
  red_lines: RedLine[];
  asked_facts: string[];
  notices: { fact: string; text: string }[];
  open: Open;
  carried: Carried[];
  unconfirmed: { id: string; text: string }[];
}

/** What became of a requirement since it was answered, where it is not as it was. */
export interface Carried {
  id: string;
  number: string;
  state: string;
  /** The old answer; empty where there is none. */
  was: string;
  text: string;
  confirm: boolean;
}

export interface Row {
  id: string;
  number: string;
  text: string;
  quote: string;
  status: string;
  status_text: string;
  points: string;
  earned: string;
  because: string[];
}

export interface Explanation {
  id: string;
  title: string;
  score: string;
  answered: string;
  band: string;
  sums: string[];
  rows: Row[];
  notice: string;
}

export interface ReadReply {
  ok: boolean;
  problems: Problem[];
  sheet: Sheet;
  changes: { name: string; year: number | null; saved: string; sentences: string[]; named: string[]; [counted: string]: unknown };
}

/** A file beside what is here; `sheet` is what replacing gives, `reviewed` what taking only the review gives. */
export interface IncomingReply extends ReadReply {
  offer: "review" | "merge" | "replace" | "nothing";
  lead: string[];
  losing: string;
  lost: string[];
  reviewed: Sheet | null;
}

export interface PersonalItem {
  id: string;
  kind: string;
  text: string;
  kind_text: string;
  count: number;
  places: string;
  /** Keeping it as it is comes first. */
  offers: { value: string; text: string }[];
  proposed: string;
}

export interface PersonalReply {
  ok: boolean;
  problems: Problem[];
  sentences: string[];
  items: PersonalItem[];
  /** The copy, when it was asked for. */
  sheet?: Sheet;
}

export interface ReportFile {
  name: string;
  type: string;
  /** base64 */
  data: string;
}

/** `look` says what a line is among others: `small`, `note`, or nothing. */
export interface ReportLine {
  text: string;
  lang: string;
  look: string;
}

/** A piece of the report, as `assess/outputs/report/document.py` describes it. */
export type ReportBlock =
  | { kind: "heading"; level: number; words: ReportLine[] }
  | { kind: "paragraph"; look: string; words: ReportLine[] }
  | { kind: "list"; numbered: boolean; items: ReportLine[][] }
  | { kind: "table"; headings: ReportLine[][]; rows: ReportLine[][][] };

/** The reviewer's verdict beside the branch's own result; `mark` says that they differ, and is empty where they do not. */
export interface Opinion {
  id: string;
  number: string;
  text: string;
  reviewed: string;
  own: string;
  mark: string;
  note: string;
  by: string;
}

export interface Own {
  status: string;
  status_text: string;
  said: string;
  note: string;
  found: string[];
}

export interface Apart {
  id: string;
  number: string;
  text: string;
  said: string;
  found: string[];
  counted: string;
  reviewed: string;
  note: string;
}

export interface ReviewReply {
  ok: boolean;
  problems: Problem[];
  rule: string;
  by: string;
  progress: string;
  figures: { id: string; name: string; own: Figures; reviewed: Figures }[];
  requirements: Record<string, Own>;
  disagreements: Apart[];
  /** Requirements that have changed since the reviewer answered. */
  carried: { id: string; text: string; confirm: boolean }[];
  /** Whose turn it is; empty without a review. */
  turn: string;
  notes: { id: string; number: string; text: string; reviewed: string; note: string }[];
  opinions: Record<string, Opinion>;
}

/** An entry of the year's plan; see `assess/outputs/year_plan/views.py`. */
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
  rules: Addressed[];
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
