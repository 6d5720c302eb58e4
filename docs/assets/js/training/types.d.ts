/** A question to project, as `assess/outputs/training/session.py` writes it. */
export interface Projected {
  readonly id: string;
  /** The address from the root of a language. */
  readonly path: string;
  readonly module: string;
  readonly number: string;
  readonly text: string;
  readonly about: string;
  readonly several: boolean;
  readonly ordered: boolean;
  readonly answer: string;
  readonly wording: string;
  readonly why: string;
  readonly choices: readonly { readonly letter: string; readonly text: string; readonly right: boolean }[];
  readonly parts: readonly { readonly letter: string; readonly text: string }[];
  readonly options: readonly string[];
  readonly requirements: readonly { readonly path: string; readonly number: string; readonly title: string }[];
}

/** Hands for each line that can be chosen, in its order; where nothing is chosen from, for right and for wrong. */
export type Tally = number[];

/** Where a learner stands, as `assess/outputs/training/learner.py` says it. */
export interface Progress {
  readonly summary: string;
  readonly modules: readonly [string, number, number, number][];
  readonly again: readonly { readonly id: string; readonly why: string }[];
  readonly queue: string[];
  readonly cards: string;
}

export interface LearnerReply {
  readonly ok: boolean;
  readonly problems: readonly { readonly path: string; readonly text: string }[];
  readonly learner?: unknown;
  readonly progress?: Progress;
  readonly taken?: string;
  readonly ratings?: { rating: number; text: string; after: string }[];
}

/** How far a room agrees, as `assess/outputs/training/calibration.py` says it. */
export interface Agreement {
  people: number;
  sentences: string[];
  caption: string;
  head: string[];
  rows: string[][];
  ids: string[];
}

/** Without `agreement` while nobody has judged. */
export interface AgreementReply {
  ok: boolean;
  problems: { path: string; text: string }[];
  agreement?: Agreement;
}
