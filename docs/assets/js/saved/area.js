// @ts-check
/**
 * One of the browser's two small stores, as a thing that never throws. Writing is finished when the call returns: whatever
 * happens in the next millisecond, it is there.
 */

/** Everything that this site keeps begins with this: what else lives at the same address is left alone. */
const OURS = "wuhua.";

/** @typedef {"" | "full" | "off"} Trouble why the last writing failed: no room, or not allowed */

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
