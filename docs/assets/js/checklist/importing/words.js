// @ts-check
/**
 * The third step: what words mean that the engine does not know, or is not sure of; each once, however often it occurs. Few choices are
 * buttons, many a list.
 *
 * @typedef {import("./types").LedgerPlan} LedgerPlan
 * @typedef {import("./types").WordFound} WordFound
 */
import { all, copy, find, part, say, show } from "../../dom.js";
import { filled, inOrder, lay, offer, sayIfAny } from "./keyed.js";

/** So many choices are all seen at once. */
const FEW = 5;

/** What no choice is called. */
const NOT_YET = "not-yet";

export class WordsStep {
  /**
   * @param {HTMLElement} section
   * @param {(word: string, choice: string) => unknown} explain
   */
  constructor(section, explain) {
    this.list = part(section, "importing-words");
    this.template = part(section, "importing-word");
    this.choice = part(section, "importing-choice");
    this.none = part(section, "importing-no-words");
    this.leave = this.list.dataset.leave ?? "";
    this.choose = this.list.dataset.choose ?? "";
    /** @type {string[]} */
    this.order = [];
    this.list.addEventListener("change", ({ target }) => {
      const field = /** @type {HTMLInputElement} */ (target);
      if (field.value !== NOT_YET) explain(/** @type {HTMLElement} */ (field.closest("li[data-id]")).dataset.id ?? "", field.value);
    });
  }

  enter() {
    this.order = [];
  }

  /** @param {LedgerPlan} reply */
  show({ words }) {
    const first = [...words.filter(isOpen), ...words.filter((word) => !isOpen(word))];
    show(this.none, words.length === 0);
    lay(
      this.list,
      inOrder(first, this.order, (word) => word.id),
      {
        id: (word) => word.id,
        make: () => copy(this.template),
        fill: (element, word) => this.fill(element, word),
      },
    );
  }

  /**
   * @param {HTMLElement} element
   * @param {WordFound} word
   */
  fill(element, word) {
    const { text, count, where, question, answer } = word;
    element.toggleAttribute("data-doubt", isOpen(word));
    show(find(element, "[data-cell=doubt]"), isOpen(word));
    say(find(element, "[data-cell=text]"), text);
    const times = find(element, "[data-cell=count]");
    say(times, filled(times.dataset.text ?? "", { n: count }));
    sayIfAny(find(element, "[data-cell=where]"), where);
    say(find(element, "[data-cell=question]"), question);
    const select = /** @type {HTMLSelectElement} */ (find(element, "select"));
    const buttons = find(element, "[data-cell=choices]");
    const choices = [...word.choices, { id: "", text: this.leave }];
    show(buttons, choices.length <= FEW);
    show(select, choices.length > FEW);
    if (choices.length > FEW)
      offer(select, [...(answer === null ? [{ id: NOT_YET, text: this.choose }] : []), ...choices], answer ?? NOT_YET);
    else this.fillButtons(buttons, word, choices);
  }

  /**
   * @param {HTMLElement} place
   * @param {WordFound} word
   * @param {{ id: string, text: string }[]} choices
   */
  fillButtons(place, { id, answer }, choices) {
    lay(place, choices, {
      id: (choice) => choice.id,
      make: () => copy(this.choice),
      fill: (label, choice) => {
        const radio = /** @type {HTMLInputElement} */ (find(label, "input"));
        radio.name = `importing-${id}`;
        radio.value = choice.id;
        say(find(label, "span"), choice.text);
      },
    });
    for (const radio of /** @type {HTMLInputElement[]} */ (all(place, "input"))) radio.checked = radio.value === answer;
  }
}

/** @param {WordFound} word */
function isOpen({ doubt, answer }) {
  return doubt || answer === null;
}
