// @ts-check
/**
 * The ledger at a glance: months by activities, as the engine says them, with a way to fill each gap, and at each activity whether the
 * ledger has all of it.
 *
 * @typedef {import("../branch/types").OverviewReply} OverviewReply
 * @typedef {import("../branch/types").OverviewActivity} OverviewActivity
 * @typedef {import("../branch/types").OverviewCell} OverviewCell
 */
import { all, fillList, find, part, say, show } from "../dom.js";

export class Overview {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.box = /** @type {HTMLDetailsElement} */ (part(section, "ledger-overview"));
    this.table = find(this.box, "table");
    this.rows = new Map(all(this.table, "[data-overview]").map((row) => [row.dataset.overview ?? "", row]));
    /** Whether activities without an entry are shown too. */
    this.whole = false;
    /** @type {OverviewActivity[]} */
    this.activities = [];
    this.rest = find(this.box, "[data-action=overview-rest]");
    this.all = find(this.box, "[data-action=ledger-confirm-all]");
  }

  /** @param {OverviewReply} reply */
  show({ activities, legend }) {
    this.activities = activities;
    show(part(this.box, "overview-waiting"), activities.length === 0);
    fillList(
      part(this.box, "overview-legend"),
      legend.map(({ text }) => text),
    );
    for (const activity of activities) this.fill(activity);
    this.showRows();
    const unconfirmed = this.unconfirmed();
    say(this.all, (this.all.dataset.pattern ?? "").replace("{count}", String(unconfirmed.length)));
    show(this.all, unconfirmed.length > 0);
  }

  /** The activities with entries of which nobody has said that they are all here. */
  unconfirmed() {
    return this.activities.filter(({ entries, confirmed }) => entries > 0 && !confirmed).map(({ id }) => id);
  }

  toggleRest() {
    this.whole = !this.whole;
    this.showRows();
    if (this.whole) find(this.box, "[data-rest] input").focus();
  }

  /** Those in use, and the others where they are wanted, or where none is in use. */
  showRows() {
    const asked = this.activities.filter((each) => each.asked || inUse(each));
    const rest = asked.filter((each) => !inUse(each));
    const none = rest.length === asked.length;
    for (const each of this.activities) {
      const row = this.rows.get(each.id);
      if (!row) continue;
      row.toggleAttribute("data-rest", asked.includes(each) && !inUse(each));
      show(row, inUse(each) || (asked.includes(each) && (none || this.whole)));
    }
    say(this.rest, (this.rest.dataset.pattern ?? "").replace("{count}", String(rest.length)));
    this.rest.setAttribute("aria-expanded", String(this.whole));
    show(this.rest, rest.length > 0 && !none);
  }

  /** @param {OverviewActivity} activity */
  fill({ id, months, year }) {
    const row = this.rows.get(id);
    if (!row) return;
    const shown = JSON.stringify([months, year]);
    if (row.dataset.shown === shown) return;
    row.dataset.shown = shown;
    const focused = row.contains(document.activeElement) && /** @type {HTMLElement} */ (document.activeElement).dataset.day;
    for (const cell of all(row, "td")) cell.remove();
    row.append(...[...months, year].map((cell) => this.cell(id, cell)));
    if (focused) /** @type {HTMLElement | null} */ (row.querySelector(`[data-day="${focused}"]`))?.focus();
  }

  /**
   * @param {string} activity
   * @param {OverviewCell} cell
   */
  cell(activity, { months, state, text, label, day }) {
    const place = document.createElement("td");
    place.colSpan = months === 12 ? 1 : months;
    if (state) place.dataset.state = state;
    if (day) {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.action = "ledger-hole";
      button.dataset.activity = activity;
      button.dataset.day = day;
      button.textContent = text;
      button.setAttribute("aria-label", [label, this.table.dataset.add].join(" · "));
      place.append(button);
    } else if (text) {
      place.append(...(label ? apart(text, label) : [text]));
    }
    return place;
  }
}

/** @param {OverviewActivity} activity */
function inUse({ entries, confirmed }) {
  return entries > 0 || confirmed;
}

/**
 * A sign, and the words for it.
 * @param {string} sign
 * @param {string} words
 */
function apart(sign, words) {
  const [seen, heard] = [document.createElement("span"), document.createElement("span")];
  seen.textContent = sign;
  seen.setAttribute("aria-hidden", "true");
  heard.textContent = words;
  heard.className = "wh-hidden";
  return [seen, heard];
}
