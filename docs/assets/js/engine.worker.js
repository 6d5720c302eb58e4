// @ts-check
/**
 * Python's side of the door: loads Pyodide and the standard, then turns requests into replies, one at a time.
 *
 * It keeps nothing between two requests but the libraries that one of them needed. The first message must be `start`.
 *
 * @typedef {import("./types").Asked} Asked
 * @typedef {import("./types").EngineSettings} EngineSettings
 * @typedef {import("./types").FromWorker} FromWorker
 * @typedef {import("./types").Library} Library
 * @typedef {import("./types").Reason} Reason
 * @typedef {import("./types").ToWorker} ToWorker
 */

/** Milliseconds between two reports of progress: more would only keep the page busy. */
const REPORT_EVERY = 100;

/**
 * Milliseconds after which a library of which nothing arrives is given up. Less than the page's patience with a request:
 * Python can then still answer that it has to do without.
 */
const GIVEN_UP_AFTER = 15_000;

const network = self.fetch;
const { instantiateStreaming } = WebAssembly;

/** @type {import("pyodide").PyodideAPI} */
let python;

/**
 * Python's `assess.bridge`.
 * @type {{ start: (bundle: string) => void, handle: (request: string) => string, also_from: (file: string) => void }}
 */
let bridge;

/** @type {EngineSettings["libraries"]} */
let libraries;

/** Libraries that are here or on their way. @type {Map<Library, Promise<void>>} */
const provided = new Map();

let failed = false;

self.addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  if ("start" in data) void start(data.start);
  else if (data.needs) void Promise.all(data.needs.map(provide)).then(() => answer(data));
  else answer(data);
});

/**
 * @param {EngineSettings} settings
 */
async function start(settings) {
  libraries = settings.libraries;
  try {
    const arrived = watchDownloads(settings);
    python = await loadPython(settings);
    await arrived;
    openBridge();
    post({ state: "ready" });
  } catch (error) {
    fail("internal", error);
  }
}

/**
 * Answers, whatever happens in Python. Only what ends Python itself ends the engine; the page then starts another.
 * @param {Asked} asked
 */
function answer({ id, request }) {
  try {
    post({ id, reply: bridge.handle(request) });
  } catch (error) {
    if (!(error instanceof python.ffi.PythonError)) return fail("crashed", error);
    post({ id, reply: JSON.stringify({ ok: false, problems: [], failure: error.message }) });
  }
}

/**
 * Gives Python a library, once. Resolves also when that fails: the request then learns from Python what is missing, and the
 * next one tries again.
 * @param {Library} name
 * @returns {Promise<void>}
 */
function provide(name) {
  const providing = provided.get(name) ?? add(name).catch(() => void provided.delete(name));
  provided.set(name, providing);
  return providing;
}

/**
 * Python imports from the zip as it does from its own: unpacking it first takes 60 ms longer, for importing as fast.
 * @param {Library} name
 */
async function add(name) {
  const file = `/lib/${name}.zip`;
  python.FS.writeFile(file, await fetched(name));
  bridge.also_from(file);
}

/**
 * The page hears whenever a part arrives, and goes on waiting however slow the line is.
 * @param {Library} name
 * @returns {Promise<Uint8Array>}
 */
