// @ts-check
/**
 * What a reviewer found, beside the branch's own answer at each requirement. Without a review nothing of it is on the page.
 *
 * @typedef {import("../branch/types").Opinion} Opinion
 */
import { fillOpinion } from "../branch/opinion.js";
import { copy, find, part, say, show } from "../dom.js";
import { placesOn } from "./element-cache.js";

/**
 * @param {HTMLElement} root
 * @param {Record<string, Opinion>} opinions
 */
export function showOpinions(root, opinions) {
  for (const { box, id } of placesOn(root).boxes) {
    const there = /** @type {HTMLElement | null} */ (box.querySelector("[data-opinion]"));
    const opinion = opinions[id];
    if (!opinion) there?.remove();
    else fillOpinion(there ?? added(root, box), opinion);
  }
}

/**
 * The requirements to settle, each with the way to it, and whose turn it is.
 * @param {HTMLElement} root
 * @param {import("../branch/types").ReviewReply} reply
 */
export function showTurn(root, { turn, disagreements }) {
  const place = part(root, "turn");
  const links = disagreements.map(({ id, number }) => {
    const link = copy(part(root, "open-line"));
    /** @type {HTMLAnchorElement} */ (link).href = `#${id}`;
    say(link, number);
    return link;
  });
  place.replaceChildren(turn, ...links.flatMap((link) => [" ", link]));
  show(place, turn !== "");
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
