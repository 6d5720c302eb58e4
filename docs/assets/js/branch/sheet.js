// @ts-check
/**
 * The sheet while it is being filled in. It is the file's own form, so that saving and exporting need no translation,
 * and whatever this page does not know stays in it.
 *
 * @typedef {import("./types").Sheet} Sheet
 * @typedef {import("./types").Answer} Answer
 * @typedef {import("./types").Ledger} Ledger
 */

/**
 * A sheet with nothing in it.
 * @param {{ version: string, digest: string }} standard
 * @returns {Sheet}
 */
export function blank(standard) {
  return { format: "wuhua-sheet", version: 1, standard, saved: "", name: "", year: null, branch: {}, answers: {} };
}

/**
 * A saved sheet made whole: older or damaged ones may lack parts.
 * @param {Record<string, unknown>} saved
 * @param {{ version: string, digest: string }} standard
 * @returns {Sheet}
 */
export function whole(saved, standard) {
  const sheet = { ...blank(standard), ...saved };
  if (!isObject(sheet.branch)) sheet.branch = {};
  if (!isObject(sheet.answers)) sheet.answers = {};
  return /** @type {Sheet} */ (sheet);
}

/**
 * @param {Sheet} sheet
 * @param {string} id
 * @returns {Answer}
 */
export function answerOf(sheet, id) {
  const answer = sheet.answers[id];
  return isObject(answer) ? answer : {};
}

/**
 * Changes one field of an answer; an answer without anything in it is taken out.
 * @param {Sheet} sheet
 * @param {string} id
 * @param {keyof Answer} field
 * @param {string} value
 */
export function setAnswer(sheet, id, field, value) {
  const answer = { ...answerOf(sheet, id) };
  if (value) answer[field] = value;
  else delete answer[field];
  if (field === "answer" && value) {
    // What was carried over from the year before has its answer now.
    delete answer.last;
    delete answer.from;
  }
  if (Object.keys(answer).length) sheet.answers[id] = answer;
  else delete sheet.answers[id];
}

/**
 * @param {Sheet} sheet
 * @param {string} id
 * @param {string} value
 */
export function setFact(sheet, id, value) {
  if (value) sheet.branch[id] = value;
  else delete sheet.branch[id];
}

/**
 * A fact as a form shows it.
 * @param {Sheet} sheet
 * @param {string} id
 */
export function factText(sheet, id) {
  const value = sheet.branch[id];
  if (Array.isArray(value)) return value.join(", ");
  return value === undefined || value === null ? "" : String(value);
}

/**
 * The ledger made whole. A copy at the top: change it, then give it to `setLedger`.
 * @param {Sheet} sheet
 * @returns {Ledger}
 */
export function ledgerOf(sheet) {
  const ledger = isObject(sheet.ledger) ? sheet.ledger : {};
  return {
    ...ledger,
    since: String(ledger.since ?? ""),
    covers: Array.isArray(ledger.covers) ? ledger.covers : [],
    covered_as: isObject(ledger.covered_as) ? ledger.covered_as : {},
    people: isObject(ledger.people) || Array.isArray(ledger.people) ? ledger.people : {},
    rows: Array.isArray(ledger.rows) ? ledger.rows.map((row) => (isObject(row) ? row : {})) : [],
  };
}

/**
 * A ledger without anything in it is taken out.
 * @param {Sheet} sheet
 * @param {Ledger} ledger
 */
export function setLedger(sheet, ledger) {
  const filled = Object.entries(ledger).filter(([, value]) =>
    typeof value === "object" && value !== null ? Object.keys(value).length > 0 : value,
  );
  if (filled.length) sheet.ledger = Object.fromEntries(filled);
  else delete sheet.ledger;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, any>}
 */
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
