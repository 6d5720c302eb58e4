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
 * @property {number} count of the changes that led to it: what came before what is told by this, never by a clock, which may be wrong
 * @property {Record<string, unknown>} sheet
 *
 * @typedef {Omit<Entry, "sheet" | "over" | "count"> & { name: string, year: string }} Branch an entry as a list shows it
 */

/** The branch of a device that never had another: two tabs that are both blank are about the same one. */
export const FIRST = "first";

const ID_BYTES = 8;

/** The end of the year 9999. A clock that is further ahead is broken, and its times cannot be shown. */
const LAST_TIME = 253_402_300_799_999;

/** So many states of the branch are remembered, to find the one that another tab began with. */
const REMEMBERED = 8;

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
export function textOf({ revision, over, id, made, changed, exported, count, sheet }) {
  return JSON.stringify({ revision, over, id, made, changed, exported, count, sheet });
}

/**
 * @param {string | null} text
 * @returns {Entry | null} null for nothing, and for what is no entry
 */
export function entryIn(text) {
  const value = objectIn(text);
  if (!value || !isObject(value.sheet) || typeof value.revision !== "string") return null;
  const [made, changed, exported] = [value.made, value.changed, value.exported].map(timeIn);
  return /** @type {Entry} */ ({ over: "", ...value, made, changed, exported, count: countIn(value.count) });
}

/**
 * @param {unknown} value
 * @returns {number} 0 for what is no time that a calendar has
 */
export function timeIn(value) {
  return typeof value === "number" && value > 0 && value <= LAST_TIME ? value : 0;
}

/** @param {unknown} value */
function countIn(value) {
  return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : 0;
}

/**
 * Whether one state of a branch comes after another. The one made from the other does; of two that were made without seeing each other, the
 * one after more changes, and else whichever: but always the same one, in every tab.
 * @param {Entry} one
 * @param {Entry} other
 */
export function isLater(one, other) {
  if (one.over === other.revision || other.over === one.revision) return one.over === other.revision;
  if (!one.count && !other.count && one.changed !== other.changed) return one.changed > other.changed; // kept before there was a count
  return one.count === other.count ? one.revision > other.revision : one.count > other.count;
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
  count: 0,
  over: "",
  /** @type {Record<string, unknown> | null} the form's own, which it goes on changing */
  sheet: null,
  /** Whether this state stands in one of the stores. */
  stored: true,
  /** @type {string | null} the last state that both this tab and others can know: what a difference is measured from */
  base: null,
  /** @type {Set<string>} every state that was shown here */
  known: new Set(),
  /** @type {Map<string, string>} the last of them, as text */
  states: new Map(),
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
    count: 0,
    over: "",
    sheet: null,
    stored: true,
    base: null,
    known: new Set(),
    states: new Map(),
  });
}

/**
 * @param {Entry} entry
 * @param {string} text the same as text
 * @param {string | null} base
 */
export function adopt({ revision, over, made, changed, exported, count, sheet }, text, base) {
  Object.assign(here, {
    revision,
    over,
    made,
    changed,
    exported: Math.max(exported, here.exported),
    count,
    sheet,
    stored: true,
    base,
  });
  here.known.add(revision);
  here.states.set(revision, text);
  if (here.states.size > REMEMBERED) here.states.delete([...here.states.keys()][0]);
}
