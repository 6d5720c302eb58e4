/** What the review page asks and keeps; see `assess/operations/review.py` and `assess/outputs/score/review.py`. */

import type { Answer, Figures, Problem, Sheet } from "../checklist/types";

export interface Review {
  reviewer: string;
  date: string;
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

export interface ReviewReply {
  ok: boolean;
  problems: Problem[];
  rule: string;
  by: string;
  progress: string;
  figures: { id: string; name: string; own: Figures; reviewed: Figures }[];
  requirements: Record<string, Own>;
  disagreements: Apart[];
  notes: { id: string; number: string; text: string; reviewed: string; note: string }[];
  opinions: Record<string, Opinion>;
}
