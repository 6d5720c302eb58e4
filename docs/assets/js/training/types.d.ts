/** A question to project, as `assess/outputs/session.py` writes it. */
export interface Projected {
  readonly id: string;
  readonly module: string;
  readonly number: string;
  readonly text: string;
  readonly about: string;
  readonly several: boolean;
  readonly ordered: boolean;
  readonly answer: string;
  readonly why: string;
  readonly choices: readonly { readonly letter: string; readonly text: string; readonly right: boolean; readonly why: string }[];
  readonly parts: readonly { readonly letter: string; readonly text: string }[];
  readonly options: readonly string[];
  readonly requirements: readonly { readonly path: string; readonly number: string; readonly title: string }[];
}

/** Hands for each line that can be chosen, in its order; where nothing is chosen from, for right and for wrong. */
export type Tally = number[];
