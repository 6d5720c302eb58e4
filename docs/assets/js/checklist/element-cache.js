// @ts-check
/**
 * Where figures, remarks and problems go on the form. The form is laid down by the build and never changes its parts, so each place is
 * looked for once: a look goes through thousands of elements, and every click would make dozens of them.
 *
 * @typedef {object} Box
 * @property {HTMLElement} box
 * @property {string} id of the requirement
 * @property {HTMLElement} remarks
 * @property {string} shown what stands there, to tell whether it changes
 *
 * @typedef {object} Problem
 * @property {HTMLElement} place
 * @property {string} path
 * @property {Element | null | undefined} field
 *
 * @typedef {object} Places
 * @property {Box[]} boxes
 * @property {Problem[]} problems
 * @property {HTMLElement[]} notices remarks on facts
 * @property {HTMLElement[]} conditional facts that are asked only where they matter
 * @property {(kind: string, id: string) => HTMLElement[]} of what shows one figure: `of("score", "life")`
 */
import { all, part } from "../dom.js";

/** What a place of a figure may be, by the name of its attribute. */
const KINDS = ["score", "answered", "exempt", "band", "barLow", "barHigh"];

/** @type {WeakMap<HTMLElement, Places>} */
const known = new WeakMap();

/**
 * @param {HTMLElement} root
 * @returns {Places}
 */
export function placesOn(root) {
  const found = known.get(root) ?? look(root);
  known.set(root, found);
  return found;
}

/**
 * @param {HTMLElement} root
 * @returns {Places}
 */
function look(root) {
  /** @type {Map<string, HTMLElement[]>} */
  const figures = new Map();
  for (const place of all(root, "[data-score], [data-answered], [data-exempt], [data-band], [data-bar-low], [data-bar-high]")) {
    for (const kind of KINDS) {
      const id = place.dataset[kind];
      if (id !== undefined) figures.set(`${kind} ${id}`, [...(figures.get(`${kind} ${id}`) ?? []), place]);
    }
  }
  return {
    boxes: all(root, "[data-requirement]").map((box) => ({
      box,
      id: box.dataset.requirement ?? "",
      remarks: part(box, "remarks"),
      shown: "",
    })),
    problems: all(root, "[data-problem]").map((place) => ({
      place,
      path: place.dataset.problem ?? "",
      field: place.parentElement?.querySelector("input[type=text], textarea"),
    })),
    notices: all(root, "[data-notice]"),
    conditional: all(root, "[data-fact][data-conditional]"),
    of: (kind, id) => figures.get(`${kind} ${id}`) ?? [],
  };
}
