// @ts-check
/**
 * The plan of improvements on the page. A field that somebody is typing in stays as it is.
 *
 * @typedef {import("./types").PlanEntry} PlanEntry
 * @typedef {import("./types").Measure} Measure
 */
import { all, copy, fillList, find, part, say, show } from "../dom.js";
import { addressOf, plainRow } from "./tables.js";

/**
 * @param {HTMLElement} root
 * @param {import("./types").ResultReply["plan"]} plan
 */
export function showMeasures(root, { summary, entries }) {
  say(part(root, "plan-summary"), summary);
  show(part(root, "plan-summary"), summary !== "");
  show(part(root, "plan-empty"), entries.length === 0);
  const list = part(root, "measures");
  const there = all(list, "[data-measure]");
  const same = there.length === entries.length && entries.every((entry, at) => there[at].dataset.place === String(entry.place));
  if (!same) list.replaceChildren(...entries.map(() => copy(part(root, "measure"))));
  all(list, "[data-measure]").forEach((box, at) => {
    fill(root, box, entries[at]);
  });
  find(part(root, "plan-paper"), "tbody").replaceChildren(
    ...entries.map((entry) =>
      plainRow([[entry.number, entry.text].filter(Boolean).join(" "), entry.what, entry.who, entry.by, entry.done]),
    ),
  );
  show(part(root, "plan-paper"), entries.length > 0);
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement} box
 * @param {PlanEntry} entry
 */
function fill(root, box, entry) {
  box.dataset.place = String(entry.place);
  box.toggleAttribute("data-late", entry.late);
  const about = /** @type {HTMLAnchorElement} */ (find(box, "[data-cell=text]"));
  say(about, [entry.number, entry.text].filter(Boolean).join(" "));
  if (entry.requirement) about.href = addressOf(root, entry);
  show(find(box, ".wh-measure__about"), entry.requirement !== null);
  const status = find(box, "[data-cell=status_text]");
  say(status, entry.status_text);
  status.dataset.status = entry.status;
  for (const name of /** @type {const} */ (["what", "who", "by"])) {
    const field = /** @type {HTMLInputElement} */ (find(box, `[data-field=${name}]`));
    if (field !== document.activeElement) field.value = entry[name];
  }
  const done = /** @type {HTMLInputElement} */ (find(box, "[data-field=done]"));
  // An answer to an earlier change must not take back what was ticked since.
  if (done !== document.activeElement) done.checked = entry.done !== "";
  fillList(find(box, "[data-cell=remarks]"), entry.remarks);
  const away = find(box, "[data-action=remove]");
  away.setAttribute("aria-label", `${away.textContent} ${entry.number} ${entry.what}`);
}

/**
 * The measures with one field changed; an empty field is taken out.
 * @param {unknown[]} measures
 * @param {HTMLInputElement} field
 * @param {string} today
 * @returns {unknown[]}
 */
export function edited(measures, field, today) {
  const box = /** @type {HTMLElement} */ (field.closest("[data-measure]"));
  const name = field.dataset.field ?? "";
  const value = field.type === "checkbox" ? (field.checked ? today : "") : field.value;
  return measures.map((each, at) =>
    String(at) === box.dataset.place ? changed(/** @type {Measure} */ (each), name, value) : each,
  );
}

/**
 * @param {Measure} measure
 * @param {string} name
 * @param {string} value
 */
function changed(measure, name, value) {
  const copied = { ...measure, [name]: value };
  if (!value) delete copied[name];
  return copied;
}

/**
 * Puts the cursor where a measure that was just added wants its first word.
 * @param {HTMLElement} root
 */
export function focusLast(root) {
  const last = all(root, "[data-measure]").pop();
  if (last) find(last, "[data-field=what]").focus();
}