async function fetched(name) {
  const { address, size } = libraries[name];
  const given = new AbortController();
  let timer = 0;
  const heard = () => {
    post({ fetching: name });
    clearTimeout(timer);
    timer = setTimeout(() => given.abort(), GIVEN_UP_AFTER);
  };
  try {
    heard();
    const response = await network(address, { signal: given.signal });
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    return await whole(response, size, heard);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {Response} response
 * @param {number} size
 * @param {() => void} heard
 * @returns {Promise<Uint8Array>}
 */
async function whole(response, size, heard) {
  const all = new Uint8Array(size);
  let bytes = 0;
  await eachPart(response, (part) => {
    // A part too many is a RangeError.
    all.set(part, bytes);
    bytes += part.length;
    heard();
  });
  if (bytes !== size) throw new Error(`${bytes} instead of ${size} bytes: ${response.url}`);
  return all;
}

/**
 * @param {EngineSettings} settings
 */
async function loadPython({ index, python: library, lock }) {
  // Pyodide asks for its second module only when the first runs; asked for here, both are on their way at once.
  module(`${index}pyodide.asm.mjs`).catch(() => {});
  /** @type {typeof import("pyodide")} */
  const { loadPyodide } = await module(`${index}pyodide.mjs`);
  return loadPyodide({ indexURL: index, stdLibURL: library, lockFileContents: lock, packageBaseUrl: index });
}

/**
 * A module that does not arrive, or arrives damaged, is a failed download.
 * @param {string} address
 */
async function module(address) {
  try {
    return await import(address);
  } catch (error) {
    fail("download", error);
    throw error;
  }
}

/** Imports our package, and opens the standard that lies inside it. */
function openBridge() {
  // Kept for good.
  bridge = python.pyimport("assess.bridge");
  bridge.start(standardText());
}

/**
 * @returns {string}
 */
function standardText() {
  const assess = python.pyimport("assess");
  const loader = assess.__loader__;
  const bytes = loader.get_data("assess/standard.json");
  const text = bytes.decode();
  for (const proxy of [bytes, loader, assess]) proxy.destroy();
  return text;
}

/**
 * Starts the two large downloads, hands them to Pyodide when it asks for them, and reports how they go.
 * Resolves when both are here, and never if one fails.
 *
 * Pyodide alone downloads in silence, goes on without a library that did not arrive, and waits for ever for
 * WebAssembly that did not.
 * @param {EngineSettings} settings
 */
function watchDownloads({ index, python: library, sizes }) {
  const progress = new Progress(sizes.wasm + sizes.python);
  const wasm = download(`${index}pyodide.asm.wasm`, sizes.wasm, progress);
  const zip = download(library, sizes.python, progress);
  const responses = new Map([wasm, zip].map(({ address, response }) => [address, response]));

  self.fetch = (input, init) => responses.get(String(input)) ?? network(input, init);
  WebAssembly.instantiateStreaming = (source, imports) =>
    instantiateStreaming(source, imports).catch(async (error) => {
      // What a server sends in the place of a file does not compile either: first see whether it was the file.
      await wasm.arrived;
      fail(error instanceof WebAssembly.CompileError ? "no-webassembly" : "internal", error);
      throw error;
    });
  return Promise.all([wasm.arrived, zip.arrived]).then(() => post({ state: "loading", step: "start", done: 0, total: 0 }));
}

/**
 * A failed download ends the start; neither `response` nor `arrived` then ever settles, so that nothing runs without it.
 * @param {string} address
 * @param {number} size
 * @param {Progress} progress
 */
function download(address, size, progress) {
  const begun = network(address).then((response) => {
    if (!response.ok) throw new Error(`${response.status} ${address}`);
    // The copy is counted; Pyodide gets the browser's own response. With any other the browser does not keep the
    // compiled code, and every later start takes 200 ms longer.
    return { copy: response.clone(), response: withType(response, address) };
  });
  const counted = begun.then(({ copy }) => count(copy, progress)).then((bytes) => {
    if (bytes !== size) throw new Error(`${bytes} instead of ${size} bytes: ${address}`);
  });
  return { address, response: orFail(begun.then(({ response }) => response)), arrived: orFail(counted) };
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
function orFail(promise) {
  return promise.catch((error) => {
    fail("download", error);
    return new Promise(() => {});
  });
}

/**
 * WebAssembly is compiled while it arrives only from a response of its own type, and not every server knows the type.
 * @param {Response} response
 * @param {string} address
 */
function withType(response, address) {
  const type = "application/wasm";
  if (!address.endsWith(".wasm") || response.headers.get("Content-Type") === type) return response;
  return new Response(response.body, { headers: { "Content-Type": type } });
}

/**
 * @param {Response} response
 * @param {Progress} progress
 * @returns {Promise<number>} bytes, after decompression
 */
async function count(response, progress) {
  let bytes = 0;
  await eachPart(response, (part) => {
    bytes += part.length;
    progress.add(part.length);
  });
  return bytes;
}

/**
 * @param {Response} response
 * @param {(part: Uint8Array) => void} take
 */
async function eachPart(response, take) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) take(part.value);
}

/** Bytes of all downloads together, reported from time to time. */
class Progress {
  #done = 0;
  #reported = 0;

  /** @param {number} total */
  constructor(total) {
    this.total = total;
  }

  /** @param {number} bytes */
  add(bytes) {
    this.#done += bytes;
    if (performance.now() - this.#reported < REPORT_EVERY) return;
    this.#reported = performance.now();
    post({ state: "loading", step: "download", done: this.#done, total: this.total });
  }
}

/**
 * Says so once; nothing is said after it.
 * @param {Reason} reason
 * @param {unknown} error
 */
function fail(reason, error) {
  post({ state: "failed", reason, detail: String(error) });
  failed = true;
}

/**
 * @param {FromWorker} message
 */
function post(message) {
  if (!failed) self.postMessage(message);
}
