// @ts-check
/**
 * The plan of the year for the branch that is saved here: what the engine says, month by month, with room to change each entry.
 *
 * @typedef {import("../branch/types").Sheet} Sheet
 * @typedef {import("./types").Calendar} Calendar
 * @typedef {import("./types").Edit} Edit
 * @typedef {import("../branch/types").PlanReply} PlanReply
 * @typedef {readonly import("../types").Library[]} Needed
 */
import { backUp } from "../branch/backup.js";
import { Page } from "../branch/page.js";
import { blank, whole } from "../branch/sheet.js";
import { saveFile } from "../branch/transfer.js";
import { all, find, part, show } from "../dom.js";
import * as saved from "../saved.js";
import { guard } from "../unsaved.js";
import { openOwn, showPlan } from "./view.js";

/** What the engine fetches for a file. @type {Record<string, import("../types").Library[]>} */
const NEEDS = { xlsx: ["later", "spreadsheet"], ics: ["later"] };

/** @param {HTMLElement} root */
export default function plan(root) {
  return new PlanPage(root).start();
}

class PlanPage extends Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root, ACTIONS, "[data-action=xlsx], [data-action=ics]");
    this.standard = { version: root.dataset.standardVersion ?? "", digest: root.dataset.standardDigest ?? "" };
    /** @type {Sheet} */
    this.sheet = { ...blank(this.standard), year: new Date().getFullYear() };
    /** @type {import("../branch/upward-copy.js").UpwardCopy | undefined} a file that is being made */
    this.copy = undefined;
  }

  async start() {
    this.wire();
    this.root.addEventListener("change", (event) => this.edit(/** @type {HTMLInputElement} */ (event.target)));
    this.root.addEventListener("submit", (event) => event.preventDefault());
    guard(this.root, { reach: saved.unsaved, backUp: () => backUp(this.sheet) });
    saved.onOtherTab((other) => this.follow(other));
    const { sheet } = await saved.load();
    show(part(this.root, "nothing-saved"), !sheet);
    if (sheet) this.sheet = whole(sheet, this.standard);
    await Promise.all([this.plan(), this.showUndo()]);
  }

  /** @param {Record<string, unknown>} sheet */
  follow(sheet) {
    this.sheet = whole(sheet, this.standard);
    show(part(this.root, "nothing-saved"), false);
    this.plan();
    this.showUndo();
  }

  async plan() {
    /** @type {PlanReply | null} */
    const reply = await this.askFor({}, { latest: true, needs: ["later"] });
    if (reply?.ok) showPlan(this.root, reply);
  }

  // — changes

  /** @param {HTMLInputElement} field */
  async edit(field) {
    const box = /** @type {HTMLElement | null} */ (field.closest("[data-entry]"));
    if (!box || !field.dataset.field) return;
    const { requirement = "", place = "" } = box.dataset;
    /** @type {Edit} */
    const edit = {};
    for (const each of /** @type {HTMLInputElement[]} */ (all(box, "[data-field]"))) {
      if (each.closest("[hidden]")) continue;
      if (!requirement || each.value !== each.dataset.usual) edit[/** @type {keyof Edit} */ (each.dataset.field)] = each.value;
    }
    await this.keep(this.changed(requirement, place, edit));
  }

  /**
   * The calendar with an entry changed, or as the rules propose it where nothing is left to change.
   * @param {string} requirement empty for an entry of the branch's own
   * @param {string} place
   * @param {Edit} edit
   * @returns {Calendar}
   */
  changed(requirement, place, edit) {
    const calendar = /** @type {Calendar} */ (this.sheet.calendar ?? {});
    if (!requirement)
      return { ...calendar, own: (calendar.own ?? []).map((each) => (each.id === place ? { ...each, ...edit } : each)) };
    const places = { ...calendar.edits?.[requirement], [place]: edit };
    if (!Object.keys(edit).length) delete places[place];
    const edits = { ...calendar.edits, [requirement]: places };
    if (!Object.keys(places).length) delete edits[requirement];
    return { ...calendar, edits };
  }

  /**
   * @param {Calendar} calendar
   */
  async keep(calendar) {
    this.sheet = { ...this.sheet, calendar };
    const isSaved = await saved.save(this.sheet);
    show(part(this.root, "storage-off"), !isSaved);
    show(part(this.root, "saved"), isSaved);
    await this.plan();
  }

  /** @returns {NonNullable<Calendar["own"]>} entries that no rule asks for */
  get own() {
    const { own } = /** @type {Calendar} */ (this.sheet.calendar ?? {});
    return Array.isArray(own) ? own : [];
  }

  /** @param {HTMLElement} button */
  async add(button) {
    const id = `own-${Date.now().toString(36)}`;
    await this.keep({ ...(this.sheet.calendar ?? {}), own: [...this.own, { id, month: button.dataset.month ?? "" }] });
    openOwn(this.root, id);
  }

  /** @param {HTMLElement} button */
  async remove(button) {
    const id = /** @type {HTMLElement} */ (button.closest("[data-entry]")).dataset.place;
    await saved.keepBefore(this.sheet);
    await this.keep({ ...(this.sheet.calendar ?? {}), own: this.own.filter((each) => each.id !== id) });
    this.tell("plan_removed");
    await this.showUndo();
    find(this.root, "[data-action=undo]").focus();
  }

  /** Back to what the rules propose, all at once; it can be undone. */
  async reset() {
    await saved.keepBefore(this.sheet);
    await this.keep({});
    this.tell("plan_reset_done");
    await this.showUndo();
  }

  async undo() {
    const before = await saved.before();
    if (!before) return;
    await saved.forgetBefore();
    this.sheet = whole(before, this.standard);
    await saved.save(this.sheet);
    await this.plan();
    this.tell("undone");
    await this.showUndo();
  }

  async showUndo() {
    show(find(this.root, "[data-action=undo]"), (await saved.before()) !== null);
  }

  // — files

  /**
   * A file goes to others, like the copy that is handed upward: what looks personal is shown first.
   * @param {string} format
   */
  async save(format) {
    const { UpwardCopy } = await import("../branch/upward-copy.js");
    const ask = (/** @type {string} */ op, /** @type {Record<string, unknown>} */ more, /** @type {{ needs: Needed }} */ how) =>
      this.ask(op, { sheet: this.sheet, ...more }, how);
    this.copy = new UpwardCopy(this.root, ask, (sheet) => this.write(sheet, format));
    await this.copy.open({ ifAny: true });
  }

  /**
   * @param {Sheet} sheet
   * @param {string} format
   */
  async write(sheet, format) {
    const reply = await this.askFor({ sheet, format, now: new Date().toISOString() }, { needs: NEEDS[format] });
    if (reply?.ok) saveFile(reply);
    this.tell(reply?.ok ? "report_made" : "report_not_made");
  }

  /**
   * @param {Record<string, unknown>} more
   * @param {{ latest?: boolean, needs?: readonly import("../types").Library[] }} how
   */
  askFor(more, how) {
    return this.ask("plan", { sheet: this.sheet, ...more }, how);
  }
}

/** @type {Record<string, (page: PlanPage, button: HTMLElement) => unknown>} */
const ACTIONS = {
  retry: (page) => page.engine.retry(),
  print: () => print(),
  "print-form": () => print(),
  xlsx: (page) => page.save("xlsx"),
  ics: (page) => page.save("ics"),
  "leaving-chosen": (page) => page.copy?.take(false),
  "leaving-as-it-is": (page) => page.copy?.take(true),
  close: (_, button) => button.closest("dialog")?.close(),
  reset: (page) => page.reset(),
  add: (page, button) => page.add(button),
  remove: (page, button) => page.remove(button),
  undo: (page) => page.undo(),
};
