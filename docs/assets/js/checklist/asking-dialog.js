// @ts-check
/**
 * A dialog with fields that asks before it drops what was typed. In the page, its parts and buttons are called after it:
 * `data-part="entry-dialog"`, `"entry-form"`, `"entry-ask"`, `"entry-draft"`; `data-action="entry-cancel"`, `"entry-stay"`,
 * `"entry-drop"`. What is typed stays in the tab as a draft until it is saved or dropped: a telephone that puts the page away, or a
 * reload, costs nothing.
 */
import { find, part, show } from "../dom.js";
import * as saved from "../saved.js";
import { tab } from "../saved/stores.js";

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
    /** What a draft belongs to; null where that is what the fields said when it was opened. @type {string | null} */
    this.about = null;
    part(this.dialog, `${name}-form`).addEventListener("submit", (event) => this.submit(/** @type {SubmitEvent} */ (event)));
    for (const step of /** @type {const} */ (["cancel", "stay", "drop"]))
      find(this.dialog, `[data-action=${name}-${step}]`).addEventListener("click", () => this[step]());
    for (const type of ["input", "change"]) this.dialog.addEventListener(type, () => this.keepDraft());
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

  // — the draft

  get draftKey() {
    return `draft.${this.name}.${saved.current()}`;
  }

  keepDraft() {
    if (this.isDirty()) tab.write(this.draftKey, JSON.stringify({ as: this.about ?? this.asOpened, typed: this.taken() }));
    else this.forgetDraft();
  }

  forgetDraft() {
    tab.remove(this.draftKey);
  }

  /**
   * Puts a draft back, where it was typed over what the fields say now.
   * @param {(typed: any) => void} fill
   */
  takeDraft(fill) {
    const { asOpened } = this;
    const draft = parsed(tab.read(this.draftKey));
    const found = draft !== null && draft.as === (this.about ?? asOpened);
    if (found) fill(draft.typed);
    this.asOpened = asOpened;
    show(part(this.dialog, `${this.name}-draft`), found);
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
    this.forgetDraft();
    this.dialog.close();
  }

  stay() {
    show(part(this.dialog, `${this.name}-ask`), false);
    this.focus();
  }
}

/**
 * @param {string | null} text
 * @returns {{ as: string, typed: unknown } | null}
 */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
