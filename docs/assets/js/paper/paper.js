// @ts-check
/**
 * A form that was filled in on paper, typed back: looked at by the engine after every field, shown beside what is saved here, and
 * taken over only when a person says so.
 *
 * @typedef {import("../branch/types").Sheet} Sheet
 * @typedef {import("./types").PaperReply} PaperReply
 * @typedef {import("./types").BoxState} BoxState
 * @typedef {import("./types").PaperRow} PaperRow
 */
import { all, copy, find, part, say, show } from "../dom.js";
import * as saved from "../saved.js";
import { guard } from "../unsaved.js";
import { backUp } from "../branch/backup.js";
import { Page } from "../branch/page.js";
import { blank, whole } from "../branch/sheet.js";

/** @param {HTMLElement} root */
export default function paper(root) {
  new PaperPage(root).start();
}

class PaperPage extends Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root, ACTIONS);
    this.standard = { version: root.dataset.standardVersion ?? "", digest: root.dataset.standardDigest ?? "" };
    /** @type {PaperReply | null} */
    this.reply = null;
    /** @type {Sheet} */
    this.sheet = { ...blank(this.standard), year: new Date().getFullYear() };
    /** What was typed when it was last taken over: what came after it stands on this page only. */
    this.taken = this.everything();
  }

  async start() {
    this.wire();
    part(this.root, "boxes").addEventListener("submit", (event) => event.preventDefault());
    part(this.root, "boxes").addEventListener("change", () => this.check());
    part(this.root, "reason-list").addEventListener("change", () => this.check());
    this.guard();
    saved.onOtherTab((other) => this.follow(other));
    const { sheet } = await saved.load();
    if (sheet) this.follow(sheet);
  }

  /**
   * What is saved here may change while a person types: the comparison is always with what is there now.
   * @param {Record<string, unknown>} sheet
   */
  follow(sheet) {
    this.sheet = whole(sheet, this.standard);
    if (this.reply) this.check();
  }

  guard() {
    const keep = () => backUp(this.sheet);
    guard(this.root, {
      reach: () => (this.everything() === this.taken ? saved.unsaved() : "page"),
      /** A file has what was taken over, not what is still being typed. */
      get backUp() {
        return saved.unsaved() ? keep : undefined;
      },
    });
  }

  // — checking

  /** @returns {Promise<PaperReply | null>} */
  async check() {
    const body = { sheet: this.sheet, pages: this.typed(), reasons: this.reasons() };
    /** @type {PaperReply | null} */
    const reply = await this.ask("paper", body, { latest: true, needs: ["later"] });
    this.reply = reply ?? this.reply;
    if (reply?.ok) this.showReply(reply);
    return reply;
  }

  typed() {
    return all(this.root, "[data-box]").map((box) => ({
      ...Object.fromEntries(all(box, "[data-typed]").map((field) => [field.dataset.typed, textIn(field)])),
      counts: all(box, "[data-count]").map(textIn),
    }));
  }

  everything() {
    return JSON.stringify([this.typed(), this.reasons()]);
  }

  reasons() {
    return Object.fromEntries(all(this.root, "[data-reason-for]").map((field) => [field.dataset.reasonFor, textIn(field)]));
  }

  // — showing

  /** @param {PaperReply} reply */
  showReply(reply) {
    all(this.root, "[data-box]").forEach((box, place) => {
      showState(find(box, "[data-state]"), reply.boxes[place]);
    });
    say(part(this.root, "summary"), reply.summary);
    part(this.root, "rows").replaceChildren(...reply.rows.map((row) => this.row(row)));
    this.showReasons(reply);
    show(part(this.root, "preview"), reply.rows.length > 0);
  }

  /** @param {PaperRow} row */
  row(row) {
    const line = copy(part(this.root, "row"));
    line.dataset.change = row.change;
    for (const cell of /** @type {const} */ (["number", "text", "now", "paper"])) say(find(line, `[data-cell=${cell}]`), row[cell]);
    return line;
  }

  /**
   * A field for each reason; what stands in a field already is left alone.
   * @param {PaperReply} reply
   */
  showReasons({ reasons }) {
    const list = part(this.root, "reason-list");
    const there = new Map(all(list, "[data-reason-for]").map((field) => [field.dataset.reasonFor, field.parentElement]));
    list.replaceChildren(...reasons.map((each) => there.get(each.id) ?? this.reason(each)));
    show(part(this.root, "reasons"), reasons.length > 0);
  }

  /** @param {PaperReply["reasons"][number]} each */
  reason({ id, number, text, reason }) {
    const element = copy(part(this.root, "reason"));
    const field = /** @type {HTMLTextAreaElement} */ (find(element, "textarea"));
    const label = /** @type {HTMLLabelElement} */ (find(element, "label"));
    label.htmlFor = field.id = `reason-${id}`;
    field.dataset.reasonFor = id;
    field.value = reason;
    say(label, `${number} ${text}`);
    return element;
  }

  // — taking over

  async take() {
    const reply = await this.check();
    if (!reply?.ok || !reply.rows.length) return;
    await saved.keepBefore(this.sheet);
    this.taken = this.everything();
    await this.become(reply.sheet, "paper_taken");
  }

  async undo() {
    const before = await saved.before();
    if (!before) return;
    await saved.forgetBefore();
    await this.become(before, "undone");
  }

  /**
   * @param {Record<string, unknown>} sheet
   * @param {string} message
   */
  async become(sheet, message) {
    this.sheet = whole(sheet, this.standard);
    const kept = await saved.save(this.sheet);
    show(part(this.root, "storage-off"), !kept);
    this.tell(kept ? message : "paper_not_saved");
    show(part(this.root, "after"), true);
    show(find(this.root, "[data-action=undo]"), (await saved.before()) !== null);
    await this.check();
  }
}

/** @type {Record<string, (page: PaperPage) => unknown>} */
const ACTIONS = {
  print: () => print(),
  "print-form": () => print(),
  retry: (page) => page.engine.retry(),
  take: (page) => page.take(),
  undo: (page) => page.undo(),
};

/**
 * What is wrong with a box, or that it is right; nothing while it is empty.
 * @param {HTMLElement} place
 * @param {BoxState | undefined} state
 */
function showState(place, state) {
  const lines = (state?.problems ?? []).map((text) => line(text, "slip"));
  if (state?.right) lines.push(line(state.right, "right"));
  if (place.textContent !== lines.map((each) => each.textContent).join("")) place.replaceChildren(...lines);
}

/**
 * @param {string} text
 * @param {"slip" | "right"} kind
 */
function line(text, kind) {
  const element = document.createElement("p");
  element.dataset[kind] = "";
  element.textContent = text;
  return element;
}

/** @param {HTMLElement} field */
function textIn(field) {
  return /** @type {HTMLInputElement} */ (field).value;
}
