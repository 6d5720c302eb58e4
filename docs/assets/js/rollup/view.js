// @ts-check
/**
 * Puts a roll-up on the page: sections, sentences and tables as Python wrote them, and bars drawn from the same figures.
 *
 * @typedef {import("./types").Section} Section
 * @typedef {import("./types").Table} Table
 */
import { copy, fillList, find, part, say, show } from "../dom.js";

/** Rows of a table that stand there without being asked for. */
const SHOWN_AT_FIRST = 100;

/**
 * @param {HTMLElement} root
 * @param {import("./types").RollupReply["rollup"]} rollup
 */
export function showRollup(root, rollup) {
  say(part(root, "title"), rollup.title);
  part(root, "sections").replaceChildren(...rollup.sections.map((section) => sectionOf(root, section)));
  part(root, "contents").replaceChildren(...rollup.sections.map(({ id, title }) => linkTo(`#rollup-${id}`, title)));
}

/**
 * @param {string} address
 * @param {string} text
 */
function linkTo(address, text) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = text;
  item.append(link);
  return item;
}

/**
 * @param {HTMLElement} root
 * @param {Section} section
 */
function sectionOf(root, { id, title, sentences, tables }) {
  const element = copy(part(root, "section"));
  element.id = `rollup-${id}`;
  say(find(element, "h3"), title);
  const list = find(element, "div");
  fillList(list, sentences, "p");
  for (const [place, table] of tables.entries()) element.append(...tableOf(root, table, `rollup-${id}-${place + 1}`));
  return element;
}

/**
 * @param {HTMLElement} root
 * @param {Table} table
 * @param {string} id
 * @returns {HTMLElement[]} the table and, where it is long, the way to all of it: a browser takes its time over a thousand rows
 */
function tableOf(root, table, id) {
  const box = copy(part(root, "table"));
  const caption = find(box, "caption");
  caption.id = id;
  box.setAttribute("aria-labelledby", id);
  say(caption, table.caption);
  fillList(find(box, "thead tr"), table.head, "th");
  for (const [place, cell] of [...find(box, "thead tr").children].entries()) {
    cell.setAttribute("scope", "col");
    cell.toggleAttribute("data-number", isFigure(table.rows[0]?.[place]));
  }
  const body = find(box, "tbody");
  body.replaceChildren(...table.rows.slice(0, SHOWN_AT_FIRST).map((row) => rowOf(row, table)));
  if (table.rows.length <= SHOWN_AT_FIRST) return [box];
  const more = copy(part(root, "more"));
  const button = find(more, "button");
  say(find(button, "span"), table.rows.length);
  const showAll = () => {
    more.remove();
    removeEventListener("beforeprint", showAll);
    body.append(...table.rows.slice(body.children.length).map((row) => rowOf(row, table)));
    box.focus();
  };
  button.addEventListener("click", showAll);
  addEventListener("beforeprint", showAll);
  return [box, more];
}

/**
 * @param {(string | number)[]} cells
 * @param {Table} table
 */
function rowOf(cells, { leading, parts }) {
  const row = document.createElement("tr");
  fillList(row, cells.map(String), "td");
  if (parts.length) row.children[leading - 1].append(barOf(cells.slice(leading).map(Number), parts));
  cells.forEach((cell, place) => {
    row.children[place].toggleAttribute("data-number", isFigure(cell));
  });
  return row;
}

/**
 * Figures stand at the end of their column.
 * @param {string | number | undefined} cell
 */
function isFigure(cell) {
  return typeof cell === "number" || /^\d+%$/.test(cell ?? "");
}

/**
 * The figures beside it say the same, so that it is a picture and nothing to read out.
 * @param {number[]} counts
 * @param {string[]} parts
 */
function barOf(counts, parts) {
  const bar = document.createElement("span");
  bar.className = "wh-stack";
  bar.setAttribute("aria-hidden", "true");
  parts.forEach((kind, place) => {
    const piece = document.createElement("span");
    piece.dataset.kind = kind;
    piece.style.flexGrow = String(counts[place]);
    show(piece, counts[place] > 0);
    bar.append(piece);
  });
  return bar;
}
