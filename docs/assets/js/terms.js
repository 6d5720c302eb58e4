// @ts-check
/**
 * Shows what a term means while the pointer rests on it or the focus is on it. The words are those at the foot of the page, which
 * a screen reader is led to by `aria-describedby`; a tap follows the link to the glossary.
 */

const GAP = 6;

/** @param {HTMLElement} foot the terms at the foot of the page */
export default function terms(foot) {
  const page = /** @type {HTMLElement} */ (foot.parentElement);
  const hint = document.createElement("div");
  hint.className = "wh-term-hint";
  hint.hidden = true;
  // Read aloud it would be heard twice.
  hint.setAttribute("aria-hidden", "true");
  page.append(hint);

  const hide = () => {
    hint.hidden = true;
  };
  /** @param {Event} event */
  const show = (event) => {
    const mark = marked(event.target);
    const meaning = mark && document.getElementById(mark.getAttribute("aria-describedby") ?? "");
    if (!mark || !meaning) return;
    hint.replaceChildren(...[meaning.previousElementSibling, meaning].map((each) => copy(each)));
    hint.hidden = false;
    place(hint, mark);
  };
  /** @param {PointerEvent | FocusEvent} event */
  const leave = (event) => {
    const to = /** @type {Node | null} */ (event.relatedTarget);
    if (!hint.hidden && !hint.contains(to) && !marked(to)) hide();
  };

  page.addEventListener("pointerover", (event) => event.pointerType !== "touch" && show(event));
  page.addEventListener("focusin", show);
  page.addEventListener("pointerout", leave);
  page.addEventListener("focusout", leave);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}

/** @param {EventTarget | null} target @returns {HTMLElement | null} */
function marked(target) {
  return target instanceof Element ? target.closest(".wh-gloss") : null;
}

/** @param {Element | null} from */
function copy(from) {
  const into = document.createElement("p");
  into.append(
    ...Array.from(from?.childNodes ?? [], (node) =>
      node instanceof HTMLAnchorElement ? (node.textContent ?? "") : node.cloneNode(true),
    ),
  );
  return into;
}

/**
 * Below the last line of the mark, or above it where the window ends, within the page from left to right.
 *
 * @param {HTMLElement} hint
 * @param {HTMLElement} mark
 */
function place(hint, mark) {
  const around = /** @type {HTMLElement} */ (hint.offsetParent ?? document.body).getBoundingClientRect();
  const line = /** @type {DOMRect} */ (Array.from(mark.getClientRects()).pop());
  const fits = line.bottom + GAP + hint.offsetHeight <= window.innerHeight;
  const top = fits ? line.bottom + GAP : line.top - GAP - hint.offsetHeight;
  const most = around.width - hint.offsetWidth;
  hint.style.top = `${top - around.top}px`;
  hint.style.left = `${Math.max(0, Math.min(line.left - around.left, most))}px`;
}
