/** What the roll-up page asks; see `assess/operations/rollup.py`, `summarise.py` and `assess/outputs/rollup/data.py`. */

import type { FileText, Problem } from "../branch/types";

/** One file as it is handed to Python; without `text` it was not read. */
export interface Handed {
  name: string;
  size: number;
  text?: FileText;
}

/** What some files add. Python wrote it and reads it again; the page only keeps it. */
export type Summary = Record<string, unknown>;

export interface SummaryReply {
  ok: boolean;
  problems: Problem[];
  summary: Summary;
}

export interface Table {
  caption: string;
  head: string[];
  rows: (string | number)[][];
  /** How many cells of a row say what it is about. */
  leading: number;
  /** Kinds of the cells after those: together they are all branches. Empty where there is nothing to draw. */
  parts: string[];
}

export interface Section {
  id: string;
  title: string;
  sentences: string[];
  tables: Table[];
}

export interface RollupReply {
  ok: boolean;
  problems: Problem[];
  rollup: { title: string; sections: Section[] };
}

export interface NamesReply {
  ok: boolean;
  problems: Problem[];
  names: string[];
  /** Where in the list they were found, to be shown before they are used. */
  said: string;
}
