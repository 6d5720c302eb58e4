// @ts-check
/**
 * The dialog in which files become entries of the ledger: one file after the other, each in four steps that are filled in already. It
 * opens at the first step with a question, and every other can be opened. It shows what the engine says, and decides nothing.
 *
 * @typedef {import("../../branch/types").Entry} Entry
 * @typedef {import("../../branch/types").Problem} Problem
 * @typedef {import("./types").ImportReply} ImportReply
 * @typedef {import("./types").LedgerPlan} LedgerPlan
 * @typedef {import("./types").LayoutsFile} LayoutsFile
 * @typedef {import("./types").Step} Step
 *
 * @typedef {object} Host
 * @property {HTMLElement} root
 * @property {import("./conversation.js").Ask} ask
 * @property {(entry: Entry) => HTMLElement} describe an entry, to be looked at
 * @property {(name: string, plan: LedgerPlan, isFurther: boolean) => unknown} take does what the plan says; `isFurther`: together with
 *     the file before
 * @property {() => unknown} done all files are through, and the dialog is closed
 * @property {() => unknown} remembered more, or less, is remembered now
 * @property {(file: File) => unknown} handOver a branch's file, to where such files are opened
 */
import { all, fillList, find, part, say, show } from "../../dom.js";
import { tableFile } from "../../branch/table.js";
import { AskingDialog } from "../asking-dialog.js";
import { ColumnsStep } from "./columns.js";
import { Conversation } from "./conversation.js";
import { filled } from "./keyed.js";
import { RowsStep } from "./rows.js";
import { remember, remembered } from "./shapes.js";
import { SheetsStep } from "./sheets.js";
import { WordsStep } from "./words.js";

/** @type {readonly Step[]} */
const STEPS = ["sheets", "columns", "words", "rows"];

/** @typedef {"reading" | "refused" | "asking" | "layouts" | "branch"} State */

export class ImportDialog extends AskingDialog {
  /** @param {Host} host */
  constructor(host) {
    super(host.root, "importing");
    this.host = host;
    this.body = part(this.dialog, "importing-body");
    /** @type {File[]} */
    this.files = [];
    this.at = 0;
    /** Whether a file of those chosen together is in the ledger already. */
    this.isFurther = false;
    /** @type {Conversation | null} */
    this.conversation = null;
    /** @type {ImportReply | null} */
    this.reply = null;
    /** @type {Step | null} */
    this.step = null;
    const talk = () => /** @type {Conversation} */ (this.conversation);
    this.views = {
      sheets: new SheetsStep(this.section("sheets"), (sheet, on) => this.wait(talk().tick(sheet, on))),
      columns: new ColumnsStep(this.section("columns"), (table, column, field) => this.wait(talk().name(table, column, field))),
      words: new WordsStep(this.section("words"), (word, choice) => this.wait(talk().explain(word, choice))),
      rows: new RowsStep(this.section("rows"), {
        decide: (row, answer) => this.wait(talk().decide(row, answer)),
        decideAll: (rows, take) => this.wait(talk().decideAll(rows, take)),
        describe: host.describe,
      }),
    };
    this.dialog.addEventListener("click", ({ target }) => this.press(/** @type {HTMLElement} */ (target)));
  }

