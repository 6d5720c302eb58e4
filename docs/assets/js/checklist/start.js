// @ts-check
/** Starts the self-assessment before anything else on its page: nobody should have to wait for a form that is already there. */
import checklist from "./checklist.js";

for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-module=checklist]")))
  checklist(element);
