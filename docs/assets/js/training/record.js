// @ts-check
/**
 * What a learner did, as it is kept on the device: the file of `assess/model/learner.py`. A shared computer keeps it in the tab. What
 * cannot be read is put aside, never thrown away.
 */
import { area, isShared, putAside } from "../saved/stores.js";

const KEY = "learner";
const EMPTY = { format: "wuhua-learner", version: 1 };

/** What no store takes lives as long as the page does. @type {string | null} */
let unkept = null;
/** What was changed on this page and is in no file yet. */
let changed = false;

/** @returns {string} the text; empty where there is none */
export function read() {
  return unkept ?? area().read(KEY) ?? "";
}

/** @returns {import("../unsaved.js").Reach} how far what was changed on this page would be lost */
export function unsaved() {
  if (!changed || !read()) return "";
  if (unkept !== null) return "page";
  return isShared() ? "tab" : "";
}

/** Remembers that it was saved to a file. */
export function exported() {
  changed = false;
}

/**
 * @param {string} text empty to keep nothing
 * @returns {boolean} whether it is as it should be now
 */
export function write(text) {
  changed = true;
  const kept = text === "" || area().write(KEY, text);
  unkept = kept ? null : text;
  if (!text) area().remove(KEY);
  return kept;
}

/** Makes room for a new one beside a text that is none of ours. */
export function setAside() {
  putAside(KEY, read());
}

/**
 * Keeps the answer to a question.
 * @param {string} id
 * @param {boolean} right
 * @param {string} wording
 * @param {string} on the day, as 2026-11-28
 */
export function keepAnswer(id, right, wording, on) {
  const kept = parsed(read());
  if (!kept) return;
  const answers = typeof kept.answers === "object" && kept.answers !== null ? kept.answers : {};
  write(JSON.stringify({ ...kept, answers: { ...answers, [id]: { right, on, wording } } }));
}

/**
 * @param {string} text
 * @returns {Record<string, unknown> | null} null for a file of a later version, which is left alone
 */
function parsed(text) {
  if (!text) return EMPTY;
  try {
    const kept = JSON.parse(text);
    if (kept?.format === EMPTY.format) return kept.version === EMPTY.version ? kept : null;
  } catch {
    // Damaged, then.
  }
  setAside();
  return EMPTY;
}
