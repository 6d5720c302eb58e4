// @ts-check
/** The slides of a module, shown with reveal.js. Without a network they are there as every page is, once the site has been opened. */
import Reveal from "./vendor/reveal.js";

const NOTES_KEY = 78;

const deck = new Reveal(/** @type {HTMLElement} */ (document.querySelector(".reveal")), {
  ...sizeFor(innerWidth, innerHeight),
  margin: 0.03,
  hash: true,
  slideNumber: "c/t",
  transition: "none",
  autoAnimate: false,
  // The other view writes a style element, which no page of ours may have; small screens get the same slides, smaller.
  scrollActivationWidth: 0,
  keyboard: { [NOTES_KEY]: () => toggleNotes() },
});
const button = /** @type {HTMLButtonElement} */ (document.querySelector("[data-notes]"));

/**
 * What a slide is laid out for before it is scaled: a projector, or a phone held upright, where the same type would be too small.
 *
 * @param {number} width
 * @param {number} height
 */
function sizeFor(width, height) {
  return width < height ? { width: 700, height: 1240 } : { width: 1280, height: 720 };
}

addEventListener("resize", () => deck.configure(sizeFor(innerWidth, innerHeight)));

function toggleNotes() {
  const shown = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(shown));
  document.documentElement.toggleAttribute("data-notes-shown", shown);
  deck.layout();
}

button.addEventListener("click", toggleNotes);
document.querySelector("[data-print]")?.addEventListener("click", () => print());
deck.initialize();
