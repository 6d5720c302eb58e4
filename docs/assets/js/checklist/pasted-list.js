// @ts-check
/**
 * The dialog in which a list of people is pasted. The engine reads it while it is typed, and what it read is shown before anything
 * is entered.
 *
 * @typedef {import("../branch/types").Person} Person
 * @typedef {import("../branch/types").RosterReply} RosterReply
 */
import { fillList, find, part, show } from "../dom.js";
import { AskingDialog } from "./asking-dialog.js";

/**
 * @typedef {object} Host
 * @property {(text: string) => Promise<RosterReply | null>} read the roster with those of the text
 * @property {(person: Person) => HTMLElement} item a person, to be looked at
 * @property {(people: Person[]) => void} take
 */

export class PastedList extends AskingDialog {
  /**
   * @param {HTMLElement} root
   * @param {Host} host
   */
  constructor(root, host) {
    super(root, "paste");
    this.host = host;
    this.text = /** @type {HTMLTextAreaElement} */ (part(this.dialog, "paste-text"));
    this.button = /** @type {HTMLButtonElement} */ (find(this.dialog, "[type=submit]"));
    this.text.addEventListener("input", () => this.preview());
    /** @type {RosterReply | null} */
    this.reply = null;
  }

  open() {
    this.text.value = "";
    this.settle();
    this.say(null);
    this.takeDraft((typed) => {
      this.text.value = typed;
      this.preview();
    });
    this.show();
    this.focus();
  }

  /** @override */
  focus() {
    this.text.focus();
  }

  /** @override */
  taken() {
    return this.text.value.trim();
  }

  async preview() {
    const text = this.text.value;
    this.button.disabled = true;
    const reply = text.trim() ? await this.host.read(text) : null;
    // What was typed since has its own answer.
    if (text === this.text.value) this.say(reply);
  }

  /** @param {RosterReply | null} reply */
  say(reply) {
    this.reply = reply?.ok ? reply : null;
    fillList(part(this.dialog, "paste-sentences"), reply?.sentences ?? []);
    part(this.dialog, "paste-persons").replaceChildren(
      ...(this.reply?.fresh ?? []).map((place) => this.host.item(/** @type {RosterReply} */ (this.reply).people[place])),
    );
    const problems = part(this.dialog, "paste-problems");
    fillList(
      find(problems, "ul"),
      (reply?.problems ?? []).map((problem) => [problem.path, problem.text].filter(Boolean).join(" — ")),
    );
    show(problems, Boolean(reply?.problems.length));
    this.button.disabled = !this.reply?.fresh.length;
  }

  /**
   * @override
   * @param {SubmitEvent} event
   */
  submit(event) {
    if (!this.reply) return event.preventDefault();
    this.drop();
    this.host.take(this.reply.people);
  }
}
