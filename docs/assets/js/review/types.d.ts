/** What the review page asks and keeps; see `assess/operations/review.py` and `assess/outputs/score/review.py`. */

import type { Answer, Problem, Sheet } from "../branch/types";

export interface Review {
  reviewer: string;
  date: string;
  /** Absent once it was handed back. */
  unfinished?: boolean;
  answers: Record<string, Answer>;
  [kept: string]: unknown;
}

export interface Verification {
  verdict: string;
  sentence: string;
  lines: string[];
}

export interface VerifyReply {
  ok: boolean;
  problems: Problem[];
  verification: Verification;
  /** That the file holds a review, and whose; empty where it does not. */
  review: string;
}

/** What is kept on this device: the opened file, and what verifying it said. */
export interface Kept {
  sheet: Sheet;
  verification: Verification | null;
  /** Whether a file has all of it: the one that was opened, or one that was exported. */
  exported?: boolean;
}
