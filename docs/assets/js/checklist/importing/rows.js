// @ts-check
/**
 * The last step: what will be in the ledger, month by month; then the rows, those first that need a look. What can be mended is mended here.
 *
 * @typedef {import("../../branch/types").Entry} Entry
 * @typedef {import("./types").LedgerPlan} LedgerPlan
 * @typedef {import("./types").RowAnswer} RowAnswer
 * @typedef {import("./types").RowFound} RowFound
 * @typedef {import("./types").Take} Take
 *
 * @typedef {object} Host
 * @property {(row: string, answer: RowAnswer) => unknown} decide
 * @property {(rows: string[], take: Take) => unknown} decideAll
 * @property {(entry: Entry) => HTMLElement} describe
 */
import { all, copy, fillList, find, part, say, show } from "../../dom.js";
import { filled, lay, sayIfAny } from "./keyed.js";
import { fillGrid } from "./month-grid.js";

/** So many rows of a group are laid out at first, and at each further press. */
const AT_ONCE = 50;

/** Those of which a person has to say something, or may. */
const TO_LOOK_AT = ["wrong", "doubt", "similar"];

export class RowsStep {
  /**
   * @param {HTMLElement} section
   * @param {Host} host
   */
  constructor(section, host) {
    this.section = section;
    this.host = host;
    this.template = part(section, "importing-row");
    this.cell = part(section, "importing-cell");
    this.groups = all(section, "[data-group]").map((element) => new Group(element, (list, rows) => this.lay(list, rows)));
    /** @type {Set<string>} rows that needed a look since the step was opened: they stay where they are when they have had it */
    this.looked = new Set();
    section.addEventListener("change", (event) => this.changed(/** @type {HTMLInputElement} */ (event.target)));
    this.all = part(section, "importing-all");
    /** @type {string[]} rows of which there is only to say whether they are added */
    this.doubtful = [];
    for (const button of all(this.all, "[data-all]"))
      button.addEventListener("click", () => host.decideAll(this.doubtful, /** @type {Take} */ (button.dataset.all)));
    section.addEventListener("keydown", (event) => {
      const field = /** @type {HTMLInputElement} */ (event.target);
      if (event.key === "Enter" && field.dataset.column) this.changed(field);
    });
  }

  enter() {
    this.looked.clear();
    for (const group of this.groups) group.enter();
  }

  /** @param {LedgerPlan} reply */
  show({ rows, grid, sentences, left, add, replace }) {
    for (const row of rows) if (TO_LOOK_AT.includes(row.state)) this.looked.add(row.id);
    fillGrid(part(this.section, "importing-grid"), grid);
    show(part(this.section, "importing-grid"), grid.rows.length > 0);
    fillList(part(this.section, "importing-sentences"), sentences);
    fillList(part(this.section, "importing-left-list"), left);
    show(part(this.section, "importing-left"), left.length > 0);
    this.doubtful = rows.filter(({ state }) => state === "doubt").map(({ id }) => id);
    show(this.all, this.doubtful.length > 1);
    const unlisted = add.length + replace.length - rows.filter(willBeIn).length;
    for (const group of this.groups)
      group.show(
        rows.filter((row) => this.groupOf(row) === group.name),
        group.name === "new" ? unlisted : 0,
      );
  }

  /** @param {RowFound} row */
  groupOf({ id, state }) {
    return this.looked.has(id) ? "look" : state;
  }

  /** @param {HTMLInputElement} field */
  changed(field) {
    const row = /** @type {HTMLElement | null} */ (field.closest("li[data-id]"))?.dataset.id;
    if (row === undefined) return;
    if (field.dataset.column) {
      if (field.value === field.dataset.told) return;
      field.dataset.told = field.value;
      this.host.decide(row, { cells: { [field.dataset.column]: field.value } });
    } else {
      this.host.decide(row, { take: /** @type {Take} */ (field.value) });
    }
  }

  // — rows

  /**
   * @param {HTMLElement} list
   * @param {RowFound[]} rows
   */
  lay(list, rows) {
    lay(list, rows, {
      id: (row) => row.id,
      make: () => copy(this.template),
      fill: (element, row) => this.fill(element, row),
    });
  }

