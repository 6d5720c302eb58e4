// @ts-check
/**
 * A file merged into the sheet, where both are of one branch and both were filled in further. What only one side changed is taken; what
 * both changed differently is decided here, one by one: nothing wins in silence.
 *
 * @typedef {import("../branch/types").MergeReply} MergeReply
 * @typedef {import("../branch/types").Conflict} Conflict
 * @typedef {import("../branch/types").Sheet} Sheet
 */
import { all, copy, fillList, find, part, say, show } from "../dom.js";
import { fileText } from "../branch/file-text.js";

export class Merging {
  /**
   * @param {HTMLElement} root
   * @param {(op: string, more: Record<string, unknown>, how: { needs: import("../types").Library[] }) => Promise<any>} ask
   * @param {(sheet: Sheet) => void} merged puts the merged sheet into the form
   */
  constructor(root, ask, merged) {
    this.root = root;
    this.dialog = /** @type {HTMLDialogElement} */ (part(root, "merge-dialog"));
    this.ask = ask;
    this.merged = merged;
    /** @type {import("../branch/types").FileText} */
    this.text = "";
    /** @type {import("../branch/types").FileText} */
    this.base = "";
    /** @type {Record<string, string>} */
    this.take = {};
    /** @type {Sheet | null} */
    this.sheet = null;
    this.dialog.addEventListener("change", (event) => this.changed(/** @type {HTMLInputElement} */ (event.target)));
  }

  /** @param {import("../branch/types").FileText} text of the file */
  async open(text) {
    // Closed unfinished and opened again with the same file: what was decided is still decided.
    if (text !== this.text) {
      [this.text, this.base, this.take] = [text, "", {}];
      say(part(this.dialog, "merge-base-name"), "");
    }
    const reply = await this.merge();
    if (reply) this.dialog.showModal();
  }

  chooseBase() {
    part(this.dialog, "merge-base-file").click();
  }

  /** @param {HTMLInputElement} input */
  async changed(input) {
    if (input.type === "file") return this.takeBase(input);
    this.take = { ...this.take, [input.name]: input.value };
    await this.merge();
  }

  /**
   * Decides all that is to be decided alike; each can still be decided otherwise.
   * @param {string} side
   */
  async takeAll(side) {
    const ids = all(part(this.dialog, "merge-conflicts"), "fieldset").map((each) => each.dataset.conflict ?? "");
    this.take = { ...this.take, ...Object.fromEntries(ids.map((id) => [id, side])) };
    await this.merge();
  }

  /** @param {HTMLInputElement} input */
  async takeBase(input) {
    const file = input.files?.[0];
    input.value = "";
    if (!file) return;
    const earlier = this.base;
    this.base = await fileText(file);
    const reply = await this.merge();
    if (reply?.ok) say(part(this.dialog, "merge-base-name"), file.name);
    else this.base = earlier;
  }

  /** @returns {Promise<MergeReply | null>} what came of it, shown already */
  async merge() {
    /** @type {MergeReply | null} */
    const reply = await this.ask("merge", { text: this.text, base: this.base, take: this.take }, { needs: ["later"] });
    if (!reply) return null;
    const problems = part(this.dialog, "merge-problems");
    fillList(
      problems,
      reply.problems.map((problem) => [problem.path, problem.text].filter(Boolean).join(" — ")),
    );
    show(problems, reply.problems.length > 0);
    if (reply.ok) this.show(reply);
    return reply;
  }

  /** @param {MergeReply} reply */
  show({ sheet, conflicts, changes, shortened }) {
    this.sheet = sheet;
    const list = part(this.dialog, "merge-conflicts");
    const shown = all(list, "fieldset").map((each) => each.dataset.conflict);
    if (shown.join("\n") !== conflicts.map((each) => each.id).join("\n"))
      list.replaceChildren(...conflicts.map((each) => this.item(each)));
    for (const radio of /** @type {HTMLInputElement[]} */ (all(list, "input")))
      radio.checked = radio.value === this.take[radio.name];
    show(part(this.dialog, "merge-conflicts-title"), conflicts.length > 0);
    show(part(this.dialog, "merge-all"), conflicts.length > 1);
    fillList(part(this.dialog, "merge-changes"), [shortened, ...changes.sentences, ...changes.named].filter(Boolean));
    find(this.dialog, "[data-action=merge-confirm]").toggleAttribute("disabled", sheet === null);
    show(part(this.dialog, "merge-left"), sheet === null);
  }

  /** @param {Conflict} conflict */
  item({ id, place, ours, theirs, taken, choices }) {
    const item = copy(part(this.root, "merge-conflict"));
    const box = find(item, "fieldset");
    box.dataset.conflict = id;
    say(find(box, "legend"), place);
    /** @type {Record<string, string>} */
    const values = { ours, theirs };
    for (const { value, text } of choices) {
      const side = copy(part(this.root, "merge-choice"));
      const radio = /** @type {HTMLInputElement} */ (find(side, "input"));
      [radio.name, radio.value, radio.checked] = [id, value, value === taken];
      say(find(side, "[data-cell=text]"), text);
      say(find(side, "[data-cell=value]"), values[value] ?? "");
      box.append(side);
    }
    return item;
  }

  confirm() {
    if (!this.sheet) return;
    this.dialog.close();
    this.text = "";
    this.merged(this.sheet);
  }
}
