// @ts-check
/**
 * The opened file on this device, with what the reviewer entered: apart from the reader's own self-assessment, and with it erased.
 * In the mode for shared computers it stays in the tab.
 *
 * @typedef {import("./types").Kept} Kept
 */
import { area, isShared } from "../saved/stores.js";

const CURRENT = "review";
const BEFORE = "review.before";

/** @returns {Promise<Kept | null>} */
export async function load() {
  return parse(area().read(CURRENT));
}

/**
 * @param {Kept} kept
 * @returns {Promise<boolean>} whether it was saved
 */
export async function save(kept) {
  return area().write(CURRENT, JSON.stringify(kept));
}

/**
 * Takes the file off this page; it can be brought back.
 * @param {Kept} kept
 */
export async function close(kept) {
  area().write(BEFORE, JSON.stringify(kept));
  area().remove(CURRENT);
}

/** @returns {Promise<Kept | null>} what was closed last */
export async function before() {
  return parse(area().read(BEFORE));
}

export async function forgetBefore() {
  area().remove(BEFORE);
}

/**
 * Calls back whenever another tab has changed it.
 * @param {(kept: Kept | null) => void} callback
 */
export function onOtherTab(callback) {
  addEventListener("storage", (event) => {
    if (event.key?.endsWith(`.${CURRENT}`) && !isShared()) callback(parse(event.newValue));
  });
}

/**
 * @param {string | null} text
 * @returns {Kept | null}
 */
function parse(text) {
  try {
    const value = JSON.parse(text || "null");
    return value && typeof value === "object" && value.sheet ? value : null;
  } catch {
    return null;
  }
}
