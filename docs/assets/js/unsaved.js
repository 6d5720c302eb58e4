// @ts-check
/**
 * What stands nowhere but here is not left without a question: not by a link, and not by closing the tab.
 *
 *     guard(root, { reach: saved.unsaved, backUp: () => save(file) });
 *
 * The question stands in `parts/unsaved-dialog.html`.
 *
 * @typedef {"" | "tab" | "page"} Reach how far what was changed last is gone without a file: nowhere, with this tab, with this page
 *
 * @typedef {object} Host
 * @property {() => Reach} reach
 * @property {() => unknown} [backUp] saves it to a file
 */
import { all, find, part, say, show } from "./dom.js";

/**
 * @param {HTMLElement} root
 * @param {Host} host
 */
export function guard(root, host) {
  return new Guard(root, host);
}

class Guard {
  /**
   * @param {HTMLElement} root
   * @param {Host} host
   */
  constructor(root, host) {
    this.root = root;
    this.host = host;
    this.dialog = /** @type {HTMLDialogElement} */ (part(root, "unsaved-dialog"));
    /** @type {() => unknown} what the reader was about to do */
    this.go = () => {};
    this.leaves = false;
    this.staysHere = false;
    addEventListener("beforeunload", (event) => this.unload(event));
    root.ownerDocument.addEventListener("click", (event) => this.follow(event), true);
    this.on("save", () => this.save());
    this.on("leave", () => this.leave());
    this.on("stay", () => this.dialog.close());
  }

  /**
   * @param {string} name
   * @param {() => void} act
   */
  on(name, act) {
    find(this.dialog, `[data-unsaved=${name}]`).addEventListener("click", act);
  }

  /**
   * A field that is being typed in may not have told yet: leaving it, it does.
   * @returns {Reach}
   */
  reach() {
    const field = document.activeElement;
    if (field instanceof HTMLElement && field.matches("input, textarea") && this.root.contains(field)) {
      field.blur();
      field.focus({ preventScroll: true });
    }
    return this.host.reach();
  }

  /** @param {BeforeUnloadEvent} event */
  unload(event) {
    const reach = this.reach();
    if (!this.leaves && (reach === "page" || (reach === "tab" && !this.staysHere))) event.preventDefault();
    this.leaves = false;
    this.staysHere = false;
  }

  /** @param {MouseEvent} event */
  follow(event) {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {HTMLElement} */ (event.target).closest("a[href]"));
    this.staysHere = link?.origin === location.origin;
    if (!link || !leads(link, event)) return;
    const reach = this.reach();
    if (reach === "" || (reach === "tab" && this.staysHere)) return;
    event.preventDefault();
    this.ask(() => this.away(link), reach);
  }

  /**
   * Does what takes the place of what is on this page, once nothing of it is lost, or may be.
   * @param {() => unknown} go
   */
  before(go) {
    if (this.reach() === "page") this.ask(go, "page");
    else go();
  }

  /**
   * @param {() => unknown} go
   * @param {Reach} reach
   */
  ask(go, reach) {
    this.go = go;
    for (const lead of all(this.dialog, "[data-reach]")) show(lead, lead.dataset.reach === reach);
    show(find(this.dialog, "[data-unsaved=save]"), this.host.backUp !== undefined);
    say(part(this.dialog, "unsaved-saved"), "");
    if (!this.dialog.open) this.dialog.showModal();
  }

  async save() {
    await this.host.backUp?.();
    say(part(this.dialog, "unsaved-saved"), part(this.dialog, "unsaved-saved").dataset.done);
  }

  leave() {
    this.dialog.close();
    this.go();
  }

  /** @param {HTMLAnchorElement} link */
  away(link) {
    this.leaves = true;
    location.assign(link.href);
  }
}

/**
 * Whether a press of a link leads away from this page, in this tab.
 * @param {HTMLAnchorElement} link
 * @param {MouseEvent} event
 */
function leads(link, event) {
  if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false;
  if (link.hasAttribute("download") || (link.target && link.target !== "_self") || !/^https?:$/.test(link.protocol)) return false;
  return !link.href.includes("#") || link.href.split("#")[0] !== location.href.split("#")[0];
}
