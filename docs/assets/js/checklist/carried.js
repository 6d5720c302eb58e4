// @ts-check
/**
 * What became of requirements since they were answered, shown at each; and the meaning that goes with an answer. Python makes the
 * meanings: they are copied here at the moment when a person answers, ticks or confirms.
 *
 * @typedef {import("../branch/types").Sheet} Sheet
 * @typedef {import("../branch/types").ScoreReply} ScoreReply
 */
import { answerOf, ledgerOf, setAnswer, setLedger } from "../branch/sheet.js";
import { fillSince, showSince } from "../branch/carried.js";
import { copy, find, part } from "../dom.js";
import { placesOn } from "./element-cache.js";

/**
 * The answer that was just given, or taken back, is one to the requirement as it stands on this page.
 * @param {Sheet} sheet
 * @param {HTMLElement} box
 */
export function mark(sheet, { dataset: { requirement = "", meaning = "" } }) {
  setAnswer(sheet, requirement, "as", answerOf(sheet, requirement).answer ? meaning : "");
}

/**
 * The same of an activity that was just said to be complete, or no longer.
 * @param {import("../branch/types").Ledger} ledger
 * @param {HTMLInputElement} box
 */
export function markCovered(ledger, box) {
  const { [box.value]: _, ...others } = ledger.covered_as;
  ledger.covered_as = box.checked ? { ...others, [box.value]: box.dataset.meaning ?? "" } : others;
}

/**
 * @param {HTMLElement} button
 * @param {HTMLElement} root
 * @param {Sheet} sheet
 */
export function confirm(button, root, sheet) {
  const box = /** @type {HTMLElement | null} */ (button.closest("[data-requirement]"));
  if (box) {
    mark(sheet, box);
    /** @type {HTMLElement | null} */ (box.querySelector("input[type=radio]:checked"))?.focus();
    return;
  }
  const activity = button.closest("[data-activity]")?.getAttribute("data-activity") ?? "";
  const ledger = ledgerOf(sheet);
  const tick = /** @type {HTMLInputElement} */ (find(root, `[data-ledger-covers][value="${activity}"]`));
  markCovered(ledger, tick);
  setLedger(sheet, ledger);
  tick.focus();
}

/**
 * @param {HTMLElement} root
 * @param {ScoreReply} reply
 */
export function showCarried(root, { carried, unconfirmed }) {
  const found = new Map(carried.map((each) => [each.id, each]));
  for (const { box, id } of placesOn(root).boxes) showSince(root, box, found.get(id));
  const places = unconfirmed.map(({ id, text }) => {
    const place = copy(part(root, "carried"));
    place.dataset.activity = id;
    fillSince(place, { text, confirm: true });
    return place;
  });
  part(root, "unconfirmed").replaceChildren(...places);
}
