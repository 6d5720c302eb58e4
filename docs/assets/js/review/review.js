// @ts-check
/**
 * The review of a branch's file: opened, filled in beside what the branch wrote, kept at every change, and exported again.
 *
 * @typedef {import("./types").Kept} Kept
 * @typedef {import("./types").Review} Review
 * @typedef {import("../branch/types").ReviewReply} ReviewReply
 * @typedef {import("./types").VerifyReply} VerifyReply
 * @typedef {import("../branch/types").ReadReply} ReadReply
 * @typedef {import("../branch/types").Problem} Problem
 */
import { printView } from "../branch/printing.js";
import { Page } from "../branch/page.js";
import { blank, whole } from "../branch/sheet.js";
import { fileText } from "../branch/file-text.js";
import { download, fileName, today } from "../branch/transfer.js";
import { all, fillList, find, part, say, show } from "../dom.js";
import { onDrop } from "../drop.js";
import { isShared } from "../saved/stores.js";
import { guard } from "../unsaved.js";
import { fillPaper, showReview } from "./view.js";
import * as store from "./store.js";

const LATER = /** @type {const} */ ({ needs: ["later"] });

/** @param {HTMLElement} root */
export default function review(root) {
  return new ReviewPage(root).start();
}

class ReviewPage extends Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root, ACTIONS, "[data-action=choose], [data-action=export], [data-action=print]");
    this.form = part(root, "form");
    this.standard = { version: root.dataset.standardVersion ?? "", digest: root.dataset.standardDigest ?? "" };
    /** @type {Kept | null} */
    this.kept = null;
    this.stored = true;
  }

  async start() {
    this.wire();
    this.listen();
    store.onOtherTab((kept) => this.follow(kept));
    this.show(await store.load());
    await this.showUndo();
  }

  listen() {
    this.root.addEventListener("input", (event) => this.take(/** @type {HTMLInputElement} */ (event.target)));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    part(this.root, "file").addEventListener("change", (event) => this.choose(/** @type {HTMLInputElement} */ (event.target)));
    onDrop(this.root, part(this.root, "drop"), (dropped) => this.drop(dropped));
    guard(this.root, { reach: () => this.reach(), backUp: () => this.backUp() });
  }

  /** @returns {import("../unsaved.js").Reach} */
  reach() {
    if (!this.kept || this.kept.exported) return "";
    if (!this.stored) return "page";
    return isShared() ? "tab" : "";
  }

  // — the file

  /** @param {HTMLInputElement} input */
  async choose(input) {
    const file = input.files?.[0];
    input.value = "";
    if (file) await this.open(file);
  }

  /** @param {DataTransfer} dropped */
  async drop({ files: [file] }) {
    if (file) await this.open(file);
  }

  /** @param {File} file */
  async open(file) {
    const text = await fileText(file);
    /** @type {[ReadReply | null, VerifyReply | null]} */
    const [reply, verified] = await Promise.all([
      this.ask("read", { text, sheet: blank(this.standard) }, { needs: ["later"] }),
      this.ask("verify", { text }, LATER),
    ]);
    if (!reply) return;
    this.showProblems(reply.problems);
    if (!reply.ok) return this.tell("review_not_opened");
    if (this.kept) await store.close(this.kept);
    this.kept = {
      sheet: whole(reply.sheet, this.standard),
      verification: verified?.ok ? verified.verification : null,
      exported: true,
    };
    await this.save();
    this.show(this.kept);
    this.tell("review_opened");
    await this.showUndo();
    part(this.root, "name").focus();
  }

  async closeFile() {
    if (!this.kept) return;
    await store.close(this.kept);
    this.showProblems([]);
    this.show(null);
    this.tell("review_closed");
    await this.showUndo();
    find(this.root, "[data-action=undo]").focus();
  }

  async undo() {
    const before = await store.before();
    if (!before) return;
    await store.forgetBefore();
    this.show(before);
    await this.save();
    this.tell("undone");
    await this.showUndo();
  }

  /** @param {Kept | null} kept */
  follow(kept) {
    this.show(kept);
    this.tell("review_other_tab");
  }

  // — what the reviewer enters

  /** @param {HTMLInputElement} input */
  take(input) {
    if (input.dataset.part === "only-apart") return void this.root.toggleAttribute("data-only-apart", input.checked);
    const box = /** @type {HTMLElement | null} */ (input.closest("[data-requirement]"));
    if (!this.kept || (!box && !input.dataset.field)) return;
    const review = this.review();
    if (box) this.setAnswer(review, box, input.type === "radio" ? "answer" : "note", input.value);
    else review[input.dataset.field ?? ""] = input.value;
    this.changed(review);
  }

  /**
   * @param {Review} review
   * @param {HTMLElement} box
   * @param {"answer" | "note"} field
   * @param {string} value
   */
  setAnswer(review, box, field, value) {
    const id = box.dataset.requirement ?? "";
    const answer = { ...review.answers[id] };
    if (value) answer[field] = value;
    else delete answer[field];
    // The meaning that the answer is one to, as Python made it for this page.
    if (answer.answer) answer.as = field === "answer" ? box.dataset.meaning : answer.as;
    else delete answer.as;
    review.answers = { ...review.answers, [id]: answer };
    if (!Object.keys(answer).length) delete review.answers[id];
    showClear(box);
  }

  /** @param {HTMLElement} button */
  clear(button) {
    const box = /** @type {HTMLElement} */ (button.closest("[data-requirement]"));
    for (const radio of /** @type {HTMLInputElement[]} */ (all(box, "input[type=radio]"))) radio.checked = false;
    const review = this.review();
    this.setAnswer(review, box, "answer", "");
    find(box, "input[type=radio]").focus();
    this.changed(review);
  }

  /**
   * The answer stands for the requirement as it is now.
   * @param {HTMLElement} button
   */
  confirm(button) {
    const box = /** @type {HTMLElement} */ (button.closest("[data-requirement]"));
    const chosen = /** @type {HTMLInputElement | null} */ (box.querySelector("input[type=radio]:checked"));
    if (!chosen) return;
    const review = this.review();
    this.setAnswer(review, box, "answer", chosen.value);
    chosen.focus();
    this.changed(review);
  }

  /**
   * The review made whole; a copy at the top.
   * @returns {Review}
   */
  review() {
    const raw = /** @type {Partial<Review>} */ (this.kept?.sheet.review ?? {});
    return { ...raw, reviewer: raw.reviewer ?? "", date: raw.date ?? "", answers: raw.answers ?? {} };
  }

  /** @param {Review} review */
  async changed(review) {
    if (!this.kept) return;
    if (!review.date) {
      review.date = today();
      field(this.root, "date").value = review.date;
    }
    this.kept.sheet = { ...this.kept.sheet, review: { ...review, unfinished: true } };
    this.kept.exported = false;
    await Promise.all([this.save(), this.judge()]);
  }

  async save() {
    if (!this.kept) return;
    const isSaved = await store.save(this.kept);
    this.stored = isSaved;
    show(part(this.root, "storage-off"), !isSaved);
    show(part(this.root, "saved"), isSaved);
  }

  // — what it looks like

  /** @param {Kept | null} kept */
  show(kept) {
    this.kept = kept;
    show(part(this.root, "opened"), kept !== null);
    if (!kept) return;
    say(part(this.root, "name"), nameOf(kept));
    const place = part(this.root, "verification");
    place.dataset.verdict = kept.verification?.verdict ?? "";
    say(find(place, "p"), kept.verification?.sentence);
    fillList(find(place, "ul"), kept.verification?.lines ?? []);
    this.fill();
    this.judge();
  }

  fill() {
    const review = this.review();
    field(this.root, "reviewer").value = review.reviewer;
    field(this.root, "date").value = review.date;
    for (const box of all(this.form, "[data-requirement]")) {
      const answer = review.answers[box.dataset.requirement ?? ""] ?? {};
      for (const radio of /** @type {HTMLInputElement[]} */ (all(box, "input[type=radio]")))
        radio.checked = radio.value === answer.answer;
      field(box, "note").value = answer.note ?? "";
      showClear(box);
    }
  }

  async judge() {
    /** @type {ReviewReply | null} */
    const reply = await this.ask("review", { sheet: this.kept?.sheet }, { latest: true, ...LATER });
    if (!reply?.ok) return;
    showReview(this.root, reply);
    const texts = new Map(reply.problems.map((problem) => [problem.path, problem.text]));
    for (const place of all(this.root, "[data-problem]")) {
      const text = texts.get(place.dataset.problem ?? "") ?? "";
      say(place, text);
      show(place, text !== "");
    }
  }

  async print() {
    /** @type {ReviewReply | null} */
    const reply = await this.ask("review", { sheet: this.kept?.sheet }, LATER);
    if (!reply?.ok || !this.kept) return;
    fillPaper(this.root, nameOf(this.kept), reply);
    printView(this.root, "report");
  }

  /** The review is finished, and goes back to the branch. */
  async finish() {
    if (!this.kept) return;
    const { unfinished: _, ...review } = this.review();
    const { sheet } = this.kept;
    if (!(await this.export(sheet.review ? { ...sheet, review } : sheet))) return;
    this.tell("review_exported");
    await this.judge();
  }

  /** A copy, to go on with here or elsewhere. */
  async backUp() {
    if (this.kept && (await this.export(this.kept.sheet))) this.tell("exported");
  }

  /** @param {import("../branch/types").Sheet} sheet */
  async export(sheet) {
    const before = this.kept?.sheet;
    const reply = await this.ask("export", { sheet, reviewed: true }, LATER);
    if (!reply?.ok || !this.kept) return false;
    download(reply.text, fileName({ ...sheet, saved: today() }).replace(/\.json$/, "-review.json"));
    // What was entered in the meantime is in no file yet.
    if (this.kept.sheet !== before) return true;
    this.kept.sheet = sheet;
    this.kept.exported = true;
    await this.save();
    return true;
  }

  /** @param {Problem[]} problems */
  showProblems(problems) {
    const place = part(this.root, "problems");
    fillList(
      find(place, "ul"),
      problems.map((problem) => [problem.path, problem.text].filter(Boolean).join(" — ")),
    );
    show(place, problems.length > 0);
  }

  async showUndo() {
    show(find(this.root, "[data-action=undo]"), (await store.before()) !== null);
  }
}

/** @type {Record<string, (page: ReviewPage, button: HTMLElement) => unknown>} */
const ACTIONS = {
  retry: (page) => page.engine.retry(),
  "print-form": (page) => printView(page.root, "form"),
  choose: (page) => part(page.root, "file").click(),
  "close-file": (page) => page.closeFile(),
  undo: (page) => page.undo(),
  clear: (page, button) => page.clear(button),
  "confirm-meaning": (page, button) => page.confirm(button),
  export: (page) => page.finish(),
  "export-unfinished": (page) => page.backUp(),
  print: (page) => page.print(),
};

/** @param {Kept} kept */
function nameOf({ sheet }) {
  return [sheet.name, sheet.year].filter(Boolean).join(" · ") || "–";
}

/**
 * @param {HTMLElement} root
 * @param {string} name
 */
function field(root, name) {
  return /** @type {HTMLInputElement} */ (find(root, `[data-field=${name}]`));
}

/** @param {HTMLElement} box */
function showClear(box) {
  show(find(box, ".wh-clear"), box.querySelector("input[type=radio]:checked") !== null);
}
