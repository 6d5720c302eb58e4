// @ts-check
/**
 * The two stores: the small one, which answers in the same moment, and the database. In the mode for shared computers there is only the
 * tab's own small one.
 *
 * @typedef {import("./entry.js").Entry} Entry
 * @typedef {import("./database.js").Database} Database
 */
import { device, tab, troubleOf } from "./area.js";
import { entryIn, freshId } from "./entry.js";

/** @type {Promise<Database> | null} */
let opened = null;
/** @type {import("./area.js").Trouble} why the last work with the database failed */
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
  const texts = area().keys("unreadable.").map((key) => area().read(key));
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
