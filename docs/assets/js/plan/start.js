// @ts-check
/** Starts the page of the year's plan. */
import plan from "./plan.js";

for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-module=plan]"))) plan(element);
