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
import { all, copy, find, part, quoted, say, show } from "../dom.js";
import { today } from "../branch/transfer.js";
import { markCovered } from "./carried.js";
import { Completeness } from "./completeness.js";
import { byMonths, Days, isDay, newestFirst } from "./days.js";
import { EntryDialog, fieldName } from "./entry.js";
import { Overview } from "./overview.js";
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
    /** @type {number | null} the place of what the dialog has saved since it was opened */
    this.saved = null;
    /** @type {Set<number>} places of what was just entered */
    this.fresh = new Set();
    /** @type {Map<string, string>} the day that the engine reads in what stands in a row */
    this.dayTexts = new Map();
    /** What the engine was last asked to look at. */
    this.looked = "";
    const year = () => String(host.sheet().year ?? "");
    this.days = new Days(this.root.dataset.lang ?? "", year);
    this.entry = new EntryDialog(this.root, {
      rows: () => this.ledger.rows,
      year,
      said: (day) => this.days.said(day),
      save: (entries, place) => this.put(entries, place),
      closed: () => this.closed(),
    });
    this.overview = new Overview(this.section);
    this.completeness = new Completeness(this.section, year, (activity) => this.called("activity", activity));
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
      set: (rows, activities) => this.setRows(rows, activities),
      back: (rows, message, values) => this.goBack(rows, message, values),
      handOver: host.openFile,
    });
    this.labels = labels(this.root);
    this.filter = /** @type {HTMLSelectElement} */ (part(this.section, "ledger-filter"));
    this.filter.addEventListener("change", () => this.list());
    this.section.addEventListener("input", (event) => this.take(/** @type {HTMLInputElement} */ (event.target)));
    this.overview.box.addEventListener("toggle", () => this.look());
    // On paper all of it stands.
    addEventListener("beforeprint", () => this.showAll());
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
    this.completeness.show([]);
    this.forget();
    this.list();
    this.look();
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
   * @param {Entry[]} entries one, where there is a place
   * @param {number | null} place
   * @returns {string} what was done
   */
  put(entries, place) {
    const before = this.ledger;
    const rows =
      place === null ? [...before.rows, ...entries] : before.rows.map((row, each) => (each === place ? entries[0] : row));
    const places = place === null ? entries.map((_, each) => before.rows.length + each) : [place];
    this.set({ ...before, rows });
    this.fresh = new Set(place === null ? places : []);
    if (place === null) this.askAbout(entries[0], before.rows);
    this.list();
    const message = entries.length > 1 ? "entries_saved" : "entry_saved";
    const done = [this.message(message), ...this.named(entries, places)].join(" · ");
    if (entries.length > 1) this.keep(before, message);
    else say(part(this.section, "ledger-message"), done);
    this.saved = places[0];
    return done;
  }

  /** The dialog gives the focus back to the button that opened it: whoever saved something goes on where it stands now. */
  closed() {
    const { saved } = this;
    this.saved = null;
    if (saved === null) return;
    if (this.before) this.action("ledger-restore").focus();
    else this.reveal(saved);
  }

  /**
   * An entry as it is told: which it is, and of what.
   * @param {Entry[]} entries
   * @param {number[]} places
   */
  named([entry, ...more], [place]) {
    if (more.length) return [];
    const day = this.dayOf(entry);
    return [this.numbered(place), day ? this.days.said(day) : "", this.called("activity", entry.activity)].filter(Boolean);
  }

  /** @param {number} place */
  numbered(place) {
    return (this.rowPattern ?? "").replace("{number}", String(place + 1));
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

  // — whether all of an activity is here

  /**
   * With the first of its kind the question comes up.
   * @param {Entry} entry
   * @param {Entry[]} before
   */
  askAbout({ activity }, before) {
    if (!before.some((row) => row.activity === activity)) this.askComplete([activity]);
  }

  /**
   * Asks whether the ledger has all of these activities: once, where the entries are.
   * @param {string[]} activities
   */
  askComplete(activities) {
    const { covers } = this.ledger;
    this.completeness.ask(activities.filter((each) => this.boxOf(each) && !covers.includes(each)));
    this.completeness.stand(null);
  }

  /** All are here: of what is asked about now. */
  allHere() {
    const { asked } = this.completeness;
    this.completeness.show([]);
    this.confirmAll(asked);
  }

  /** Not all: whoever says so goes on with the next one. */
  notAll() {
    this.completeness.decline();
    this.action("ledger-add").focus();
  }

  /** @param {string[]} activities */
  confirmAll(activities) {
    const before = this.ledger;
    const ledger = this.ledger;
    for (const activity of activities) {
      const box = this.boxOf(activity);
      if (!box) continue;
      box.checked = true;
      ledger.covers = [...ledger.covers.filter((each) => each !== activity), activity];
      markCovered(ledger, box);
    }
    this.set(ledger);
    this.keep(before, "confirmed_done");
  }

  /**
   * Says it, or takes it back, at the requirement that it decides.
   * @param {HTMLElement} button
   */
  confirmAt(button) {
    this.pressed = button.closest("[data-requirement]")?.id;
    find(this.root, `[data-confirm=${quoted(button.dataset.confirms ?? "")}] input`).click();
  }

  /** What was pressed is gone: whoever pressed it goes on at its counterpart, in the same place. */
  goOn() {
    const box = this.pressed ? document.getElementById(this.pressed) : null;
    this.pressed = "";
    if (document.activeElement !== document.body) return;
    const counterpart = box?.querySelector("[data-action=ledger-confirm], [data-action=ledger-unconfirm]:not([hidden])");
    /** @type {HTMLElement | null | undefined} */ (counterpart)?.focus();
  }

  /**
   * @param {string | undefined} activity
   * @returns {HTMLInputElement | undefined}
   */
  boxOf(activity) {
    return this.inputs("[data-ledger-covers]").find((box) => box.value === activity);
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
    this.fresh.clear();
    show(this.action("ledger-restore"), false);
    say(part(this.section, "ledger-message"), "");
  }

  /**
   * @param {string} name
   * @param {Record<string, number>} [values]
   */
  tell(name, values = {}) {
    say(part(this.section, "ledger-message"), filled(this.message(name), values));
  }

  /** @param {string} name */
  message(name) {
    return find(this.root, `[data-message=${name}]`).textContent ?? "";
  }

  // — the list

  /** By months, the newest first. */
  list() {
    const { rows } = this.ledger;
    this.count(rows);
    const { wanted, counts } = this.wanted();
    const place = part(this.section, "ledger-rows");
    const focused = place.contains(document.activeElement) && document.activeElement?.closest("[data-place]")?.id;
    this.completeness.stand(null);
    const groups = byMonths(wanted.slice(0, this.shown), (each) => this.dayOf(rows[each]));
    place.replaceChildren(...groups.map((group) => this.month(group, rows, counts.get(group.month) ?? 0)));
    show(this.action("ledger-more"), wanted.length > this.shown);
    const first = Math.min(...this.fresh);
    this.completeness.stand(document.getElementById(`ledger-row-${first + 1}`));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  /** The places to be shown in their order, and how many there are of each month. */
  wanted() {
    const { rows } = this.ledger;
    const places = rows.map((_, place) => place).filter((place) => [rows[place].activity, ""].includes(this.filter.value));
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const place of places) {
      const month = this.dayOf(rows[place]).slice(0, 7);
      counts.set(month, (counts.get(month) ?? 0) + 1);
    }
    return { wanted: newestFirst(places, (place) => this.dayOf(rows[place])), counts };
  }

  /**
   * @param {{ month: string, places: number[] }} group
   * @param {Entry[]} rows
   * @param {number} count of all in the month, laid out or not
   */
  month({ month, places }, rows, count) {
    const element = copy(part(this.root, "entries-of-month"));
    say(find(element, "[data-cell=month]"), month ? this.days.said(month) : part(this.section, "ledger-rows").dataset.undated);
    say(find(element, "[data-cell=count]"), count);
    find(element, "ul").replaceChildren(...places.map((place) => this.item(rows[place], place)));
    return element;
  }

  /**
   * The day or month of an entry; empty where it has none, or the engine has not read it yet.
   * @param {Entry} entry
   */
  dayOf({ date = "" }) {
    const text = String(date).trim();
    return isDay(text) ? text : (this.dayTexts.get(text) ?? "");
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
    const used = entries || covers.length > 0;
    if (used && !this.used) this.overview.box.open = true;
    this.used = used;
    this.section.toggleAttribute("data-used", used);
    show(part(this.section, "ledger-people"), used || since !== "" || Object.keys(people).length > 0);
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
    const number = find(element, "[data-cell=number]");
    this.rowPattern = number.dataset.pattern;
    say(number, this.numbered(place));
    element.toggleAttribute("data-fresh", this.fresh.has(place));
    show(find(element, "[data-cell=fresh]"), this.fresh.has(place));
    this.fillEntry(element, row);
    this.remark(element, place);
    return element;
  }

  /**
   * @param {HTMLElement} element
   * @param {Entry} row
   */
  fillEntry(element, row) {
    const day = this.dayOf(row);
    say(find(element, "[data-cell=date]"), day ? this.days.said(day) : row.date);
    say(find(element, "[data-cell=activity]"), this.called("activity", row.activity));
    const rest = Object.entries(row).filter(([column, value]) => !["date", "activity"].includes(column) && value);
    find(element, "[data-cell=rest]").replaceChildren(
      ...rest.map(([column, value]) => pair(this.nameOf(column, row.activity), this.called(column, value))),
    );
  }

  /**
   * @param {string} column
   * @param {string} activity
   */
  nameOf(column, activity) {
    const label = this.root.querySelector(`label[for=${quoted(`entry-${column}`)}]`);
    return label ? fieldName(/** @type {HTMLElement} */ (label), activity) : column;
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
      this.shown = Math.max(this.shown, this.wanted().wanted.indexOf(place) + 1);
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
    this.look();
  }

  /** Has the ledger looked at as a whole, where something that decides has changed: months by activities, and the days of rows. */
  async look() {
    const { ledger, year, branch } = this.host.sheet();
    const asked = JSON.stringify([ledger, year, branch, today()]);
    if (asked === this.looked || !(this.used || this.overview.box.open)) return;
    this.looked = asked;
    const { rows } = this.ledger;
    /** @type {import("../branch/types").OverviewReply | null} */
    const reply = await this.host.ask("ledger_overview", {}, { latest: true, needs: ["later"] });
    if (!reply?.ok) {
      if (this.looked === asked) this.looked = "";
      return;
    }
    this.overview.show(reply);
    this.readDays(rows, reply.days);
  }

  /**
   * @param {Entry[]} rows
   * @param {Record<string, string>} days
   */
  readDays(rows, days) {
    const found = new Map(Object.entries(days).map(([row, day]) => [String(rows[Number(row) - 1]?.date ?? "").trim(), day]));
    const foreign = new Map([...found].filter(([text]) => !isDay(text)));
    if (JSON.stringify([...foreign]) === JSON.stringify([...this.dayTexts])) return;
    this.dayTexts = foreign;
    this.list();
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

  /**
   * After an import: its entries are shown, and the question comes up whether all of their activities are here.
   * @param {Entry[]} rows
   * @param {string[]} activities
   */
  setRows(rows, activities) {
    this.set({ ...this.ledger, rows });
    this.list();
    this.askComplete(activities);
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

  showAll() {
    this.shown = Number.POSITIVE_INFINITY;
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
    this.entry.add({ activity: this.filter.value });
  }

  /**
   * Fills a gap of the overview.
   * @param {HTMLElement} button
   */
  addAt({ dataset: { activity = "", day = "" } }) {
    this.entry.add({ activity, date: day });
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
