// @ts-check
/**
 * The roster on the page: the people who are counted one by one, each once, with offices. People of an earlier file are shown as a list
 * by the engine, and stay in the file as they were until something about them is changed.
 *
 * @typedef {import("../branch/types").Person} Person
 * @typedef {import("../branch/types").Tenure} Tenure
 * @typedef {import("../branch/types").Ledger} Ledger
 * @typedef {import("../branch/types").Problem} Problem
 */
import { all, copy, fillList, find, part, say, show } from "../dom.js";
import { PastedList } from "./pasted-list.js";
import { PersonDialog, tenures } from "./person.js";

/** A problem's place on the roster: whose it is, counted from 0. */
const PERSON = /^ledger\.people\[(\d+)\]/;
const LATER = /** @type {const} */ ({ needs: ["later"] });

/**
 * @typedef {object} Host
 * @property {HTMLElement} root
 * @property {() => Ledger["people"]} people as the ledger has them
 * @property {(people: Person[]) => void} set
 * @property {(op: string, more: Record<string, unknown>, how?: { latest?: boolean, needs?: readonly import("../types").Library[] }) => Promise<any>} ask
 */

export class Roster {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    this.root = host.root;
    this.section = part(this.root, "roster");
    /** @type {Person[] | null} null while the people of an earlier file are still to be read */
    this.persons = [];
    /** @type {Person[] | null} those before the last step that took something away */
    this.before = null;
    /** @type {Problem[]} */
    this.problems = [];
    this.offices = options(this.root);
    this.person = new PersonDialog(this.root, (person, place) => this.put(person, place));
    this.pasted = new PastedList(this.root, {
      read: (text) => this.host.ask("roster", { people: this.persons, text }, { latest: true, ...LATER }),
      item: (person) => this.item(person),
      take: (people) => this.taken(people),
    });
  }

  isDirty() {
    return this.person.isDirty() || this.pasted.isDirty();
  }

  /** Shows those of the present ledger. */
  async fill() {
    const people = this.host.people();
    this.forget();
    fillList(part(this.section, "roster-said"), []);
    this.persons = Array.isArray(people) ? people.map(whole) : Object.keys(people).length ? null : [];
    this.list();
    if (this.persons) return;
    const reply = await this.host.ask("roster", { people }, LATER);
    if (!reply?.ok || this.persons || this.host.people() !== people) return;
    this.persons = reply.people;
    fillList(part(this.section, "roster-said"), reply.sentences);
    this.list();
  }

  // — changes

  /** @param {Person[]} people */
  set(people) {
    this.persons = people;
    this.host.set(people);
    this.forget();
    this.list();
  }

  /**
   * @param {Person} person
   * @param {number | null} place
   */
  put(person, place) {
    const people = [...(this.persons ?? [])];
    people.splice(place ?? people.length, 1, person);
    this.set(people);
    this.reveal(place ?? people.length - 1);
  }

  /** @param {number} place */
  remove(place) {
    const before = this.persons ?? [];
    this.set(before.filter((_, each) => each !== place));
    this.keep(before, "person_removed");
  }

  /** @param {Person[]} people */
  taken(people) {
    const before = this.persons ?? [];
    this.set(people);
    this.keep(before, "paste_done");
  }

  restore() {
    if (!this.before) return;
    this.set(this.before);
    this.tell("roster_restored");
    this.action("roster-add").focus();
  }

  /**
   * @param {Person[]} before
   * @param {string} message
   */
  keep(before, message) {
    this.tell(message);
    this.before = before;
    show(this.action("roster-restore"), true);
    this.action("roster-restore").focus();
  }

  forget() {
    this.before = null;
    show(this.action("roster-restore"), false);
    say(part(this.section, "roster-message"), "");
  }

  /** @param {string} name */
  tell(name) {
    say(part(this.section, "roster-message"), find(this.root, `[data-message=${name}]`).textContent);
  }

  add() {
    this.person.open({ name: "" }, null);
  }

  /** @param {number} place */
  edit(place) {
    if (this.persons) this.person.open(this.persons[place], place);
  }

  // — the list

  list() {
    const persons = this.persons ?? [];
    part(this.section, "roster-persons").replaceChildren(...persons.map((person, place) => this.item(person, place)));
    say(part(this.section, "roster-count"), persons.length || "");
    show(part(this.section, "roster-empty"), this.persons?.length === 0);
    show(part(this.section, "roster-waiting"), this.persons === null);
    for (const name of ["roster-add", "roster-paste"]) show(this.action(name), this.persons !== null);
  }

  /**
   * @param {Person} person
   * @param {number} [place] none where it is only to be looked at
   */
  item(person, place) {
    const element = copy(part(this.root, "person"));
    say(find(element, "[data-cell=name]"), person.name);
    const membership = this.dated(this.section.dataset.membership, person);
    fillList(find(element, "[data-cell=offices]"), [
      ...(person.from || person.to ? [membership] : []),
      ...tenures(person).map((each) => this.dated(this.said(each), each)),
    ]);
    if (place === undefined) {
      find(element, "[data-cell=actions]").remove();
      return element;
    }
    element.dataset.place = String(place);
    element.id = `roster-person-${place + 1}`;
    for (const button of all(element, "[data-named]"))
      button.setAttribute("aria-label", [button.textContent, person.name].join(" "));
    this.remark(element, place);
    return element;
  }

  /**
   * An office, and what has to be said with it under its own name: which group, whom, why.
   * @param {Tenure} tenure
   */
  said({ office, of }) {
    const option = this.offices.find((each) => each.value === office);
    return [option?.text ?? office, of && [option?.dataset.of, of].filter(Boolean).join(": ")].filter(Boolean).join(" · ");
  }

  /**
   * @param {string | undefined} what
   * @param {{ from?: string, to?: string }} days
   */
  dated(what, { from, to }) {
    const { since = "", until = "" } = this.section.dataset;
    return [what, from && since.replace("{day}", from), to && until.replace("{day}", to)].filter(Boolean).join(" · ");
  }

  /** @param {number} place */
  reveal(place) {
    const element = document.getElementById(`roster-person-${place + 1}`);
    element?.scrollIntoView({ block: "nearest" });
    element?.focus({ preventScroll: true });
  }

  // — what the engine says

  /** @param {Problem[]} problems */
  showProblems(problems) {
    this.problems = problems;
    for (const element of all(part(this.section, "roster-persons"), "[data-place]"))
      this.remark(element, Number(element.dataset.place));
  }

  /**
   * @param {HTMLElement} element
   * @param {number} place
   */
  remark(element, place) {
    const texts = this.problems.filter((each) => PERSON.exec(each.path)?.[1] === String(place)).map((each) => each.text);
    fillList(find(element, "[data-cell=remarks]"), texts, "p");
    element.toggleAttribute("data-wrong", texts.length > 0);
  }

  /** @param {string} name */
  action(name) {
    return find(this.section, `[data-action=${name}]`);
  }
}

/**
 * A line of the list that is none is a name: it is seen, and nothing of it is lost.
 * @param {unknown} line
 * @returns {Person}
 */
function whole(line) {
  if (typeof line !== "object" || line === null || Array.isArray(line)) return { name: String(line) };
  return /** @type {Person} */ (line);
}

/** @param {HTMLElement} root */
function options(root) {
  const select = /** @type {HTMLTemplateElement} */ (part(root, "tenure")).content.querySelector("select");
  return Array.from(/** @type {HTMLSelectElement} */ (select).options);
}
