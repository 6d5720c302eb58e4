// @ts-check
/** Starts the page of the result. */
import result from "./result.js";

for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-module=result]"))) result(element);
