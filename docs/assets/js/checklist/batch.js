// @ts-check
/** The same meeting on the same day of several months: a fold of the dialog for one entry, which then makes several. */
import { all, find, part, say } from "../dom.js";
import { today } from "../branch/transfer.js";
import { sameDayOf } from "./days.js";

export class Batch {
  /**
   * @param {HTMLElement} dialog
   * @param {() => string} year the one assessed
   * @param {(day: string) => string} said a day in words
   * @param {() => void} changed
   */
  constructor(dialog, year, said, changed) {
    this.year = year;
    this.said = said;
    this.box = /** @type {HTMLDetailsElement} */ (part(dialog, "entry-many"));
    this.day = /** @type {HTMLInputElement} */ (find(this.box, "[data-many=day]"));
    this.months = /** @type {HTMLInputElement[]} */ (all(this.box, "[data-many=month]"));
    this.preview = part(this.box, "many-preview");
    this.box.addEventListener("input", () => this.show());
    this.box.addEventListener("toggle", () => {
      this.show();
      changed();
    });
  }

  get isOpen() {
    return this.box.open && !this.box.hidden;
  }

  /** Closed again, with every month ticked that has begun. */
  reset() {
    this.box.open = false;
    this.day.value = "";
    for (const box of this.months) {
      const begun = sameDayOf(this.year(), 1, [Number(box.value)], today()).length > 0;
      box.checked = begun;
      box.disabled = !begun;
    }
    this.show();
  }

  /** Whether any month of the year has begun. */
  isOffered() {
    return this.months.some((box) => !box.disabled);
  }

  /** @returns {{ day: string, months: string[] } | null} what was typed, while it is open */
  typed() {
    if (!this.isOpen || this.day.value === "") return null;
    return { day: this.day.value, months: this.months.filter((box) => box.checked).map((box) => box.value) };
  }

  /** @param {{ day: string, months: string[] } | null} typed */
  fill(typed) {
    if (!typed) return;
    this.box.open = true;
    this.day.value = typed.day;
    for (const box of this.months) box.checked = typed.months.includes(box.value);
    this.show();
  }

  /** @returns {string[]} */
  days() {
    const months = this.months.filter((box) => box.checked).map((box) => Number(box.value));
    return /^\d+$/.test(this.day.value.trim()) ? sameDayOf(this.year(), Number(this.day.value), months, today()) : [];
  }

  /** Which days they will be, or why it cannot be saved. */
  show() {
    const days = this.days();
    const none = this.isOpen && days.length === 0;
    this.day.setCustomValidity(none ? (this.day.dataset.pattern ?? "") : "");
    const { pattern = "", comma } = this.preview.dataset;
    const text = pattern.replace("{count}", String(days.length)).replace("{days}", days.map(this.said).join(comma));
    say(this.preview, days.length ? text : "");
  }
}
