// @ts-check
/**
 * On the page for an address that does not exist: a search for the words of that address, so that a link with a slip still leads on.
 *
 * @param {HTMLElement} root
 */
export default function notFound(root) {
  const link = /** @type {HTMLAnchorElement} */ (root.querySelector("a"));
  const words = wordsOf(location.pathname);
  if (!words) return;
  const home = new URL(link.href);
  home.searchParams.set("q", words);
  link.href = home.href;
  /** @type {HTMLElement} */ (link.querySelector("[data-words]")).textContent = words;
  root.hidden = false;
}

/**
 * @param {string} path
 * @returns {string} its last part in words
 */
function wordsOf(path) {
  const last = path.split("/").filter(Boolean).pop() ?? "";
  try {
    return decodeURIComponent(last)
      .replace(/\.html?$/, "")
      .replace(/[-_+.]+/g, " ")
      .trim();
  } catch {
    return "";
  }
}
