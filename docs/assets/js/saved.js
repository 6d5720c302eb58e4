// @ts-check
/**
 * The self-assessment on this device. Writing is immediate and whole: after a crash the last change is there.
 * Nothing is thrown away: what cannot be read is put aside before anything is written over it.
 */

const CURRENT = "wuhua.sheet";
const BEFORE = "wuhua.sheet.before";
const UNREADABLE = "wuhua.sheet.unreadable";

/** @returns {boolean} whether this browser lets us save at all */
export function canSave() {
  try {
    localStorage.setItem("wuhua.probe", "1");
    localStorage.removeItem("wuhua.probe");
    return true;
  } catch {
    return false;
  }
}

/**
 * What was saved last.
 * @returns {{ sheet: Record<string, unknown> | null, broken: boolean }} `broken`: something is there that cannot be read
 */
export function load() {
  const text = read(CURRENT);
  if (!text) return { sheet: null, broken: unreadable() !== null };
  const sheet = parse(text);
  if (!sheet) write(UNREADABLE, text);
  return { sheet, broken: unreadable() !== null };
}

/**
 * @param {unknown} sheet
 * @returns {boolean} whether it was saved
 */
export function save(sheet) {
  return write(CURRENT, JSON.stringify(sheet));
}

/**
 * Keeps the present state, so that the next replacement can be undone.
 * @param {unknown} sheet
 */
export function keepBefore(sheet) {
  return write(BEFORE, JSON.stringify(sheet));
}

/** @returns {Record<string, unknown> | null} the state before the last replacement */
export function before() {
  return parse(read(BEFORE));
}

export function forgetBefore() {
  remove(BEFORE);
}

/** @returns {string | null} text that was saved here and could not be read */
export function unreadable() {
  return read(UNREADABLE);
}

/**
 * Calls back with the sheet whenever another tab has saved one.
 * @param {(sheet: Record<string, unknown>) => void} callback
 */
export function onOtherTab(callback) {
  addEventListener("storage", (event) => {
    if (event.key !== CURRENT) return;
    const sheet = parse(event.newValue);
    if (sheet) callback(sheet);
  });
}

/** Asks the browser not to clear the entries when it needs space. Browsers may refuse in silence. */
export function askToKeep() {
  navigator.storage?.persist?.().catch(() => false);
}

/**
 * @param {string | null} text
 * @returns {Record<string, unknown> | null}
 */
function parse(text) {
  if (!text) return null;
  try {
    const value = JSON.parse(text);
    return value && typeof value === "object" && !Array.isArray(value) ? value : null;
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
