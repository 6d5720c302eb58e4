// @ts-check
/**
 * What facts or the ledger decided stands in the place of the answers, and is not asked for again. The answers stay one press away, for
 * whoever sees it otherwise; what was ticked is always in view.
 */
import { copy, find, part, say, show } from "../dom.js";

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} box of a requirement
 * @param {string} decided empty where a person decides
 * @param {string} confirmed the place where it was said that the ledger has all of it; empty where the ledger does not decide
 */
export function showDecided(root, box, decided, confirmed) {
  const there = /** @type {HTMLElement | null} */ (box.querySelector("[data-decided]"));
  if (!decided) {
    if (there) showOwn(box, true);
    there?.remove();
    return;
  }
  const place = there ?? added(root, box);
  say(find(place, "[data-cell=decided]"), decided);
  const back = find(place, "[data-action=ledger-unconfirm]");
  back.dataset.confirms = confirmed;
  show(back, confirmed !== "");
  showOwn(box, isOpen(place) || box.querySelector(".wh-answers input:checked") !== null);
}

/**
 * Shows or folds away the answers of a person, beside a verdict.
 * @param {HTMLElement} button
 */
export function toggleOwn(button) {
  showOwn(/** @type {HTMLElement} */ (button.closest("[data-requirement]")), button.getAttribute("aria-expanded") !== "true");
}

/**
 * @param {HTMLElement} box
 * @param {boolean} visible
 */
function showOwn(box, visible) {
  find(box, "[data-action=own-view]").setAttribute("aria-expanded", String(visible));
  const answers = find(box, ".wh-answers");
  answers.setAttribute("aria-hidden", String(!visible));
  show(answers, visible);
}

/** @param {HTMLElement} place */
function isOpen(place) {
  return find(place, "[data-action=own-view]").getAttribute("aria-expanded") === "true";
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} box
 */
function added(root, box) {
  const place = copy(part(root, "decided"));
  find(box, ".wh-answers").before(place);
  return place;
}
