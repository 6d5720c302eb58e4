// @ts-check
/**
 * A branch as it is kept: its sheet, and when what happened to it. `revision` names this state of it and `over` the one that it
 * was made from, so that two tabs can tell "later" from "at the same time".
 *
 * @typedef {object} Entry
 * @property {string} revision
 * @property {string} over
 * @property {string} id
 * @property {number} made when the first change was kept, in milliseconds since 1970, like the other times
 * @property {number} changed
 * @property {number} exported when it was last saved to a file; 0: never
 * @property {Record<string, unknown>} sheet
 *
 * @typedef {Omit<Entry, "sheet" | "over"> & { name: string, year: string }} Branch an entry as a list shows it
 */

/** The branch of a device that never had another: two tabs that are both blank are about the same one. */
export const FIRST = "first";

const ID_BYTES = 8;

/** The revision stands first in the text, and has always the same length: it can be read without reading the text. */
const START = '{"revision":"';

/** A name that nobody else will choose. `crypto.randomUUID` is not there on a site without encryption. */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(ID_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * @param {string} text
 * @returns {string}
 */
export function revisionOf(text) {
  return text.startsWith(START) ? text.slice(START.length, START.length + 2 * ID_BYTES) : "";
}

/** @param {Entry} entry */
export function textOf({ revision, over, id, made, changed, exported, sheet }) {
  return JSON.stringify({ revision, over, id, made, changed, exported, sheet });
}

/**
 * @param {string | null} text
 * @returns {Entry | null} null for nothing, and for what is no entry
 */
export function entryIn(text) {
  const value = objectIn(text);
  if (!value || !isObject(value.sheet) || typeof value.revision !== "string") return null;
  return /** @type {Entry} */ ({ over: "", made: 0, changed: 0, exported: 0, ...value });
}

/**
 * @param {string | null} text
 * @returns {Record<string, unknown> | null}
 */
export function objectIn(text) {
  try {
    const value = JSON.parse(text || "null");
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/**
 * @param {Entry} entry
 * @returns {Branch}
 */
export function branchOf({ revision, id, made, changed, exported, sheet }) {
  return { revision, id, made, changed, exported, name: String(sheet.name ?? ""), year: String(sheet.year ?? "") };
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// — the one that this tab shows

/** It, and how far it has been written. */
export const here = {
  id: "",
  revision: "",
  made: 0,
  changed: 0,
  exported: 0,
  /** @type {Record<string, unknown> | null} the form's own, which it goes on changing */
  sheet: null,
  /** Whether this state stands in one of the stores. */
  stored: true,
  /** @type {string | null} the last state that both this tab and others can know: what a difference is measured from */
  base: null,
  /** @type {Set<string>} every state that was shown here */
  known: new Set(),
  /** Everything was erased, here or in another tab: what is still under way must not bring it back. */
  stopped: false,
};

/** @param {string} id */
export function settleOn(id) {
  Object.assign(here, {
    id,
    revision: "",
    made: 0,
    changed: 0,
    exported: 0,
    sheet: null,
    stored: true,
    base: null,
    known: new Set(),
  });
}

/**
 * @param {Entry} entry
 * @param {string | null} base
 */
export function adopt({ revision, made, changed, exported, sheet }, base) {
  Object.assign(here, { revision, made, changed, exported: Math.max(exported, here.exported), sheet, stored: true, base });
  here.known.add(revision);
}
