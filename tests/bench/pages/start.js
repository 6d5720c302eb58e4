// @ts-check
/** From opening the page until the first score stands on it. `?stock` takes Pyodide as it is shipped. */
const sheet = { format: "wuhua-sheet", version: 1, branch: {}, answers: {} };
const body = { lang: "zh", sheet };
const output = /** @type {HTMLOutputElement} */ (document.querySelector("output"));

const reply = location.search === "?stock" ? await stock() : await ours();
output.textContent = reply.overall.score;
document.documentElement.dataset.since = String(performance.now());

async function ours() {
  const { startEngine } = await import("../assets/js/engine.js");
  const settings = await (await fetch("settings.json")).json();
  return startEngine(settings).ask("score", body);
}

/** @returns {Promise<any>} */
function stock() {
  const worker = new Worker("stock.worker.js", { type: "module" });
  worker.postMessage(JSON.stringify({ ...body, op: "score" }));
  return new Promise((resolve) => worker.addEventListener("message", ({ data }) => resolve(JSON.parse(data))));
}
