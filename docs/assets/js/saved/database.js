// @ts-check
/**
 * The branches on this device, in IndexedDB: there is room for many, and for large ledgers. `entries` holds each branch as one
 * text; `branches` what a list of them shows, so that a list need not read them all; `before` what the last replacement replaced.
 *
 * @typedef {import("./entry.js").Entry} Entry
 * @typedef {import("./entry.js").Branch} Branch
 */
import { deleteDB, openDB } from "../vendor/idb.js";
import { branchOf } from "./entry.js";

const NAME = "wuhua";
const VERSION = 1;
const STORES = /** @type {const} */ (["branches", "entries", "before"]);

export class Database {
  /** @param {import("idb").IDBPDatabase} db */
  constructor(db) {
    this.db = db;
  }

  /**
   * Rejects where the browser does not allow it.
   * @returns {Promise<Database>}
   */
  static async open() {
    const db = await openDB(NAME, VERSION, {
      upgrade(fresh) {
        for (const store of STORES) if (!fresh.objectStoreNames.contains(store)) fresh.createObjectStore(store);
      },
      // Another tab erases everything, or brings a newer version: this one must not be in the way.
      blocking: (_old, _new, event) => /** @type {IDBDatabase} */ (event.target).close(),
    });
    return new Database(db);
  }

  /**
   * Writes a branch, unless somebody else wrote it since.
   * @param {Entry} entry
   * @param {string} text the same as text
   * @param {Set<string> | null} known the revisions that this one may take the place of; null: whatever is there
   * @returns {Promise<string | null>} null when it was written; otherwise what is there instead
   */
  async put(entry, text, known) {
    const work = this.db.transaction(["branches", "entries"], "readwrite");
    const [branches, entries] = [work.objectStore("branches"), work.objectStore("entries")];
    const there = /** @type {Branch | undefined} */ (await branches.get(entry.id));
    if (there && known && !known.has(there.revision)) {
      const other = await entries.get(entry.id);
      await work.done;
      return other ?? null;
    }
    await Promise.all([branches.put(branchOf(entry), entry.id), entries.put(text, entry.id), work.done]);
    return null;
  }

  /**
   * @param {string} id
   * @returns {Promise<string | null>}
   */
  async text(id) {
    return (await this.db.get("entries", id)) ?? null;
  }

  /** @returns {Promise<Branch[]>} */
  async branches() {
    return this.db.getAll("branches");
  }

  /** @param {string} id */
  async remove(id) {
    const work = this.db.transaction(STORES, "readwrite");
    await Promise.all([...STORES.map((store) => work.objectStore(store).delete(id)), work.done]);
  }

  /**
   * @param {string} id
   * @param {string | null} text null: nothing to go back to
   */
  async setBefore(id, text) {
    if (text === null) await this.db.delete("before", id);
    else await this.db.put("before", text, id);
  }

  /**
   * @param {string} id
   * @returns {Promise<string | null>}
   */
  async before(id) {
    return (await this.db.get("before", id)) ?? null;
  }

  close() {
    this.db.close();
  }
}

/** @returns {Promise<Branch[]>} what is in the database, whatever mode this tab is in */
export async function listed() {
  const database = await Database.open();
  const branches = await database.branches();
  database.close();
  return branches;
}

/** Deletes the database, whoever has it open. */
export async function eraseDatabase() {
  await deleteDB(NAME);
}
