// Starts Pyodide on Node and has it compile: node bytecode.mjs <pyodide> <compile_in_pyodide.py> <wheels> <job>
// The host's folders <wheels> and <job> appear inside as /wheels and /job.

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodideFolder, program, wheels, job] = process.argv.slice(2).map((path) => resolve(path));

try {
  await compile();
} catch (error) {
  // Not the stack: it would quote Pyodide's one line of a megabyte.
  console.log(`${error.name}: ${error.message}`);
  process.exit(1);
}

async function compile() {
  const { loadPyodide } = await import(pathToFileURL(join(pyodideFolder, "pyodide.mjs")).href);
  const lock = JSON.parse(readFileSync(join(pyodideFolder, "pyodide-lock.json"), "utf8"));
  const python = await loadPyodide({
    indexURL: pyodideFolder,
    // Without packages nothing can be fetched from another host, whatever the program imports.
    lockFileContents: { info: lock.info, packages: {} },
    packageBaseUrl: pathToFileURL(pyodideFolder).href,
    env: {
      SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH ?? "",
      PYTHONHASHSEED: "0",
      // Lines are kept, columns are not: a traceback underlines them in the source, and no source travels.
      PYTHONNODEBUGRANGES: "1",
    },
  });
  for (const [inside, outside] of Object.entries({ "/wheels": wheels, "/job": job })) {
    python.FS.mkdir(inside);
    python.mountNodeFS(inside, outside);
  }
  python.runPython(readFileSync(program, "utf8"), { filename: "compile_in_pyodide.py" });
}
