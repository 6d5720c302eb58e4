// @ts-check
/**
 * Many branches' files rolled up. They are handed to Python a few at a time, so that the page stays free, can say how far it is, and
 * can stop; what is kept is what Python made of them, only as long as the page is open.
 *
 * @typedef {import("./types").Handed} Handed
 * @typedef {import("./types").Summary} Summary
 * @typedef {import("./types").SummaryReply} SummaryReply
 * @typedef {import("./types").RollupReply} RollupReply
 * @typedef {import("./types").NamesReply} NamesReply
 * @typedef {import("../branch/dropped.js").Named} Named
 */
import { Page } from "../branch/page.js";
import { tableFile } from "../branch/table.js";
import { fileText, READ_AT_MOST } from "../branch/file-text.js";
import { saveFile } from "../branch/transfer.js";
import { fillList, find, part, say, show } from "../dom.js";
import { onDrop } from "../drop.js";
import { chosenFiles, droppedFiles } from "../branch/dropped.js";
import { showRollup } from "./view.js";

/** Bytes handed over at a time: small enough to see the count go up and to stop soon, large enough to lose no time. */
const BATCH = 500_000;

/** What the engine fetches. @type {Record<string, readonly import("../types").Library[]>} */
const NEEDS = { plain: ["later"], xlsx: ["later", "spreadsheet"], json: ["later"] };

/** @param {HTMLElement} root */
export default function rollup(root) {
  return new RollupPage(root).start();
}

class RollupPage extends Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root, ACTIONS);
    /** @type {Summary[]} */
    this.summaries = [];
    /** @type {Summary[] | null} what was there before the last step that can be taken back */
    this.before = null;
    /** @type {string[]} the names in a list that was opened, until they are used or left */
    this.found = [];
    this.isStopped = false;
    this.isReading = false;
    /** Whether a file has all of it, or nothing is there to lose. */
    this.isSaved = true;
  }

  start() {
    this.wire();
    this.root.addEventListener("change", (event) => this.take(/** @type {HTMLInputElement} */ (event.target)));
    onDrop(this.root, part(this.root, "drop"), (dropped) => this.drop(dropped));
    part(this.root, "expected").addEventListener("input", () => this.changed());
    addEventListener("beforeunload", (event) => (this.isReading || !this.isSaved) && event.preventDefault());
  }

  // — files in

  /** @param {DataTransfer} dropped */
  async drop(dropped) {
    try {
      await this.add(await droppedFiles(dropped));
    } catch {
      this.tell("rollup_unreadable");
    }
  }

  /** @param {HTMLInputElement} input */
  async take(input) {
    const files = chosenFiles(input.files ?? new DataTransfer().files);
    if (input.type === "file") input.value = "";
    if (input.dataset.part === "expected-file") return files.length ? this.openList(files[0].file) : undefined;
    if (input.type === "file") return this.add(files);
    return this.rollUp();
  }

  /**
   * Reads the files on top of those that are there already.
   * @param {Named[]} files
   */
  async add(files) {
    if (this.isReading || !files.length) return;
    this.reading(true);
    const before = this.summaries;
    try {
      await this.readAll(files);
    } finally {
      this.reading(false);
    }
    this.before = before;
    this.tell(this.isStopped ? "rollup_stopped" : "rollup_read");
    await this.rollUp();
    if (!part(this.root, "result").hidden) part(this.root, "title").focus();
  }

  /** @param {Named[]} files */
  async readAll(files) {
    let done = 0;
    for await (const batch of batches(files)) {
      if (this.isStopped) return;
      this.summaries = [...this.summaries, ...(await this.summarise(batch))];
      done += batch.length;
      this.progress(done, files.length);
    }
  }

  /**
   * A batch that Python cannot take as a whole is handed over file by file, and one that it cannot take at all without its text: it
   * then stands in the list of unreadable ones.
   * @param {Handed[]} batch
   * @returns {Promise<Summary[]>}
   */
  async summarise(batch) {
    /** @type {SummaryReply | null} */
    const reply = await this.ask("summarise", { files: batch }, { needs: NEEDS.plain });
    if (reply?.ok) return [reply.summary];
    if (batch.length > 1) return (await inTurn(batch, (file) => this.summarise([file]))).flat();
    const { name, size, text } = batch[0];
    return text === undefined ? [] : this.summarise([{ name, size }]);
  }

  /** @param {boolean} on */
  reading(on) {
    this.isReading = on;
    if (on) {
      this.isStopped = false;
      this.progress(0, 0);
    }
    show(part(this.root, "reading"), on);
    show(part(this.root, "choosing"), !on);
    if (on) find(this.root, "[data-action=stop]").focus();
  }

  /**
   * @param {number} done
   * @param {number} of none while it is not known
   */
  progress(done, of) {
    const bar = /** @type {HTMLProgressElement} */ (find(part(this.root, "reading"), "progress"));
    if (of) bar.setAttribute("value", String(done / of));
    else bar.removeAttribute("value");
    say(part(this.root, "count"), of ? `${done} / ${of}` : "");
  }

  stop() {
    this.isStopped = true;
  }

  clear() {
    this.before = this.summaries;
    this.summaries = [];
    this.tell("rollup_cleared");
    this.rollUp();
    find(this.root, "[data-action=undo]").focus();
  }

  undo() {
    [this.summaries, this.before] = [this.before ?? [], null];
    this.tell("undone");
    this.rollUp();
  }

  // — the list of branches expected

  /** @param {File} file */
  async openList(file) {
    const { data, needs } = await tableFile(file);
    /** @type {NamesReply | null} */
    const reply = await this.ask("expected", {}, { data, needs });
    if (!reply) return;
    const place = part(this.root, "expected-problems");
    fillList(
      place,
      reply.problems.map((problem) => [problem.path, problem.text].filter(Boolean).join(" — ")),
    );
    show(place, reply.problems.length > 0);
    this.found = reply.ok ? reply.names : [];
    show(part(this.root, "expected-found"), reply.ok);
    if (!reply.ok) return;
    say(part(this.root, "expected-said"), reply.said);
    part(this.root, "expected-said").focus();
  }

  /** @param {boolean} used whether the names found in the file are the branches expected */
  async endList(used) {
    show(part(this.root, "expected-found"), false);
    const field = /** @type {HTMLTextAreaElement} */ (part(this.root, "expected"));
    if (used) field.value = this.found.join("\n");
    this.found = [];
    field.focus();
    if (used) await this.rollUp();
  }

  // — what comes of it

  /** What is here stands nowhere else: neither what was read nor the list that was typed is kept in the browser. */
  changed() {
    const { value } = /** @type {HTMLTextAreaElement} */ (part(this.root, "expected"));
    this.isSaved = !this.summaries.length && !value.trim();
  }

  request() {
    const { value } = /** @type {HTMLTextAreaElement} */ (part(this.root, "expected"));
    const { valueAsNumber } = /** @type {HTMLInputElement} */ (part(this.root, "year"));
    return { summaries: this.summaries, expected: value, year: valueAsNumber || null };
  }

  async rollUp() {
    this.changed();
    show(find(this.root, "[data-action=undo]"), this.before !== null);
    show(part(this.root, "result"), this.summaries.length > 0);
    if (!this.summaries.length) return;
    /** @type {RollupReply | null} */
    const reply = await this.ask("rollup", this.request(), { needs: NEEDS.plain });
    if (reply?.ok) showRollup(this.root, reply.rollup);
  }

  /** @param {"xlsx" | "json"} format */
  async save(format) {
    const reply = await this.ask("rollup", { ...this.request(), format }, { needs: NEEDS[format] });
    if (reply?.ok) saveFile(reply);
    if (reply?.ok) this.isSaved = true;
    this.tell(reply?.ok ? "exported" : "rollup_not_saved");
  }
}

