/** The engine's reply to what was typed back from paper, as `assess/outputs/branch_file/paper.py` describes it. */
import type { Problem, Sheet } from "../branch/types";

export interface BoxState {
  /** That the page adds up, in words; empty while it does not. */
  right: string;
  problems: string[];
}

export interface PaperRow {
  id: string;
  number: string;
  text: string;
  now: string;
  paper: string;
  change: "new" | "other" | "same";
}

export interface PaperReply {
  ok: boolean;
  problems: Problem[];
  boxes: BoxState[];
  rows: PaperRow[];
  reasons: { id: string; number: string; text: string; reason: string }[];
  summary: string;
  /** The sheet with everything that adds up. */
  sheet: Sheet;
}
