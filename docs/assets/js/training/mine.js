// @ts-check
/**
 * A learner's own page: the cards of the day, what is known and what to look at again, and the file of it. Python says what comes next;
 * everything stays on the device.
 *
 * @typedef {import("./types").Projected} Projected
 * @typedef {import("./types").LearnerReply} LearnerReply
 * @typedef {import("./types").Progress} Progress
 */
import { Page } from "../branch/page.js";
import { fileText } from "../branch/file-text.js";
import { download, today } from "../branch/transfer.js";
import { all, copy, fillList, find, part, say, show } from "../dom.js";
import { guard } from "../unsaved.js";
import { exported, read, setAside, unsaved, write } from "./record.js";

/** What each request needs. @type {Record<string, readonly import("../types").Library[]>} */
const NEEDS = { learner: ["later"], cards: ["later", "cards"] };

/** @param {HTMLElement} root */
export default function mine(root) {
  return new MinePage(root).start();
}

class MinePage extends Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root, ACTIONS);
    /** @type {Projected[]} */
    this.questions = [];
    /** @type {string | null} what was there before the last step that can be taken back */
    this.before = null;
    /** @type {string[]} */
    this.queue = [];
    /** The card that is shown: the queue goes on when a file is taken meanwhile. */
    this.shown = "";
    this.rated = false;
    this.revealed = false;
    this.busy = false;
  }

  async start() {
    show(part(this.root, "page"), true);
    this.wire();
    guard(this.root, { reach: unsaved, backUp: () => this.save() });
    this.root.addEventListener("change", (event) => this.take(/** @type {HTMLInputElement} */ (event.target)));
    part(this.root, "card").addEventListener("keydown", (event) => this.key(event));
    this.questions = await fetch(this.root.dataset.questions ?? "")
      .then((answer) => answer.json())
      .catch(() => []);
    if (!this.questions.length) return this.tell("mine_no_questions");
    await this.refresh();
  }

  // — asking

  /**
   * @param {"learner" | "cards"} op
   * @param {Record<string, unknown>} [body]
   * @returns {Promise<LearnerReply | null>}
   */
  async study(op, body = {}) {
    const questions = this.questions.map(({ id, wording, module }) => [id, wording, module]);
    const record = { now: new Date().toISOString(), questions, learner: read() };
    /** @type {LearnerReply | null} */
    const reply = await this.ask(op, { ...record, ...body }, { needs: NEEDS[op] });
    const problems = part(this.root, "problems");
    fillList(
      problems,
      (reply?.problems ?? []).map(({ path, text }) => [path, text].filter(Boolean).join(" — ")),
    );
    show(problems, (reply?.problems ?? []).length > 0);
    return reply;
  }

  async refresh() {
    const reply = await this.study("learner");
    if (reply?.progress) return this.showProgress(reply.progress);
    if (!reply || !read()) return;
    setAside();
    this.tell("mine_set_aside");
    const anew = await this.study("learner");
    if (anew?.progress) this.showProgress(anew.progress);
  }

  /** @param {LearnerReply} reply */
  keep(reply) {
    if (!write(JSON.stringify(reply.learner))) this.tell("mine_not_kept");
    if (reply.progress) this.showProgress(reply.progress);
  }

  // — where the learner stands

  /** @param {Progress} progress */
  showProgress({ summary, modules, again, queue, cards }) {
    this.queue = queue;
    say(part(this.root, "summary"), summary);
    say(part(this.root, "cards"), cards);
    const begin = find(this.root, "[data-action=begin]");
    show(begin, queue.length > 0 && Boolean(part(this.root, "card").hidden));
    for (const [name, ...counts] of modules) {
      const cells = all(find(this.root, `[data-row="${name}"]`), "td");
      counts.forEach((count, place) => {
        say(cells[place], count);
      });
    }
    show(part(this.root, "counts"), true);
    show(part(this.root, "again"), again.length > 0);
    find(part(this.root, "again"), "ul").replaceChildren(...again.map(({ id, why }) => this.againItem(id, why)));
  }

  /**
   * @param {string} id
   * @param {string} why
   */
  againItem(id, why) {
    const question = this.question(id);
    const item = document.createElement("li");
    const note = document.createElement("span");
    note.className = "wh-note";
    note.textContent = why;
    if (question) item.append(this.linkTo({ ...question, title: question.text }), " ");
    item.append(note);
    return item;
  }

  /** @param {string} id */
  question(id) {
    return this.questions.find((each) => each.id === id);
  }

  // — the cards

  async begin() {
    const reply = await this.once(() => this.study("cards"));
    if (reply?.progress) this.next(reply);
  }

  /** @param {LearnerReply} reply */
  next(reply) {
    const question = this.question(this.queue[0]);
    show(part(this.root, "card"), question !== undefined);
    show(find(this.root, "[data-action=begin]"), false);
    if (!question) return find(this.root, "[data-action=undo]").focus();
    this.revealed = false;
    this.shown = question.id;
    this.showCard(question, reply.ratings ?? []);
    part(this.root, "front").focus();
  }

  /**
   * @param {Projected} question
   * @param {{ rating: number, text: string, after: string }[]} ratings
   */
  showCard(question, ratings) {
    const card = part(this.root, "card");
    say(part(card, "front"), question.text);
    say(part(card, "about"), question.about);
    show(part(card, "about"), question.about !== "");
    fillList(
      part(card, "choices"),
      [...question.choices, ...question.parts].map(({ letter, text }) => `${letter}　${text}`),
    );
    say(part(card, "options"), question.options.join("　"));
    const right = question.choices.filter((choice) => choice.right).map(({ letter, text }) => `${letter}　${text}`);
    fillList(part(card, "back"), right.length ? right : [question.answer], "p");
    say(part(card, "why"), question.why);
    part(card, "rests").replaceChildren(...question.requirements.flatMap((each) => [this.linkTo(each), " "]));
    part(card, "ratings").replaceChildren(...ratings.map((each) => this.ratingButton(each)));
    this.showAnswer(false);
  }

  /** @param {{ path: string, number: string, title: string }} to a requirement or a question */
  linkTo({ path, number, title }) {
    const link = document.createElement("a");
    link.href = this.root.dataset.root + path;
    link.textContent = `${number} ${title}`;
    return link;
  }

  /** @param {{ rating: number, text: string, after: string }} rating */
  ratingButton({ rating, text, after }) {
    const button = copy(part(this.root, "rating"));
    button.dataset.rating = String(rating);
    say(find(button, "b"), `${rating} ${text}`);
    say(find(button, "span"), after);
    return button;
  }

  /** @param {boolean} revealed */
  showAnswer(revealed) {
    this.revealed = revealed;
    show(part(this.root, "answer"), revealed);
    show(find(this.root, "[data-action=reveal]"), !revealed);
  }

  reveal() {
    this.showAnswer(true);
    part(this.root, "back").focus();
  }

  /** @param {number} rating */
  async rate(rating) {
    const before = read();
    const reply = await this.once(() => this.study("cards", { card: this.shown, rating }));
    if (!reply?.progress) return;
    this.mark(before, true);
    this.keep(reply);
    this.next(reply);
  }

  /**
   * One step at a time: a key pressed twice rates one card.
   * @param {() => Promise<LearnerReply | null>} step
   */
  async once(step) {
    if (this.busy) return null;
    this.busy = true;
    try {
      return await step();
    } finally {
      this.busy = false;
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onControl = /** @type {HTMLElement} */ (event.target).closest("button, a");
    if (!this.revealed && event.key === " " && !onControl) this.reveal();
    else if (this.revealed && ["1", "2", "3", "4"].includes(event.key)) this.rate(Number(event.key));
    else return;
    event.preventDefault();
  }

  // — the file

  save() {
    const text = read();
    if (!text) return this.tell("mine_nothing");
    download(text, `wuhua-learning-${today()}.json`);
    exported();
    this.tell("exported");
  }

  /** @param {HTMLInputElement} input */
  async take(input) {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const before = read();
    const reply = await this.study("learner", { text: await fileText(file).catch(() => "") });
    if (!reply?.progress) return this.tell("mine_not_taken");
    this.mark(before);
    this.keep(reply);
    say(part(this.root, "message"), reply.taken);
  }

  async erase() {
    const before = read();
    write("");
    this.mark(before);
    show(part(this.root, "card"), false);
    this.tell("mine_erased");
    await this.refresh();
    find(this.root, "[data-action=undo]").focus();
  }

  async undo() {
    if (this.before === null) return;
    write(this.before);
    this.before = null;
    show(find(this.root, "[data-action=undo]"), false);
    this.tell("undone");
    await this.refresh();
    if (this.rated) await this.begin();
  }

  /**
   * @param {string} before
   * @param {boolean} [rated] the step was a card’s, which is shown again when it is taken back
   */
  mark(before, rated = false) {
    this.before = before;
    this.rated = rated;
    show(find(this.root, "[data-action=undo]"), true);
  }

  /**
   * A rating is pressed too.
   * @override
   * @param {HTMLElement} target
   */
  act(target) {
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-action], [data-rating]"));
    return button?.dataset.rating ? this.rate(Number(button.dataset.rating)) : super.act(target);
  }
}

/** @type {Record<string, (page: MinePage) => unknown>} */
const ACTIONS = {
  begin: (page) => page.begin(),
  reveal: (page) => page.reveal(),
  save: (page) => page.save(),
  choose: (page) => part(page.root, "file").click(),
  erase: (page) => page.erase(),
  undo: (page) => page.undo(),
  retry: (page) => page.engine.retry(),
};