/** @type {Record<string, (page: RollupPage) => unknown>} */
const ACTIONS = {
  retry: (page) => page.engine.retry(),
  "choose-files": (page) => part(page.root, "files").click(),
  "choose-folder": (page) => part(page.root, "folder").click(),
  "choose-list": (page) => part(page.root, "expected-file").click(),
  "use-list": (page) => page.endList(true),
  "drop-list": (page) => page.endList(false),
  stop: (page) => page.stop(),
  clear: (page) => page.clear(),
  undo: (page) => page.undo(),
  xlsx: (page) => page.save("xlsx"),
  json: (page) => page.save("json"),
  print: () => print(),
};

/**
 * The files with their texts, as many at a time as make one request.
 * @param {Named[]} files
 * @returns {AsyncGenerator<Handed[]>}
 */
async function* batches(files) {
  /** @type {Handed[]} */
  let batch = [];
  let size = 0;
  for (const each of files) {
    const handed = await read(each);
    batch.push(handed);
    size += handed.name.length + (handed.text === undefined ? 0 : handed.size);
    if (size < BATCH) continue;
    yield batch;
    [batch, size] = [[], 0];
  }
  if (batch.length) yield batch;
}

/**
 * Of files that are none of a branch's only the name is looked at, and Python says so: a folder may hold films.
 * @param {Named} named
 * @returns {Promise<Handed>}
 */
async function read({ name, file }) {
  const handed = { name, size: file.size };
  if (file.size > READ_AT_MOST || !/json/i.test(file.name)) return handed;
  try {
    return { ...handed, text: await fileText(file) };
  } catch {
    return handed;
  }
}

/**
 * @template T, R
 * @param {T[]} items
 * @param {(item: T) => Promise<R>} step
 * @returns {Promise<R[]>} one after the other
 */
async function inTurn(items, step) {
  /** @type {R[]} */
  const found = [];
  for (const item of items) found.push(await step(item));
  return found;
}
