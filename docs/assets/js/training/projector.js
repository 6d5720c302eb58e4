// @ts-check
/**
 * One question at a time for a whole room: large type, hands counted, the answer on a key.
 *
 * @typedef {import("./types").Projected} Projected
 * @typedef {import("./types").Tally} Tally
 */
import { all, copy, find, part, say, show } from "../dom.js";
import { handsOf } from "./tally.js";

export class Projector {
  /**
   * @param {HTMLElement} root
   * @param {Map<string, Tally>} tallies
   * @param {{ closed: () => void, changed: () => void }} hears of the dialog closed, and of another question or count
   */
  constructor(root, tallies, { closed, changed }) {
    this.root = root;
    this.dialog = /** @type {HTMLDialogElement} */ (part(root, "projector"));
    this.tallies = tallies;
    this.changed = changed;
    /** @type {Projected[]} */
    this.questions = [];
    this.place = 0;
    this.revealed = false;
    this.dialog.addEventListener("close", closed);
    this.dialog.addEventListener("keydown", (event) => this.key(event));
  }

  /**
   * @param {Projected[]} questions
   * @param {string} at the question to begin with, if it is among them
   */
  open(questions, at) {
    this.questions = questions;
    this.dialog.showModal();
    this.goTo(
      Math.max(
        0,
        questions.findIndex(({ id }) => id === at),
      ),
    );
  }

  /** @param {string} left */
  showLeft(left) {
    say(part(this.dialog, "projected-left"), left);
  }

  get question() {
    return this.questions[this.place];
  }

  /** @param {number} place */
  goTo(place) {
    if (place < 0 || place >= this.questions.length) return;
    this.place = place;
    this.revealed = false;
    this.show();
    const text = part(this.dialog, "text");
    text.focus();
    this.dialog.scrollTop = 0;
    this.changed();
  }

  // — what is shown

  show() {
    const { question } = this;
    say(part(this.dialog, "place"), `${question.number} · ${this.place + 1} / ${this.questions.length}`);
    say(part(this.dialog, "text"), question.text);
    for (const [name, text] of Object.entries({ about: question.about, options: question.options.join("　") })) {
      say(part(this.dialog, name), text);
      show(part(this.dialog, name), text !== "");
    }
    show(part(this.dialog, "several"), question.several);
    show(part(this.dialog, "ordered"), question.ordered);
    const lines = question.choices.length ? question.choices : question.parts;
    part(this.dialog, "lines").replaceChildren(
      ...lines.map((line, place) => this.line(line.letter, line.text, question.choices.length ? place : null)),
    );
    const words = ["session_hands_right", "session_hands_wrong"].map(
      (name) => find(this.root, `[data-message=${name}]`).textContent ?? "",
    );
    part(this.dialog, "hands").replaceChildren(
      ...(question.choices.length ? [] : words.map((text, place) => this.line("", text, place))),
    );
    this.showAnswer();
    this.showHands();
  }

  /**
   * @param {string} letter
   * @param {string} text
   * @param {number | null} place where its hands are counted
   */
  line(letter, text, place) {
    const line = copy(part(this.root, "line"));
    say(find(line, ".wh-projector__letter"), letter);
    say(find(line, ".wh-projector__text"), text);
    const tally = find(line, ".wh-projector__tally");
    show(tally, place !== null);
    if (place === null) return line;
    line.dataset.place = String(place);
    for (const [name, step] of /** @type {[string, number][]} */ ([
      ["less", -1],
      ["more", 1],
    ])) {
      const button = find(tally, `[data-${name}]`);
      button.setAttribute("aria-label", `${button.getAttribute("aria-label")} ${letter || text}`);
      button.addEventListener("click", () => this.count(place, step));
    }
    return line;
  }

  showAnswer() {
    const { question, revealed } = this;
    show(part(this.dialog, "answer"), revealed);
    show(part(this.dialog, "hands"), revealed && !question.choices.length);
    find(this.dialog, "[data-action=reveal]").toggleAttribute("disabled", revealed);
    if (!revealed) return;
    all(part(this.dialog, "lines"), "li").forEach((line, place) => {
      line.toggleAttribute("data-right", question.choices[place]?.right ?? false);
    });
    say(part(this.dialog, "key"), question.answer);
    say(part(this.dialog, "why"), question.why);
    say(part(this.dialog, "rests"), question.requirements.map(({ number, title }) => `${number} ${title}`).join(" "));
  }

  showHands() {
    const tally = this.tallies.get(this.question.id) ?? [];
    const most = Math.max(1, handsOf(tally));
    for (const line of all(this.dialog, "[data-place]")) {
      const count = tally[Number(line.dataset.place)] ?? 0;
      say(find(line, "output"), count);
      line.style.setProperty("--wh-share", String(count / most));
    }
  }

  // — what is done

  /**
   * @param {number} place
   * @param {number} step
   */
  count(place, step) {
    const { id, choices } = this.question;
    const tally = this.tallies.get(id) ?? new Array(choices.length || 2).fill(0);
    if (!(place in tally)) return;
    tally[place] = Math.max(0, tally[place] + step);
    if (handsOf(tally)) this.tallies.set(id, tally);
    else this.tallies.delete(id);
    this.showHands();
    this.changed();
  }

  reveal() {
    this.revealed = true;
    this.showAnswer();
    part(this.dialog, "text").focus({ preventScroll: true });
    part(this.dialog, "answer").scrollIntoView({ block: "nearest" });
  }

  forward() {
    if (this.revealed) this.goTo(this.place + 1);
    else this.reveal();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = /** @type {HTMLElement} */ (event.target).closest("button");
    if (onButton && [" ", "Enter"].includes(event.key)) return;
    const letter = this.question.choices.findIndex(({ letter }) => letter === event.key.toUpperCase());
    if (letter >= 0) this.count(letter, event.shiftKey ? -1 : 1);
    else if (KEYS[event.key]) KEYS[event.key](this);
    else return;
    event.preventDefault();
  }

  /** @param {string} action */
  act(action) {
    ACTIONS[action]?.(this);
  }
}

/** Also those that a presenter’s remote control sends. @type {Record<string, (projector: Projector) => void>} */
const KEYS = {
  ArrowRight: (projector) => projector.forward(),
  PageDown: (projector) => projector.forward(),
  " ": (projector) => projector.forward(),
  Enter: (projector) => projector.forward(),
  ArrowLeft: (projector) => projector.goTo(projector.place - 1),
  PageUp: (projector) => projector.goTo(projector.place - 1),
};

/** @type {Record<string, (projector: Projector) => void>} */
const ACTIONS = {
  close: (projector) => projector.dialog.close(),
  previous: (projector) => projector.goTo(projector.place - 1),
  reveal: (projector) => projector.reveal(),
  following: (projector) => projector.goTo(projector.place + 1),
};
