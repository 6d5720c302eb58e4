// @ts-check
/**
 * The printed report, filled from one reply of the engine; and printing the form as it is.
 *
 * @typedef {import("./types").ReportReply} ReportReply
 * @typedef {import("./types").Explanation} Explanation
 */
import { copy, fillList, find, part, say, show } from "../dom.js";
import { rows } from "./explain.js";
import { showNext } from "./scoreboard.js";

/**
 * @param {HTMLElement} root
 * @param {ReportReply} reply
 */
export function fillReport(root, reply) {
  const report = part(root, "report");
  say(find(report, "[data-slot=title]"), reply.title);
  say(find(report, "[data-slot=name]"), reply.name);
  say(find(report, "[data-slot=year]"), reply.year);
  say(find(report, "[data-slot=today]"), reply.today);
  say(find(report, "[data-slot=standard]"), `${reply.standard.version} (${reply.standard.digest})`);
  say(find(report, "[data-slot=notice]"), reply.explanations[0]?.notice);
  showNext(root, part(report, "report-next"), reply);
  fillRedLines(part(report, "report-red-lines"), reply);
  const lines = [...reply.areas, reply.overall].map((each) => [each.name, each.score, each.band_text, each.answered_text]);
  find(report, ".wh-report__scores tbody").replaceChildren(...lines.map(tableRow));
  find(report, ".wh-report__facts").replaceChildren(...reply.facts.map(pair));
  part(report, "report-areas").replaceChildren(...reply.explanations.map((each) => area(root, each, reply)));
}

/**
 * Prints one view of the page: the report, or the form.
 * @param {HTMLElement} root
 * @param {"report" | "form"} view
 */
export function printView(root, view) {
  const report = part(root, "report");
  show(report, view === "report");
  document.documentElement.dataset.print = view;
  addEventListener(
    "afterprint",
    () => {
      delete document.documentElement.dataset.print;
      show(report, false);
    },
    { once: true },
  );
  print();
}

/**
 * @param {HTMLElement} place
 * @param {ReportReply} reply
 */
function fillRedLines(place, reply) {
  fillList(find(place, "ul"), reply.red_lines.map((line) => `${line.number} ${line.text} ${line.status}`));
  show(place, reply.red_lines.length > 0);
}

/**
 * @param {HTMLElement} root
 * @param {Explanation} explanation
 * @param {ReportReply} reply
 */
function area(root, explanation, reply) {
  const section = copy(part(root, "report-area"));
  say(find(section, "h4"), `${explanation.title} ${explanation.score} ${explanation.band}`);
  fillList(find(section, "ol"), explanation.sums);
  const table = find(section, "table");
  const lines = rows(root, explanation);
  lines.forEach((line, place) => addNote(line, reply.notes[explanation.rows[place]?.id ?? ""]));
  find(table, "tbody").replaceChildren(...lines);
  show(table, lines.length > 0);
  return section;
}

/**
 * @param {HTMLElement} line
 * @param {string | undefined} note
 */
function addNote(line, note) {
  if (!note) return;
  const item = document.createElement("li");
  item.className = "wh-report__note";
  item.textContent = note;
  find(line, "[data-cell=because]").append(item);
}

/** @param {string[]} texts */
function tableRow(texts) {
  const row = document.createElement("tr");
  fillList(row, texts, "td");
  return row;
}

/** @param {{ name: string, value: string }} fact */
function pair(fact) {
  const group = document.createElement("div");
  const term = document.createElement("dt");
  const value = document.createElement("dd");
  term.textContent = fact.name;
  value.textContent = fact.value;
  group.append(term, value);
  return group;
}
