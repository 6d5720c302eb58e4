// @ts-check
/**
 * Keeps the place on the page when the language changes: the same requirement has the same id in both, and a list the same filters.
 * Without this script the link leads to the top of the other language's page.
 *
 * @param {HTMLElement} element
 */
export default function languageSwitch(element) {
  const link = /** @type {HTMLAnchorElement} */ (element);
  link.addEventListener("click", () => {
    link.hash = location.hash;
    if (document.querySelector("[data-keeps-query]")) link.search = location.search;
  });
}