  /**
   * @param {HTMLElement} element
   * @param {RowFound} row
   */
  fill(element, row) {
    element.dataset.state = row.state;
    element.dataset.take = row.take;
    for (const word of all(element, "[data-when]")) show(word, word.dataset.when === row.state);
    say(find(element, "[data-cell=place]"), row.place);
    this.fillEntries(element, row);
    fillList(find(element, "[data-cell=notes]"), row.notes);
    this.fillCells(find(element, "[data-cell=cells]"), row);
    this.fillTakes(find(element, "[data-cell=takes]"), row);
  }

  /**
   * The entry of the file, and the one of the ledger that it may be.
   * @param {HTMLElement} element
   * @param {RowFound} row
   */
  fillEntries(element, { entry, beside, state }) {
    find(element, "[data-cell=entry]").replaceChildren(this.host.describe(entry));
    const other = find(element, "[data-cell=beside]");
    const isCompared = beside !== null && state !== "same";
    show(other, isCompared);
    show(find(element, "[data-cell=file]"), isCompared);
    if (!beside || !isCompared) return;
    const name = find(other, "[data-text]");
    say(name, filled(name.dataset.text ?? "", { n: beside.number }));
    find(other, "[data-cell=other]").replaceChildren(this.host.describe(beside.entry));
  }

  /**
   * @param {HTMLElement} place
   * @param {RowFound} row
   */
  fillCells(place, { id, cells }) {
    show(place, cells.length > 0);
    lay(place, cells, {
      id: (cell) => cell.column,
      make: () => copy(this.cell),
      fill: (element, { column, label, text, problem }) => {
        const field = /** @type {HTMLInputElement} */ (find(element, "input"));
        const why = find(element, "[data-cell=problem]");
        field.dataset.column = column;
        // What is being typed is not taken out of somebody's hands.
        if (document.activeElement !== field || field.value === field.dataset.told) {
          field.value = text;
          field.dataset.told = text;
        }
        field.setAttribute("aria-invalid", String(problem !== ""));
        why.id = `importing-${id}-${column}`;
        field.setAttribute("aria-describedby", why.id);
        say(find(element, "[data-cell=label]"), label);
        sayIfAny(why, problem);
      },
    });
  }

  /**
   * Only what can be chosen for a row of this state.
   * @param {HTMLElement} place
   * @param {RowFound} row
   */
  fillTakes(place, { id, state, take }) {
    let any = false;
    for (const label of all(place, "label")) {
      const radio = /** @type {HTMLInputElement} */ (find(label, "input"));
      const offered = (label.dataset.for ?? "").split(" ").includes(state);
      radio.name = `importing-take-${id}`;
      radio.checked = offered && radio.value === take;
      show(label, offered);
      any ||= offered;
    }
    show(place, any);
  }
}

/** @param {RowFound} row */
function willBeIn({ state, take }) {
  return state === "new" || (take !== "skip" && TO_LOOK_AT.includes(state) && state !== "wrong");
}

/** Rows of one kind, folded away where nobody need look at them, and laid out when somebody does. */
class Group {
  /**
   * @param {HTMLElement} element
   * @param {(list: HTMLElement, rows: RowFound[]) => void} layRows
   */
  constructor(element, layRows) {
    this.element = /** @type {HTMLDetailsElement} */ (element);
    this.name = element.dataset.group ?? "";
    this.layRows = layRows;
    this.list = find(element, "ul");
    this.more = find(element, "[data-more]");
    this.cut = find(element, "[data-cell=cut]");
    this.opens = this.element.open;
    this.shown = AT_ONCE;
    /** @type {RowFound[]} */
    this.rows = [];
    element.addEventListener("toggle", () => this.lay());
    this.more.addEventListener("click", () => this.showMore());
  }

  enter() {
    this.shown = AT_ONCE;
    this.element.open = this.opens;
  }

  /**
   * @param {RowFound[]} rows
   * @param {number} unlisted how many more there are, which the engine does not list
   */
  show(rows, unlisted) {
    this.rows = rows;
    show(this.element, rows.length > 0);
    say(find(this.element, "[data-cell=count]"), rows.length + unlisted);
    sayIfAny(this.cut, unlisted > 0 ? filled(this.cut.dataset.text ?? "", { n: unlisted }) : "");
    this.lay();
  }

  lay() {
    if (!this.element.open && !this.list.children.length) return;
    this.layRows(this.list, this.element.open ? this.rows.slice(0, this.shown) : []);
    show(this.more, this.element.open && this.rows.length > this.shown);
  }

  showMore() {
    const first = this.shown;
    this.shown += AT_ONCE;
    this.lay();
    /** @type {HTMLElement | undefined} */ (this.list.children[first])?.focus();
  }
}
