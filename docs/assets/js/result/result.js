// @ts-check
/**
 * The result of the branch that is saved here: what it came to, what is to be put right, and how it was before.
 *
 * @typedef {import("../branch/types").Sheet} Sheet
 * @typedef {import("./types").ResultReply} ResultReply
 * @typedef {import("./types").SheetReply} SheetReply
 * @typedef {import("./types").Measure} Measure
 */
import { openExplanation } from "../branch/explain.js";
import { backUp } from "../branch/backup.js";
import { Page } from "../branch/page.js";
import { blank, whole } from "../branch/sheet.js";
import { today } from "../branch/transfer.js";
import { fillList, find, part, show } from "../dom.js";
import * as saved from "../saved.js";
import { guard } from "../unsaved.js";
import { chosen, showComparison, showHistory } from "./history.js";
import { edited, focusLast, showMeasures } from "./plan.js";
import { focusGap, showResult } from "./view.js";

/** What the engine fetches for all this. @type {readonly import("../types").Library[]} */
const LATER = ["later"];

/** @param {HTMLElement} root */
export default function result(root) {
  return new ResultPage(root).start();
}

class ResultPage extends Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root, ACTIONS);
    this.standard = { version: root.dataset.standardVersion ?? "", digest: root.dataset.standardDigest ?? "" };
    /** @type {Sheet} */
    this.sheet = { ...blank(this.standard), year: new Date().getFullYear() };
    /** @type {ResultReply | null} */
    this.reply = null;
  }

  async start() {
    this.wire();
    this.root.addEventListener("change", (event) => this.edit(/** @type {HTMLInputElement} */ (event.target)));
    guard(this.root, { reach: saved.unsaved, backUp: () => backUp(this.sheet) });
    saved.onOtherTab((other) => this.take(other));
    const { sheet } = await saved.load();
    await this.take(sheet ?? this.sheet);
  }

  /** @param {Record<string, unknown>} sheet */
  async take(sheet) {
    this.sheet = whole(sheet, this.standard);
    await this.show();
  }

  async show() {
    /** @type {ResultReply | null} */
    const reply = await this.askAbout("result", {}, true);
    if (!reply?.ok) return;
    this.reply = reply;
    showResult(this.root, reply);
    showMeasures(this.root, reply.plan);
    showHistory(this.root, reply);
    await this.compare();
  }

  async compare() {
    if (part(this.root, "compare").hidden) return;
    /** @type {import("./types").CompareReply | null} */
    const reply = await this.askAbout("compare", chosen(this.root));
    if (reply?.ok) showComparison(this.root, reply.comparison);
  }

  // — the plan

  /** @returns {unknown[]} */
  get measures() {
    return Array.isArray(this.sheet.plan) ? this.sheet.plan : [];
  }

  /** @param {HTMLInputElement} field */
  async edit(field) {
    if (field.dataset.part === "before" || field.dataset.part === "after") return this.compare();
    if (field.dataset.field) await this.keep({ ...this.sheet, plan: edited(this.measures, field, today()) });
  }

  /** @param {string} requirement */
  async plan(requirement) {
    const gap = this.reply?.gaps.find((each) => each.id === requirement);
    if (!gap) return;
    await this.keep({ ...this.sheet, plan: [...this.measures, gap.proposal] });
    this.tell("result_plan_added");
    focusGap(this.root, requirement);
  }

  async addMeasure() {
    /** @type {Measure} */
    const measure = this.sheet.year ? { year: this.sheet.year } : {};
    await this.keep({ ...this.sheet, plan: [...this.measures, measure] });
    focusLast(this.root);
  }

  /** @param {HTMLElement} button */
  async remove(button) {
    const place = /** @type {HTMLElement} */ (button.closest("[data-measure]")).dataset.place;
    await saved.keepBefore(this.sheet);
    const plan = this.measures.filter((_, at) => String(at) !== place);
    await this.keep({ ...this.sheet, plan });
    this.tellUndoable("result_plan_removed");
  }

  // — the assessment as a whole

  /** A red line that nobody has answered can be forgotten: it is named first. */
  askToFinish() {
    const lines = this.reply?.open_red_lines ?? [];
    if (!lines.length) return void this.finish();
    fillList(
      part(this.root, "finish-lines"),
      lines.map((line) => `${line.number} ${line.text}`),
    );
    /** @type {HTMLAnchorElement} */ (part(this.root, "finish-to-form")).hash = lines[0].id;
    /** @type {HTMLDialogElement} */ (part(this.root, "finish-dialog")).showModal();
  }

  async finish() {
    /** @type {SheetReply | null} */
    const reply = await this.askAbout("finish", {});
    if (!reply?.ok) return;
    await saved.keepBefore(this.sheet);
    await this.keep(whole({ ...reply.sheet }, this.standard));
    this.tellUndoable("result_finished");
  }

  /** This year's stays where it is: the new one is another entry on this device. */
  async nextYear() {
    /** @type {SheetReply | null} */
    const reply = await this.askAbout("next_year", {});
    if (!reply?.ok) return;
    saved.create();
    await this.keep(whole({ ...reply.sheet }, this.standard));
    this.tell("result_next_year_done");
    find(this.root, "[data-part=message]").scrollIntoView({ block: "center" });
  }

  /** @param {Sheet} sheet */
  async keep(sheet) {
    this.sheet = sheet;
    show(part(this.root, "storage-off"), !(await saved.save(sheet)));
    await this.show();
  }

  async undo() {
    const before = await saved.before();
    if (!before) return;
    await saved.forgetBefore();
    await this.keep(whole(before, this.standard));
    this.tell("undone");
    find(this.root, "[data-action=print]").focus();
  }

  /**
   * Only what was done here, and just now, can be taken back here.
   * @param {string} message
   */
  tellUndoable(message) {
    this.tell(message);
    const undo = find(this.root, "[data-action=undo]");
    show(undo, true);
    undo.focus();
  }

  // — asking and telling

  /** @param {string} about */
  async explain(about) {
    const reply = await this.askAbout("explain", { about });
    if (reply?.ok) openExplanation(this.root, reply.explanation);
  }

  /**
   * About the present sheet.
   * @param {string} op
   * @param {Record<string, unknown>} more
   * @param {boolean} [latest]
   */
  askAbout(op, more, latest = false) {
    return this.ask(op, { sheet: this.sheet, ...more }, { latest, needs: LATER });
  }

  /**
   * What is said next is about another step, which cannot be taken back.
   * @override
   * @param {string} name
   */
  tell(name) {
    show(find(this.root, "[data-action=undo]"), false);
    super.tell(name);
  }
}

/** @type {Record<string, (page: ResultPage, button: HTMLElement) => unknown>} */
const ACTIONS = {
  retry: (page) => page.engine.retry(),
  print: () => print(),
  close: (_, button) => /** @type {HTMLDialogElement} */ (button.closest("dialog")).close(),
  explain: (page, button) => page.explain(button.dataset.about ?? ""),
  "to-plan": (page, button) => page.plan(button.dataset.requirement ?? ""),
  add: (page) => page.addMeasure(),
  remove: (page, button) => page.remove(button),
  finish: (page) => page.askToFinish(),
  "confirm-finish": (page, button) => {
    ACTIONS.close(page, button);
    page.finish();
  },
  "next-year": (page) => page.nextYear(),
  undo: (page) => page.undo(),
};
