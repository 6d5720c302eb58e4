// @ts-check
/**
 * Starts the components of a page: every element with `data-module` gets the component of that name.
 * A component is loaded only where a page has it; one that does not arrive is said (docs/templates/start-guard.js). A component that a page names in its head matter (`script:`) starts itself.
 */

/** @type {Record<string, () => Promise<{ default: (element: HTMLElement) => unknown }>>} */
const components = {
  browse: () => import("./browse.js"),
  offline: () => import("./offline.js"),
  "not-found": () => import("./not-found.js"),
  terms: () => import("./terms.js"),
  calibration: () => import("./training/calibration.js"),
  answers: () => import("./training/answers.js"),
  mine: () => import("./training/mine.js"),
  session: () => import("./training/session.js"),
  month: () => import("./month.js"),
  "search-box": () => import("./search-box.js"),
  "language-switch": () => import("./language-switch.js"),
};

for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-module]"))) {
  const start = components[element.dataset.module ?? ""];
  if (start)
    start().then(
      (component) => component.default(element),
      () => dispatchEvent(new Event("wuhua:missing")),
    );
}
