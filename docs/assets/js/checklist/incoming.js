// @ts-check
/**
 * A file that is brought to what is here. It is shown first, with what is best done with it; nothing is replaced unasked.
 *
 * @typedef {import("../branch/types").Sheet} Sheet
 * @typedef {import("../branch/types").ReadReply} ReadReply
 * @typedef {import("../branch/types").IncomingReply} IncomingReply
 */
import { fillList, find, part, say, show } from "../dom.js";
import { whole } from "../branch/sheet.js";
import { fileText } from "../branch/file-text.js";

/**
 * @typedef {object} Host what this needs of the form around it
 * @property {HTMLElement} root
 * @property {{ version: string, digest: string }} standard
 * @property {() => boolean} isBlank
 * @property {(op: string, more: Record<string, unknown>, how?: { needs: import("../types").Library[] }) => Promise<any>} ask
 * @property {(sheet: Sheet, message: string) => void} replace puts another sheet into the form; it can be taken back
 */

export class Incoming {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    this.dialog = /** @type {HTMLDialogElement} */ (part(host.root, "import-dialog"));
    /** @type {import("../branch/types").FileText} */
    this.text = "";
    /** @type {Sheet | null} what replacing gives */
    this.sheet = null;
    /** @type {Sheet | null} what taking only the review gives */
    this.reviewed = null;
    /** @type {import("./merging.js").Merging | null} */
    this.merging = null;
  }

  /** @param {File} file */
  async open(file) {
    this.text = await fileText(file);
    /** @type {ReadReply | null} */
    const read = await this.host.ask("read", { text: this.text }, { needs: ["later"] });
    if (!read) return;
    if (!read.ok || this.host.isBlank()) return this.show(read, null);
    /** @type {IncomingReply | null} */
    const beside = await this.host.ask("incoming", { text: this.text }, { needs: ["later"] });
    if (beside) this.show({ ...read, ...beside, problems: beside.ok ? read.problems : beside.problems }, beside.ok ? beside : null);
  }

  /**
   * @param {ReadReply} reply
   * @param {IncomingReply | null} beside how the file stands to what is here; null where nothing is here
   */
  show(reply, beside) {
    this.sheet = reply.ok ? whole(reply.sheet, this.host.standard) : null;
    this.reviewed = beside?.reviewed ? whole(beside.reviewed, this.host.standard) : null;
    const offer = beside?.offer ?? "replace";
    this.showWords(reply, beside);
    this.showWays(reply.ok, offer, beside !== null);
    this.dialog.showModal();
  }

  /**
   * @param {ReadReply} reply
   * @param {IncomingReply | null} beside
   */
  showWords(reply, beside) {
    show(part(this.dialog, "import-lead"), reply.ok);
    show(part(this.dialog, "import-failed"), !reply.ok);
    say(
      part(this.dialog, "import-name"),
      reply.ok ? [reply.changes.name, reply.changes.year, reply.changes.saved].filter(Boolean).join(" · ") : "",
    );
    fillList(part(this.dialog, "import-what"), beside?.lead ?? [], "p");
    fillList(part(this.dialog, "import-changes"), reply.ok ? [...reply.changes.sentences, ...reply.changes.named] : []);
    say(part(this.dialog, "import-losing"), beside?.losing);
    fillList(part(this.dialog, "import-lost"), beside?.lost ?? []);
    const problems = part(this.dialog, "import-problems");
    fillList(
      find(problems, "ul"),
      reply.problems.map((problem) => [problem.path, problem.text].filter(Boolean).join(" — ")),
    );
    show(problems, reply.problems.length > 0);
  }

  /**
   * The offer stands first among the buttons. Replacing, where it is not the offer, waits folded away beside what it would lose.
   * @param {boolean} ok
   * @param {string} offer
   * @param {boolean} something whether anything is here
   */
  showWays(ok, offer, something) {
    const replacing = /** @type {HTMLDetailsElement} */ (part(this.dialog, "import-replacing"));
    const actions = part(this.dialog, "import-actions");
    /** @type {Record<string, HTMLElement>} */
    const buttons = {
      review: find(this.dialog, "[data-action=take-review]"),
      merge: find(this.dialog, "[data-action=merge]"),
      replace: find(this.dialog, "[data-action=confirm-import]"),
      nothing: find(actions, "[data-action=close]"),
    };
    this.dialog.dataset.offer = offer;
    replacing.open = offer === "replace";
    show(replacing, ok);
    (offer === "replace" ? actions : part(replacing, "import-replace")).prepend(buttons.replace);
    for (const [way, button] of Object.entries(buttons)) button.classList.toggle("wh-button--quiet", way !== offer);
    show(buttons.replace, ok);
    show(buttons.merge, ok && something);
    show(buttons.review, ok && offer === "review");
  }

  // — what is done with it

  takeReview() {
    this.dialog.close();
    if (this.reviewed) this.host.replace(this.reviewed, "review_taken");
  }

  confirm() {
    this.dialog.close();
    if (this.sheet) this.host.replace(this.sheet, "import_done");
    this.sheet = null;
  }

  /** Instead of replacing: what is here and what is in the file, together. */
  async merge() {
    this.dialog.close();
    const { Merging } = await import("./merging.js");
    const { root, ask, replace, standard } = this.host;
    this.merging ??= new Merging(root, ask, (sheet) => replace(whole({ ...sheet }, standard), "merge_done"));
    await this.merging.open(this.text);
  }
}
