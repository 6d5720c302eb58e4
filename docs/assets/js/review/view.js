// @ts-check
/**
 * Puts the engine's words and figures where they belong on the review page and on its paper.
 *
 * @typedef {import("../branch/types").ReviewReply} ReviewReply
 * @typedef {import("../branch/types").Own} Own
 */
import { showSince } from "../branch/carried.js";
import { all, copy, fillList, find, part, quoted, say, show } from "../dom.js";

/**
 * @param {HTMLElement} root
 * @param {ReviewReply} reply
 */
export function showReview(root, reply) {
  for (const figure of reply.figures) {
    const row = find(root, `[data-figure=${quoted(figure.id)}]`);
    say(find(row, "[data-cell=name]"), figure.name);
    for (const side of /** @type {const} */ (["own", "reviewed"])) {
      say(find(row, `[data-cell=${side}]`), figure[side].score);
      say(find(row, `[data-cell=${side}-band]`), figure[side].band_text);
    }
  }
  say(part(root, "progress"), reply.progress);
  say(part(root, "rule"), reply.rule);
  const since = new Map(reply.carried.map((each) => [each.id, each]));
  const apart = new Set(reply.disagreements.map((each) => each.id));
  for (const box of all(root, "[data-requirement]")) {
    const id = box.dataset.requirement ?? "";
    box.toggleAttribute("data-apart", apart.has(id));
    showSince(root, box, since.get(id));
    const own = reply.requirements[id];
    if (own) showOwn(box, own);
  }
}

/**
 * What the branch has, which the reviewer cannot change.
 * @param {HTMLElement} box
 * @param {Own} own
 */
function showOwn(box, own) {
  say(find(box, "[data-cell=said]"), own.said);
  say(find(box, "[data-cell=status]"), own.status_text);
  say(find(box, "[data-cell=note]"), own.note);
  say(find(box, "[data-cell=found]"), own.found.join("\n"));
  show(find(box, "[data-cell=note-line]"), own.note !== "");
  show(find(box, "[data-cell=found-line]"), own.found.length > 0);
}

/**
 * The list for both signatures.
 * @param {HTMLElement} root
 * @param {string} name
 * @param {ReviewReply} reply
 */
export function fillPaper(root, name, reply) {
  const paper = part(root, "report");
  const slot = (/** @type {string} */ which) => find(paper, `[data-slot=${which}]`);
  say(slot("name"), name);
  say(slot("by"), reply.by);
  say(slot("progress"), reply.progress);
  say(slot("rule"), reply.rule);
  slot("figures").replaceChildren(...reply.figures.map((each) => tableRow([each.name, sides(each.own), sides(each.reviewed)])));
  const rows = reply.disagreements.map((each) => {
    const row = copy(part(root, "apart-row"));
    for (const cell of /** @type {const} */ (["number", "text", "said", "reviewed", "note"]))
      say(find(row, `[data-cell=${cell}]`), each[cell]);
    fillList(find(row, "[data-cell=found]"), each.found);
    return row;
  });
  find(slot("apart"), "tbody").replaceChildren(...rows);
  show(slot("apart"), rows.length > 0);
  show(slot("none"), rows.length === 0);
  fillList(
    find(slot("notes"), "ul"),
    reply.notes.map((each) => `${each.number} ${each.text} ${each.note}`),
  );
  show(slot("notes"), reply.notes.length > 0);
}

/** @param {import("../branch/types").Figures} figures */
function sides(figures) {
  return `${figures.score} ${figures.band_text}`;
}

/** @param {string[]} texts */
function tableRow(texts) {
  const row = document.createElement("tr");
  fillList(row, texts, "td");
  return row;
}
