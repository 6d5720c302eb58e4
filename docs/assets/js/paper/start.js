// @ts-check
/** Starts the page of the form on paper. */
import paper from "./paper.js";

for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-module=paper]"))) paper(element);
