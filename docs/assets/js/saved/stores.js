// @ts-check
/**
 * The two stores: the small one, which answers in the same moment, and the database, which has room. In the mode for shared computers
 * there is only the tab's own small one.
 *
 * @typedef {import("./entry.js").Entry} Entry
 * @typedef {import("./database.js").Database} Database
 */
import { entryIn, freshId } from "./entry.js";

/** Everything that this site keeps begins with this: what else lives at the same address is left alone. */
const OURS = "wuhua.";

/** @typedef {"" | "full" | "off"} Trouble why the last writing failed: no room, or not allowed */

/** One of the browser's small stores, as a thing that never throws. Whatever happens right after it has written, it is there. */
export class Area {
  /** @type {Trouble} */
  trouble = "";

  /** @param {() => Storage} open asked each time: in a browser that forbids it, even naming it throws */
  constructor(open) {
    this.open = open;
  }

  /**
   * @param {string} key
   * @returns {string | null}
   */
  read(key) {
    try {
      return this.open().getItem(OURS + key);
    } catch {
      return null;
    }
  }

  /**
   * @param {string} key
   * @param {string} text
   * @returns {boolean} whether it is there now
   */
  write(key, text) {
    try {
      this.open().setItem(OURS + key, text);
      this.trouble = "";
      return true;
    } catch (error) {
      this.trouble = troubleOf(error);
      return false;
    }
  }

  /** @param {string} key */
  remove(key) {
    try {
      this.open().removeItem(OURS + key);
    } catch {
      // Nothing was saved there, then.
    }
  }

  /**
   * @param {string} [start]
   * @returns {string[]} the keys that begin so, without what all of ours begin with
   */
  keys(start = "") {
    try {
      const all = Object.keys(this.open());
      return all.filter((key) => key.startsWith(OURS + start)).map((key) => key.slice(OURS.length));
    } catch {
      return [];
    }
  }

  /** Removes everything of ours. */
  clear() {
    for (const key of this.keys()) this.remove(key);
  }

  /** Whether it takes anything at all. */
  works() {
    const works = this.write("probe", "1");
    this.remove("probe");
    return works;
  }
}

/**
 * @param {unknown} error
 * @returns {Trouble}
 */
export function troubleOf(error) {
  return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "off";
}

/** Stays when the browser is closed. */
export const device = new Area(() => localStorage);

/** Belongs to one tab, and goes with it. */
export const tab = new Area(() => sessionStorage);

// — which of them

/** @type {Promise<Database> | null} */
let opened = null;
/** @type {Trouble} why the last work with the database failed */
let databaseTrouble = "";

export function troubleOfDatabase() {
  return databaseTrouble;
}

/** Whether this tab keeps everything to itself. */
export function isShared() {
  return tab.read("shared") !== null;
}

export function area() {
  return isShared() ? tab : device;
}

/** @param {string} id */
export function keyOf(id) {
  return `branch.${id}`;
}

/**
 * @param {string} id
 * @returns {Entry | null}
 */
export function readJournal(id) {
  const text = area().read(keyOf(id));
  const entry = entryIn(text);
  if (text && !entry) putAside(keyOf(id), text);
  return entry;
}

/**
 * @param {string} key
 * @param {string} text
 */
export function putAside(key, text) {
  if (area().write(`unreadable.${freshId()}`, text)) area().remove(key);
}

/** @returns {Promise<string | null>} what was saved here and could not be read */
export async function unreadable() {
  const texts = area()
    .keys("unreadable.")
    .map((key) => area().read(key));
  return texts.length ? texts.join("\n") : null;
}

/** @returns {Promise<Database | null>} */
export async function database() {
  if (isShared()) return null;
  opened ??= import("./database.js").then((module) => module.Database.open());
  try {
    return await opened;
  } catch (error) {
    opened = null;
    databaseTrouble = troubleOf(error);
    return null;
  }
}

/**
 * @template T
 * @param {(db: Database) => Promise<T>} work
 * @param {boolean} [again] the database was closed because another tab needed it so, and is opened a second time
 * @returns {Promise<T | null>} null where there is no database, or it refused
 */
export async function inDatabase(work, again = false) {
  const db = await database();
  if (!db) return null;
  try {
    const result = await work(db);
    databaseTrouble = "";
    return result;
  } catch (error) {
    opened = null;
    if (!again && error instanceof DOMException && error.name === "InvalidStateError") return inDatabase(work, true);
    databaseTrouble = troubleOf(error);
    return null;
  }
}

/** Lets go of the database, so that it can be deleted. */
export async function closeDatabase() {
  (await opened?.catch(() => null))?.close();
  opened = null;
}
