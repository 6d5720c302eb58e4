// @ts-check
/** Small steps on the page that several components share. Text only ever goes in as text. */

/**
 * The one element that must be there. A missing one is a mistake of ours in the template.
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement}
 */
export function find(root, selector) {
  const element = root.querySelector(selector);
  if (!element) throw new Error(`The page lacks ${selector}`);
  return /** @type {HTMLElement} */ (element);
}

/**
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
export function all(root, selector) {
  return /** @type {HTMLElement[]} */ (Array.from(root.querySelectorAll(selector)));
}

/**
 * The part of a component with this name.
 * @param {ParentNode} root
 * @param {string} name
 */
export function part(root, name) {
  return find(root, `[data-part="${name}"]`);
}

/**
 * Changes text only where it differs, so that screen readers announce changes and nothing else.
 * @param {Element} element
 * @param {unknown} text
 */
export function say(element, text) {
  const words = text === null || text === undefined ? "" : String(text);
  if (element.textContent !== words) element.textContent = words;
}

/**
 * Inside what is laid out only where it is seen (`content-visibility`), Chromium knows of no style, and `hidden` is one: to screen readers
 * such elements would be there. In templates they are `aria-hidden` as well.
 * @param {HTMLElement} element
 * @param {boolean} visible
 */
export function show(element, visible) {
  if (element.hidden !== visible) return;
  element.hidden = !visible;
  if (element.hasAttribute("aria-hidden")) element.setAttribute("aria-hidden", String(!visible));
}

/**
 * Replaces the items of a list.
 * @param {Element} list
 * @param {string[]} texts
 * @param {string} [tag]
 */
export function fillList(list, texts, tag = "li") {
  list.replaceChildren(
    ...texts.map((text) => {
      const item = document.createElement(tag);
      item.textContent = text;
      return item;
    }),
  );
}

/**
 * A fresh copy of a template's only element.
 * @param {HTMLElement} template
 * @returns {HTMLElement}
 */
export function copy(template) {
  const content = /** @type {HTMLTemplateElement} */ (template).content;
  return /** @type {HTMLElement} */ (document.importNode(content, true).firstElementChild);
}

/**
 * A CSS selector's value for an id with dots.
 * @param {string} id
 */
export function quoted(id) {
  return `"${CSS.escape(id)}"`;
}
