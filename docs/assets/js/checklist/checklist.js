// @ts-check
/**
 * The self-assessment: form, sheet, storage and engine together. Each change is saved first and scored then.
 *
 * @typedef {import("../branch/types").Sheet} Sheet
 * @typedef {import("../branch/types").ScoreReply} ScoreReply
 */
import { find, part, quoted, show } from "../dom.js";
import * as saved from "../saved.js";
import { guard } from "../unsaved.js";
import { openExplanation } from "../branch/explain.js";
import { confirm, showCarried } from "./carried.js";
import { toggleOwn } from "./decided.js";
import { fill, listen, takeEarly } from "./form.js";
import { LedgerForm, placeOf } from "./ledger.js";
import { Page } from "../branch/page.js";
import { fitPanel, foldPanel } from "./panel.js";
import { printView } from "../branch/printing.js";
import { showProblems, showScores } from "./scoreboard.js";
import { blank, whole } from "../branch/sheet.js";
import { download, fileName, today } from "../branch/transfer.js";
import { Walk } from "./walk.js";

/** Milliseconds after which a file is saved without its figures. */
const PATIENCE = 3000;

/** @param {HTMLElement} root */
export default function checklist(root) {
  new Checklist(root).start();
}

class Checklist extends Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root, ACTIONS, "[data-explain], [data-needs-engine]");
    this.form = part(root, "form");
    this.standard = { version: root.dataset.standardVersion ?? "", digest: root.dataset.standardDigest ?? "" };
    this.walk = new Walk(this.form);
    /** @type {Promise<void>} until the figures stand for what is in the form */
    this.scored = Promise.resolve();
    /** @type {Sheet} */
    this.sheet = blank(this.standard);
    /** @type {import("./incoming.js").Incoming | null} a file that is being looked at */
    this.incoming = null;
    /** What became of a change says more than what was thought possible before it. */
    this.hasKept = false;
    /** A review that is gone again leaves nothing behind. */
    this.hasOpinions = false;
  }

  async start() {
    this.wake();
    const { sheet, broken, found } = await saved.load();
    this.take(sheet);
    show(part(this.root, "storage-broken"), broken);
    const early = takeEarly(this.form, this.sheet);
    this.ledger = new LedgerForm({
      root: this.root,
      sheet: () => this.sheet,
      changed: () => this.changed(),
      ask: (op, more, how) => this.ask(op, more, how),
      openFile: (file) => this.import(file),
    });
    this.ledger.takeEarly();
    this.fill();
    if (early) this.keep();
    listen(
      this.form,
      () => this.sheet,
      () => this.changed(),
    );
    performance.mark("wuhua:usable");
    this.hear();
    part(this.root, "file").addEventListener("change", (event) => this.choose(/** @type {HTMLInputElement} */ (event.target)));
    this.guard = guard(this.root, {
      reach: () => (this.ledger?.isDirty() ? "page" : saved.unsaved()),
      backUp: () => this.export(),
    });
    saved.onOtherTab((other, { lost }) => this.follow(other, lost));
    fitPanel(this.root);
    this.showUndo();
    saved.canSave().then((can) => this.hasKept || this.showSaved(can));
    this.startLater();
    if (found) this.tellFound();
    this.score();
    document.querySelector(":target")?.scrollIntoView();
  }

  /** What the form can be used without for a moment. */
  async startLater() {
    const [{ Branches }, { UpwardCopy }] = await Promise.all([import("./branches.js"), import("../branch/upward-copy.js")]);
    this.branches = new Branches({
      root: this.root,
      isBlank: () => this.isBlank(),
      shown: (sheet, message) => this.shown(sheet, message),
      keep: () => this.keep(),
    });
    this.upwardCopy = new UpwardCopy(
      this.root,
      (op, more, how) => this.ask(op, more, how),
      (sheet, mark) => this.handOver(sheet, mark),
    );
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

  score() {
    this.scored = this.showScores();
  }

  async showScores() {
    /** @type {ScoreReply | null} */
    const reply = await this.ask("score", {}, { latest: true });
    if (!reply) return;
    showProblems(this.root, reply.problems);
    this.ledger?.showReply(reply);
    if (reply.ok) {
      showScores(this.root, reply);
      showCarried(this.root, reply);
      this.ledger?.goOn();
      this.walk.open = reply.open.walk;
    }
    this.showReview();
  }

  /** What a reviewer found, once there is a review. */
  async showReview() {
    if (!this.sheet.review && !this.hasOpinions) return;
    this.hasOpinions = true;
    const { showOpinions, showTurn } = await import("./opinions.js");
    /** @type {import("../branch/types").ReviewReply | null} */
    const reply = await this.ask("review", {}, { latest: true, needs: ["later"] });
    if (!reply?.ok) return;
    showOpinions(this.root, reply.opinions);
    showTurn(this.root, reply);
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

  /**
   * Asks about the present sheet. Null while the engine is not there: the page says so, and the form goes on.
   * @override
   * @param {string} op
   * @param {Record<string, unknown>} more
   * @param {import("../engine.js").How} [how]
   * @returns {Promise<any>}
   */
  ask(op, more, how) {
    return super.ask(op, { sheet: this.sheet, ...more }, how);
  }

  // — actions

  /**
   * Figures are pressed too, to be explained.
   * @override
   * @param {HTMLElement} target
   */
  act(target) {
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-action], [data-explain]"));
    return button?.dataset.explain ? this.explain(button.dataset.explain) : super.act(target);
  }

  /** @param {string} about */
  async explain(about) {
    const reply = await this.ask("explain", { about });
    if (reply?.ok) openExplanation(this.root, reply.explanation);
  }

  /** The report, in print and as files. */
  async files() {
    const { ReportFiles } = await import("../branch/report.js");
    return new ReportFiles(this.root, (op, more, how) => this.ask(op, more, how));
  }

  async export() {
    this.sheet.saved = today();
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
  choose(input) {
    const file = input.files?.[0];
    input.value = "";
    return file && this.import(file);
  }

  /** @param {File} file */
  async import(file) {
    const { Incoming } = await import("./incoming.js");
    this.incoming ??= new Incoming({
      root: this.root,
      standard: this.standard,
      isBlank: () => this.isBlank(),
      ask: (op, more, how) => this.ask(op, more, how),
      replace: (sheet, message) => this.replace(sheet, message),
    });
    await this.incoming.open(file);
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

  /** What the engine has not judged yet may be settled by the last change. */
  async nextUnanswered() {
    await this.scored;
    if (!this.walk.open) return;
    foldPanel(this.root);
    if (!this.walk.step()) this.tell("all_answered");
  }

  // — messages

  /**
   * The next change takes the message away.
   * @override
   * @param {string} name
   */
  tell(name) {
    super.tell(name);
    show(part(this.root, "message"), true);
  }

  /** What was thought lost is here again, and this is its name. */
  tellFound() {
    this.tell("found_again");
    const named = [this.sheet.name, this.sheet.year].filter(Boolean).join(" · ");
    if (named) part(this.root, "message").append(` ${named}`);
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

  /** @param {string} name */
  open(name) {
    /** @type {HTMLDialogElement} */ (part(this.root, name)).showModal();
  }

  /** @param {string} name */
  close(name) {
    /** @type {HTMLDialogElement} */ (part(this.root, name)).close();
  }
}

/**
 * The radio button of an answer.
 * @param {HTMLElement} inside the requirement
 * @param {string} answer
 */
function chosenIn(inside, answer) {
  return find(/** @type {HTMLElement} */ (inside.closest("[data-requirement]")), `input[value=${quoted(answer)}]`);
}

/** @type {Record<string, (list: Checklist, button: HTMLElement) => unknown>} */
const ACTIONS = {
  retry: (list) => list.engine.retry(),
  export: (list) => list.export(),
  "export-broken": async () => download((await saved.unreadable()) ?? "", "wuhua-unreadable.json"),
  import: (list) => part(list.root, "file").click(),
  "confirm-import": (list) => list.incoming?.confirm(),
  "take-review": (list) => list.incoming?.takeReview(),
  merge: (list) => list.incoming?.merge(),
  "merge-base": (list) => list.incoming?.merging?.chooseBase(),
  "merge-all": (list, button) => list.incoming?.merging?.takeAll(button.dataset.side ?? ""),
  "merge-confirm": (list) => list.incoming?.merging?.confirm(),
  "print-report": async (list) => (await list.files()).print(),
  "report-word": async (list) => (await list.files()).save("word"),
  "report-excel": async (list) => (await list.files()).save("excel"),
  "print-form": (list) => printView(list.root, "form"),
  "start-over": (list) => list.open("start-over-dialog"),
  "confirm-start-over": (list) => list.startOver(),
  undo: (list) => list.undo(),
  "export-upward": (list) => list.upwardCopy?.open(),
  "leaving-chosen": (list) => list.upwardCopy?.take(false),
  "leaving-as-it-is": (list) => list.upwardCopy?.take(true),
  "branch-open": (list, button) => list.guard?.before(() => list.branches?.open(button)),
  "branch-new": (list) => list.guard?.before(() => list.branches?.create()),
  "sample-open": (list) => list.guard?.before(() => list.branches?.openSample()),
  "branch-remove": (list, button) => list.branches?.remove(button),
  "branch-restore": (list) => list.branches?.restore(),
  "shared-leave": (list) => list.guard?.before(() => list.branches?.share(false)),
  "shared-move": (list) => list.branches?.share(true),
  "confirm-own": (list) => list.branches?.own(),
  erase: (list) => list.branches?.askToErase(),
  "confirm-erase": (list) => list.branches?.erase(),
  "confirm-meaning": (list, button) => {
    confirm(button, list.root, list.sheet);
    list.changed();
  },
  "own-view": (_, button) => toggleOwn(button),
  "next-unanswered": (list) => list.nextUnanswered(),
  "ledger-add": (list) => list.ledger?.add(),
  "ledger-import": (list) => part(list.root, "ledger-file").click(),
  "ledger-clear": (list) => list.ledger?.clear(),
  "ledger-restore": (list) => list.ledger?.restore(),
  "ledger-more": (list) => list.ledger?.more(),
  "ledger-edit": (list, button) => list.ledger?.edit(button),
  "ledger-remove": (list, button) => list.ledger?.remove(placeOf(button)),
  "ledger-show": (list, button) => list.ledger?.reveal(Number(button.dataset.row) - 1),
  "ledger-confirm": (list, button) => list.ledger?.confirmAt(button),
  "ledger-unconfirm": (list, button) => list.ledger?.confirmAt(button),
  "ledger-hole": (list, button) => list.ledger?.addAt(button),
  "ledger-all-here": (list) => list.ledger?.allHere(),
  "ledger-not-all": (list) => list.ledger?.notAll(),
  "ledger-confirm-all": (list) => list.ledger?.confirmAll(list.ledger.overview.unconfirmed()),
  "overview-rest": (list) => list.ledger?.overview.toggleRest(),
  "as-last": (_, button) => chosenIn(button, button.dataset.confirms ?? "").click(),
  "roster-add": (list) => list.ledger?.roster.add(),
  "roster-paste": (list) => list.ledger?.roster.pasted.open(),
  "roster-restore": (list) => list.ledger?.roster.restore(),
  "roster-edit": (list, button) => list.ledger?.roster.edit(placeOf(button)),
  "roster-remove": (list, button) => list.ledger?.roster.remove(placeOf(button)),
  close: (_, button) => button.closest("dialog")?.close(),
};
