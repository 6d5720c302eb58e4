// @ts-check
/**
 * Python's worker, begun as soon as a page that needs it at once names it: before the page's other scripts have arrived.
 *
 * `engine.js` takes over what was begun here, with all that it has said until then.
 *
 * @typedef {import("./types").EngineSettings} EngineSettings
 * @typedef {import("./types").FromWorker} FromWorker
 * @typedef {import("./types").Published} Published
 * @typedef {import("./types").Reason} Reason
 *
 * @typedef {object} Begun
 * @property {Worker} worker
 * @property {FromWorker[]} said
 * @property {ErrorEvent} [error]
 */

/** WebAssembly at its shortest: its name and version, and nothing in them. */
const NOTHING = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/**
 * Why this browser can run no Python, if it cannot. Some that have WebAssembly let no page use it that is as well guarded as ours: those
 * from before `wasm-unsafe-eval`, which they do not know and refuse.
 * @returns {Reason | ""}
 */
export function hindrance() {
  if (typeof WebAssembly !== "object") return "no-webassembly";
  try {
    new WebAssembly.Module(NOTHING);
  } catch {
    return "too-old";
  }
  return "instantiateStreaming" in WebAssembly ? "" : "too-old";
}

/** What this page began with, and from which settings. @type {{ settings: string, begun: Begun } | undefined} */
let first = beginFirst();

function beginFirst() {
  const written = /** @type {HTMLElement | null} */ (document.querySelector("[data-python=at-once]"))?.dataset.engineSettings;
  if (!written || hindrance()) return undefined;
  const settings = JSON.parse(written);
  try {
    return { settings: JSON.stringify(settings), begun: begin(settings, false) };
  } catch {
    return undefined; // the engine tries again, and says why it cannot be
  }
}

/**
 * The worker that was begun for the page, once; afterwards, and for other settings, a new one. Throws where there can be none.
 * @param {EngineSettings} settings as the build wrote them into the page
 * @param {boolean} fresh not from what the browser keeps, which did not do
 * @returns {Begun}
 */
export function engineWorker(settings, fresh) {
  const begun = fresh || first?.settings !== JSON.stringify(settings) ? undefined : first?.begun;
  first = undefined;
  return begun ?? begin(settings, fresh);
}

/**
 * @param {EngineSettings} settings
 * @param {boolean} fresh
 * @returns {Begun}
 */
function begin(settings, fresh) {
  // In its name, since a message only leaves the page when the page has a moment, which may take a while at the beginning.
  const name = JSON.stringify({ settings: withWholeAddresses(settings), fresh });
  const worker = moduleWorker(new URL("engine.worker.js", import.meta.url), name);
  const begun = /** @type {Begun} */ ({ worker, said: [] });
  // As properties: whoever takes the worker over puts others in their place.
  worker.onmessage = ({ data }) => void begun.said.push(data);
  worker.onerror = (error) => {
    error.preventDefault();
    begun.error = error;
  };
  return begun;
}

/**
 * An address relative to the page would lead elsewhere from the worker's folder.
 * @param {EngineSettings} settings
 * @returns {EngineSettings}
 */
function withWholeAddresses(settings) {
  return { ...settings, index: whole(settings.index), files: allWhole(settings.files), libraries: allWhole(settings.libraries) };
}

/** @param {string} address */
function whole(address) {
  return new URL(address, document.baseURI).href;
}

/**
 * @template {string} Name
 * @param {Readonly<Record<Name, Published>>} files
 * @returns {Record<Name, Published>}
 */
function allWhole(files) {
  const entries = Object.entries(/** @type {Record<string, Published>} */ (files));
  return /** @type {Record<Name, Published>} */ (
    Object.fromEntries(entries.map(([name, file]) => [name, { ...file, address: whole(file.address) }]))
  );
}

/**
 * A browser that does not know module workers ignores `type`, and would run the module as an old script.
 * @param {URL} address
 * @param {string} name
 */
function moduleWorker(address, name) {
  let known = false;
  const options = {
    name,
    /** @returns {WorkerType} */
    get type() {
      known = true;
      return "module";
    },
  };
  const worker = new Worker(address, options);
  if (known) return worker;
  worker.terminate();
  throw new Error("type: module");
}
