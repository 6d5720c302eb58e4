// @ts-check
/**
 * A dialog with fields that asks before it drops what was typed. In the page, its parts and buttons are called after it:
 * `data-part="entry-dialog"`, `"entry-form"`, `"entry-ask"`; `data-action="entry-cancel"`, `"entry-stay"`, `"entry-drop"`.
 */
import { find, part, show } from "../dom.js";

/** @abstract */
export class AskingDialog {
  /**
   * @param {HTMLElement} root
   * @param {string} name
   */
  constructor(root, name) {
    this.root = root;
    this.name = name;
    this.dialog = /** @type {HTMLDialogElement} */ (part(root, `${name}-dialog`));
    /** What the fields said when it was opened; null once that is of no more concern. @type {string | null} */
    this.asOpened = null;
    part(this.dialog, `${name}-form`).addEventListener("submit", (event) => this.submit(/** @type {SubmitEvent} */ (event)));
    for (const step of /** @type {const} */ (["cancel", "stay", "drop"]))
      find(this.dialog, `[data-action=${name}-${step}]`).addEventListener("click", () => this[step]());
    this.dialog.addEventListener("cancel", (event) => this.cancel(event));
    // Pressed twice, Escape closes a dialog whatever it says.
    this.dialog.addEventListener("close", () => this.isDirty() && this.reopen());
  }

  /**
   * What the fields say.
   * @returns {unknown}
   */
  taken() {
    throw new Error(`${this.name} has no fields`);
  }

  /** Where a person goes on. */
  focus() {}

  /** @param {SubmitEvent} _event */
  submit(_event) {}

  /** From now on, what the fields say is what was there before. */
  settle() {
    this.asOpened = JSON.stringify(this.taken());
  }

  /** Whether something was typed that would be lost. */
  isDirty() {
    return this.asOpened !== null && JSON.stringify(this.taken()) !== this.asOpened;
  }

  show() {
    show(part(this.dialog, `${this.name}-ask`), false);
    this.dialog.showModal();
  }

  reopen() {
    this.show();
    this.ask();
  }

  ask() {
    show(part(this.dialog, `${this.name}-ask`), true);
    find(this.dialog, `[data-action=${this.name}-stay]`).focus();
  }

  /** @param {Event} [event] */
  cancel(event) {
    if (!this.isDirty()) return this.dialog.close();
    event?.preventDefault();
    this.ask();
  }

  drop() {
    this.asOpened = null;
    this.dialog.close();
  }

  stay() {
    show(part(this.dialog, `${this.name}-ask`), false);
    this.focus();
  }
}