  /** @param {HTMLElement} target */
  press(target) {
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-importing]"));
    const step = /** @type {HTMLElement | null} */ (target.closest("[data-step]"))?.dataset.step;
    if (step) return this.go(/** @type {Step} */ (step));
    return button && this.presses[button.dataset.importing ?? ""]?.();
  }

  /** @type {Record<string, () => unknown>} */
  presses = {
    back: () => this.go(STEPS[this.place - 1]),
    next: () => this.goOn(),
    add: () => this.add(),
    skip: () => this.next(),
    stop: () => this.drop(),
    close: () => this.drop(),
    anew: () => this.startOver(),
    retry: () => find(this.root, "[data-action=retry]").click(),
    "take-layouts": () => this.takeLayouts(),
    "hand-over": () => this.handOver(),
  };

  // — one file after the other

  /** @param {File[]} files */
  open(files) {
    this.files = files;
    this.at = -1;
    this.isFurther = false;
    this.show();
    return this.next();
  }

  /** The file after this one, or nothing more to do. */
  async next() {
    this.leave();
    this.at += 1;
    const file = this.files[this.at];
    if (!file) return this.drop();
    this.become("reading");
    const count = { name: file.name, n: this.at + 1, of: this.files.length };
    say(part(this.dialog, "importing-name"), count.of > 1 ? filled(this.text("file_of"), count) : file.name);
    show(this.button("skip"), this.at < this.files.length - 1);
    const data = await tableFile(file).catch(() => null);
    if (file !== this.files[this.at] || !this.dialog.open) return;
    if (!data) return this.refuse([this.text("unreadable")]);
    await this.converse(data);
  }

  /** @param {Awaited<ReturnType<typeof tableFile>>} data */
  converse(data) {
    const conversation = new Conversation(
      { ask: this.host.ask, heard: (reply) => this.hear(reply), progress: (done, total) => this.showProgress(done, total) },
      data,
      remembered(),
    );
    this.conversation = conversation;
    this.settle();
    this.takeDraft(({ answers }) => {
      conversation.answers = answers;
    });
    return this.wait(conversation.ask());
  }

  /** Lets go of the file that is open. */
  leave() {
    if (this.conversation) this.forgetDraft();
    this.conversation?.stop();
    this.conversation = null;
    this.reply = null;
    this.step = null;
    this.asOpened = null;
    show(part(this.dialog, "importing-ask"), false);
    show(part(this.dialog, "importing-draft"), false);
    fillList(part(this.dialog, "importing-remarks"), []);
  }

  /** @override */
  drop() {
    this.leave();
    this.files = [];
    super.drop();
  }

  // — what the engine says

  /** @param {ImportReply} reply */
  hear(reply) {
    const isFirst = this.reply === null;
    this.reply = reply;
    const problems = reply.problems.map(({ path, text }) => [path, text].filter(Boolean).join(" — "));
    if (!reply.ok) return this.refuse(problems.length ? problems : [this.text("no_answer")]);
    fillList(part(this.dialog, "importing-remarks"), problems);
    if (reply.kind === "layouts" || reply.kind === "branch") {
      this.become(reply.kind);
      return fillList(part(this.dialog, `importing-${reply.kind}`), reply.sentences, "p");
    }
    this.become("asking");
    show(part(this.dialog, "importing-kept"), reply.from_kept);
    if (isFirst) this.go(STEPS.find((step) => reply.open[step] > 0) ?? "rows");
    else this.showStep(reply);
  }

  /** @param {string[]} reasons */
  refuse(reasons) {
    this.become("refused");
    fillList(part(this.dialog, "importing-problems"), reasons);
    show(part(this.dialog, "importing-problems"), reasons.length > 0);
  }

  /** @param {State} state */
  become(state) {
    if (this.dialog.dataset.state === state) return;
    this.dialog.dataset.state = state;
    for (const place of all(this.dialog, "[data-in]")) show(place, (place.dataset.in ?? "").split(" ").includes(state));
    find(this.dialog, "progress").removeAttribute("value");
    if (state !== "asking") find(this.dialog, "h2").focus();
  }

  /**
   * @param {number} done
   * @param {number} total
   */
  showProgress(done, total) {
    if (total > 0) find(this.dialog, "progress").setAttribute("value", String(done / total));
  }

  /** @param {Promise<unknown>} asking */
  async wait(asking) {
    const { conversation } = this;
    this.body.setAttribute("aria-busy", "true");
    this.keepDraft();
    await asking;
    await conversation?.settled();
    if (conversation !== this.conversation) return;
    this.body.removeAttribute("aria-busy");
    if (!this.reply) this.refuse([this.text("no_answer")]);
  }

  // — steps

  /** @returns {LedgerPlan | null} */
  get plan() {
    return this.reply?.ok && (this.reply.kind === "ledger" || this.reply.kind === "plan") ? this.reply : null;
  }

  get place() {
    return this.step ? STEPS.indexOf(this.step) : 0;
  }

  /** Where there is the next question, or the last step: those between can be opened, and need not be. */
  following() {
    const { plan, place } = this;
    return STEPS.find((step, other) => other > place && (plan?.open[step] ?? 0) > 0) ?? STEPS[STEPS.length - 1];
  }

  /** What this step proposes has been seen, and is taken. */
  goOn() {
    const { plan, step, conversation } = this;
    if (!plan || !step || !conversation) return;
    this.go(this.following());
    if (plan.open[step] > 0) this.wait(conversation.accept(plan, step));
  }

  /** @param {Step | undefined} step */
  go(step) {
    const { plan } = this;
    if (!plan || !step) return;
    this.step = step;
    this.views[step].enter();
    this.showStep(plan);
    this.body.scrollTop = 0;
    this.focus();
  }

  /** @override */
  focus() {
    const heading = this.step ? find(this.section(this.step), "h3") : find(this.dialog, "h2");
    heading.focus({ preventScroll: true });
  }

  /** @param {LedgerPlan} plan */
  showStep(plan) {
    const step = this.step ?? "rows";
    for (const each of STEPS) {
      show(this.section(each), each === step);
      this.showInStepper(each, plan.open[each], each === step);
    }
    this.views[step].show(plan, this.conversation?.file.name ?? "");
    const count = plan.add.length + plan.replace.length;
    const isLast = step === STEPS[STEPS.length - 1];
    show(this.button("back"), this.place > 0);
    show(this.button("next"), !isLast);
    show(this.button("add"), isLast);
    this.button("add").toggleAttribute("disabled", count === 0);
    say(this.button("add"), filled(this.text("add"), { n: count }));
    show(part(this.dialog, "importing-nothing"), isLast && count === 0);
    const name = find(this.stepper(step), "[data-cell=name]").textContent ?? "";
    const status = { n: this.place + 1, of: STEPS.length, step: name, open: this.openText(plan.open[step]) };
    say(part(this.dialog, "importing-status"), filled(this.text("status"), status));
  }

  /**
   * @param {Step} step
   * @param {number} open
   * @param {boolean} isHere
   */
  showInStepper(step, open, isHere) {
    const button = this.stepper(step);
    button.toggleAttribute("data-clear", open === 0);
    if (isHere) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
    say(find(button, "[data-cell=open]"), this.openText(open));
  }

  /** @param {number} open */
  openText(open) {
    return open ? filled(this.text("open"), { n: open }) : this.text("clear");
  }

  async startOver() {
    if (!this.conversation) return;
    this.reply = null;
    this.become("reading");
    await this.wait(this.conversation.startOver());
  }

  // — what is done with it

  /** With what was said last: a press that comes before its answer waits for it, and does nothing when the answer is a question. */
  async add() {
    const { conversation, plan } = this;
    await conversation?.settled();
    const { plan: last } = this;
    if (!conversation || !plan || !last || conversation !== this.conversation) return;
    if (last !== plan && openIn(last) > openIn(plan)) return;
    if (!last.add.length && !last.replace.length) return;
    remember(last.shape, last.kept);
    this.host.remembered();
    await this.host.take(conversation.file.name, last, this.isFurther);
    this.isFurther = true;
    this.next();
    if (!this.dialog.open) this.host.done();
  }

  async takeLayouts() {
    const { layouts } = /** @type {LayoutsFile} */ (this.reply);
    for (const [shape, answers] of Object.entries(layouts)) remember(shape, answers);
    this.host.remembered();
    await this.next();
  }

  async handOver() {
    const file = this.files[this.at];
    this.drop();
    await this.host.handOver(file);
  }

  // — leaving

  /**
   * What would be lost: the answers, about this file.
   * @override
   */
  taken() {
    const { conversation } = this;
    return conversation && { name: conversation.file.name, size: conversation.file.data.size, answers: conversation.answers };
  }

  /**
   * @override
   * @param {Event} [event]
   */
  cancel(event) {
    if (this.isDirty()) return super.cancel(event);
    event?.preventDefault();
    return this.drop();
  }

  // — small steps

  /** @param {Step} step */
  section(step) {
    return find(this.dialog, `[data-steps=${step}]`);
  }

  /** @param {Step} step */
  stepper(step) {
    return find(this.dialog, `[data-step=${step}]`);
  }

  /** @param {string} name */
  button(name) {
    return find(this.dialog, `[data-importing=${name}]`);
  }

  /** @param {string} name */
  text(name) {
    return find(this.dialog, `[data-text-of=${name}]`).textContent ?? "";
  }
}

/** @param {LedgerPlan} plan */
function openIn({ open }) {
  return STEPS.reduce((sum, step) => sum + open[step], 0);
}
