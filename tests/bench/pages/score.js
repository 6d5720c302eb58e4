// @ts-check
/** What both are asked, and the moment at which the answer stands on the page. */

export const body = { lang: "zh", sheet: { format: "wuhua-sheet", version: 1, branch: {}, answers: {} } };

/** @param {any} reply */
export function show(reply) {
  /** @type {HTMLOutputElement} */ (document.querySelector("output")).textContent = reply.overall.score;
  document.documentElement.dataset.since = String(performance.now());
}
