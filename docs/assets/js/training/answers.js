// @ts-check
/**
 * Notes what was answered on a module's page. The page judges without a script; what is right stands in its markup. The first answer of
 * a visit counts: whoever tries on until it is right did not know.
 */
import { today } from "../branch/transfer.js";
import { all } from "../dom.js";
import { guard } from "../unsaved.js";
import { keepAnswer, unsaved } from "./record.js";

/** @param {HTMLElement} root */
export default function answers(root) {
  /** @type {Set<string>} */
  const seen = new Set();
  /** @param {HTMLElement} box */
  const note = (box) => {
    const right = judged(box);
    if (right === null || seen.has(box.id)) return;
    seen.add(box.id);
    keepAnswer(box.id, right, box.dataset.wording ?? "", today());
  };
  root.addEventListener("change", ({ target }) => {
    const box = /** @type {HTMLElement} */ (target).closest(".wh-question");
    if (box) note(/** @type {HTMLElement} */ (box));
  });
  guard(root, { reach: unsaved });
  // Whoever was quicker than this script has answered already.
  for (const box of all(root, ".wh-question")) note(box);
}

/**
 * @param {HTMLElement} box
 * @returns {boolean | null} null while it is not answered
 */
function judged(box) {
  const chosen = all(box, "input:checked");
  const selects = /** @type {HTMLSelectElement[]} */ (all(box, "select"));
  const typed = /** @type {HTMLInputElement | null} */ (box.querySelector(".wh-fill > input"));
  if (typed) return typed.value ? typed.validity.valid : null;
  if (selects.length) {
    if (selects.some(({ value }) => !value)) return null;
    return selects.every(({ selectedOptions }) => selectedOptions[0].hasAttribute("data-right"));
  }
  if (chosen.some((input) => !input.hasAttribute("data-right"))) return false;
  return chosen.length === all(box, "input[data-right]").length || null;
}
