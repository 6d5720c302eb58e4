// @ts-check
/**
 * The ledger on the page: its entries, which activities are complete in it, and the people who are counted one by one.
 * What the entries mean is the engine's business; this shows what it says about each.
 *
 * @typedef {import("../branch/types").Sheet} Sheet
 * @typedef {import("../branch/types").Ledger} Ledger
 * @typedef {import("../branch/types").Entry} Entry
 * @typedef {import("../branch/types").ScoreReply} ScoreReply
 */
import { all, copy, find, part, say, show } from "../dom.js";
import { markCovered } from "./carried.js";
import { EntryDialog } from "./entry.js";
import { Roster } from "./roster.js";
import { ledgerOf, setLedger } from "../branch/sheet.js";
import { ImportDoor } from "./importing/door.js";
import { filled } from "./importing/keyed.js";

/** So many entries are laid out at first, and at each further press: a year of a large branch has two thousand. */
const AT_ONCE = 50;

/** A problem's place in the ledger: which row, counted from 0. */
const ROW = /^ledger\.rows\[(\d+)\]/;

/**
 * @typedef {object} Host what the ledger needs of the form around it
 * @property {HTMLElement} root
 * @property {() => Sheet} sheet
 * @property {() => void} changed
 * @property {import("./importing/conversation.js").Ask} ask
 * @property {(file: File) => unknown} openFile a branch's file
 */

