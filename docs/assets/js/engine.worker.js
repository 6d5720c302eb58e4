// @ts-check
/**
 * Python's side of the door: loads Pyodide and the standard, then turns requests into replies, one at a time.
 *
 * Its name says what it is to load. It keeps nothing between two requests but the libraries that one of them needed.
 *
 * @typedef {import("./types").Asked} Asked
 * @typedef {import("./types").EngineSettings} EngineSettings
 * @typedef {import("./types").FromWorker} FromWorker
 * @typedef {import("./types").Library} Library
 * @typedef {import("./types").Published} Published
 * @typedef {import("./types").Reason} Reason
 */

/** Milliseconds between two reports of progress: more would only keep the page busy. */
const REPORT_EVERY = 100;

/**
 * Milliseconds after which a library of which nothing arrives is given up. Less than the page's patience with a request:
 * Python can then still answer that it has to do without.
 */
const GIVEN_UP_AFTER = 15_000;

/** Past what the browser keeps. @type {RequestInit} */
const FRESH = { cache: "reload" };

/** The mistake that Python names where a module of ours is not here yet. */
const PART_MISSING = '"wrong":"part-missing"';

const network = self.fetch;

/** @type {import("pyodide").PyodideAPI} */
let python;

/**
 * Python's `assess.bridge`.
 * @type {{ start: (bundle: string) => void, handle: (request: string) => string, also_from: (file: string) => void }}
 */
let bridge;

/** @type {EngineSettings["libraries"]} */
let libraries;

/** How files are fetched. @type {RequestInit} */
let asked = {};

/** Libraries that are here or on their way. @type {Map<Library, Promise<void>>} */
const provided = new Map();

let failed = false;

self.addEventListener("message", (/** @type {MessageEvent<Asked>} */ { data }) => {
  const asked = { id: data.id, request: withBytes(data) };
  if (data.needs) void Promise.all(data.needs.map(provide)).then(() => answer(asked));
  else answer(asked);
});

/**
 * The request with the bytes of its file in it. A request is an object with something in it.
 * @param {Asked} asked
 */
function withBytes({ request, data }) {
  if (!data) return request;
  const bytes = new FileReaderSync().readAsDataURL(data).replace(/^[^,]*,?/, "");
  return `${request.slice(0, -1)},"data":"${bytes}"}`;
}

/**
 * @param {import("./types").WorkerName} name
 */
async function start({ settings, fresh }) {
  libraries = settings.libraries;
  if (fresh) asked = FRESH;
  try {
    const arrived = watchDownloads(settings);
    python = await loadPython(settings);
    await arrived;
    openBridge(settings);
    post({ state: "ready" });
  } catch (error) {
    fail("internal", error);
  }
}

/**
 * Answers, whatever happens in Python. Only what ends Python itself ends the engine; the page then starts another.
 *
 * What a first score can do without comes when something needs it, and the request is then answered a second time.
 * @param {Asked} asked
 * @param {boolean} [isSecond]
 */
function answer({ id, request }, isSecond = false) {
  try {
    const reply = bridge.handle(request);
    if (isSecond || !reply.includes(PART_MISSING)) post({ id, reply });
    else void provide("later").then(() => answer({ id, request }, true));
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
  python.FS.writeFile(file, await fetched(name, asked).catch((error) => again(name, error)));
  bridge.also_from(file);
  if (name === "later") hearProgress();
}

/** What Python says about a long reading goes on to the page. */
function hearProgress() {
  const progress = python.pyimport("assess.reading.progress");
  let told = 0;
  progress.hear = (/** @type {number} */ done, /** @type {number} */ total) => {
    if (performance.now() - told < REPORT_EVERY) return;
    told = performance.now();
    post({ done, of: total });
  };
}

/**
 * What the browser kept may be damaged while the server has the right one.
 * @param {Library} name
 * @param {unknown} error
 */
function again(name, error) {
  if (error instanceof Damaged) return fetched(name, FRESH);
  throw error;
}

/**
 * The page hears whenever a part arrives, and goes on waiting however slow the line is.
 * @param {Library} name
 * @param {RequestInit} how
 */
async function fetched(name, how) {
  const file = libraries[name];
  const given = new AbortController();
  let timer = 0;
  const heard = () => {
    post({ fetching: name });
    clearTimeout(timer);
    timer = setTimeout(() => given.abort(), GIVEN_UP_AFTER);
  };
  try {
    heard();
    const response = ok(await network(file.address, { ...how, signal: given.signal }));
    return await published(await whole(response, file, heard), file);
  } finally {
    clearTimeout(timer);
  }
}

/** A response that says that there is nothing is no file. @param {Response} response */
function ok(response) {
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response;
}

/**
 * @param {Response} response
 * @param {Published} file
 * @param {(bytes: number) => void} heard
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function whole(response, { address, size }, heard) {
  const all = new Uint8Array(size);
  let bytes = 0;
  await eachPart(response, (part) => {
    // A part too many is a RangeError.
    all.set(part, bytes);
    bytes += part.length;
    heard(part.length);
  });
  if (bytes !== size) throw new Error(`${bytes} instead of ${size} bytes: ${address}`);
  return all;
}

/** What arrived is whole, and is not what was published. */
class Damaged extends Error {}

/**
 * The bytes themselves, if they are those that the build put out.
 *
 * A browser works out checksums only where the connection is safe, or on the visitor's own machine. Elsewhere the bytes are taken as
 * they are: whoever can change a file on its way there can change the page with the checksum in it.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Published} file
 */
async function published(bytes, { address, sha256 }) {
  if (!self.isSecureContext) return bytes;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== sha256) throw new Damaged(`${found} instead of ${sha256}: ${address}`);
  return bytes;
}

