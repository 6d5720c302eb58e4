// @ts-check
/**
 * The branches on this device: which there are, another one, one less; and what this device keeps at all.
 *
 * @typedef {import("../saved/entry.js").Branch} Branch
 */
import { all, copy, find, part, say, show } from "../dom.js";
import * as saved from "../saved.js";

const MILLISECONDS_OF_A_DAY = 86_400_000;

/**
 * @typedef {object} Host what this needs of the form around it
 * @property {HTMLElement} root
 * @property {() => boolean} isBlank
 * @property {(sheet: Record<string, unknown> | null, message: string) => void} shown puts another sheet, or none, into the form
 * @property {() => Promise<void>} keep saves what is in the form
 */

export class Branches {
  /** @param {Host} host */
  constructor(host) {
    this.host = host;
    this.root = host.root;
    this.section = part(this.root, "branches");
    this.list = part(this.section, "branches-list");
    this.shared = /** @type {HTMLInputElement} */ (part(this.section, "shared"));
    this.shared.addEventListener("change", () => this.switchShared());
    this.dates = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
    this.section.addEventListener("toggle", () => this.changed());
    saved.onBranches(() => this.refresh());
  }

  // — what there is

  async refresh() {
    const branches = await saved.branches();
    this.list.replaceChildren(...branches.map((branch) => this.item(branch)));
    say(part(this.section, "branches-now"), branches.length > 1 ? branches.length : "");
    this.shared.checked = saved.isShared();
    document.documentElement.toggleAttribute("data-shared", saved.isShared());
    this.remind();
  }

  /** After a change: a list that nobody looks at is made when it is opened. */
  changed() {
    if (/** @type {HTMLDetailsElement} */ (this.section).open) this.refresh();
    else this.remind();
  }

  /** @param {Branch} branch */
  item(branch) {
    const item = copy(part(this.root, "branch"));
    item.dataset.branch = branch.id;
    say(find(item, "[data-cell=name]"), this.nameOf(branch));
    say(find(item, "[data-cell=year]"), branch.year);
    say(find(item, "[data-cell=changed]"), this.dates.format(branch.changed));
    say(find(item, "[data-cell=exported]"), branch.exported ? this.dates.format(branch.exported) : this.list.dataset.never);
    const open = find(item, "[data-action=branch-open]");
    if (branch.id === saved.current()) open.setAttribute("aria-current", "true");
    const away = find(item, "[data-action=branch-remove]");
    away.setAttribute("aria-label", `${away.textContent} ${this.nameOf(branch)} ${branch.year}`);
    return item;
  }

  /** @param {Branch} branch */
  nameOf(branch) {
    return branch.name.trim() || this.list.dataset.unnamed || "";
  }

  /** Says that what was changed is in no file yet, when that has been so for long. */
  remind() {
    const { made, changed, exported } = saved.times();
    const place = part(this.root, "file-reminder");
    const days = (Date.now() - (exported || made)) / MILLISECONDS_OF_A_DAY;
    show(place, !saved.isShared() && changed > exported && made > 0 && days >= Number(place.dataset.afterDays));
  }

  /** @param {"kept" | "not-kept" | ""} answer */
  showPromise(answer) {
    for (const line of all(this.section, "[data-promise]")) show(line, line.dataset.promise === answer);
  }

  // — one more, another, one less

  /** @param {HTMLElement} button */
  async open(button) {
    const { sheet } = await saved.open(branchOf(button));
    this.host.shown(sheet, "branch_opened");
    this.settle("");
  }

  create() {
    saved.create();
    this.host.shown(null, "branch_created");
    this.settle("");
  }

  /** The branch to practise on, beside one's own: the one that is already here, or a new one. */
  async openSample() {
    history.replaceState(null, "", location.pathname + location.search); // or a reload would open it again, over another branch
    const address = find(this.section, "[data-action=sample-open]").dataset.address ?? "";
    const sample = await fetch(address)
      .then((answer) => answer.json())
      .catch(() => null);
    if (!sample) return this.settle("sample_failed");
    const here = (await saved.branches()).find((branch) => branch.name === sample.name);
    if (here) this.host.shown((await saved.open(here.id)).sheet, "sample_opened");
    else {
      saved.create();
      this.host.shown(sample, "sample_opened");
      await this.host.keep();
    }
    await this.settle("");
  }

  /** @param {HTMLElement} button */
  async remove(button) {
    const id = branchOf(button);
    await saved.remove(id);
    if (id === saved.current()) await this.openNext();
    await this.settle("branch_removed");
    const back = find(this.section, "[data-action=branch-restore]");
    show(back, true);
    back.focus();
  }

  async openNext() {
    const [next] = await saved.branches();
    if (next) this.host.shown((await saved.open(next.id)).sheet, "");
    else {
      saved.create();
      this.host.shown(null, "");
    }
  }

  async restore() {
    const id = await saved.restoreRemoved();
    if (id) this.host.shown((await saved.open(id)).sheet, "");
    this.settle("branch_restored");
  }

  /** @param {string} message */
  async settle(message) {
    show(find(this.section, "[data-action=branch-restore]"), false);
    say(part(this.section, "branches-message"), message ? find(this.root, `[data-message=${message}]`).textContent : "");
    await this.refresh();
  }

  // — shared computers

  /** The box shows what is so, not what was asked for, until that is so. */
  switchShared() {
    const wanted = this.shared.checked;
    this.shared.checked = saved.isShared();
    if (!wanted) this.dialog("own-dialog").showModal();
    else if (this.host.isBlank()) this.share(false);
    else this.dialog("shared-dialog").showModal();
  }

  /** @param {boolean} move */
  async share(move) {
    this.dialog("shared-dialog").close();
    const { sheet } = await saved.shareComputer(move);
    this.host.shown(sheet, "");
    await this.settle("shared_on");
  }

  async own() {
    this.dialog("own-dialog").close();
    const { sheet } = await saved.ownComputer();
    this.host.shown(sheet, "");
    await this.settle("shared_off");
  }

  // — erasing

  async askToErase() {
    const branches = await saved.everything();
    const items = branches.map((branch) => {
      const item = document.createElement("li");
      item.textContent = [this.nameOf(branch), branch.year].filter(Boolean).join(" · ");
      return item;
    });
    part(this.root, "erase-list").replaceChildren(...items);
    this.dialog("erase-dialog").showModal();
  }

  async erase() {
    const offline = /** @type {HTMLInputElement} */ (part(this.root, "erase-offline")).checked;
    this.dialog("erase-dialog").close();
    await saved.eraseAll({ offline });
    this.host.shown(null, "erased");
    await this.settle("erased");
  }

  /** @param {string} name */
  dialog(name) {
    return /** @type {HTMLDialogElement} */ (part(this.root, name));
  }
}

/** @param {HTMLElement} inside */
function branchOf(inside) {
  return /** @type {HTMLElement} */ (inside.closest("[data-branch]")).dataset.branch ?? "";
}
