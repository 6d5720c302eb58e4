// @ts-check
/**
 * The self-assessment: form, sheet, storage and engine together. Each change is saved first and scored then.
 *
 * @typedef {import("./types").Sheet} Sheet
 * @typedef {import("./types").ScoreReply} ScoreReply
 * @typedef {import("./types").ReadReply} ReadReply
 */
import { all, find, part, say, show } from "../dom.js";
import { startEngine } from "../engine.js";
import { watchEngine } from "../engine-state.js";
import * as saved from "../saved.js";
import { openExplanation } from "./explain.js";
import { fill, listen, takeEarly } from "./form.js";
import { LedgerForm, placeOf } from "./ledger.js";
import { printView } from "./printing.js";
import { showProblems, showScores } from "./scoreboard.js";
import { blank, whole } from "./sheet.js";
import { download, fileName, openPreview, readFile, today } from "./transfer.js";

/** Milliseconds after which a file is saved without its figures. */
const PATIENCE = 3000;

/** @param {HTMLElement} root */
export default function checklist(root) {
  new Checklist(root).start();
}

class Checklist {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.form = part(root, "form");
    this.lang = root.dataset.lang ?? "zh";
    this.standard = { version: root.dataset.standardVersion ?? "", digest: root.dataset.standardDigest ?? "" };
    this.engine = startEngine(JSON.parse(root.dataset.engineSettings ?? ""));
    /** @type {Sheet} */
    this.sheet = blank(this.standard);
    /** @type {{ sheet: Sheet, text: string } | null} a file that is being looked at */
    this.incoming = null;
    /** @type {import("./merging.js").Merging | null} */
    this.merging = null;
    /** What became of a change says more than what was thought possible before it. */
    this.hasKept = false;
  }

  async start() {
    const { sheet, broken } = await saved.load();
    this.take(sheet);
    show(part(this.root, "storage-broken"), broken);
    const early = takeEarly(this.form, this.sheet);
    this.ledger = new LedgerForm({
      root: this.root,
      sheet: () => this.sheet,
      changed: () => this.changed(),
      ask: (op, more, how) => this.ask(op, more, how),
    });
    this.ledger.takeEarly();
    this.fill();
    if (early) this.keep();
    listen(this.form, () => this.sheet, () => this.changed());
    performance.mark("wuhua:usable");
    this.root.addEventListener("click", (event) => this.act(/** @type {HTMLElement} */ (event.target)));
    part(this.root, "file").addEventListener("change", (event) => this.import(/** @type {HTMLInputElement} */ (event.target)));
    saved.onOtherTab((other, { lost }) => this.follow(other, lost));
    this.fitPanel();
    this.showUndo();
    saved.canSave().then((can) => this.hasKept || this.showSaved(can));
    this.startLater();
    this.watchEngine();
    this.score();
    document.querySelector(":target")?.scrollIntoView();
  }

  /** What the form can be used without for a moment. */
  async startLater() {
    const [{ Branches }, { Leaving }] = await Promise.all([import("./branches.js"), import("./leaving.js")]);
    this.branches = new Branches({ root: this.root, isBlank: () => this.isBlank(), shown: (sheet, message) => this.shown(sheet, message), keep: () => this.keep() });
    this.leaving = new Leaving(this.root, (op, more, how) => this.ask(op, more, how), (sheet, mark) => this.handOver(sheet, mark));
    this.branches.refresh();
    if (location.hash === "#sample") this.branches.openSample();
  }

  /**
   * A sheet as it was saved, or a blank one.
   * @param {Record<string, unknown> | null} sheet
   */
  take(sheet) {
    this.sheet = sheet ? whole(sheet, this.standard) : blank(this.standard);
    if (!this.sheet.year) this.sheet.year = new Date().getFullYear();
  }

  fill() {
    fill(this.form, this.sheet);
    this.ledger?.fill();
  }

  // — changes

  changed() {
    show(part(this.root, "message"), false);
    this.keep();
    saved.askToKeep().then((answer) => this.branches?.showPromise(answer));
    this.score();
  }

  async keep() {
    this.hasKept = true;
    this.showSaved(await saved.save(this.sheet));
    this.branches?.changed();
  }

  isBlank() {
    const { branch, answers, name, ledger } = this.sheet;
    return !name && !ledger && Object.keys({ ...branch, ...answers }).length === 0;
  }

  /**
   * Shows another branch: what is done from now on is about it.
   * @param {Record<string, unknown> | null} sheet
   * @param {string} message
   */
  shown(sheet, message) {
    this.take(sheet);
    this.fill();
    this.score();
    this.showUndo();
    if (message) this.tell(message);
  }

  async score() {
    /** @type {ScoreReply | null} */
    const reply = await this.ask("score", {}, { latest: true });
    if (!reply) return;
    showProblems(this.root, reply.problems);
    this.ledger?.showReply(reply);
    if (reply.ok) showScores(this.root, reply);
  }

  /**
   * Another tab saved: this one shows the same, so that neither overwrites the other with something old.
   * @param {Record<string, unknown>} other
   * @param {boolean} lost whether something typed here could not be kept in it
   */
  follow(other, lost) {
    this.take(other);
    this.fill();
    this.tell(lost ? "other_tab_first" : "other_tab");
    this.score();
    this.showUndo();
  }

  /**
   * Replaces everything; the state before can be brought back.
   * @param {Sheet} sheet
   * @param {string} message
   */
  async replace(sheet, message) {
    await saved.keepBefore(this.sheet);
    this.sheet = sheet;
    this.fill();
    this.changed();
    this.tell(message);
    this.showUndo();
  }

  // — engine

  watchEngine() {
    const needing = all(this.root, "[data-explain], [data-action=print-report], [data-action=import], [data-action=export-upward], [data-action=ledger-import], [data-needs-engine]");
    watchEngine(part(this.root, "engine"), this.engine, (failed) => {
      for (const control of needing) control.toggleAttribute("disabled", failed);
    });
  }

  /**
   * Asks about the present sheet. Null while the engine is not there: the page says so, and the form goes on.
   * @param {string} op
   * @param {Record<string, unknown>} more
   * @param {{ latest?: boolean, needs?: readonly import("../types").Library[] }} [how]
   * @returns {Promise<any>}
   */
  async ask(op, more, how) {
    try {
      return await this.engine.ask(op, { lang: this.lang, today: today(), sheet: this.sheet, ...more }, how);
    } catch {
      return null;
    }
  }

  // — actions

  /** @param {HTMLElement} target */
  act(target) {
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-action], [data-explain]"));
    if (!button) return;
    if (button.dataset.explain) return this.explain(button.dataset.explain);
    const action = ACTIONS[button.dataset.action ?? ""];
    return action?.(this, button);
  }

  /** @param {string} about */
  async explain(about) {
    const reply = await this.ask("explain", { about });
    if (reply?.ok) openExplanation(this.root, reply.explanation);
  }

  /** The report, in print and as files. */
  async files() {
    const { ReportFiles } = await import("../report/files.js");
    return new ReportFiles(this.root, (op, more, how) => this.ask(op, more, how));
  }

  async export() {
    this.sheet.saved = today();
    this.sheet.standard = this.standard;
    const [text, name] = [this.fileText(this.sheet), fileName(this.sheet)];
    saved.saveExported(this.sheet).then(() => this.branches?.refresh());
    download(await text, name);
    this.tell("exported");
  }

  /**
   * The whole file, with its figures where the engine can add them soon: a backup does not wait for a calculation.
   * @param {Sheet} sheet
   * @returns {Promise<string>}
   */
  async fileText(sheet) {
    const plain = JSON.stringify(sheet, null, 2);
    if (this.engine.state.state !== "ready") return plain;
    const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
    const reply = await Promise.race([this.ask("export", { sheet }, { needs: ["later"] }), late]);
    return reply?.ok ? reply.text : plain;
  }

  /**
   * The copy for those above: no backup, so the branch is still reminded of one.
   * @param {Sheet} sheet
   * @param {string} mark
   */
  async handOver(sheet, mark) {
    const copied = { ...sheet, saved: today() };
    download(await this.fileText(copied), fileName(copied, mark));
    this.tell("exported_upward");
  }

  /** @param {HTMLInputElement} input */
  async import(input) {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const text = await readFile(file);
    /** @type {ReadReply | null} */
    const reply = await this.ask("read", { text });
    if (!reply) return;
    this.incoming = reply.ok ? { sheet: whole(reply.sheet, this.standard), text } : null;
    openPreview(this.root, reply);
    show(find(this.root, "[data-action=merge]"), reply.ok && !this.isBlank());
  }

  /** Instead of replacing: what is here and what is in the file, together. */
  async merge() {
    this.close("import-dialog");
    const { Merging } = await import("./merging.js");
    this.merging ??= new Merging(this.root, (op, more, how) => this.ask(op, more, how), (sheet) => this.replace(whole({ ...sheet }, this.standard), "merge_done"));
    await this.merging.open(this.incoming?.text ?? "");
  }

  confirmImport() {
    this.close("import-dialog");
    if (this.incoming) this.replace(this.incoming.sheet, "import_done");
    this.incoming = null;
  }

  startOver() {
    this.close("start-over-dialog");
    this.replace({ ...blank(this.standard), year: new Date().getFullYear() }, "start_over_done");
  }

  async undo() {
    const before = await saved.before();
    if (!before) return;
    await saved.forgetBefore();
    this.take(before);
    this.fill();
    this.changed();
    this.tell("undone");
    this.showUndo();
  }

  nextUnanswered() {
    const open = all(this.form, "[data-requirement]").filter(isOpen);
    const here = document.activeElement?.closest("[data-requirement]");
    const next = open.find((box) => !here || here.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING) ?? open[0];
    if (!next) return this.tell("all_answered");
    if (narrow()) panelOf(this.root).open = false;
    next.scrollIntoView({ block: "center" });
    find(next, "input[type=radio]").focus({ preventScroll: true });
  }

  // — messages

  /** @param {string} name */
  tell(name) {
    const place = part(this.root, "message");
    say(place, find(this.root, `[data-message=${name}]`).textContent);
    show(place, true);
  }

  /** @param {boolean} isSaved */
  showSaved(isSaved) {
    const full = saved.trouble() === "full";
    show(part(this.root, "storage-off"), !isSaved && !full);
    show(part(this.root, "storage-full"), !isSaved && full);
    show(part(this.root, "saved"), isSaved);
  }

  async showUndo() {
    show(find(this.root, "[data-action=undo]"), (await saved.before()) !== null);
  }

  /** On a phone the figures start as one line at the bottom. */
  fitPanel() {
    panelOf(this.root).open = !narrow();
  }

  /** @param {string} name */
  open(name) {
    /** @type {HTMLDialogElement} */ (part(this.root, name)).showModal();
  }

  /** @param {string} name */
  close(name) {
    /** @type {HTMLDialogElement} */ (part(this.root, name)).close();
  }
}

