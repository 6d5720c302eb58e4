// @ts-check
/** The programme of a session with its clock. Minutes and place are kept in the tab, so that a page loaded again goes on. */
import { all, find, part, say, show } from "../dom.js";
import { tab } from "../saved/stores.js";

const KEPT = "session";
const SECOND = 1000;
const MINUTE = 60 * SECOND;

/**
 * @typedef {object} State
 * @property {number[]} minutes of each part
 * @property {number} at the part that is on; -1 before the first
 * @property {number} spent milliseconds of it before the clock was last started
 * @property {number} since when the clock was last started; 0 while it stands
 */

export class Agenda {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.items = all(root, "[data-item]");
    // Not what stands there now: somebody may have typed before this script had arrived.
    this.proposed = this.inputs().map((input) => Number(input.defaultValue));
    /** @type {State} */
    this.state = { minutes: this.entered(this.proposed), at: -1, spent: 0, since: 0 };
    /** @type {State | null} */
    this.before = null;
    /** @type {(left: string) => void} */
    this.tell = () => {};
  }

  /** @param {(left: string) => void} tell hears the time that is left, every second */
  start(tell) {
    this.tell = tell;
    this.restore(tab.read(KEPT));
    this.root.addEventListener("input", (event) => this.changed(/** @type {HTMLInputElement} */ (event.target)));
    setInterval(() => this.show(), SECOND);
    this.show();
  }

  /**
   * What another version kept, or what is damaged, is left alone.
   * @param {string | null} text
   */
  restore(text) {
    try {
      const kept = JSON.parse(text ?? "");
      const numbers = [kept.at, kept.spent, kept.since, ...kept.minutes];
      if (kept.minutes.length !== this.items.length || kept.at >= this.items.length || !numbers.every(Number.isFinite)) return;
      this.state = kept;
      this.enter(kept.minutes);
    } catch {
      // Nothing was kept.
    }
  }

  /** @returns {HTMLInputElement[]} */
  inputs() {
    return this.items.map((item) => /** @type {HTMLInputElement} */ (find(item, "input")));
  }

  /** @param {readonly number[]} minutes */
  enter(minutes) {
    this.inputs().forEach((input, place) => {
      input.valueAsNumber = minutes[place];
    });
  }

  /** @param {HTMLInputElement} input */
  changed(input) {
    if (!input.closest("[data-item]")) return;
    this.become({ ...this.state, minutes: this.entered(this.state.minutes) });
  }

  /**
   * The minutes that stand there, and those of before where none do.
   * @param {number[]} before
   */
  entered(before) {
    return this.inputs().map((each, place) => (each.validity.valid && each.value ? each.valueAsNumber : before[place]));
  }

  /** @param {string} action */
  act(action) {
    const { at, minutes } = this.state;
    if (action === "start") this.become({ ...this.state, at: Math.max(at, 0), since: Date.now() });
    else if (action === "pause") this.become({ ...this.state, spent: this.spent(), since: 0 });
    else if (action === "next" && at < minutes.length - 1) this.goTo(at + 1);
    else if (action === "back" && at > 0) this.goTo(at - 1);
    else if (action === "reset") this.reset();
    else if (action === "undo") this.undo();
    else return false;
    return true;
  }

  /** @param {number} at */
  goTo(at) {
    this.become({ ...this.state, at, spent: 0, since: this.state.since && Date.now() });
  }

  reset() {
    this.before = this.state;
    this.become({ minutes: this.proposed, at: -1, spent: 0, since: 0 });
    this.enter(this.proposed);
    find(this.root, "[data-action=undo]").focus();
  }

  undo() {
    if (!this.before) return;
    const before = this.before;
    this.before = null;
    this.become(before);
    this.enter(before.minutes);
    find(this.root, "[data-action=reset]").focus();
  }

  /** @param {State} state */
  become(state) {
    this.state = state;
    tab.write(KEPT, JSON.stringify(state));
    this.show();
  }

  spent() {
    const { spent, since } = this.state;
    return spent + (since ? Date.now() - since : 0);
  }

  show() {
    const { at, minutes, since } = this.state;
    const left = (minutes[Math.max(at, 0)] ?? 0) * MINUTE - this.spent();
    const said = `${left < 0 ? "−" : ""}${clockOf(Math.abs(left))}`;
    say(part(this.root, "left"), said);
    show(part(this.root, "over"), left < 0);
    part(this.root, "clock").toggleAttribute("data-over", left < 0);
    say(part(this.root, "now"), at < 0 ? "" : find(this.items[at], ".wh-agenda__title").textContent);
    say(
      part(this.root, "total"),
      minutes.reduce((sum, each) => sum + each, 0),
    );
    show(find(this.root, "[data-action=start]"), !since);
    show(find(this.root, "[data-action=pause]"), Boolean(since));
    show(find(this.root, "[data-action=undo]"), this.before !== null);
    this.showTimes(Math.max(left, 0));
    this.tell(at < 0 ? "" : said);
  }

  /**
   * When each part will begin, and the session end, if all goes on as planned from now.
   * @param {number} left milliseconds of the part that is on
   */
  showTimes(left) {
    const now = Math.max(this.state.at, 0);
    let begins = Date.now();
    this.items.forEach((item, place) => {
      const isNow = place === this.state.at;
      if (isNow) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
      item.toggleAttribute("data-done", place < now);
      say(part(item, "at"), place < now || isNow ? "" : this.timeOf(begins));
      if (place >= now) begins += place === now ? left : this.state.minutes[place] * MINUTE;
    });
    say(part(this.root, "ends"), this.timeOf(begins));
  }

  /** @param {number} moment */
  timeOf(moment) {
    return new Date(moment).toLocaleTimeString(this.root.dataset.lang, { hour: "2-digit", minute: "2-digit", hour12: false });
  }
}

/** @param {number} milliseconds */
function clockOf(milliseconds) {
  const seconds = Math.floor(milliseconds / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
