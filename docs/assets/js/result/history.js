// @ts-check
/**
 * The assessments so far, and two of them compared.
 *
 * @typedef {import("./types").ResultReply} ResultReply
 */
import { fillList, find, part, say, show } from "../dom.js";
import { addressOf, filled, headings, link, plainRow, setBars } from "./tables.js";

/**
 * @param {HTMLElement} root
 * @param {ResultReply} reply
 */
export function showHistory(root, { history, finish, can_finish: canFinish }) {
  const place = part(root, "history");
  const [first] = find(place, "thead tr").children;
  find(place, "thead tr").replaceChildren(first, ...headings(history.head));
  find(place, "tbody").replaceChildren(...history.rows.map((row) => historyRow(root, row)));
  say(find(part(root, "standard-note"), "span"), history.standard_note);
  show(part(root, "standard-note"), history.standard_note !== "");
  say(part(root, "finish-hint"), finish);
  find(root, "[data-action=finish]").toggleAttribute("disabled", !canFinish);
  const many = history.rows.length > 1;
  show(part(root, "compare"), many);
  show(part(root, "compare-hint"), !many);
  const names = history.rows.map((row) => row.name);
  offer(/** @type {HTMLSelectElement} */ (part(root, "before")), names, names.length - 2);
  offer(/** @type {HTMLSelectElement} */ (part(root, "after")), names, names.length - 1);
}

/**
 * @param {HTMLElement} root
 * @param {import("./types").HistoryRow} row
 */
function historyRow(root, { name, now, band, cells }) {
  const row = plainRow([name]);
  const line = document.createElement("p");
  line.className = "wh-hint";
  say(line, band);
  if (band) row.firstElementChild?.append(line);
  row.toggleAttribute("data-now", now);
  row.append(
    ...cells.map((cell) => {
      const element = filled(root, "history-cell", { ...cell });
      setBars(element, cell.bar);
      return element;
    }),
  );
  return row;
}

/**
 * What was chosen stays chosen as long as the list is the same.
 * @param {HTMLSelectElement} select
 * @param {string[]} names
 * @param {number} usual
 */
function offer(select, names, usual) {
  if (names.join("\n") === Array.from(select.options, (option) => option.text).join("\n")) return;
  select.replaceChildren(...names.map((name, place) => new Option(name, String(place), false, place === usual)));
}

/**
 * @param {HTMLElement} root
 * @returns {{ before: number, after: number }}
 */
export function chosen(root) {
  const [before, after] = ["before", "after"].map((name) => Number(/** @type {HTMLSelectElement} */ (part(root, name)).value));
  return { before, after };
}

/**
 * @param {HTMLElement} root
 * @param {import("./types").Comparison} comparison
 */
export function showComparison(root, { summary, notes, figures, facts, changes }) {
  say(part(root, "compare-summary"), summary);
  fillList(part(root, "compare-notes"), notes);
  show(part(root, "compare-notes"), notes.length > 0);
  fillRows(
    part(root, "compare-figures"),
    figures.map(({ name, before, after, moved }) => [name, before, after, moved]),
  );
  fillRows(
    part(root, "compare-facts"),
    facts.map(({ name, before, after }) => [name, before, after]),
  );
  show(part(root, "compare-facts"), facts.length > 0);
  const rows = changes.map((change) => {
    const why = document.createElement("ul");
    fillList(why, change.why);
    const about = document.createElement("div");
    about.append(link(addressOf(root, change), change.text), why);
    const row = plainRow([change.number, about, change.before, change.after, change.direction_text]);
    row.dataset.direction = change.direction;
    return row;
  });
  find(part(root, "compare-changes"), "tbody").replaceChildren(...rows);
  show(part(root, "compare-changes"), rows.length > 0);
}

/**
 * @param {HTMLElement} place
 * @param {string[][]} rows
 */
function fillRows(place, rows) {
  find(place, "tbody").replaceChildren(...rows.map((row) => plainRow(row)));
}
