// @ts-check
/** What one would write first: Pyodide from its package, ours as .py files in a zip. */
import { loadPyodide } from "./stock/pyodide.mjs";

const python = (async () => {
  const pyodide = await loadPyodide({ indexURL: new URL("stock/", import.meta.url).href });
  pyodide.unpackArchive(await (await fetch("package.zip")).arrayBuffer(), "zip");
  const bridge = pyodide.pyimport("assess.bridge");
  bridge.start(await (await fetch("standard.json")).text());
  return bridge;
})();

self.addEventListener("message", async ({ data }) => self.postMessage((await python).handle(data)));
