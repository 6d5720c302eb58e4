// @ts-check
/** A page that asks Python: what such pages do alike. */
import { all, find, part, say } from "../dom.js";
import { watchEngine } from "../engine-state.js";
import { startEngine } from "../engine.js";
import { today } from "./transfer.js";

export class Page {
  /** @type {import("../engine.js").Engine | null} */
  #engine = null;

  /**
   * @param {HTMLElement} root
   * @param {Record<string, (page: any, button: HTMLElement) => unknown>} actions by the `data-action` of what is pressed
   * @param {string} [needing] controls that are of no use without the engine
   */
  constructor(root, actions, needing = "[data-needs-engine]") {
    this.root = root;
    this.actions = actions;
    this.needing = needing;
  }

  /** Begins at once; a page that waits with one of both begins them apart. */
  wire() {
    this.wake();
    this.hear();
  }

  /** Fetches the engine, unless that has begun, and shows how it goes. */
  wake() {
    if (this.#engine) return this.#engine;
    const engine = startEngine(JSON.parse(this.root.dataset.engineSettings ?? ""));
    this.#engine = engine;
    watchEngine(part(this.root, "engine"), engine, (failed) => {
      for (const control of all(this.root, this.needing)) control.toggleAttribute("disabled", failed);
    });
    return engine;
  }

  get engine() {
    return this.wake();
  }

  /** Begins to hear what is pressed. */
  hear() {
    this.root.addEventListener("click", (event) => this.act(/** @type {HTMLElement} */ (event.target)));
  }

  /**
   * @param {HTMLElement} target
   * @returns {unknown}
   */
  act(target) {
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-action]"));
    return button && this.actions[button.dataset.action ?? ""]?.(this, button);
  }

  /**
   * Says one of the page's messages.
   * @param {string} name
   */
  tell(name) {
    say(part(this.root, "message"), find(this.root, `[data-message=${name}]`).textContent);
  }

  /**
   * @param {string} op
   * @param {Record<string, unknown>} body
   * @param {import("../engine.js").How} [how]
   * @returns {Promise<any>} of `Replies[op]`, or null while the engine is not there: the page says so
   */
  async ask(op, body, how) {
    try {
      return await this.engine.ask(op, { lang: this.root.dataset.lang, today: today(), ...body }, how);
    } catch {
      return null;
    }
  }
}
