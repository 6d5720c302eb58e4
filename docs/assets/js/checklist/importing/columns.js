// @ts-check
/**
 * The second step: what each column of the file is in the ledger. Those in doubt stand first, each with examples under it.
 *
 * @typedef {import("./types").LedgerPlan} LedgerPlan
 * @typedef {import("./types").TableFound} TableFound
 * @typedef {import("./types").ColumnFound} ColumnFound
 * @typedef {import("./types").Choice} Choice
 */
import { copy, fillList, find, part, say, show } from "../../dom.js";
import { inOrder, lay, offer, sayIfAny } from "./keyed.js";

export class ColumnsStep {
  /**
   * @param {HTMLElement} section
   * @param {(table: string, column: string, field: string) => unknown} name
   */
  constructor(section, name) {
    this.tables = part(section, "importing-tables");
    this.table = part(section, "importing-table");
    this.column = part(section, "importing-column");
    this.leave = this.tables.dataset.leave ?? "";
    /** @type {Map<string, string[]>} by table */
    this.order = new Map();
    this.tables.addEventListener("change", ({ target }) => {
      const select = /** @type {HTMLSelectElement} */ (target);
      const column = /** @type {HTMLElement} */ (select.closest("li[data-id]"));
      const table = /** @type {HTMLElement} */ (select.closest("section[data-id]"));
      name(table.dataset.id ?? "", column.dataset.id ?? "", select.value);
    });
  }

  enter() {
    this.order.clear();
  }

  /** @param {LedgerPlan} reply */
  show({ tables, fields }) {
    const choices = [...fields, { id: "", text: this.leave }];
    lay(this.tables, tables, {
      id: (table) => table.id,
      make: () => copy(this.table),
      fill: (element, table) => this.fill(element, table, choices, tables.length > 1),
    });
  }

  /**
   * @param {HTMLElement} element
   * @param {TableFound} table
   * @param {Choice[]} choices
   * @param {boolean} isNamed
   */
  fill(element, { id, name, columns }, choices, isNamed) {
    const title = find(element, "[data-cell=name]");
    say(title, name);
    show(title, isNamed);
    const order = this.order.get(id) ?? [];
    this.order.set(id, order);
    const first = [...columns.filter((column) => column.doubt), ...columns.filter((column) => !column.doubt)];
    lay(
      find(element, "ul"),
      inOrder(first, order, (column) => column.id),
      {
        id: (column) => column.id,
        make: () => copy(this.column),
        fill: (item, column) => this.fillColumn(item, column, choices),
      },
    );
  }

  /**
   * @param {HTMLElement} element
   * @param {ColumnFound} column
   * @param {Choice[]} choices
   */
  fillColumn(element, { heading, field, doubt, examples, note }, choices) {
    element.toggleAttribute("data-doubt", doubt);
    show(find(element, "[data-cell=doubt]"), doubt);
    say(find(element, "[data-cell=heading]"), heading);
    offer(/** @type {HTMLSelectElement} */ (find(element, "select")), choices, field);
    fillList(find(element, "[data-cell=examples]"), examples);
    sayIfAny(find(element, "[data-cell=note]"), note);
  }
}
