// @ts-check
/**
 * What was answered about tables of a shape, remembered where the sheets are: on this device, or in this tab on a shared computer. Erasing
 * everything erases it too.
 *
 * @typedef {import("./types").Answers} Answers
 * @typedef {import("./types").Layouts} Layouts
 */
import { objectIn } from "../../saved/entry.js";
import { area } from "../../saved/stores.js";

const START = "layout.";

/** So many are kept: those used last. */
const MOST = 30;

/** Characters. Answers about a table that is larger are not worth the room. */
const LONGEST = 20_000;

const FORMAT = { format: "wuhua-ledger-layouts", version: 1 };

/** @returns {Layouts} */
export function remembered() {
  return Object.fromEntries(kept().map(({ shape, answers }) => [shape, answers]));
}

export function howMany() {
  return area().keys(START).length;
}

/**
 * @param {string} shape
 * @param {Answers} answers
 */
export function remember(shape, answers) {
  const text = JSON.stringify({ used: Date.now(), answers });
  if (shape && text.length <= LONGEST) area().write(START + shape, text);
  for (const { shape: older } of kept().slice(MOST)) area().remove(START + older);
}

export function forgetAll() {
  for (const key of area().keys(START)) area().remove(key);
}

/** The file that other branches take the answers from. */
export function fileText() {
  return JSON.stringify({ ...FORMAT, layouts: remembered() }, null, 2);
}

/** @returns {{ shape: string, used: number, answers: Answers }[]} those used last first */
function kept() {
  const found = area()
    .keys(START)
    .map((key) => {
      const { used, answers } = objectIn(area().read(key)) ?? {};
      return { shape: key.slice(START.length), used: Number(used) || 0, answers: /** @type {Answers} */ (answers ?? {}) };
    });
  return found.sort((one, other) => other.used - one.used);
}
