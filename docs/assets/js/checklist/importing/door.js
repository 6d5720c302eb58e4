// @ts-check
/**
 * The door through which files come into the ledger: chosen, or dropped anywhere on the form. What opens them is fetched when it is
 * needed. An import can be taken back whole, also after a reload; what was answered about files can be passed on, and forgotten.
 *
 * @typedef {import("../../branch/types").Entry} Entry
 * @typedef {import("./types").Imported} Imported
 * @typedef {import("./types").LedgerPlan} LedgerPlan
 *
 * @typedef {object} Host what the door needs of the ledger around it
 * @property {HTMLElement} root
 * @property {import("./conversation.js").Ask} ask
 * @property {() => Entry[]} rows
 * @property {(entry: Entry) => HTMLElement} describe
 * @property {(rows: Entry[], activities: string[]) => void} set puts other entries into the ledger, and shows them; `activities`: what the import brought
 * @property {(rows: Entry[], message: string, values: Record<string, number>) => void} back the same after an undoing, which it says
 * @property {(file: File) => unknown} handOver a branch's file, to where such files are opened
 */
import { find, part, say, show } from "../../dom.js";
import { onDrop } from "../../drop.js";
import * as saved from "../../saved.js";
import { download } from "../../branch/transfer.js";
import { filled } from "./keyed.js";
import { fileText, forgetAll, howMany } from "./shapes.js";

/** Where the file of remembered answers goes, as all files of ours begin. */
const LAYOUTS_FILE = "wuhua-ledger-layouts.json";

export class ImportDoor {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    this.root = host.root;
    this.input = /** @type {HTMLInputElement} */ (part(this.root, "ledger-file"));
    this.line = part(this.root, "ledger-imported");
    /** @type {import("./dialog.js").ImportDialog | null} */
    this.dialog = null;
    /** @type {Imported | null} the last import, as long as it can be taken back */
    this.imported = null;
    /** The branch that it was done to. */
    this.branch = "";
    /** @type {Promise<void>} until the stores know what is here */
    this.keeping = Promise.resolve();
    this.input.addEventListener("change", () => this.choose());
    onDrop(this.root, part(this.root, "form"), (dropped) => this.open(Array.from(dropped.files)));
    find(this.root, "[data-action=import-undo]").addEventListener("click", () => this.undo());
    find(this.root, "[data-action=layouts-export]").addEventListener("click", () => download(fileText(), LAYOUTS_FILE));
    find(this.root, "[data-action=layouts-forget]").addEventListener("click", () => this.forgetLayouts());
  }

  isDirty() {
    return this.dialog?.isDirty() ?? false;
  }

  choose() {
    const files = Array.from(this.input.files ?? []);
    this.input.value = "";
    return this.open(files);
  }

  /** @param {File[]} files */
  async open(files) {
    if (!files.length || document.querySelector("dialog[open]")) return;
    const { ImportDialog } = await import("./dialog.js");
    this.dialog ??= new ImportDialog({
      root: this.root,
      ask: this.host.ask,
      describe: this.host.describe,
      take: (name, plan, isFurther) => this.take(name, plan, isFurther),
      done: () => find(this.line, "button").focus(),
      remembered: () => this.showLayouts(),
      handOver: this.host.handOver,
    });
    await this.dialog.open(files);
  }

  // — the last import, and the way back

  /** Shows what can be taken back of the branch that is here now. */
  async fill() {
    this.showLayouts();
    const id = saved.current();
    if (this.branch !== id) this.imported = null;
    this.branch = id;
    this.show();
    await this.keeping;
    const imported = /** @type {Imported | null} */ (await saved.lastImport());
    if (id !== saved.current() || !imported) return;
    this.imported = imported;
    this.show();
  }

  /**
   * @param {string} name
   * @param {LedgerPlan} plan
   * @param {boolean} isFurther
   */
  async take(name, plan, isFurther) {
    const { bring } = await import("./taking-back.js");
    const { rows, brought } = bring(this.host.rows(), plan);
    const before = isFurther ? (this.imported?.steps ?? []) : [];
    this.imported = { name, steps: [...before, brought] };
    this.keeping = saved.keepImport(this.imported);
    this.host.set(
      rows,
      this.imported.steps.flatMap(({ added }) => added.map(({ activity }) => activity)),
    );
    this.show();
  }

  async undo() {
    const { imported } = this;
    if (!imported) return;
    const { takeBack } = await import("./taking-back.js");
    const { rows, missed } = takeBack(this.host.rows(), imported.steps);
    this.imported = null;
    this.keeping = saved.forgetImport();
    this.show();
    this.host.back(rows, missed ? "import_undone_partly" : "import_undone", { n: missed });
  }

  show() {
    const { imported, line } = this;
    show(line, imported !== null);
    if (!imported) return;
    const text = find(line, "[data-text]");
    const sum = (/** @type {"added" | "replaced"} */ what) => imported.steps.reduce((sum, step) => sum + step[what].length, 0);
    const values = { name: imported.name, added: sum("added"), replaced: sum("replaced") };
    say(text, filled((values.replaced ? text.dataset.replaced : text.dataset.text) ?? "", values));
  }

  // — remembered answers

  showLayouts() {
    const [place, count] = [part(this.root, "ledger-layouts"), howMany()];
    show(place, count > 0);
    const text = find(place, "[data-text]");
    say(text, filled(text.dataset.text ?? "", { n: count }));
  }

  forgetLayouts() {
    forgetAll();
    this.showLayouts();
    this.input.focus();
  }
}
