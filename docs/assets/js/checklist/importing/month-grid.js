// @ts-check
/**
 * A small grid: activities down, months across, how often each is in what will be added.
 *
 * @typedef {import("./types").LedgerPlan} LedgerPlan
 */
import { find } from "../../dom.js";

/**
 * @param {HTMLElement} place with a table that has a first heading
 * @param {LedgerPlan["grid"]} grid
 */
export function fillGrid(place, { months, rows }) {
  const [head, body] = [find(place, "thead tr"), find(place, "tbody")];
  const none = place.dataset.none ?? "";
  head.replaceChildren(head.children[0], ...months.map((month) => cell("th", month, "col")));
  body.replaceChildren(
    ...rows.map(({ text, counts }) => {
      const line = document.createElement("tr");
      line.append(cell("th", text, "row"), ...counts.map((count) => cell("td", count ? String(count) : none)));
      return line;
    }),
  );
}

/**
 * @param {"th" | "td"} tag
 * @param {string} text
 * @param {string} [scope]
 */
function cell(tag, text, scope) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (scope) element.setAttribute("scope", scope);
  return element;
}
