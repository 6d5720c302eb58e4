// @ts-check
/**
 * Calibration: everybody judges the same observations and gets a code; whoever leads the session types the codes, or takes files, and
 * sees how far the room agrees. A person's own answers stay in the tab, the codes on the trainer's device until they are cleared; files,
 * which are there anyhow, only on the page. Python is fetched when somebody begins to collect.
 *
 * @typedef {import("./types").AgreementReply} Reply
 * @typedef {import("./types").Agreement} Agreement
 */
import { Page } from "../branch/page.js";
import { fileText } from "../branch/file-text.js";
import { all, fillList, find, part, say, show } from "../dom.js";
import { onDrop } from "../drop.js";
import { chosenFiles, droppedFiles } from "../branch/dropped.js";
import { tab } from "../saved/stores.js";
import { isSafe, keep, read } from "./collected.js";

/** Where a person's own answers stay while the tab is open. */
const KEPT = "calibration";
/** Where the codes of the room stay. */
const CODES = "calibration.codes";
/** The key of no answer. */
const BLANK = "0";
/** Keys are read out in groups of so many. */
const GROUP = 4;

/** @param {HTMLElement} root */
export default function calibration(root) {
  return new CalibrationPage(root).start();
}

class CalibrationPage extends Page {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root, ACTIONS);
    this.observations = all(root, "[data-requirement]");
    /** @type {{ name: string, text: import("../branch/types").FileText }[]} */
    this.files = [];
    this.before = "";
    this.clearedCodes = "";
    this.kept = isSafe(CODES);
    /** Whether the person's own answers stay in the tab. */
    this.mineKept = true;
    this.asked = 0;
  }

  start() {
    for (const name of ["mine", "after", "room"]) show(part(this.root, name), true);
    this.fill(tab.read(KEPT) ?? "");
    this.root.addEventListener("change", (event) => this.changed(/** @type {HTMLInputElement} */ (event.target)));
    this.hear();
    this.showCodes(this.codes() || read(CODES));
    part(this.root, "codes").addEventListener("input", () => this.typed());
    part(this.root, "codes").addEventListener("focus", () => this.wake(), { once: true });
    onDrop(this.root, part(this.root, "drop"), async (dropped) => this.add(await droppedFiles(dropped)));
    addEventListener("beforeunload", (event) => this.wouldLose() && event.preventDefault());
    if (this.codes()) this.typed();
  }

  // — one's own answers

  code() {
    const chosen = this.observations.map((each) => /** @type {HTMLInputElement | null} */ (each.querySelector("input:checked")));
    return chosen.map((input) => input?.value ?? BLANK).join("");
  }

  /** @param {string} code */
  fill(code) {
    this.observations.forEach((each, place) => {
      for (const input of /** @type {HTMLInputElement[]} */ (all(each, "input"))) input.checked = input.value === code[place];
    });
    this.showCode();
  }

  showCode() {
    const code = this.code();
    say(part(this.root, "code"), code.match(new RegExp(`.{1,${GROUP}}`, "g"))?.join(" "));
    this.mineKept = tab.write(KEPT, code) || code.replaceAll(BLANK, "") === "";
  }

  startOver() {
    this.before = this.code();
    this.fill("");
    show(find(this.root, "[data-action=undo]"), true);
    find(this.root, "[data-action=undo]").focus();
  }

  undo() {
    this.fill(this.before);
    show(find(this.root, "[data-action=undo]"), false);
    find(this.root, "[data-action=start-over]").focus();
  }

  // — the room's

  /** @param {HTMLInputElement} input */
  changed(input) {
    if (input.type === "radio") return this.showCode();
    if (input.type !== "file") return;
    const files = chosenFiles(input.files ?? new DataTransfer().files);
    input.value = "";
    return this.add(files);
  }

  /** @param {import("../branch/dropped.js").Named[]} files */
  async add(files) {
    const read = await Promise.all(files.map(async ({ name, file }) => ({ name, text: await fileText(file).catch(() => "") })));
    this.files.push(...read);
    this.showFiles();
    await this.compare();
  }

  clear() {
    this.files = [];
    this.showFiles();
    find(this.root, "[data-action=choose]").focus();
    return this.compare();
  }

  showFiles() {
    const count = part(this.root, "count");
    show(count, this.files.length > 0);
    show(find(this.root, "[data-action=clear]"), this.files.length > 0);
    say(find(count, ".wh-number"), this.files.length);
  }

  holds() {
    return this.files.length > 0 || this.codes().trim() !== "";
  }

  wouldLose() {
    return this.files.length > 0 || !this.kept || !this.mineKept;
  }

  // — the codes

  codes() {
    return /** @type {HTMLTextAreaElement} */ (part(this.root, "codes")).value;
  }

  /** @param {string} codes */
  showCodes(codes) {
    /** @type {HTMLTextAreaElement} */ (part(this.root, "codes")).value = codes;
    show(find(this.root, "[data-action=clear-codes]"), codes.trim() !== "");
    show(find(this.root, "[data-action=undo-codes]"), this.clearedCodes !== "");
  }

  typed() {
    this.clearedCodes = "";
    return this.keepCodes(this.codes());
  }

  /** @param {string} codes */
  keepCodes(codes) {
    this.kept = keep(CODES, codes.trim() && codes);
    this.showCodes(codes);
    return this.compare();
  }

  clearCodes() {
    this.clearedCodes = this.codes();
    const compared = this.keepCodes("");
    find(this.root, "[data-action=undo-codes]").focus();
    return compared;
  }

  undoCodes() {
    const codes = this.clearedCodes;
    this.clearedCodes = "";
    const compared = this.keepCodes(codes);
    find(this.root, "[data-action=clear-codes]").focus();
    return compared;
  }

  // — how far they agree

  async compare() {
    const asked = ++this.asked;
    const body = {
      requirements: this.observations.map((each) => each.dataset.requirement),
      codes: this.codes(),
      files: this.files,
    };
    /** @type {Reply | null} */
    const reply = await this.ask("agreement", body, { latest: true, needs: ["later"] });
    if (!reply || asked !== this.asked) return;
    const problems = part(this.root, "problems");
    fillList(
      problems,
      reply.problems.map(({ path, text }) => [path, text].filter(Boolean).join(" — ")),
    );
    show(problems, reply.problems.length > 0);
    show(part(this.root, "result"), this.holds() && Boolean(reply.agreement));
    if (reply.agreement) this.showAgreement(reply.agreement);
  }

  /** @param {Agreement} agreement */
  showAgreement({ people, sentences, caption, head, rows, ids }) {
    const result = part(this.root, "result");
    fillList(part(result, "sentences"), sentences, "p");
    show(find(result, ".wh-scroll"), people > 0);
    say(find(result, "caption"), caption);
    fillList(find(result, "thead tr"), head, "th");
    for (const cell of find(result, "thead tr").children) cell.setAttribute("scope", "col");
    find(result, "tbody").replaceChildren(...rows.map((row, place) => this.row(row, ids[place])));
  }

  /**
   * @param {string[]} cells
   * @param {string} id
   */
  row(cells, id) {
    const row = document.createElement("tr");
    fillList(row, cells, "td");
    const link = document.createElement("a");
    link.href = `#${this.observations.find((each) => each.dataset.requirement === id)?.id}`;
    link.textContent = cells[0];
    row.firstElementChild?.replaceChildren(link);
    return row;
  }
}

/** @type {Record<string, (page: CalibrationPage) => unknown>} */
const ACTIONS = {
  "start-over": (page) => page.startOver(),
  undo: (page) => page.undo(),
  choose: (page) => part(page.root, "files").click(),
  clear: (page) => page.clear(),
  "clear-codes": (page) => page.clearCodes(),
  "undo-codes": (page) => page.undoCodes(),
  retry: (page) => page.engine.retry(),
  print: () => print(),
};