export class LedgerForm {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    this.root = host.root;
    this.section = part(this.root, "ledger");
    this.shown = AT_ONCE;
    /** @type {Ledger | null} the ledger before the last step that took something away */
    this.before = null;
    /** @type {Map<number, { text: string, wrong: boolean }[]>} what the engine said about each row */
    this.remarks = new Map();
    this.entry = new EntryDialog(this.root, (entry, place) => this.put(entry, place));
    this.roster = new Roster({
      root: this.root,
      people: () => this.ledger.people,
      set: (people) => this.set({ ...this.ledger, people }),
      ask: host.ask,
    });
    this.door = new ImportDoor({
      root: this.root,
      ask: host.ask,
      rows: () => this.ledger.rows,
      describe: (entry) => this.described(entry),
      set: (rows) => this.setRows(rows),
      back: (rows, message, values) => this.goBack(rows, message, values),
      handOver: host.openFile,
    });
    this.labels = labels(this.root);
    this.filter = /** @type {HTMLSelectElement} */ (part(this.section, "ledger-filter"));
    this.filter.addEventListener("change", () => this.list());
    this.section.addEventListener("input", (event) => this.take(/** @type {HTMLInputElement} */ (event.target)));
  }

  get ledger() {
    return ledgerOf(this.host.sheet());
  }

  /** What a person ticked or typed here before this script was there. */
  takeEarly() {
    const early = this.inputs("[data-ledger-covers], [data-ledger-field]");
    for (const field of early) if (field.type === "checkbox" ? field.checked : field.value) this.take(field);
  }

  /** Shows the ledger of the present sheet. */
  fill() {
    const { covers, people, since } = this.ledger;
    for (const box of this.inputs("[data-ledger-covers]")) box.checked = covers.includes(box.value);
    this.inputs("[data-ledger-field]")[0].value = since;
    /** @type {HTMLDetailsElement} */ (part(this.section, "ledger-people")).open ||= since !== "" || Object.keys(people).length > 0;
    this.roster.fill();
    this.door.fill();
    this.forget();
    this.list();
  }

  /** Whether something was typed into a dialog that would be lost. */
  isDirty() {
    return this.entry.isDirty() || this.roster.isDirty() || this.door.isDirty();
  }

  // — changes

  /**
   * What a person typed or ticked beside the entries.
   * @param {HTMLInputElement} field
   */
  take(field) {
    const ledger = this.ledger;
    if (field.dataset.ledgerField) {
      ledger.since = field.value.trim();
    } else if ("ledgerCovers" in field.dataset) {
      const ticked = this.inputs("[data-ledger-covers]")
        .filter((box) => box.checked)
        .map((box) => box.value);
      const others = ledger.covers.filter((each) => !this.inputs("[data-ledger-covers]").some((box) => box.value === each));
      ledger.covers = [...ticked, ...others];
      markCovered(ledger, field);
    } else {
      return;
    }
    this.set(ledger);
  }

  /**
   * @param {Entry} entry
   * @param {number | null} place
   */
  put(entry, place) {
    const ledger = this.ledger;
    if (place === null) ledger.rows.push(entry);
    else ledger.rows[place] = entry;
    this.set(ledger);
    this.list();
    this.reveal(place ?? ledger.rows.length - 1);
  }

  /** @param {number} place */
  remove(place) {
    const ledger = this.ledger;
    const before = { ...ledger, rows: [...ledger.rows] };
    ledger.rows.splice(place, 1);
    this.set(ledger);
    this.keep(before, "entry_removed");
  }

  clear() {
    const before = this.ledger;
    this.set({ ...before, rows: [] });
    this.keep(before, "ledger_cleared");
  }

  restore() {
    if (!this.before) return;
    this.set(this.before);
    this.fill();
    this.tell("restored");
  }

  /** @param {Ledger} ledger */
  set(ledger) {
    setLedger(this.host.sheet(), ledger);
    this.forget();
    this.host.changed();
  }

  /**
   * After a step that took something away: says so, and offers the way back until something else is changed here.
   * @param {Ledger} before
   * @param {string} message
   * @param {Record<string, number>} [values]
   */
  keep(before, message, values) {
    this.list();
    this.tell(message, values);
    this.before = before;
    show(this.action("ledger-restore"), true);
    this.action("ledger-restore").focus();
  }

  forget() {
    this.before = null;
    show(this.action("ledger-restore"), false);
    say(part(this.section, "ledger-message"), "");
  }

  /**
   * @param {string} name
   * @param {Record<string, number>} [values]
   */
  tell(name, values = {}) {
    say(part(this.section, "ledger-message"), filled(find(this.root, `[data-message=${name}]`).textContent ?? "", values));
  }

  // — the list

  /** Newest first: what was just entered stands under the button that entered it. */
  list() {
    const { rows } = this.ledger;
    this.count(rows);
    const wanted = rows
      .map((_, place) => place)
      .filter((place) => !this.filter.value || rows[place].activity === this.filter.value);
    wanted.reverse();
    part(this.section, "ledger-rows").replaceChildren(...wanted.slice(0, this.shown).map((place) => this.item(rows[place], place)));
    show(this.action("ledger-more"), wanted.length > this.shown);
  }

  /** @param {Entry[]} rows */
  count(rows) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const row of rows) counts.set(String(row.activity ?? ""), (counts.get(String(row.activity ?? "")) ?? 0) + 1);
    say(part(this.section, "ledger-count"), rows.length);
    for (const place of all(this.section, "[data-ledger-count]")) say(place, counts.get(place.dataset.ledgerCount ?? "") ?? "");
    show(part(this.section, "ledger-list"), rows.length > 0);
    this.showDetails(rows.length > 0);
    show(this.action("ledger-clear"), rows.length > 0);
    this.offerFilters([...counts.keys()].filter(Boolean));
  }

  /**
   * Nobody without a ledger need read past two dozen boxes; once there, they stay.
   * @param {boolean} entries
   */
  showDetails(entries) {
    const { covers, people, since } = this.ledger;
    const used = entries || covers.length > 0 || since !== "" || Object.keys(people).length > 0;
    show(part(this.section, "ledger-covers"), used);
    show(part(this.section, "ledger-people"), used);
  }

  /** @param {string[]} activities */
  offerFilters(activities) {
    const chosen = this.filter.value;
    this.filter.length = 1;
    for (const name of activities) this.filter.append(new Option(this.called("activity", name), name));
    this.filter.value = activities.includes(chosen) ? chosen : "";
  }

  /**
   * @param {Entry} row
   * @param {number} place
   */
  item(row, place) {
    const element = copy(part(this.root, "entry"));
    element.dataset.place = String(place);
    element.id = `ledger-row-${place + 1}`;
    say(find(element, "[data-cell=number]"), place + 1);
    this.fillEntry(element, row);
    this.remark(element, place);
    return element;
  }

  /**
   * @param {HTMLElement} element
   * @param {Entry} row
   */
  fillEntry(element, row) {
    say(find(element, "[data-cell=date]"), row.date);
    say(find(element, "[data-cell=activity]"), this.called("activity", row.activity));
    const rest = Object.entries(row).filter(([column, value]) => !["date", "activity"].includes(column) && value);
    find(element, "[data-cell=rest]").replaceChildren(
      ...rest.map(([column, value]) => pair(this.labels.get(column) ?? column, this.called(column, value))),
    );
  }

  /**
   * A chosen value in the page's words, anything else as it was typed.
   * @param {string} column
   * @param {string} [value]
   */
  called(column, value = "") {
    return this.labels.get(`${column}=${value}`) ?? String(value);
  }

  /**
   * Brings an entry into view, whatever was filtered or not laid out yet.
   * @param {number} place
   */
  reveal(place) {
    const id = `ledger-row-${place + 1}`;
    if (!document.getElementById(id)) {
      this.filter.value = "";
      this.shown = Math.max(this.shown, this.ledger.rows.length - place);
      this.list();
    }
    const element = document.getElementById(id);
    element?.scrollIntoView({ block: "nearest" });
    element?.focus({ preventScroll: true });
  }

  // — what the engine says

  /** @param {ScoreReply} reply */
  showReply(reply) {
    this.remarks = new Map();
    for (const problem of reply.problems) {
      const found = ROW.exec(problem.path);
      if (found) this.note(Number(found[1]), problem.text, true);
    }
    for (const { row, text } of reply.rows ?? []) this.note(row - 1, text, false);
    this.roster.showProblems(reply.problems);
    for (const element of all(part(this.section, "ledger-rows"), "[data-place]"))
      this.remark(element, Number(element.dataset.place));
  }

  /**
   * @param {number} place
   * @param {string} text
   * @param {boolean} wrong whether the row cannot count because of it
   */
  note(place, text, wrong) {
    this.remarks.set(place, [...(this.remarks.get(place) ?? []), { text, wrong }]);
  }

  /**
   * @param {HTMLElement} element
   * @param {number} place
   */
  remark(element, place) {
    const notes = (this.remarks.get(place) ?? []).map(({ text, wrong }) => {
      const line = document.createElement("p");
      line.className = wrong ? "wh-problem" : "wh-hint";
      line.textContent = text;
      return line;
    });
    find(element, "[data-cell=remarks]").replaceChildren(...notes);
    element.toggleAttribute(
      "data-wrong",
      notes.some((line) => line.className === "wh-problem"),
    );
  }

  // — files

  /** @param {Entry[]} rows */
  setRows(rows) {
    this.set({ ...this.ledger, rows });
    this.list();
  }

  /**
   * @param {Entry[]} rows
   * @param {string} message
   * @param {Record<string, number>} values
   */
  goBack(rows, message, values) {
    const before = this.ledger;
    this.set({ ...before, rows });
    this.keep(before, message, values);
  }

  /**
   * An entry that is only looked at.
   * @param {Entry} entry
   */
  described(entry) {
    const element = copy(part(this.root, "importing-entry"));
    this.fillEntry(element, entry);
    return element;
  }

  // — small steps

  more() {
    this.shown += AT_ONCE;
    this.list();
  }

  /** @param {string} selector */
  inputs(selector) {
    return /** @type {HTMLInputElement[]} */ (all(this.section, selector));
  }

  /** @param {string} name */
  action(name) {
    return find(this.section, `[data-action=${name}]`);
  }

  add() {
    this.entry.open(this.filter.value ? { activity: this.filter.value } : {}, null);
  }

  /** @param {HTMLElement} button */
  edit(button) {
    const place = placeOf(button);
    this.entry.open(this.ledger.rows[place], place);
  }
}

/**
 * What the page calls columns, by "column", and the choices in them, by "column=value".
 * @param {HTMLElement} root
 * @returns {Map<string, string>}
 */
function labels(root) {
  const found = new Map();
  for (const field of all(part(root, "entry-dialog"), "[data-entry-field]")) {
    const column = field.dataset.entryField ?? "";
    found.set(column, find(field, "label").textContent ?? "");
    for (const option of /** @type {HTMLOptionElement[]} */ (all(field, "option")))
      found.set(`${column}=${option.value}`, option.text);
  }
  return found;
}

/**
 * @param {string} name
 * @param {string} value
 */
function pair(name, value) {
  const row = document.createElement("div");
  row.append(document.createElement("dt"), document.createElement("dd"));
  say(row.children[0], name);
  say(row.children[1], value);
  return row;
}

/** @param {HTMLElement} inside an entry of the list */
export function placeOf(inside) {
  return Number(/** @type {HTMLElement} */ (inside.closest("[data-place]")).dataset.place);
}
