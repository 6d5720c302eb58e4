// @ts-check
/** Lists that are laid out again after every answer, while somebody is in one of their fields: what is there stays, and says what is new. */
import { say } from "../../dom.js";

/**
 * @template Item
 * @param {HTMLElement} list
 * @param {readonly Item[]} items
 * @param {{ id: (item: Item) => string, make: () => HTMLElement, fill: (element: HTMLElement, item: Item) => void }} how
 */
export function lay(list, items, { id, make, fill }) {
  const there = new Map(/** @type {HTMLElement[]} */ (Array.from(list.children)).map((child) => [child.dataset.id ?? "", child]));
  items.forEach((item, place) => {
    const name = id(item);
    const element = there.get(name) ?? make();
    there.delete(name);
    element.dataset.id = name;
    fill(element, item);
    if (list.children[place] !== element) list.insertBefore(element, list.children[place] ?? null);
  });
  for (const gone of there.values()) gone.remove();
}

/**
 * Those known keep their places, as long as one looks at them: nothing moves away under a finger because it has been answered.
 * @template Item
 * @param {readonly Item[]} items
 * @param {string[]} order ids as they stood; those that are new are added to it
 * @param {(item: Item) => string} id
 */
export function inOrder(items, order, id) {
  const byId = new Map(items.map((item) => [id(item), item]));
  const known = new Set(order);
  for (const name of byId.keys()) if (!known.has(name)) order.push(name);
  return /** @type {Item[]} */ (order.map((name) => byId.get(name)).filter((item) => item !== undefined));
}

/**
 * What may be chosen, and what is.
 * @param {HTMLSelectElement} select
 * @param {readonly { id: string, text: string }[]} choices
 * @param {string} chosen
 */
export function offer(select, choices, chosen) {
  const offered = JSON.stringify(choices);
  if (select.dataset.offered !== offered) {
    select.replaceChildren(...choices.map(({ id, text }) => new Option(text, id)));
    select.dataset.offered = offered;
  }
  select.value = chosen;
}

/**
 * Says it where there is something to say.
 * @param {HTMLElement} place
 * @param {string} text
 */
export function sayIfAny(place, text) {
  say(place, text);
  place.hidden = !text;
}

/**
 * A sentence of the page with what belongs into it.
 * @param {string} text
 * @param {Record<string, string | number>} values
 */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
