// @ts-check
/**
 * What became of a requirement since it was answered, shown below the answers; one press confirms the answer where it has to be.
 */
import { copy, find, part, say, show } from "../dom.js";

/** @typedef {{ text: string, confirm: boolean }} Since */

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} box of the requirement
 * @param {Since | undefined} since
 */
export function showSince(root, box, since) {
  const there = /** @type {HTMLElement | null} */ (box.querySelector("[data-carried]"));
  if (!since) there?.remove();
  else fillSince(there ?? added(root, box), since);
}

/**
 * @param {HTMLElement} place
 * @param {Since} since
 */
export function fillSince(place, { text, confirm }) {
  say(find(place, "[data-cell=text]"), text);
  show(find(place, "[data-cell=confirm]"), confirm);
  place.toggleAttribute("data-apart", confirm);
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} box
 */
function added(root, box) {
  const place = copy(part(root, "carried"));
  find(box, ".wh-answers").after(place);
  return place;
}
