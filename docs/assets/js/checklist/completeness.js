// @ts-check
/**
 * Whether the ledger has all of an activity: asked once where entries begin, and never again in that year once it was said that it
 * has not.
 */
import { find, part, say, show } from "../dom.js";
import * as saved from "../saved.js";
import { area } from "../saved/stores.js";

export class Completeness {
  /**
   * @param {HTMLElement} section
   * @param {() => string} year the one assessed
   * @param {(activity: string) => string} called
   */
  constructor(section, year, called) {
    this.year = year;
    this.called = called;
    this.box = part(section, "ledger-ask");
    this.home = part(section, "ledger-ask-home");
    this.names = new Intl.ListFormat(document.documentElement.lang, { type: "conjunction" });
    /** @type {string[]} the activities that are being asked about */
    this.asked = [];
  }

  get key() {
    return `not-all.${saved.current()}.${this.year()}`;
  }

  /** @returns {string[]} activities of which it was said that not all are here yet */
  declined() {
    return (area().read(this.key) ?? "").split(" ").filter(Boolean);
  }

  /**
   * Asks about some more activities, each once.
   * @param {string[]} activities of which nobody has said that they are all here
   */
  ask(activities) {
    const declined = this.declined();
    const wanted = [...this.asked, ...activities].filter((each) => !declined.includes(each));
    this.show([...new Set(wanted)]);
  }

  /** Not all are here: asked no more. */
  decline() {
    area().write(this.key, [...new Set([...this.declined(), ...this.asked])].join(" "));
    this.show([]);
  }

  /**
   * @param {string[]} activities
   */
  show(activities) {
    this.asked = activities;
    const text = part(this.box, "ledger-ask-text");
    const names = this.names.format(activities.map(this.called));
    say(text, activities.length ? (text.dataset.pattern ?? "").replace("{activities}", names) : "");
    show(this.box, activities.length > 0);
  }

  /**
   * Stands at the entry that it is about, or where it always stands.
   * @param {HTMLElement | null} entry
   */
  stand(entry) {
    (entry ?? this.home).append(this.box);
  }

  focus() {
    find(this.box, "[data-action=ledger-all-here]").focus();
  }
}
