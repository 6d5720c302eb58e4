// @ts-check
/**
 * What a reviewer found, beside the branch's own answer at each requirement. Without a review nothing of it is on the page.
 *
 * @typedef {import("../review/types").Opinion} Opinion
 */
import { copy, find, part, say } from "../dom.js";
import { placesOn } from "./places.js";

/**
 * @param {HTMLElement} root
 * @param {Record<string, Opinion>} opinions
 */
export function showOpinions(root, opinions) {
  for (const { box, id } of placesOn(root).boxes) {
    const there = /** @type {HTMLElement | null} */ (box.querySelector("[data-opinion]"));
    const opinion = opinions[id];
    if (!opinion) there?.remove();
    else fill(there ?? added(root, box), opinion);
  }
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} box
 */
function added(root, box) {
  const place = copy(part(root, "opinion"));
  find(box, ".wh-answers").after(place);
  return place;
}

/**
 * @param {HTMLElement} place
 * @param {Opinion} opinion
 */
export function fill(place, opinion) {
  place.toggleAttribute("data-apart", opinion.mark !== "");
  for (const name of /** @type {const} */ (["reviewed", "own", "mark", "note", "by"])) say(find(place, `[data-cell=${name}]`), opinion[name]);
}
