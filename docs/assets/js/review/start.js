// @ts-check
/** Starts the review page. */
import review from "./review.js";

for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-module=review]"))) review(element);
