// @ts-check
/**
 * The dialog for one entry of the ledger. It shows the fields of the activity chosen, and every other field that has something
 * in it; what was typed in another spelling, or came from a table, stays as it is.
 *
 * @typedef {import("../branch/types").Entry} Entry
 */
import { all, find, part, say, show } from "../dom.js";
import { AskingDialog } from "./asking-dialog.js";

const ISO_DAY = /^\d{4}-\d\d-\d\d$/;

export class EntryDialog extends AskingDialog {
  /**
   * @param {HTMLElement} root
   * @param {(entry: Entry, place: number | null) => void} save with the place of an entry that was there before
   */
  constructor(root, save) {
    super(root, "entry");
    this.save = save;
    /** @type {number | null} */
    this.place = null;
    /** @type {Entry} */
    this.entry = {};
    this.cell("activity").addEventListener("change", () => this.showFields());
  }

  /**
   * @param {Entry} entry
   * @param {number | null} place null for a new one
   */
  open(entry, place) {
    this.place = place;
    say(part(this.dialog, "entry-saved"), "");
    say(part(this.dialog, "entry-number"), place === null ? "" : place + 1);
    show(part(this.dialog, "entry-new"), place === null);
    show(part(this.dialog, "entry-old"), place !== null);
    show(find(this.dialog, "[value=next]"), place === null);
    this.fill(entry);
    this.takeDraft((typed) => this.fill(typed));
    this.show();
    this.cell(entry.activity ? "date" : "activity").focus();
  }

  /** @param {Entry} entry */
  fill(entry) {
    this.entry = entry;
    for (const field of this.cells()) setValue(field, String(entry[field.dataset.cell ?? ""] ?? ""));
    this.settle();
    this.showFields();
  }

  /** @override */
  focus() {
    this.cell("date").focus();
  }

  showFields() {
    const activity = this.cell("activity").value;
    for (const place of all(this.dialog, "[data-for]")) {
      const filled = /** @type {HTMLInputElement} */ (find(place, "[data-cell]")).value !== "";
      show(place, filled || (place.dataset.for ?? "").split(" ").includes(activity));
    }
  }

  /**
   * @override
   * @param {SubmitEvent} event
   */
  submit(event) {
    const more = /** @type {HTMLButtonElement | null} */ (event.submitter)?.value === "next";
    this.save(this.taken(), this.place);
    this.asOpened = null;
    this.forgetDraft();
    show(part(this.dialog, "entry-draft"), false);
    if (!more) return;
    event.preventDefault();
    say(part(this.dialog, "entry-saved"), find(this.root, "[data-message=entry_saved]").textContent);
    this.fill({ activity: this.cell("activity").value });
    this.cell("date").focus();
  }

  /**
   * What the fields say; columns that the dialog does not know stay as they were.
   * @override
   */
  taken() {
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
