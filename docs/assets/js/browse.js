// @ts-check
/**
 * The list of all requirements, narrowed by what a person chooses. Which values a requirement has, and about which branches it says
 * nothing, stands in the page; here is only counted and hidden. What is chosen stands in the address, so that it can be passed on.
 *
 * @typedef {object} Item
 * @property {HTMLElement} element
 * @property {Map<string, Set<string>>} values by filter
 * @property {Map<string, Set<string>>} when the answers with which it may apply, by fact
 *
 * @typedef {Map<string, Set<string>>} Chosen
 */
import { all, find, part, say, show } from "./dom.js";

/** @param {HTMLElement} root */
export default function browse(root) {
  new Browse(root).start();
}

class Browse {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.form = part(root, "filters");
    this.boxes = /** @type {HTMLInputElement[]} */ (all(this.form, "input[type=checkbox]"));
    this.selects = /** @type {HTMLSelectElement[]} */ (all(this.form, "select"));
    this.filters = all(this.form, "[data-filter]").map((filter) => filter.dataset.filter ?? "");
    this.items = all(root, "[data-item]").map((element) => this.item(element));
    this.groups = all(root, "[data-group]");
  }

  start() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("change", () => {
      this.write();
      this.show();
    });
    this.action("clear").addEventListener("click", () => this.clear());
    this.action("copy").addEventListener("click", () => this.copy());
    addEventListener("popstate", () => {
      this.read();
      this.show();
    });
    /** @type {HTMLDetailsElement} */ (part(this.root, "filters-open")).open = matchMedia("(min-width: 45rem)").matches;
    // What somebody chose before this script had arrived, or the browser restored, counts where the address says nothing.
    if (location.search) this.read();
    else this.write();
    this.show();
    this.root.dataset.ready = "";
  }

  /**
   * @param {HTMLElement} element
   * @returns {Item}
   */
  item(element) {
    const values = this.filters.map((name) => /** @type {const} */ ([name, new Set(element.dataset[name]?.split(" "))]));
    const when = (element.dataset.when ?? "")
      .split(" ")
      .filter(Boolean)
      .map((one) => {
        const [fact = "", options = ""] = one.split("=");
        return /** @type {const} */ ([fact, new Set(options.split("|"))]);
      });
    return { element, values: new Map(values), when: new Map(when) };
  }

  // — what is chosen, on the page and in the address

  /** @returns {Chosen} */
  chosen() {
    /** @type {Chosen} */
    const chosen = new Map();
    for (const { name, value, checked } of this.boxes) if (checked) chosen.set(name, (chosen.get(name) ?? new Set()).add(value));
    return chosen;
  }

  /** @returns {Map<string, string>} */
  facts() {
    return new Map(this.selects.filter((select) => select.value).map((select) => [select.name, select.value]));
  }

  /** Takes over what the address says; what is not known on this page is left alone. */
  read() {
    const params = new URLSearchParams(location.search);
    for (const box of this.boxes) box.checked = (params.get(box.name) ?? "").split(",").includes(box.value);
    for (const select of this.selects) {
      select.value = params.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    /** @type {HTMLDetailsElement} */ (part(this.root, "branch")).open = this.facts().size > 0;
  }

  write() {
    const params = new URLSearchParams(location.search);
    for (const name of [...this.filters, ...this.selects.map((select) => select.name)]) params.delete(name);
    for (const [name, values] of this.chosen()) params.set(name, [...values].join(","));
    for (const [name, value] of this.facts()) params.set(name, value);
    const query = params.toString().replaceAll("%2C", ",");
    history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash);
  }

  clear() {
    for (const box of this.boxes) box.checked = false;
    for (const select of this.selects) select.value = "";
    this.write();
    this.show();
    find(this.form, "summary").focus();
  }

  async copy() {
    await navigator.clipboard.writeText(location.href);
    show(part(this.root, "copied"), true);
  }

  // — what is shown

  show() {
    const [chosen, facts] = [this.chosen(), this.facts()];
    const shown = this.items.filter((item) => fits(item, chosen, facts));
    for (const item of this.items) show(item.element, shown.includes(item));
    for (const group of this.groups) {
      const count = all(group, "[data-item]:not([hidden])").length;
      say(part(group, "count"), count);
      show(group, count > 0);
    }
    this.count(chosen, facts);
    say(part(this.root, "shown"), shown.length);
    show(part(this.root, "none"), shown.length === 0);
    show(part(this.root, "copied"), false);
    this.name(chosen, facts);
  }

  /**
   * How many there would be with each option in the place of what is chosen of its filter.
   * @param {Chosen} chosen
   * @param {Map<string, string>} facts
   */
  count(chosen, facts) {
    for (const box of this.boxes) {
      const instead = new Map(chosen).set(box.name, new Set([box.value]));
      const count = this.items.filter((item) => fits(item, instead, facts)).length;
      const label = /** @type {HTMLElement} */ (box.closest("label"));
      say(find(label, "[data-count]"), count);
      label.toggleAttribute("data-empty", count === 0);
    }
  }

  /**
   * In words, for paper and for whoever opens the list again.
   * @param {Chosen} chosen
   * @param {Map<string, string>} facts
   */
  name(chosen, facts) {
    const boxes = this.boxes
      .filter((box) => box.checked)
      .map((box) => find(/** @type {HTMLElement} */ (box.closest("label")), "span").textContent);
    const selects = this.selects
      .filter((select) => select.value)
      .map((select) => {
        const title = find(/** @type {HTMLElement} */ (select.closest("label")), "span").textContent;
        return `${title} – ${select.selectedOptions[0]?.text}`;
      });
    const words = [...boxes, ...selects];
    say(part(this.root, "chosen-words"), words.join(" · "));
    say(part(this.root, "chosen"), words.length ? `(${words.length})` : "");
    show(this.action("clear"), chosen.size + facts.size > 0);
    show(this.action("copy"), chosen.size + facts.size > 0 && Boolean(navigator.clipboard));
  }

  /** @param {string} name */
  action(name) {
    return find(this.root, `[data-action=${name}]`);
  }
}

/**
 * One of the values chosen of every filter, and nothing known of the branch that excludes it.
 * @param {Item} item
 * @param {Chosen} chosen
 * @param {Map<string, string>} facts
 */
function fits(item, chosen, facts) {
  for (const [name, wanted] of chosen) if (![...wanted].some((value) => item.values.get(name)?.has(value))) return false;
  for (const [fact, value] of facts) if (item.when.get(fact)?.has(value) === false) return false;
  return true;
}
