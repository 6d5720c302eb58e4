// @ts-check
/**
 * The page from which a session is led: a programme with its clock, and questions to project. How many hands there were is kept on the
 * page only.
 *
 * @typedef {import("./types").Projected} Projected
 * @typedef {import("./types").Tally} Tally
 */
import { find, part, say, show } from "../dom.js";
import { Agenda } from "./agenda.js";
import { Projector } from "./projector.js";
import { handsOf, rightHands } from "./tally.js";

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
    this.projector = new Projector(root, this.tallies, () => this.closed());
  }

  start() {
    for (const name of ["clock", "chooser"]) show(part(this.root, name), true);
    this.agenda.start((left) => this.projector.showLeft(left));
    this.root.addEventListener("click", (event) => this.act(/** @type {HTMLElement} */ (event.target)));
    addEventListener("beforeunload", (event) => this.tallies.size && event.preventDefault());
  }

  async project() {
    show(part(this.root, "failed"), false);
    this.questions ??= await fetch(this.root.dataset.questions ?? "").then((answer) => answer.json()).catch(() => null);
    show(part(this.root, "failed"), this.questions === null);
    const { value } = /** @type {HTMLSelectElement} */ (part(this.root, "module"));
    if (this.questions) this.projector.open(this.questions.filter(({ module }) => !value || module === value));
  }

  /** What was hard for the room is listed below, the hardest first. */
  closed() {
    const asked = (this.questions ?? []).filter(({ id }) => handsOf(this.tallies.get(id)) > 0);
    const share = (/** @type {Projected} */ each) => rightHands(each, this.tallies.get(each.id)) / handsOf(this.tallies.get(each.id));
    const talk = part(this.root, "hard");
    show(talk, asked.length > 0);
    find(talk, "tbody").replaceChildren(...asked.sort((one, other) => share(one) - share(other)).map((each) => this.row(each)));
    find(this.root, "[data-action=project]").focus();
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
    return this.agenda.act(action) || this.projector.act(action);
  }
}
