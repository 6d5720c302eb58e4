// @ts-check
/**
 * The branch that this tab shows, and how far it has been written.
 *
 * @typedef {import("./entry.js").Entry} Entry
 */

export const here = {
  id: "",
  revision: "",
  made: 0,
  changed: 0,
  exported: 0,
  /** @type {Record<string, unknown> | null} the form's own, which it goes on changing */
  sheet: null,
  /** @type {string | null} the last state that both this tab and others can know: what a difference is measured from */
  base: null,
  /** @type {Set<string>} every state that was shown here */
  known: new Set(),
  /** Everything was erased, here or in another tab: what is still under way must not bring it back. */
  stopped: false,
};

/** @param {string} id */
export function settleOn(id) {
  Object.assign(here, { id, revision: "", made: 0, changed: 0, exported: 0, sheet: null, base: null, known: new Set() });
}

/**
 * @param {Entry} entry
 * @param {string | null} base
 */
export function adopt({ revision, made, changed, exported, sheet }, base) {
  Object.assign(here, { revision, made, changed, exported: Math.max(exported, here.exported), sheet, base });
  here.known.add(revision);
}
