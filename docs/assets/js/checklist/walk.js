// @ts-check
/**
 * The walk through what is still open. What that is, and in which order to ask, the engine says; here is kept where the reader is, so
 * that the walk goes on from there, whether the last one was answered or passed over, and begins again after the end.
 */
import { find, quoted } from "../dom.js";

/** What can be asked for: requirements, questions about the branch, and whether the ledger has all of an activity. */
const PLACES = "[data-requirement], [data-fact], [data-confirm]";

export class Walk {
  /** @param {HTMLElement} form */
  constructor(form) {
    this.form = form;
    /** @type {string[] | null} ids of what can be asked for; null until the engine has said */
    this.open = null;
    /** @type {string[]} what followed the last one that was open when the reader came to it */
    this.ahead = [];
    // Not every browser gives the focus to a radio button that is clicked.
    for (const event of ["focusin", "input"])
      form.addEventListener(event, ({ target }) => this.come(/** @type {HTMLElement} */ (target)));
    addEventListener("hashchange", () => this.come(document.querySelector(":target")));
  }

  /** @param {Element | null} target */
  come(target) {
    const box = /** @type {HTMLElement | null | undefined} */ (target?.closest(PLACES));
    const open = this.open ?? [];
    const place = open.indexOf(box?.dataset.requirement ?? box?.dataset.fact ?? box?.dataset.confirm ?? "");
    if (place >= 0) this.ahead = [...open.slice(place + 1), ...open.slice(0, place)];
  }

  /**
   * Shows the next one.
   * @returns {boolean} whether there is one
   */
  step() {
    const open = new Set(this.open);
    const id = this.ahead.find((each) => open.has(each)) ?? this.open?.[0];
    if (id === undefined) return false;
    const box = find(this.form, ["requirement", "fact", "confirm"].map((name) => `[data-${name}=${quoted(id)}]`).join(", "));
    const fold = box.closest("details");
    if (fold) fold.open = true;
    box.scrollIntoView({ block: "center" });
    fieldOf(box).focus({ preventScroll: true });
    return true;
  }
}

/**
 * The field that is to be filled in: a reason that is missing, or the first of the answers.
 * @param {HTMLElement} box
 * @returns {HTMLElement}
 */
function fieldOf(box) {
  return box.querySelector("[data-reason-for]:not([hidden]) textarea") ?? box.querySelector("input:checked") ?? find(box, "input");
}
