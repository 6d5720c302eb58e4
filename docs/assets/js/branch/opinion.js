// @ts-check
/**
 * A reviewer's verdict beside the branch's own answer.
 *
 * @typedef {import("./types").Opinion} Opinion
 */
import { find, say } from "../dom.js";

/**
 * @param {HTMLElement} place
 * @param {Opinion} opinion
 */
export function fillOpinion(place, opinion) {
  place.toggleAttribute("data-apart", opinion.mark !== "");
  for (const name of /** @type {const} */ (["reviewed", "own", "mark", "note", "by"]))
    say(find(place, `[data-cell=${name}]`), opinion[name]);
}
