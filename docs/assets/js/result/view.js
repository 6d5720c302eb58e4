// @ts-check
/**
 * Puts the result on the page: figures, red lines, next steps, strengths, gaps, exemptions. Every sentence comes from Python.
 *
 * @typedef {import("./types").ResultReply} ResultReply
 */
import { fillOpinion } from "../branch/opinion.js";
import { all, copy, fillList, find, part, say, show } from "../dom.js";
import { drawRadar } from "./radar.js";
import { addressOf, filled, headings, link, plainRow, setBars } from "./tables.js";

/**
 * @param {HTMLElement} root
 * @param {ResultReply} reply
 */
export function showResult(root, reply) {
  show(part(root, "nothing-yet"), reply.nothing_yet !== "");
  say(find(part(root, "nothing-yet"), "span"), reply.nothing_yet);
  show(part(root, "result"), true);
  for (const name of /** @type {const} */ (["title", "about", "notice"])) say(part(root, name), reply[name]);
  fillList(
    find(part(root, "problems"), "ul"),
    reply.problems.map((problem) => [problem.path, problem.text].filter(Boolean).join(" — ")),
  );
  show(part(root, "problems"), reply.problems.length > 0);
  say(part(root, "year-over"), reply.year_over);
  show(part(root, "year-over"), reply.year_over !== "");
  showFigures(root, reply);
  showReview(root, reply.review);
  showSteps(root, reply);
  showStrengths(root, reply);
  showGaps(root, reply);
  showExemptions(root, reply);
}

/**
 * @param {HTMLElement} root
 * @param {ResultReply} reply
 */
function showFigures(root, { radar, areas, overall, open, review, red_lines: redLines }) {
  drawRadar(part(root, "radar"), radar);
  const rows = [...areas, overall].map((figures) => {
    const row = filled(root, "score-row", { ...figures });
    setBars(row, figures.bar);
    const band = find(row, "[data-cell=band_text]");
    band.dataset.verdict = figures.band ?? "open";
    band.toggleAttribute("data-capped", figures.capped);
    const reviewed = review?.figures[figures.id];
    say(find(row, "[data-cell=reviewed]"), reviewed?.score);
    say(find(row, "[data-cell=reviewed-band]"), reviewed?.band_text);
    show(find(row, "[data-reviewed]"), review !== null);
    const button = find(row, "[data-action=explain]");
    button.dataset.about = figures.id;
    button.setAttribute("aria-label", `${button.getAttribute("aria-label")} ${figures.name}`);
    return row;
  });
  find(root, ".wh-result__scores tbody").replaceChildren(...rows);
  say(part(root, "open"), open);
  show(part(root, "open"), open !== "");
  const place = part(root, "red-lines");
  find(place, "ul").replaceChildren(
    ...redLines.map((line) => {
      const item = document.createElement("li");
      item.append(link(addressOf(root, line), `${line.number} ${line.text}`), ` ${line.status}`);
      return item;
    }),
  );
  show(place, redLines.length > 0);
}

/**
 * What a reviewer found: where it differs, with the way to each requirement on the form, and other remarks.
 * @param {HTMLElement} root
 * @param {ResultReply["review"]} review
 */
function showReview(root, review) {
  const place = part(root, "review");
  show(place, review !== null);
  show(find(root, "[data-heading=score]"), review === null);
  for (const heading of all(root, "[data-heading=own], [data-heading=reviewed]")) show(heading, review !== null);
  for (const name of /** @type {const} */ (["by", "progress", "turn", "agreed", "rule"])) {
    say(part(place, `review-${name}`), review?.[name]);
    show(part(place, `review-${name}`), Boolean(review?.[name]));
  }
  const items = [...(review?.apart ?? []), ...(review?.noted ?? [])].map((opinion) => {
    const item = document.createElement("li");
    const words = copy(part(root, "opinion"));
    fillOpinion(words, opinion);
    say(find(words, "[data-cell=by]"), "");
    item.append(link(`${root.dataset.form}#${opinion.id}`, `${opinion.number} ${opinion.text}`), words);
    return item;
  });
  find(place, "ul").replaceChildren(...items);
}

/**
 * @param {HTMLElement} root
 * @param {ResultReply} reply
 */
function showSteps(root, { next, gaps }) {
  const place = part(root, "next-steps");
  const steps = next.steps.map((step) => {
    const item = filled(root, "step", { ...step, text: `${step.number} ${step.text}` });
    /** @type {HTMLAnchorElement} */ (find(item, "a")).href = addressOf(root, step);
    markPlanned(
      item,
      step.id,
      gaps.some((gap) => gap.id === step.id && gap.planned),
      `${step.number} ${step.text}`,
    );
    return item;
  });
  find(place, "ol").replaceChildren(...steps);
  say(find(place, "[data-order]"), next.order);
  show(place, steps.length > 0);
}

/**
 * @param {HTMLElement} element
 * @param {string} requirement
 * @param {boolean} planned
 * @param {string} about
 */
function markPlanned(element, requirement, planned, about) {
  const button = /** @type {HTMLButtonElement} */ (find(element, "[data-action=to-plan]"));
  button.dataset.requirement = requirement;
  button.disabled = planned;
  if (planned) say(button, button.dataset.planned);
  button.setAttribute("aria-label", `${button.textContent} ${about}`);
}

/**
 * @param {HTMLElement} root
 * @param {ResultReply} reply
 */
function showStrengths(root, { strengths }) {
  const items = strengths.map((task) => {
    const item = document.createElement("li");
    item.append(link(addressOf(root, task), `${task.number} ${task.text}`));
    return item;
  });
  find(part(root, "strengths"), "ul").replaceChildren(...items);
  show(part(root, "strengths"), items.length > 0);
  show(part(root, "no-strengths"), items.length === 0);
}

/**
 * @param {HTMLElement} root
 * @param {ResultReply} reply
 */
function showGaps(root, { gaps }) {
  const rows = gaps.map((gap) => {
    const row = filled(root, "gap", { ...gap, text: `${gap.number} ${gap.text}` });
    row.dataset.status = gap.status;
    /** @type {HTMLAnchorElement} */ (find(row, "a")).href = addressOf(root, gap);
    fillList(find(row, "[data-cell=because]"), gap.because);
    show(find(row, "details"), gap.because.length > 0);
    markPlanned(row, gap.id, gap.planned, `${gap.number} ${gap.text}`);
    return row;
  });
  part(root, "gaps").replaceChildren(...rows);
  show(part(root, "gaps"), rows.length > 0);
  show(part(root, "no-gaps"), rows.length === 0);
}

/**
 * @param {HTMLElement} root
 * @param {ResultReply} reply
 */
function showExemptions(root, { exemptions }) {
  const place = part(root, "exemptions");
  fillList(find(place, "ul"), exemptions.lines);
  find(place, "thead tr").replaceChildren(...headings(["", ...exemptions.head]));
  find(place, "tbody").replaceChildren(...exemptions.rows.map((row) => plainRow(row)));
  show(find(place, ".wh-scroll"), exemptions.rows.length > 0);
  show(place, exemptions.lines.length > 0);
}

/**
 * Where the focus was, by the requirement of its button: the rows were made anew.
 * @param {HTMLElement} root
 * @param {string} requirement
 */
export function focusGap(root, requirement) {
  const next = all(root, "[data-action=to-plan]:not([disabled])").find((each) => each.dataset.requirement !== requirement);
  (next ?? find(root, "[data-action=add]")).focus();
}
