// @ts-check
/**
 * The box in the header: what is typed is asked of the worker, and what it finds is listed. An open box is an entry of the history, with
 * the words in it: Back closes the box first, and Back from a page that was found leads to the list as it was left.
 *
 * @typedef {{search?: string, at?: number, chosen?: string}} Kept what an entry of the history holds of a search
 */
import { all, find, part, say, show } from "./dom.js";
import { fill } from "./search-list.js";

// The messages of the worker (docs/templates/search-worker.js).
const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

/** @param {HTMLElement} root */
export default function searchBox(root) {
  new Box(root).start();
}

class Box {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.input = /** @type {HTMLInputElement} */ (find(root, "input"));
    this.list = part(root, "found-list");
    this.state = part(root, "found-state");
    this.wrap = find(root, ".md-search__scrollwrap");
    this.toggle = /** @type {HTMLInputElement} */ (find(document, "[data-md-toggle=search]"));
    /** @type {Promise<Worker> | undefined} */
    this.worker = undefined;
    // What was asked last: an answer to anything else comes too late.
    this.asked = "";
    /** @type {string | undefined} what the list shows the answer to */
    this.shown = undefined;
    /** @type {Kept | undefined} */
    this.returning = undefined;
  }

  start() {
    this.input.addEventListener("focus", () => this.open());
    this.input.addEventListener("input", (event) => {
      // While an input method is composing, the letters in the box are not yet what is meant.
      if (!(event instanceof InputEvent && event.isComposing)) this.typed();
    });
    this.input.addEventListener("compositionend", () => this.typed());
    this.input.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.links()[0]?.click();
    });
    this.input.form?.addEventListener("reset", () => setTimeout(() => this.cleared()));
    this.toggle.addEventListener("change", () => this.toggled());
    this.root.addEventListener("keydown", (event) => this.moved(event));
    this.list.addEventListener("click", (event) => this.left(event));
    this.root.addEventListener("focusout", ({ relatedTarget }) => this.blurred(relatedTarget));
    addEventListener("keydown", (event) => this.called(event));
    addEventListener("popstate", () => this.follow());
    addEventListener("pageshow", () => this.follow());
    // Somebody may have been quicker than this script.
    if (this.toggle.checked || document.activeElement === this.input) this.begun();
    else this.follow();
    this.asAddressed();
  }

  begun() {
    this.enter();
    this.input.focus();
    this.open();
    if (this.input.value) this.typed();
  }

  /** An address may ask: ?q=党费, and with nothing behind it, for the open box. */
  asAddressed() {
    const words = new URLSearchParams(location.search).get("q");
    if (words === null || kept().search !== undefined) return;
    const address = new URL(location.href);
    address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
    this.input.value = words;
    this.input.focus();
    this.typed();
  }

  open() {
    if (!this.toggle.checked) this.toggle.click();
    this.worker ??= this.load();
    this.ask();
  }

  /** The label in the header, or the one that closes. */
  toggled() {
    if (!this.toggle.checked) return this.close();
    if (document.activeElement === this.input || this.returning) return;
    this.enter();
    this.input.focus();
  }

  close() {
    if (this.toggle.checked) this.toggle.click();
    if (this.root.contains(document.activeElement)) /** @type {HTMLElement} */ (document.activeElement).blur();
    if (kept().search !== undefined) history.back();
  }

  /** From here Back leads to the page without the box. */
  enter() {
    if (kept().search === undefined) history.pushState({ ...history.state, search: "" }, "");
  }

  typed() {
    this.enter();
    this.keep({ search: this.input.value });
    this.ask();
  }

  cleared() {
    this.input.focus();
    if (kept().search !== undefined) this.keep({ search: "" });
    this.ask();
  }

  /** @param {Kept} more */
  keep(more) {
    history.replaceState({ ...history.state, ...more }, "");
  }

  /** The box as this entry of the history had it. */
  follow() {
    const { search, ...place } = kept();
    if (search === undefined) return this.shut();
    this.input.value = search;
    this.returning = place;
    if (!this.toggle.checked) this.toggle.click();
    this.open();
  }

  /** Closed without a step back: the history is there already, or goes on. */
  shut() {
    this.input.blur();
    if (this.toggle.checked) this.toggle.click();
  }

  /** @returns {Promise<Worker>} once it knows the index */
  async load() {
    say(this.state, this.state.dataset.loading);
    const { search } = JSON.parse(find(document, "#__config").textContent ?? "");
    const worker = new Worker(search);
    const answer = await fetch(/** @type {string} */ (this.root.dataset.index));
    if (!answer.ok) throw new Error(answer.statusText);
    const index = await answer.json();
    await new Promise((resolve) => {
      worker.addEventListener("message", ({ data: { type, data } }) => {
        if (type === READY) resolve(undefined);
        if (type === RESULT) this.show(data.items, data.query);
      });
      worker.postMessage({ type: SETUP, data: index });
    });
    return worker;
  }

  async ask() {
    const query = this.input.value.trim();
    this.asked = query;
    if (query === this.shown) return this.settle();
    try {
      const worker = await this.worker;
      if (query === "") this.show([], "");
      else if (query === this.asked) worker?.postMessage({ type: QUERY, data: query });
    } catch {
      // Without a network and without a copy: the next focus tries again.
      this.worker = undefined;
      this.shown = undefined;
      say(this.state, this.state.dataset.failed);
    }
  }

  /**
   * @param {import("./search/view.js").Item[]} items
   * @param {string} query
   */
  show(items, query) {
    if (query !== this.asked || query === this.shown) return;
    this.shown = query;
    fill(this.list, part(this.root, "found"), items, new URL(this.root.dataset.base ?? "", document.baseURI));
    show(this.list, items.length > 0);
    const { idle, none, one, other } = this.state.dataset;
    const found = items.length === 1 ? one : other?.replace("#", String(items.length));
    say(this.state, query === "" ? idle : items.length === 0 ? none : found);
    this.wrap.scrollTop = 0;
    this.settle();
  }

  /** Where somebody comes back to the list, it stands as it was left. */
  settle() {
    if (!this.returning) return;
    const { at = 0, chosen } = this.returning;
    this.returning = undefined;
    this.wrap.scrollTop = at;
    this.links()
      .find(({ href }) => href === chosen)
      ?.focus({ preventScroll: true });
  }

  /** @returns {HTMLAnchorElement[]} */
  links() {
    return /** @type {HTMLAnchorElement[]} */ (all(this.list, "a"));
  }

  /** @param {MouseEvent} event */
  left({ target }) {
    const link = target instanceof Element ? target.closest("a") : null;
    if (!link) return;
    this.keep({ search: this.input.value, at: this.wrap.scrollTop, chosen: link.href });
    // A part of this very page: nothing is loaded, and so nothing closes the box.
    if (link.href.split("#")[0] === location.href.split("#")[0]) setTimeout(() => this.shut());
  }

  /**
   * The focus has gone elsewhere by Tab: the box would hide where it is.
   * @param {EventTarget | null} target
   */
  blurred(target) {
    if (target instanceof Node && !this.root.contains(target) && this.toggle.checked) this.shut();
  }

  /** @param {KeyboardEvent} event */
  moved(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [this.input, ...all(this.list, ".wh-hit > a, summary, details[open] li a")];
    const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    event.preventDefault();
    stops[(Math.max(at, 0) + step + stops.length) % stops.length].focus();
  }

  /**
   * Ctrl+K or ⌘K: a letter alone would be one that somebody types or says.
   * @param {KeyboardEvent} event
   */
  called(event) {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    this.input.focus();
    this.input.select();
  }
}

/** @returns {Kept} */
function kept() {
  return history.state ?? {};
}
