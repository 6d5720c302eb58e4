// @ts-check
/** The same with Pyodide as it is shipped. */
import { body, show } from "./score.js";

const worker = new Worker("stock.worker.js", { type: "module" });
worker.addEventListener("message", ({ data }) => show(JSON.parse(data)));
worker.postMessage(JSON.stringify({ ...body, op: "score" }));
