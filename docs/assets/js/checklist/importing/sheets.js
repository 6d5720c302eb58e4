// @ts-check
/**
 * The first step: which sheets of the file are read. Those that are no ledger are listed with why not.
 *
 * @typedef {import("./types").LedgerPlan} LedgerPlan
 * @typedef {import("./types").SheetFound} SheetFound
 */
import { copy, find, part, say, show } from "../../dom.js";
import { filled, inOrder, lay, sayIfAny } from "./keyed.js";

export class SheetsStep {
  /**
   * @param {HTMLElement} section
   * @param {(sheet: string, on: boolean) => unknown} tick
   */
  constructor(section, tick) {
    this.list = part(section, "importing-sheets");
    this.template = part(section, "importing-sheet");
    /** @type {string[]} */
    this.order = [];
    this.list.addEventListener("change", ({ target }) => {
      const box = /** @type {HTMLInputElement} */ (target);
      tick(/** @type {HTMLElement} */ (box.closest("[data-id]")).dataset.id ?? "", box.checked);
    });
  }

  enter() {
    this.order = [];
  }

  /**
   * @param {LedgerPlan} reply
   * @param {string} file its name: a text has no sheet that would have one
   */
  show({ sheets }, file) {
    const able = [...sheets.filter((sheet) => sheet.can), ...sheets.filter((sheet) => !sheet.can)];
    lay(
      this.list,
      inOrder(able, this.order, (sheet) => sheet.id),
      {
        id: (sheet) => sheet.id,
        make: () => copy(this.template),
        fill: (element, sheet) => this.fill(element, { ...sheet, name: sheet.name || file }),
      },
    );
  }

  /**
   * @param {HTMLElement} element
   * @param {SheetFound} sheet
   */
  fill(element, { name, on, can, hidden, layout, gives, count, why }) {
    const box = /** @type {HTMLInputElement} */ (find(element, "input"));
    box.checked = on;
    box.disabled = !can;
    element.toggleAttribute("data-off", !can);
    say(find(element, "[data-cell=name]"), name);
    show(find(element, "[data-cell=hidden]"), hidden);
    const counted = find(element, "[data-cell=count]");
    sayIfAny(counted, count ? filled(counted.dataset.text ?? "", { n: count }) : "");
    sayIfAny(find(element, "[data-cell=layout]"), layout);
    sayIfAny(find(element, "[data-cell=gives]"), gives);
    sayIfAny(find(element, "[data-cell=why]"), why);
  }
}