/** @type {Record<string, (list: Checklist, button: HTMLElement) => unknown>} */
const ACTIONS = {
  retry: (list) => list.engine.retry(),
  export: (list) => list.export(),
  "export-broken": async () => download((await saved.unreadable()) ?? "", "wuhua-unreadable.json"),
  import: (list) => part(list.root, "file").click(),
  "confirm-import": (list) => list.confirmImport(),
  merge: (list) => list.merge(),
  "merge-base": (list) => list.merging?.chooseBase(),
  "merge-confirm": (list) => list.merging?.confirm(),
  "print-report": async (list) => (await list.files()).print(),
  "report-word": async (list) => (await list.files()).save("word"),
  "report-excel": async (list) => (await list.files()).save("excel"),
  "print-form": (list) => printView(list.root, "form"),
  "start-over": (list) => list.open("start-over-dialog"),
  "confirm-start-over": (list) => list.startOver(),
  undo: (list) => list.undo(),
  "export-upward": (list) => list.leaving?.open(),
  "leaving-chosen": (list) => list.leaving?.take(false),
  "leaving-as-it-is": (list) => list.leaving?.take(true),
  "branch-open": (list, button) => list.branches?.open(button),
  "branch-new": (list) => list.branches?.create(),
  "sample-open": (list) => list.branches?.openSample(),
  "branch-remove": (list, button) => list.branches?.remove(button),
  "branch-restore": (list) => list.branches?.restore(),
  "shared-leave": (list) => list.branches?.share(false),
  "shared-move": (list) => list.branches?.share(true),
  "confirm-own": (list) => list.branches?.own(),
  erase: (list) => list.branches?.askToErase(),
  "confirm-erase": (list) => list.branches?.erase(),
  "next-unanswered": (list) => list.nextUnanswered(),
  "ledger-add": (list) => list.ledger?.add(),
  "ledger-import": (list) => part(list.root, "ledger-file").click(),
  "ledger-clear": (list) => list.ledger?.clear(),
  "ledger-restore": (list) => list.ledger?.restore(),
  "ledger-more": (list) => list.ledger?.more(),
  "ledger-edit": (list, button) => list.ledger?.edit(button),
  "ledger-remove": (list, button) => list.ledger?.remove(placeOf(button)),
  "ledger-show": (list, button) => list.ledger?.reveal(Number(button.dataset.row) - 1),
  "table-add": (list) => list.ledger?.bring("add"),
  "table-replace": (list) => list.ledger?.bring("replace"),
  close: (_, button) => button.closest("dialog")?.close(),
};

/** @param {HTMLElement} box */
function isOpen(box) {
  const settled = ["not-applicable", "met", "not-met"].includes(box.dataset.status ?? "");
  return "scored" in box.dataset && !settled && !box.querySelector("input[type=radio]:checked");
}

function narrow() {
  return matchMedia("(max-width: 59.9rem)").matches;
}

/** @param {HTMLElement} root */
function panelOf(root) {
  return /** @type {HTMLDetailsElement} */ (find(part(root, "panel"), "details"));
}
