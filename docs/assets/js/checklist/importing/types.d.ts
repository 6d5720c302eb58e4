/** What the engine says about a file that is to be imported into the ledger (operation `import_ledger`), and what a person says to it. */
import type { Entry, Problem } from "../../branch/types";

/** The four steps, in their order. */
export type Step = "sheets" | "columns" | "words" | "rows";

export type Take = "add" | "replace" | "skip";

/** `similar`: probably in the ledger already, in other words; `out`: left out, for a reason that `notes` gives. */
export type RowState = "new" | "same" | "similar" | "wrong" | "doubt" | "out";

export interface RowAnswer {
  take?: Take;
  /** Column → what was typed in the place of what the file says. */
  cells?: Record<string, string>;
}

/** What a person said about a file; only what was said. Ids are those of the reply, and fit the next file of the same form. */
export interface Answers {
  sheets?: Record<string, boolean>;
  /** By table: column → field, or nothing for a column that is left out. */
  columns?: Record<string, Record<string, string>>;
  /** Word → choice, or nothing for rows that are left out. */
  words?: Record<string, string>;
  rows?: Record<string, RowAnswer>;
}

/** By the shape of a file: what was answered. */
export type Layouts = Record<string, Answers>;

export interface SheetFound {
  id: string;
  name: string;
  on: boolean;
  can: boolean;
  hidden: boolean;
  layout: string;
  gives: string;
  count: number;
  why: string;
}

export interface ColumnFound {
  id: string;
  heading: string;
  field: string;
  doubt: boolean;
  examples: string[];
  note: string;
}

export interface TableFound {
  id: string;
  name: string;
  columns: ColumnFound[];
}

export interface Choice {
  id: string;
  text: string;
}

/** `answer`: null while nobody has said. */
export interface WordFound {
  id: string;
  text: string;
  kind: string;
  count: number;
  where: string;
  answer: string | null;
  doubt: boolean;
  question: string;
  choices: Choice[];
}

export interface CellFound {
  column: string;
  label: string;
  text: string;
  problem: string;
}

export interface RowFound {
  id: string;
  place: string;
  state: RowState;
  entry: Entry;
  take: Take;
  /** The entry of the ledger that it may be; `number` counts from 1. */
  beside: { number: number; entry: Entry } | null;
  cells: CellFound[];
  notes: string[];
}

/** A table of entries: a ledger, or a year's plan whose entries are asked about. */
export interface LedgerPlan {
  ok: boolean;
  problems: Problem[];
  kind: "ledger" | "plan";
  shape: string;
  kept: Answers;
  from_kept: boolean;
  /** Questions in each step. */
  open: Record<Step, number>;
  sentences: string[];
  sheets: SheetFound[];
  tables: TableFound[];
  fields: Choice[];
  words: WordFound[];
  rows: RowFound[];
  grid: { months: string[]; rows: { id: string; text: string; counts: number[] }[] };
  add: Entry[];
  /** `place` counts from 0. */
  replace: { place: number; entry: Entry }[];
  left: string[];
}

/** Something else that belongs elsewhere, or is remembered. */
export interface LayoutsFile {
  ok: boolean;
  problems: Problem[];
  kind: "layouts";
  layouts: Layouts;
  sentences: string[];
}

export interface BranchFile {
  ok: boolean;
  problems: Problem[];
  kind: "branch";
  sentences: string[];
}

export type ImportReply = LedgerPlan | LayoutsFile | BranchFile;

/** What one import changed in the ledger; the later of two comes last. */
export interface Brought {
  added: Entry[];
  replaced: { place: number; before: Entry; after: Entry }[];
}

/** What can be taken back in one step: the files that were gone through together. */
export interface Imported {
  name: string;
  steps: Brought[];
}
