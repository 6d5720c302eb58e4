// @ts-check
/**
 * Puts the engine's figures and remarks where they belong. Every sentence comes from the engine.
 *
 * @typedef {import("../branch/types").ScoreReply} ScoreReply
 * @typedef {import("../branch/types").Figures} Figures
 * @typedef {import("../branch/types").Remark} Remark
 */
import { copy, fillList, find, part, say, show } from "../dom.js";
import { showDecided } from "./decided.js";
import { placesOn } from "./element-cache.js";

/**
 * @param {HTMLElement} root
 * @param {ScoreReply} reply
 */
export function showScores(root, reply) {
  const places = placesOn(root);
  for (const figures of [reply.overall, ...reply.areas]) showFigures(places, figures);
  say(part(root, "remaining"), reply.remaining);
  say(find(part(root, "year-over"), "span"), reply.year_over);
  show(part(root, "year-over"), reply.year_over !== "");
  showRemarks(root, places, reply.remarks);
  showRedLines(root, reply);
  showOpenRedLines(root, reply.open);
  showNext(root, part(root, "next-steps"), reply);
  for (const place of places.notices) {
    const texts = reply.notices.filter((each) => each.fact === place.dataset.notice).map((each) => each.text);
    say(place, texts.join(" "));
    show(place, texts.length > 0);
  }
  for (const fact of places.conditional) {
    fact.toggleAttribute("data-asked", reply.asked_facts.includes(fact.dataset.fact ?? ""));
  }
}

/**
 * A person's mistakes, beside the field they are in.
 * @param {HTMLElement} root
 * @param {import("../branch/types").Problem[]} problems
 */
export function showProblems(root, problems) {
  const texts = new Map(problems.map((problem) => [problem.path.replace(/\[\d+\]$/, ""), problem.text]));
  for (const { place, path, field } of placesOn(root).problems) {
    const text = texts.get(path) ?? "";
    if (place.hidden && text === "") continue;
    say(place, text);
    show(place, text !== "");
    field?.setAttribute("aria-invalid", String(text !== ""));
  }
}

/**
 * @param {import("./element-cache.js").Places} places
 * @param {Figures} figures
 */
function showFigures(places, figures) {
  for (const place of places.of("score", figures.id)) {
    say(place, figures.score);
    place.dataset.settled = String(figures.settled);
  }
  for (const place of places.of("answered", figures.id)) say(place, figures.answered_text);
  for (const place of places.of("exempt", figures.id)) say(place, figures.without_exemptions);
  for (const place of places.of("band", figures.id)) {
    say(place, figures.band_text);
    place.dataset.verdict = figures.band ?? "open";
    place.toggleAttribute("data-capped", figures.capped);
  }
  for (const bar of places.of("barLow", figures.id)) bar.setAttribute("width", String(figures.bar.low));
  for (const bar of places.of("barHigh", figures.id)) bar.setAttribute("width", String(figures.bar.high));
}

/**
 * @param {HTMLElement} root
 * @param {import("./element-cache.js").Places} places
 * @param {Record<string, Remark>} remarks
 */
function showRemarks(root, places, remarks) {
  for (const place of places.boxes) {
    const remark = remarks[place.id];
    const key = remark ? JSON.stringify(remark) : "";
    if (place.shown === key) continue;
    place.shown = key;
    showRemark(root, place, remark);
  }
}

/**
 * @param {HTMLElement} root
 * @param {import("./element-cache.js").Box} place
 * @param {Remark | undefined} remark
 */
function showRemark(root, { box, remarks }, remark) {
  if (remark) box.dataset.status = remark.status;
  else delete box.dataset.status;
  fillList(remarks, remark?.notes ?? [], "p");
  if (remark?.rows?.length) remarks.append(rowLinks(root, remark));
  if (remark?.confirm) remarks.append(confirming(root, "confirming", remark.confirm.text, remark.confirm.place));
  if (remark?.last) remarks.append(confirming(root, "as-last", remark.last.text, remark.last.answer));
  show(remarks, remarks.hasChildNodes());
  showDecided(root, box, remark?.decided ?? "", remark?.confirmed ?? "");
}

/**
 * What would decide here once it is confirmed: entries of the ledger, or last year's answer.
 * @param {HTMLElement} root
 * @param {string} template
 * @param {string} text
 * @param {string} what is confirmed
 */
function confirming(root, template, text, what) {
  const line = copy(part(root, template));
  say(find(line, "span"), text);
  find(line, "button").dataset.confirms = what;
  return line;
}

/**
 * The way to the entries that count here.
 * @param {HTMLElement} root
 * @param {Remark} remark
 */
function rowLinks(root, { rows = [], more_rows: more = "" }) {
  const line = copy(part(root, "row-links"));
  const label = line.textContent?.trim();
  for (const number of rows) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "wh-clear";
    button.dataset.action = "ledger-show";
    button.dataset.row = String(number);
    button.textContent = String(number);
    button.setAttribute("aria-label", `${label} ${number}`);
    line.append(" ", button);
  }
  line.append(more);
  return line;
}

/**
 * @param {HTMLElement} root
 * @param {ScoreReply} reply
 */
function showRedLines(root, reply) {
  const place = part(root, "red-lines");
  fillList(
    find(place, "ul"),
    reply.red_lines.map((line) => `${line.number} ${line.text} ${line.status}`),
  );
  show(place, reply.red_lines.length > 0);
}

/**
 * That red lines are not answered yet, and the way to each.
 * @param {HTMLElement} root
 * @param {import("../branch/types").Open} open
 */
function showOpenRedLines(root, { red_lines: lines, red_lines_text: text }) {
  part(root, "panel").toggleAttribute("data-red-lines-open", lines.length > 0);
  say(part(root, "red-lines-open"), text);
  const links = lines.map((line) => {
    const link = copy(part(root, "open-line"));
    /** @type {HTMLAnchorElement} */ (link).href = `#${line.id}`;
    link.title = line.text;
    say(link, line.number);
    return link;
  });
  const place = part(root, "open-lines");
  place.replaceChildren(text, ...links.flatMap((link) => [" ", link]));
  show(place, lines.length > 0);
}

/**
 * The next steps, each leading to its requirement; nothing where nothing is known to fall short.
 * @param {HTMLElement} root
 * @param {HTMLElement} place
 * @param {ScoreReply} reply
 */
export function showNext(root, place, { next }) {
  const steps = next.steps.map((step) => {
    const item = copy(part(root, "next-step"));
    const link = /** @type {HTMLAnchorElement} */ (find(item, "[data-cell=text]"));
    link.href = `#${step.id}`;
    say(link, `${step.number} ${step.text}`);
    say(find(item, "[data-cell=why]"), step.why);
    say(find(item, "[data-cell=rule]"), step.rule);
    return item;
  });
  const list = find(place, "ol");
  if (list.textContent !== steps.map((step) => step.textContent).join("")) list.replaceChildren(...steps);
  say(find(place, "[data-order]"), next.order);
  show(place, steps.length > 0);
}
