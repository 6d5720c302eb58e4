// @ts-check
/**
 * Opens a figure to its arithmetic.
 *
 * @typedef {import("./types").Explanation} Explanation
 * @typedef {import("./types").Row} Row
 */
import { copy, fillList, find, part, say, show } from "../dom.js";

const SLOTS = /** @type {const} */ (["title", "score", "band", "answered", "notice"]);
const CELLS = /** @type {const} */ (["number", "text", "status_text", "points", "earned"]);

/**
 * @param {HTMLElement} root
 * @param {Explanation} explanation
 */
export function openExplanation(root, explanation) {
  const dialog = /** @type {HTMLDialogElement} */ (part(root, "explain-dialog"));
  for (const slot of SLOTS) say(find(dialog, `[data-slot=${slot}]`), explanation[slot]);
  fillList(find(dialog, "[data-slot=sums]"), explanation.sums);
  const table = find(dialog, "[data-slot=table]");
  find(table, "tbody").replaceChildren(...rows(root, explanation));
  show(table, explanation.rows.length > 0);
  if (!dialog.open) dialog.showModal();
}

/**
 * @param {HTMLElement} root
 * @param {Explanation} explanation
 * @returns {HTMLElement[]}
 */
export function rows(root, explanation) {
  return explanation.rows.map((row) => fillRow(copy(part(root, "row")), row));
}

/**
 * @param {HTMLElement} element
 * @param {Row} row
 */
function fillRow(element, row) {
  element.dataset.status = row.status;
  for (const cell of CELLS) say(find(element, `[data-cell=${cell}]`), row[cell]);
  fillList(find(element, "[data-cell=because]"), row.because);
  return element;
}
