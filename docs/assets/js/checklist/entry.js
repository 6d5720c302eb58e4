// @ts-check
/**
 * The dialog for one entry of the ledger. It shows the fields of the activity chosen, and every other field that has something
 * in it; what was typed in another spelling, or came from a table, stays as it is. A new entry begins with what the last one said.
 *
 * @typedef {import("../branch/types").Entry} Entry
 * @typedef {ReturnType<import("./batch.js").Batch["typed"]>} Many
 */
import { all, find, part, say, show } from "../dom.js";
import { today } from "../branch/transfer.js";
import { AskingDialog } from "./asking-dialog.js";
import { Batch } from "./batch.js";
import { asLastTime } from "./prefill.js";

const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

/**
 * @typedef {object} Host
 * @property {() => Entry[]} rows as they are
 * @property {() => string} year the one assessed
 * @property {(day: string) => string} said a day in words
 * @property {(entries: Entry[], place: number | null) => string} save with the place of an entry that was there before; says what was done
 * @property {() => void} closed
 */

export class EntryDialog extends AskingDialog {
  /**
   * @param {HTMLElement} root
   * @param {Host} host
   */
  constructor(root, host) {
    super(root, "entry");
    this.host = host;
    /** @type {number | null} */
    this.place = null;
    /** @type {Entry} */
    this.entry = {};
    /** What is filled in and was not typed. @type {Entry} */
    this.prefilled = {};
    this.batch = new Batch(this.dialog, host.year, host.said, () => this.showDate());
    this.cell("activity").addEventListener("change", () => {
      if (this.place === null) this.prefill();
      this.markPrefilled();
      this.showFields();
    });
    this.dialog.addEventListener("input", () => this.markPrefilled());
    this.dialog.addEventListener("close", () => this.dialog.open || host.closed());
  }

  /**
   * @param {Entry} entry
   * @param {number} place
   */
  open(entry, place) {
    this.begin(entry, place, `${place} ${JSON.stringify(entry)}`);
    this.cell("date").focus();
  }

  /**
   * A new one.
   * @param {{ activity?: string, date?: string }} [start] what is known of it
   */
  add({ activity = "", date = "" } = {}) {
    const day = today();
    this.begin({}, null, "new", { activity, date: date || (day.startsWith(`${this.host.year()}-`) ? day : "") });
    this.cell(this.cell("activity").value ? "date" : "activity").focus();
  }

  /**
   * @param {Entry} entry
   * @param {number | null} place null for a new one
   * @param {string} about
   * @param {Entry} [prefilled]
   */
  begin(entry, place, about, prefilled = {}) {
    this.place = place;
    this.about = about;
    say(part(this.dialog, "entry-saved"), "");
    say(part(this.dialog, "entry-number"), place === null ? "" : place + 1);
    show(part(this.dialog, "entry-new"), place === null);
    show(part(this.dialog, "entry-old"), place !== null);
    show(find(this.dialog, "[value=next]"), place === null);
    this.fill(entry, place === null ? prefilled : null);
    this.takeDraft(({ cells, many }) => {
      this.fill(cells);
      this.batch.fill(many);
    });
    this.show();
  }

  /**
   * @param {Entry} entry
   * @param {Entry | null} [prefilled] what a new one begins with
   */
  fill(entry, prefilled = null) {
    this.entry = entry;
    this.prefilled = { ...prefilled };
    this.batch.reset();
    show(this.batch.box, this.place === null && this.batch.isOffered());
    for (const field of this.cells()) {
      const name = field.dataset.cell ?? "";
      setValue(field, String(entry[name] ?? this.prefilled[name] ?? ""));
    }
    if (prefilled) this.prefill();
    this.markPrefilled();
    this.showFields();
    this.settle();
  }

  /** @override */
  focus() {
    this.cell("date").focus();
  }

  // — what is filled in already

  /** For another activity others are expected; what was typed stays. */
  prefill() {
    const activity = this.cell("activity").value;
    for (const [name, value] of Object.entries(asLastTime(this.host.rows(), activity))) {
      const field = this.cell(name);
      if (!["", this.prefilled[name]].includes(field.value)) continue;
      field.value = fits(field, activity) ? value : "";
      this.prefilled[name] = field.value;
    }
  }

