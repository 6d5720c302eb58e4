// @ts-check
/**
 * Puts the engine's plan on the page. An entry that is being changed stays as it is under the reader's hands.
 *
 * @typedef {import("../branch/types").PlanEntry} PlanEntry
 * @typedef {import("../branch/types").PlanReply} PlanReply
 */
import { all, copy, fillList, find, part, say, show } from "../dom.js";

/**
 * @param {HTMLElement} root
 * @param {PlanReply} reply
 */
export function showPlan(root, reply) {
  show(part(root, "plan"), reply.year !== null);
  if (reply.year === null) return;
  say(part(root, "title"), reply.title);
  say(part(root, "summary"), reply.summary);
  showLines(
    part(root, "problems"),
    reply.problems.map((problem) => problem.text),
  );
  showLines(part(root, "notes"), reply.notes);
  showLines(
    part(root, "unmet"),
    reply.unmet.map((each) => each.text),
  );
  showLines(
    part(root, "left-out"),
    reply.left_out.map((each) => each.text),
  );
  showLines(
    part(root, "missing"),
    reply.missing.map((each) => each.text),
  );
  const open = openEntry(root);
  const months = reply.months.map((name, place) => month(root, name, place + 1, reply));
  part(root, "months").replaceChildren(...months);
  if (open) reopen(root, open);
}

/**
 * @param {HTMLElement} place
 * @param {string[]} lines
 */
function showLines(place, lines) {
  fillList(find(place, "ul"), lines);
  show(place, lines.length > 0);
}

/**
 * @param {HTMLElement} root
 * @param {string} name
 * @param {number} number
 * @param {PlanReply} reply
 */
function month(root, name, number, reply) {
  const section = copy(part(root, "month"));
  const entries = reply.entries.filter((entry) => entry.month === number);
  say(find(section, "h3"), name);
  find(section, "ul").replaceChildren(...entries.map((entry) => item(root, entry, reply)));
  const add = find(section, "[data-action=add]");
  add.dataset.month = String(number);
  add.setAttribute("aria-label", `${name} ${add.textContent}`);
  show(find(section, "[data-none]"), entries.length === 0);
  return section;
}

/**
 * @param {HTMLElement} root
 * @param {PlanEntry} entry
 * @param {PlanReply} reply
 */
function item(root, entry, reply) {
  const box = copy(part(root, "entry"));
  box.dataset.requirement = entry.requirement;
  box.dataset.place = entry.place;
  box.dataset.state = entry.state;
  for (const cell of /** @type {const} */ (["when", "title", "state_text", "topic", "venue", "host", "condition"])) {
    const place = find(box, `[data-cell=${cell}]`);
    say(place, entry[cell]);
    show(place, Boolean(entry[cell]));
  }
  find(box, "[data-cell=rules]").replaceChildren(...entry.rules.map((rule) => ruleLink(root, rule)));
  fillList(find(box, "[data-cell=remarks]"), entry.remarks);
  const editing = find(box, "details");
  show(editing, entry.state !== "held");
  box.toggleAttribute("data-changed", entry.changed);
  if (entry.state !== "held") fillFields(box, entry, reply);
  return box;
}

/**
 * @param {HTMLElement} root
 * @param {PlanEntry["rules"][number]} rule
 */
function ruleLink(root, { path, number }) {
  const link = document.createElement("a");
  link.href = root.dataset.root + path;
  link.textContent = number;
  return link;
}

/**
 * @param {HTMLElement} box
 * @param {PlanEntry} entry
 * @param {PlanReply} reply
 */
function fillFields(box, entry, { months, activities }) {
  for (const each of all(box, "[data-own]")) show(each, entry.own);
  const activity = /** @type {HTMLSelectElement} */ (find(box, "[data-field=activity]"));
  if (entry.own) activity.replaceChildren(new Option("", ""), ...activities.map(({ id, text }) => new Option(text, id)));
  const choice = /** @type {HTMLSelectElement} */ (find(box, "[data-field=month]"));
  choice.replaceChildren(...months.map((name, place) => new Option(name, String(place + 1))));
  const values = {
    activity: entry.activity,
    month: String(entry.month),
    day: entry.day === null ? "" : String(entry.day),
    topic: entry.topic,
    place: entry.venue,
    host: entry.host,
  };
  for (const [name, value] of Object.entries(values)) {
    const field = /** @type {HTMLInputElement} */ (find(box, `[data-field=${name}]`));
    field.value = value;
    field.dataset.usual = name === "month" ? String(entry.usual_month) : "";
    field.setAttribute("aria-label", `${entry.title} ${field.previousElementSibling?.textContent ?? ""}`);
  }
}

/**
 * Which entry is open, and which of its fields has the focus.
 * @param {HTMLElement} root
 */
function openEntry(root) {
  const details = /** @type {HTMLElement | null} */ (root.querySelector("[data-entry] details[open]"));
  const box = /** @type {HTMLElement | null} */ (details?.closest("[data-entry]") ?? null);
  if (!box) return null;
  const field = box.contains(document.activeElement)
    ? /** @type {HTMLElement} */ (document.activeElement).dataset.field
    : undefined;
  return { requirement: box.dataset.requirement, place: box.dataset.place, field };
}

/**
 * The list was made anew, perhaps with the entry in another month: it stays open, and the keyboard where it was.
 * @param {HTMLElement} root
 * @param {{ requirement?: string, place?: string, field?: string }} open
 */
function reopen(root, { requirement, place, field }) {
  const box = all(root, "[data-entry]").find((each) => each.dataset.requirement === requirement && each.dataset.place === place);
  const details = /** @type {HTMLDetailsElement | null} */ (box?.querySelector("details") ?? null);
  if (!box || !details || details.hidden) return;
  details.open = true;
  if (field) find(box, `[data-field=${field}]`).focus();
}

/**
 * Opens an entry that was just added, ready to say what it is.
 * @param {HTMLElement} root
 * @param {string} id
 */
export function openOwn(root, id) {
  reopen(root, { requirement: "", place: id, field: "topic" });
}
