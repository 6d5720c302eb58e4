// @ts-check
/**
 * A count of hands. Of a question with choices there is one for each; of any other, for those who had it right and for the rest.
 *
 * @typedef {import("./types").Projected} Projected
 * @typedef {import("./types").Tally} Tally
 */

/**
 * How many hands there were.
 * @param {Tally | undefined} tally
 */
export function handsOf(tally) {
  return (tally ?? []).reduce((sum, count) => sum + count, 0);
}

/**
 * How many of them were for what is right.
 * @param {Projected} question
 * @param {Tally | undefined} tally
 */
export function rightHands({ choices }, tally) {
  const right = choices.length ? choices.map((choice) => choice.right) : [true, false];
  return handsOf(tally?.filter((_, place) => right[place]));
}
