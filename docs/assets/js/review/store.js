// @ts-check
/**
 * The opened file on this device, with what the reviewer entered: apart from the reader's own self-assessment.
 *
 * @typedef {import("./types").Kept} Kept
 */

const CURRENT = "wuhua.review";
const BEFORE = "wuhua.review.before";

/** @returns {Promise<Kept | null>} */
export async function load() {
  return parse(read(CURRENT));
}

/**
 * @param {Kept} kept
 * @returns {Promise<boolean>} whether it was saved
 */
export async function save(kept) {
  return write(CURRENT, JSON.stringify(kept));
}

/**
 * Takes the file off this page; it can be brought back.
 * @param {Kept} kept
 */
export async function close(kept) {
  write(BEFORE, JSON.stringify(kept));
  remove(CURRENT);
}

/** @returns {Promise<Kept | null>} what was closed last */
export async function before() {
  return parse(read(BEFORE));
}

export async function forgetBefore() {
  remove(BEFORE);
}

/**
 * Calls back whenever another tab has changed it.
 * @param {(kept: Kept | null) => void} callback
 */
export function onOtherTab(callback) {
  addEventListener("storage", (event) => {
    if (event.key === CURRENT) callback(parse(event.newValue));
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

/** @param {string} key */
function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * @param {string} key
 * @param {string} text
 */
function write(key, text) {
  try {
    localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} key */
function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was saved there, then.
  }
}
