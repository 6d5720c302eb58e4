// @ts-check
/** A page that asks Python: what such pages do alike. */
import { all, find, part, say } from "../dom.js";
import { watchEngine } from "../engine-state.js";
import { startEngine } from "../engine.js";
import { today } from "./transfer.js";

export class Page {
  /**
   * @param {HTMLElement} root
   * @param {Record<string, (page: any, button: HTMLElement) => unknown>} actions by the `data-action` of what is pressed
   */
  constructor(root, actions) {
    this.root = root;
    this.actions = actions;
    this.engine = startEngine(JSON.parse(root.dataset.engineSettings ?? ""));
  }

  /**
   * Begins to hear the engine and what is pressed.
   * @param {string} [needing] controls that are of no use without the engine
   */
  wire(needing = "[data-needs-engine]") {
    watchEngine(part(this.root, "engine"), this.engine, (failed) => {
      for (const control of all(this.root, needing)) control.toggleAttribute("disabled", failed);
    });
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
   * @param {{ latest?: boolean, needs?: readonly import("../types").Library[] }} [how]
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
