// @ts-check
/** Rows and links that the parts of the result share. */
import { copy, find, part, say } from "../dom.js";

/**
 * Fills the cells of a copied row by their names.
 * @param {ParentNode} element
 * @param {Record<string, unknown>} values
 */
export function fillCells(element, values) {
  for (const cell of element.querySelectorAll("[data-cell]")) {
    const value = values[/** @type {HTMLElement} */ (cell).dataset.cell ?? ""];
    if (!Array.isArray(value)) say(cell, value);
  }
}

/**
 * @param {HTMLElement} root
 * @param {string} template
 * @param {Record<string, unknown>} values
 */
export function filled(root, template, values) {
  const element = copy(part(root, template));
  fillCells(element, values);
  return element;
}

/**
 * Where a requirement, or a task, stands on the pages of the standard.
 * @param {HTMLElement} root
 * @param {{ path: string }} about
 */
export function addressOf(root, { path }) {
  return root.dataset.root + path;
}

/**
 * @param {string} address
 * @param {string} text
 */
export function link(address, text) {
  const element = document.createElement("a");
  element.href = address;
  element.textContent = text;
  return element;
}

/**
 * A row of plain cells; the first is what the row is about.
 * @param {(string | Node)[]} cells
 */
export function plainRow(cells) {
  const row = document.createElement("tr");
  row.append(
    ...cells.map((content, place) => {
      const cell = document.createElement(place ? "td" : "th");
      if (!place) cell.setAttribute("scope", "row");
      cell.append(content);
      return cell;
    }),
  );
  return row;
}

/**
 * @param {string[]} texts
 */
export function headings(texts) {
  return texts.map((text) => {
    const cell = document.createElement("th");
    cell.setAttribute("scope", "col");
    cell.textContent = text;
    return cell;
  });
}

/**
 * @param {ParentNode} element
 * @param {{ low: number, high: number }} bar in hundredths
 */
export function setBars(element, bar) {
  find(element, "[data-bar=low]").setAttribute("width", String(bar.low));
  find(element, "[data-bar=high]").setAttribute("width", String(bar.high));
}