/**
 * @param {EngineSettings} settings
 */
async function loadPython({ index, files, lock }) {
  // Pyodide asks for its second module only when the first runs; asked for here, both are on their way at once.
  const [loader] = await Promise.all([module(files.loader), module(files.module)]);
  const { loadPyodide } = /** @type {typeof import("pyodide")} */ (loader);
  return loadPyodide({ indexURL: index, stdLibURL: files.python.address, lockFileContents: lock, packageBaseUrl: index });
}

/**
 * A module that does not arrive is a failed download. What is imported is what the browser has just kept; where a server forbids it to
 * keep anything, it is fetched once more, and is then as safe as the page’s own scripts.
 * @param {Published} file
 */
async function module(file) {
  try {
    await published(await whole(ok(await network(file.address, asked)), file, () => {}), file);
    return await import(file.address);
  } catch (error) {
    // What arrived as it was published is right: this browser does not know all of its words.
    fail(error instanceof SyntaxError ? "too-old" : reasonOf(error), error);
    throw error;
  }
}

/** @param {unknown} error @returns {Reason} */
function reasonOf(error) {
  return error instanceof Damaged ? "damaged" : "download";
}

/**
 * Imports our package, and opens the standard that lies inside it.
 * @param {EngineSettings} settings
 */
function openBridge({ precompiled }) {
  if (precompiled) python.pyimport("precompiled").use();
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
 * Resolves when both are here as they were published, and never if one fails. Until then nothing of them runs.
 *
 * Pyodide alone downloads in silence, goes on without a library that did not arrive, and waits for ever for
 * WebAssembly that did not.
 * @param {EngineSettings} settings
 */
function watchDownloads({ files }) {
  const progress = new Progress(files.wasm.size + files.python.size);
  const wasm = download(files.wasm, progress);
  const zip = download(files.python, progress);
  const library = Promise.all([zip.response, zip.arrived]).then(([response]) => response);
  const responses = new Map([
    [files.wasm.address, wasm.response],
    [files.python.address, library],
  ]);

  // Compiled while it arrives, before Pyodide asks for it, and run when it is known to be the right one.
  const compiling = wasm.response.then((response) => WebAssembly.compileStreaming(response));
  compiling.catch(() => {}); // who asks for it hears of it

  self.fetch = (input, init) => responses.get(String(input)) ?? network(input, init);
  WebAssembly.instantiateStreaming = async (_, imports) => {
    try {
      const module = await compiling;
      await wasm.arrived;
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    } catch (error) {
      // What a server sends in the place of a file does not compile either: first see whether it was the file.
      await wasm.arrived;
      fail(isRefused(error) ? "too-old" : "internal", error);
      throw error;
    }
  };
  return Promise.all([wasm.arrived, zip.arrived]).then(() => post({ state: "loading", step: "start", done: 0, total: 0 }));
}

/**
 * A browser that does not know the code, or a policy that forbids it, says either.
 * @param {unknown} error
 */
function isRefused(error) {
  return error instanceof WebAssembly.CompileError || error instanceof EvalError;
}

/**
 * A failed download ends the start; neither `response` nor `arrived` then ever settles, so that nothing runs without it.
 * @param {Published} file
 * @param {Progress} progress
 */
function download(file, progress) {
  const begun = network(file.address, asked).then((response) => {
    ok(response);
    // The copy is counted; Pyodide gets the browser's own response. With any other the browser does not keep the
    // compiled code, and every later start takes 200 ms longer.
    return { copy: response.clone(), response: withType(response, file.address) };
  });
  const arrived = begun
    .then(({ copy }) => whole(copy, file, (bytes) => progress.add(bytes)))
    .then((bytes) => published(bytes, file));
  return { response: orFail(begun.then(({ response }) => response)), arrived: orFail(arrived) };
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T>}
 */
function orFail(promise) {
  return promise.catch((error) => {
    fail(reasonOf(error), error);
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

void start(JSON.parse(self.name));
