// @ts-check
/**
 * The page from which a session is led: a programme with its clock, and questions to project. How many hands there were, and which
 * question is on, stays on the device until it is cleared.
 *
 * @typedef {import("./types").Projected} Projected
 * @typedef {import("./types").Tally} Tally
 */
import { find, part, say, show } from "../dom.js";
import { Agenda } from "./agenda.js";
import { isSafe, keep, read } from "./collected.js";
import { Projector } from "./projector.js";
import { countsIn, handsOf, rightHands } from "./tally.js";

/** Where the count stays. */
const KEPT = "hands";

/** @param {HTMLElement} root */
export default function session(root) {
  return new SessionPage(root).start();
}

class SessionPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.agenda = new Agenda(root);
    /** @type {Projected[] | null} */
    this.questions = null;
    /** @type {Map<string, Tally>} */
    this.tallies = new Map();
    this.at = "";
    this.kept = isSafe(KEPT);
    /** What was there before it was cleared. */
    this.before = "";
    this.projector = new Projector(root, this.tallies, { closed: () => this.closed(), changed: () => this.changed() });
  }

  start() {
    for (const name of ["clock", "chooser"]) show(part(this.root, name), true);
    this.agenda.start((left) => this.projector.showLeft(left));
    this.root.addEventListener("click", (event) => this.act(/** @type {HTMLElement} */ (event.target)));
    addEventListener("beforeunload", (event) => !this.kept && event.preventDefault());
    return read(KEPT) ? this.load() : null;
  }

  get module() {
    return /** @type {HTMLSelectElement} */ (part(this.root, "module"));
  }

  /** The questions, once they are there; what was kept is taken up with them, so that it is not written over before. */
  async load() {
    if (this.questions) return this.questions;
    this.questions = await fetch(this.root.dataset.questions ?? "")
      .then((answer) => answer.json())
      .catch(() => null);
    this.restore(read(KEPT));
    return this.questions;
  }

  async project() {
    const { value } = this.module;
    show(part(this.root, "failed"), false);
    const questions = await this.load();
    show(part(this.root, "failed"), questions === null);
    this.module.value = value;
    if (questions)
      this.projector.open(
        questions.filter(({ module }) => !value || module === value),
        this.at,
      );
  }

  // — what is kept

  /**
   * What another version kept, or what is damaged, counts for nothing, and neither does the count of a question that is no more.
   * @param {string} text
   */
  restore(text) {
    if (!text || !this.questions) return;
    const { hands, at, module } = countsIn(text, this.questions);
    for (const [id, tally] of Object.entries(hands)) this.tallies.set(id, tally);
    this.at = at;
    if (module !== null) this.module.value = module;
    this.showCounts();
  }

  /** What is there now, as it is kept; empty if that is nothing. */
  counted() {
    if (!this.tallies.size && !this.at) return "";
    return JSON.stringify({ hands: Object.fromEntries(this.tallies), at: this.at, module: this.module.value });
  }

  changed() {
    this.at = this.projector.question.id;
    this.before = "";
    this.keep(this.counted());
  }

  /** @param {string} text */
  keep(text) {
    this.kept = keep(KEPT, text) || !this.tallies.size;
  }

  clear() {
    const before = this.counted();
    this.tallies.clear();
    this.at = "";
    this.before = before;
    this.keep("");
    this.showCounts();
    find(this.root, "[data-action=undo-hands]").focus();
  }

  undo() {
    const { before } = this;
    this.before = "";
    this.restore(before);
    this.keep(before);
    find(this.root, "[data-action=clear-hands]").focus();
  }

  // — what is shown of it

  closed() {
    this.showCounts();
    find(this.root, "[data-action=project]").focus();
  }

  /** What was hard for the room is listed below, the hardest first. */
  showCounts() {
    show(find(this.root, "[data-action=clear-hands]"), this.counted() !== "");
    show(find(this.root, "[data-action=undo-hands]"), this.before !== "");
    const asked = (this.questions ?? []).filter(({ id }) => handsOf(this.tallies.get(id)) > 0);
    const share = (/** @type {Projected} */ each) =>
      rightHands(each, this.tallies.get(each.id)) / handsOf(this.tallies.get(each.id));
    const talk = part(this.root, "hard");
    show(talk, asked.length > 0);
    find(talk, "tbody").replaceChildren(...asked.sort((one, other) => share(one) - share(other)).map((each) => this.row(each)));
  }

  /** @param {Projected} question */
  row(question) {
    const tally = this.tallies.get(question.id);
    const row = document.createElement("tr");
    const [name, right, hands] = [0, 1, 2].map(() => row.insertCell());
    say(name, `${question.number} ${question.text} `);
    for (const each of question.requirements) {
      const link = document.createElement("a");
      link.href = this.root.dataset.root + each.path;
      link.textContent = each.number;
      name.append(link, " ");
    }
    say(right, rightHands(question, tally));
    say(hands, handsOf(tally));
    return row;
  }

  /** @param {HTMLElement} target */
  act(target) {
    const action = /** @type {HTMLElement | null} */ (target.closest("[data-action]"))?.dataset.action ?? "";
    if (action === "project") return this.project();
    if (action === "clear-hands") return this.clear();
    if (action === "undo-hands") return this.undo();
    return this.agenda.act(action) || this.projector.act(action);
  }
}
