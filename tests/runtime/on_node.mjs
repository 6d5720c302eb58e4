// Runs a built runtime on Node, as the worker runs it in a browser: node on_node.mjs <job.json>
// Libraries that are named are there from the beginning, in the way in which the worker adds them.
// The last line of output is JSON: the value of each piece of code, and the bridge's reply to each request.

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));

try {
  const { loadPyodide } = await import(pathToFileURL(join(job.index, "pyodide.mjs")).href);
  const python = await loadPyodide({
    indexURL: job.index,
    stdLibURL: job.python,
    lockFileContents: job.lock,
    packageBaseUrl: pathToFileURL(job.index).href,
  });
  if (job.precompiled) python.pyimport("precompiled").use();
  for (const file of job.libraries) add(python, file);
  const values = job.code.map((code) => run(python, code));
  const replies = job.requests === null ? [] : answers(python, job.requests);
  console.log(JSON.stringify({ values, replies }));
} catch (error) {
  // Not the stack: it would quote Pyodide's one line of a megabyte.
  console.log(`${error.name}: ${error.message}`);
  process.exit(1);
}

function add(python, file) {
  const place = `/lib/${basename(file)}`;
  python.FS.writeFile(place, readFileSync(file));
  python.pyimport("assess.bridge").also_from(place);
}

function answers(python, requests) {
  const bridge = python.pyimport("assess.bridge");
  bridge.start(python.pyimport("assess").__loader__.get_data("assess/standard.json").decode());
  return requests.map((request) => bridge.handle(request));
}

function run(python, code) {
  const value = python.runPython(code);
  return value?.toJs ? value.toJs() : value;
}
