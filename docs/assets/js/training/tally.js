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

/**
 * What was kept of a session, as far as it fits the questions that there are.
 * @param {string} text
 * @param {readonly Projected[]} questions
 * @returns {{ hands: Record<string, Tally>, at: string, module: string | null }}
 */
export function countsIn(text, questions) {
  try {
    const { hands, at, module } = JSON.parse(text);
    const fitting = questions.filter(({ id, choices }) => isTally(hands[id], choices.length || 2));
    const isKnown = module === "" || questions.some((each) => each.module === module);
    return { hands: Object.fromEntries(fitting.map(({ id }) => [id, hands[id]])), at: String(at), module: isKnown ? module : null };
  } catch {
    return { hands: {}, at: "", module: null };
  }
}

/**
 * @param {unknown} value
 * @param {number} length
 */
function isTally(value, length) {
  return Array.isArray(value) && value.length === length && value.every((each) => Number.isInteger(each) && each >= 0);
}
