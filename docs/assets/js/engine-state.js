// @ts-check
/** The state of the engine on a page (`parts/engine.html`): what is loading, and why it failed. */
import { all, find } from "./dom.js";

/**
 * Keeps the page's notice up to date. What needs the engine can be told by `onChange`, which hears whether there will be one.
 * @param {HTMLElement} notice the part `engine`
 * @param {import("./engine.js").Engine} engine
 * @param {(failed: boolean) => void} [onChange]
 */
export function watchEngine(notice, engine, onChange = () => {}) {
  const show = () => {
    showState(notice, engine.state);
    find(notice, "[data-action=retry]").hidden = engine.isHopeless;
    onChange(engine.state.state === "failed");
  };
  engine.addEventListener("state", show);
  show();
}

/**
 * @param {HTMLElement} notice
 * @param {import("./types").EngineState} state
 */
function showState(notice, state) {
  if (state.state === "loading") showProgress(find(notice, "progress"), state);
  const reason = state.state === "failed" ? state.reason : "";
  for (const line of all(notice, "[data-reason]")) line.hidden = line.dataset.reason !== reason;
}

/**
 * Bytes while they can be counted; afterwards the bar only says that something goes on.
 * @param {HTMLElement} bar
 * @param {import("./types").Loading} state
 */
function showProgress(bar, { step, done, total }) {
  if (step === "download" && total) bar.setAttribute("value", String(done / total));
  else bar.removeAttribute("value");
}
