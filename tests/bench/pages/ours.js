// @ts-check
/** From opening the page until the first score stands on it, with the engine as it is on the form. */
import { startEngine } from "../assets/js/engine.js";
import { body, show } from "./score.js";

const element = /** @type {HTMLElement} */ (document.querySelector("[data-python]"));
show(await startEngine(JSON.parse(element.dataset.engineSettings ?? "")).ask("score", body));