  markPrefilled() {
    let any = false;
    for (const field of this.cells()) {
      const isIt = field.value !== "" && field.value === this.prefilled[field.dataset.cell ?? ""];
      field.toggleAttribute("data-prefilled", isIt);
      any ||= isIt && field.dataset.cell !== "activity";
    }
    show(part(this.dialog, "entry-prefilled"), any);
  }

  // — which fields there are

  showFields() {
    const activity = this.cell("activity").value;
    for (const place of all(this.dialog, "[data-entry-field]")) {
      const field = /** @type {HTMLInputElement} */ (find(place, "[data-cell]"));
      show(place, fits(field, activity) || field.value !== "");
      nameField(find(place, "label"), activity);
    }
    this.showDate();
  }

  /** Where several days are given, one is not. */
  showDate() {
    const date = this.cell("date");
    date.required = !this.batch.isOpen;
    show(/** @type {HTMLElement} */ (date.closest("[data-entry-field]")), !this.batch.isOpen);
  }

  // — saving

  /**
   * @override
   * @param {SubmitEvent} event
   */
  submit(event) {
    const more = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value === "next";
    const entry = this.cellsTaken();
    const days = this.batch.isOpen ? this.batch.days() : null;
    const done = this.host.save(days ? days.map((date) => ({ ...entry, date })) : [entry], this.place);
    this.asOpened = null;
    this.forgetDraft();
    show(part(this.dialog, "entry-draft"), false);
    if (!more) return;
    event.preventDefault();
    say(part(this.dialog, "entry-saved"), done);
    this.fill({}, { activity: entry.activity ?? "", date: entry.date ?? "" });
    this.cell("date").focus();
  }

  /** @override */
  taken() {
    return { cells: this.cellsTaken(), many: this.batch.typed() };
  }

  /** What the fields say; columns that the dialog does not know stay as they were. */
  cellsTaken() {
    const entry = { ...this.entry };
    for (const field of this.cells()) {
      const name = field.dataset.cell ?? "";
      const value = field.value.trim();
      if (value) entry[name] = value;
      else delete entry[name];
    }
    return entry;
  }

  cells() {
    return /** @type {HTMLInputElement[]} */ (all(this.dialog, "[data-cell]"));
  }

  /** @param {string} name */
  cell(name) {
    return /** @type {HTMLInputElement} */ (find(this.dialog, `[data-cell=${name}]`));
  }
}

/**
 * Whether an entry of the activity has the field.
 * @param {HTMLElement} field
 * @param {string} activity
 */
function fits(field, activity) {
  const place = /** @type {HTMLElement} */ (field.closest("[data-entry-field]"));
  return place.dataset.for === undefined || place.dataset.for.split(" ").includes(activity);
}

/**
 * Calls a field what it is called for the activity.
 * @param {HTMLElement} label
 * @param {string} activity
 */
function nameField(label, activity) {
  if (!label.dataset.labels) return;
  label.dataset.usual ??= label.textContent ?? "";
  say(label, fieldName(label, activity));
}

/**
 * @param {HTMLElement} label
 * @param {string} activity
 * @returns {string}
 */
export function fieldName(label, activity) {
  return JSON.parse(label.dataset.labels ?? "{}")[activity] ?? label.dataset.usual ?? label.textContent;
}

/**
 * Puts a text into a field that would otherwise refuse it: a day in another spelling, a choice that is not on the list.
 * @param {HTMLInputElement} field
 * @param {string} text
 */
function setValue(field, text) {
  if (field.dataset.cell === "date") field.type = text === "" || ISO_DAY.test(text) ? "date" : "text";
  if (field.matches("select")) offer(/** @type {HTMLElement} */ (field), text);
  field.value = text;
}

/**
 * @param {HTMLElement} select
 * @param {string} text
 */
function offer(select, text) {
  for (const foreign of all(select, "option[data-foreign]")) foreign.remove();
  if (text === "" || all(select, "option").some((option) => /** @type {HTMLOptionElement} */ (option).value === text)) return;
  const option = new Option(text, text);
  option.dataset.foreign = "";
  select.append(option);
}
