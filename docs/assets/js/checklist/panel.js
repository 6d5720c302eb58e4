// @ts-check
/** The figures beside the form. On a phone they are one line at the bottom, which opens upwards over the form. */
import { find, part } from "../dom.js";

/**
 * It starts open where there is room, and is one line again when a link in it leads to a requirement.
 * @param {HTMLElement} root
 */
export function fitPanel(root) {
  const details = detailsOf(root);
  details.open = !narrow();
  details.addEventListener("click", ({ target }) => {
    if (/** @type {HTMLElement} */ (target).closest("a[href^='#']")) foldPanel(root);
  });
}

/**
 * Makes way for the form, where the figures lie over it.
 * @param {HTMLElement} root
 */
export function foldPanel(root) {
  if (narrow()) detailsOf(root).open = false;
}

function narrow() {
  return matchMedia("(max-width: 59.9rem)").matches;
}

/** @param {HTMLElement} root */
function detailsOf(root) {
  return /** @type {HTMLDetailsElement} */ (find(part(root, "panel"), "details"));
}
