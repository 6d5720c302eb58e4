// @ts-check
/// <reference lib="webworker" />
/**
 * Keeps the whole site for use without a network.
 *
 * The build fills in every file with a hash of its content (docs/hooks/precache.py). A file is kept under its address and its hash,
 * so that two versions lie side by side: installing adds what has changed and touches nothing that is there, an interrupted
 * installation goes on where it stopped, and only when the new version takes over are the files it does not need deleted.
 *
 * A new version waits until no page of the old one is open, or until a person asks for it (docs/assets/js/offline.js). It must not
 * take over by itself while a page is open: the browser may then change workers in the middle of opening the next page, and Chromium
 * sometimes loses that request for good (seen in one of four tries on a busy machine).
 */

/** @type {[address: string, hash: string][]} */
const FILES = [
  /*@@files@@*/
];
const VERSION = "@@version@@";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = new URL("./", worker.location.href);
const STORE = `site ${ROOT.pathname}`;
const AT_ONCE = 6;

/**
 * A page's own policy does not bind its workers; theirs comes with their script, from a server that many hosts do not let us
 * configure. So it is added here: what runs in a worker, Python included, reaches this site and no other.
 */
const POLICY_OF_WORKERS = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/** Address without query or fragment → the key under which the file is kept. */
const KEYS = new Map(FILES.map(([address, hash]) => [new URL(address, ROOT).href, keyOf(address, hash)]));

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(ROOT.href)) event.respondWith(answer(request));
});
worker.addEventListener("message", (event) => {
  if (event.data.type === "version") event.ports[0].postMessage(VERSION);
  if (event.data.type === "activate") worker.skipWaiting();
});

/** @param {string} address @param {string} hash */
function keyOf(address, hash) {
  const key = new URL(address, ROOT);
  key.searchParams.set("hash", hash);
  return key.href;
}

/**
 * Fails as a whole if one file fails; the version before it goes on working, and the next visit tries again. What has come by then is
 * kept for that, unless there is no more room: what a branch enters needs it more than a copy that will not be whole.
 */
async function install() {
  const store = await caches.open(STORE);
  const kept = new Set((await store.keys()).map(({ url }) => url));
  const missing = FILES.filter(([address, hash]) => !kept.has(keyOf(address, hash)));
  try {
    await keepAll(store, [...missing]);
  } catch (error) {
    if (error instanceof DOMException && error.name === "QuotaExceededError") await forget(store, missing);
    throw error;
  }
}

/**
 * @param {Cache} store
 * @param {[string, string][]} missing
 */
async function keepAll(store, missing) {
  const lanes = Array.from({ length: AT_ONCE }, async () => {
    for (let file = missing.shift(); file; file = missing.shift()) await keep(store, file);
  });
  // Until all have come to an end: nothing may be put away after what was put away has been taken out again.
  const ended = await Promise.allSettled(lanes);
  for (const lane of ended) if (lane.status === "rejected") throw lane.reason;
}

/**
 * @param {Cache} store
 * @param {[string, string][]} files
 */
async function forget(store, files) {
  await Promise.all(files.map(([address, hash]) => store.delete(keyOf(address, hash))));
}

/**
 * @param {Cache} store
 * @param {[string, string]} file
 */
async function keep(store, [address, hash]) {
  const response = await fetch(new URL(address, ROOT), { cache: "no-cache" });
  const content = await response.arrayBuffer();
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  // While a new version is being published, a server hands out files of both.
  if ((await hashOf(content)) !== hash) throw new Error(`${address} belongs to another version`);
  // A response that was redirected may not answer the opening of a page, so a plain one is made.
  await store.put(keyOf(address, hash), new Response(content, { headers: headersOf(address, response) }));
}

/**
 * @param {string} address
 * @param {Response} response
 */
function headersOf(address, response) {
  const headers = new Headers(response.headers);
  // The content is unpacked by now.
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  if (/\.m?js$/.test(address)) headers.set("Content-Security-Policy", POLICY_OF_WORKERS);
  return headers;
}

/** @param {ArrayBuffer} content */
async function hashOf(content) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  // As many bytes as the build writes (HASH_DIGITS in docs/hooks/precache.py).
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function activate() {
  const store = await caches.open(STORE);
  const needed = new Set(KEYS.values());
  const old = (await store.keys()).filter(({ url }) => !needed.has(url));
  await Promise.all(old.map((request) => store.delete(request)));
  await worker.clients.claim();
}

/** @param {Request} request */
async function answer(request) {
  const address = new URL(request.url);
  address.search = address.hash = "";
  address.pathname = address.pathname.replace(/\/index\.html$/, "/");
  if (KEYS.has(`${address.href}/`)) return Response.redirect(`${address.href}/`);
  if (request.cache === "reload") await fetchAgain(address.href);
  return (await kept(address.href)) ?? fromNetwork(request, address);
}

/**
 * A page that asks so found that what is kept is not what was published. Without a network it stays as it is.
 *
 * @param {string} address
 */
async function fetchAgain(address) {
  const file = FILES.find(([each]) => new URL(each, ROOT).href === address);
  if (file) await keep(await caches.open(STORE), file).catch(() => {});
}

/**
 * @param {string} address
 * @returns {Promise<Response | undefined>}
 */
async function kept(address) {
  const key = KEYS.get(address);
  return key ? (await caches.open(STORE)).match(key) : undefined;
}

/**
 * Whatever is not part of the site, or was thrown out of the store by a browser short of space.
 *
 * @param {Request} request
 * @param {URL} address
 */
async function fromNetwork(request, address) {
  try {
    return await fetch(request);
  } catch (error) {
    const page = request.mode === "navigate" ? await notFound(address) : undefined;
    if (page) return page;
    throw error;
  }
}

/**
 * The page for an unknown address, in the language of the nearest folder that has one.
 *
 * @param {URL} address
 */
async function notFound(address) {
  for (let folder = new URL("./", address); folder.href.startsWith(ROOT.href); folder = new URL("../", folder)) {
    const page = await kept(new URL("404.html", folder).href);
    if (page) return new Response(page.body, { status: 404, headers: page.headers });
    if (folder.href === ROOT.href) break;
  }
  return undefined;
}
