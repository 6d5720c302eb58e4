// @ts-check
/**
 * The form and the sheet: what is typed goes into the sheet at once, and a sheet can be put into the form.
 *
 * @typedef {import("../branch/types").Sheet} Sheet
 */
import { all, find, quoted, show } from "../dom.js";
import { answerOf, factText, setAnswer, setFact } from "../branch/sheet.js";
import { mark } from "./carried.js";

/** The button of a requirement, or of a question, that takes the choice back. */
const CLEARING = "[data-action=clear-answer], [data-clear-fact]";

/**
 * Writes every change into the sheet that `current` gives, then calls `changed`.
 * @param {HTMLElement} form
 * @param {() => Sheet} current
 * @param {() => void} changed
 */
export function listen(form, current, changed) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (take(field, current())) {
      refresh(field);
      changed();
    }
  });
  form.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("button");
    if (button && clear(button, current())) changed();
  });
}

/**
 * What a person ticked or typed before this script was there: the form is usable from the first moment, so nothing of it may be lost.
 * @param {HTMLElement} form
 * @param {Sheet} sheet
 * @returns {boolean} whether there was anything
 */
export function takeEarly(form, sheet) {
  const early = inputs(form, "input, textarea").filter((input) => (input.type === "radio" ? input.checked : input.value !== ""));
  return early.filter((input) => take(input, sheet)).length > 0;
}

/**
 * Puts a whole sheet into the form.
 * @param {HTMLElement} form
 * @param {Sheet} sheet
 */
export function fill(form, sheet) {
  field(form, "name").value = sheet.name || "";
  field(form, "year").value = sheet.year ? String(sheet.year) : "";
  for (const input of inputs(form, "[data-fact-value]")) {
    const text = factText(sheet, input.dataset.factValue ?? "");
    if (input.type === "radio") input.checked = input.value === text;
    else input.value = text;
  }
  for (const box of all(form, "[data-requirement]")) fillAnswer(box, sheet);
  for (const group of all(form, "[data-fact]")) showClear(group);
}

/**
 * @param {HTMLElement} box
 * @param {Sheet} sheet
 */
function fillAnswer(box, sheet) {
  const answer = answerOf(sheet, box.dataset.requirement ?? "");
  for (const radio of inputs(box, "input[type=radio]")) radio.checked = radio.value === answer.answer;
  field(box, "reason").value = answer.reason ?? "";
  field(box, "note").value = answer.note ?? "";
  /** @type {HTMLDetailsElement} */ (find(box, "[data-part=note]")).open = Boolean(answer.note);
  markNote(box);
  showReason(box);
  showClear(box);
}

/**
 * @param {HTMLInputElement} input
 * @param {Sheet} sheet
 * @returns {boolean} whether the field belongs to the sheet
 */
function take(input, sheet) {
  const requirement = /** @type {HTMLElement | null} */ (input.closest("[data-requirement]"));
  if (requirement) {
    const name = input.type === "radio" ? "answer" : input.dataset.field;
    setAnswer(sheet, requirement.dataset.requirement ?? "", /** @type {any} */ (name), input.value);
    if (name === "answer") mark(sheet, requirement);
  } else if (input.dataset.factValue) {
    setFact(sheet, input.dataset.factValue, input.value.trim());
  } else if (input.dataset.field === "name") {
    sheet.name = input.value;
  } else if (input.dataset.field === "year") {
    sheet.year = input.value.trim() || null;
  } else {
    return false;
  }
  return true;
}

/** @param {HTMLInputElement} input */
function refresh(input) {
  const box = /** @type {HTMLElement | null} */ (input.closest("[data-requirement], [data-fact]"));
  if (!box) return;
  if (box.dataset.requirement) {
    showReason(box);
    markNote(box);
  }
  showClear(box);
}

/**
 * On paper only notes with something in them take room.
 * @param {HTMLElement} box
 */
function markNote(box) {
  find(box, "[data-part=note]").toggleAttribute("data-filled", field(box, "note").value !== "");
}

/**
 * @param {HTMLElement} button
 * @param {Sheet} sheet
 * @returns {boolean} whether something was cleared
 */
function clear(button, sheet) {
  const box = /** @type {HTMLElement | null} */ (button.closest("[data-requirement], [data-fact]"));
  if (!box || !button.matches(CLEARING)) return false;
  for (const radio of inputs(box, "input[type=radio]")) radio.checked = false;
  if (box.dataset.requirement) {
    setAnswer(sheet, box.dataset.requirement, "answer", "");
    mark(sheet, box);
    showReason(box);
  } else {
    setFact(sheet, box.dataset.fact ?? "", "");
  }
  inputs(box, "input[type=radio]")[0]?.focus();
  showClear(box);
  return true;
}

/** @param {HTMLElement} box */
function showReason(box) {
  const reason = find(box, "[data-reason-for]");
  const ticked = /** @type {HTMLInputElement | null} */ (box.querySelector("input[type=radio]:checked"));
  show(reason, ticked?.value === reason.dataset.reasonFor);
}

/** @param {HTMLElement} box */
function showClear(box) {
  const button = /** @type {HTMLElement | null} */ (box.querySelector(CLEARING));
  if (button) show(button, box.querySelector("input[type=radio]:checked") !== null);
}

/**
 * @param {HTMLElement} root
 * @param {string} name
 */
function field(root, name) {
  return /** @type {HTMLInputElement} */ (find(root, `[data-field=${quoted(name)}]`));
}

/**
 * @param {HTMLElement} root
 * @param {string} selector
 */
function inputs(root, selector) {
  return /** @type {HTMLInputElement[]} */ (all(root, selector));
}
