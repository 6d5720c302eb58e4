// @ts-check
/** The list of what a search found, made of the template beside it: each result is one link, whose text is its name. */
import { copy, find, part, say, show } from "./dom.js";

/**
 * @param {HTMLElement} list
 * @param {HTMLElement} template
 * @param {import("./search/view.js").Item[]} items
 * @param {URL} base what the addresses of results are relative to
 */
export function fill(list, template, items, base) {
  list.replaceChildren(...items.map((item) => result(copy(template), item, base)));
}

/**
 * @param {HTMLElement} element
 * @param {import("./search/view.js").Item} item
 * @param {URL} base
 */
function result(element, { kind, location, number, answer, title, text, above, terms, more }, base) {
  element.dataset.kind = kind;
  const link = /** @type {HTMLAnchorElement} */ (find(element, "a"));
  link.href = address(location, base, kind === "page" ? terms : []);
  const isAnswer = kind !== "page";
  say(part(element, "found-answer"), isAnswer ? answer : "");
  say(part(element, "found-number"), isAnswer ? number : "");
  show(part(element, "found-lead"), isAnswer);
  mark(part(element, "found-title"), title);
  mark(part(element, "found-text"), text);
  show(part(element, "found-text"), text.length > 0);
  say(part(element, "found-above"), above);
  show(part(element, "found-above"), Boolean(above));
  others(/** @type {HTMLDetailsElement} */ (part(element, "found-more")), more, base);
  return element;
}

/**
 * @param {HTMLDetailsElement} details
 * @param {import("./search/view.js").Place[]} places
 * @param {URL} base
 */
function others(details, places, base) {
  show(details, places.length > 0);
  const { one, other } = details.dataset;
  say(find(details, "summary"), places.length === 1 ? one : other?.replace("#", String(places.length)));
  find(details, "ul").replaceChildren(
    ...places.map(({ location, title }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = address(location, base, []);
      mark(link, title);
      item.append(link);
      return item;
    }),
  );
}

/**
 * @param {string} location
 * @param {URL} base
 * @param {string[]} terms words that the page marks
 */
function address(location, base, terms) {
  const found = new URL(location, base);
  if (terms.length > 0) found.searchParams.set("h", terms.join(" "));
  return found.href;
}

/**
 * @param {Element} element
 * @param {import("./search/view.js").Piece[]} pieces
 */
function mark(element, pieces) {
  element.replaceChildren(
    ...pieces.map(({ text, hit }) => {
      if (!hit) return document.createTextNode(text);
      const marked = document.createElement("mark");
      marked.textContent = text;
      return marked;
    }),
  );
}
