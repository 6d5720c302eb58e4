// @ts-check
/** Starts the roll-up page. */
import rollup from "./rollup.js";

for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-module=rollup]"))) rollup(element);
