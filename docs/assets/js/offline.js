// @ts-check
/**
 * The offline copy, as a visitor sees it: being saved, saved, or a new version waiting.
 *
 * The element says where the service worker is, holds every text, and shows the one that fits its state:
 *
 *     <div data-module="offline" data-service-worker="../service-worker.js" data-state="none">
 *       <p data-when="saving">…</p> <p data-when="saved">…</p> <p data-when="failed">…</p>
 *       <p data-when="update">… <button type="button" data-action="activate">…</button></p>
 *     </div>
 *
 * States: none (no copy: not supported, or not asked for), saving, saved, failed, update. Every change is also announced by an event
 * `offline:<state>`, which bubbles.
 *
 * @typedef {"none" | "saving" | "saved" | "failed" | "update"} State
 */

const MILLION = 1_000_000;

/** @type {ServiceWorkerRegistration | undefined} */
let registration;

/** A new worker may be met twice: by the event that announces it, and in the registration. @type {WeakSet<ServiceWorker>} */
const followed = new WeakSet();

/**
 * @param {HTMLElement} element
 */
export default async function offline(element) {
  element.querySelector("[data-action=activate]")?.addEventListener("click", activate);
  const address = element.dataset.serviceWorker;
  if (!address || !("serviceWorker" in navigator) || savesData()) return show(element, "none");
  await loaded();
  try {
    registration = await navigator.serviceWorker.register(address, { updateViaCache: "none" });
  } catch {
    return show(element, "failed");
  }
  registration.addEventListener("updatefound", () => follow(element, registration?.installing ?? null));
  follow(element, registration.installing);
  if (registration.waiting) {
    show(element, "update");
    follow(element, registration.waiting);
  }
  if (!registration.waiting && registration.active && !registration.installing) show(element, "saved");
}

/**
 * Changes to the waiting version and loads the page again. The caller saves first what is not saved.
 */
export function activate() {
  if (!registration?.waiting) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration.waiting.postMessage({ type: "activate" });
}

/** A visitor who told the browser to save data did not ask for a copy of the whole site with Python in it. */
function savesData() {
  return /** @type {{connection?: {saveData?: boolean}}} */ (navigator).connection?.saveData === true;
}

/** The copy must not slow down the page that starts it: nothing is fetched before the page is complete. */
async function loaded() {
  if (document.readyState !== "complete") {
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  }
}

/**
 * @param {HTMLElement} element
 * @param {ServiceWorker | null} worker
 */
function follow(element, worker) {
  if (!worker || followed.has(worker)) return;
  followed.add(worker);
  const isUpdate = Boolean(registration?.active);
  if (!isUpdate) show(element, "saving");
  worker.addEventListener("statechange", () => {
    if (worker.state === "installed" && isUpdate) show(element, "update");
    if (worker.state === "activated") show(element, "saved");
    // The copy before it, if there is one, is complete and goes on working.
    if (worker.state === "redundant" && !registration?.active) show(element, "failed");
  });
}

/**
 * @param {HTMLElement} element
 * @param {State} state
 */
function show(element, state) {
  element.dataset.state = state;
  for (const text of element.querySelectorAll("[data-when]")) {
    text.toggleAttribute("hidden", text.getAttribute("data-when") !== state);
  }
  if (state === "saved") void showSize(element);
  element.dispatchEvent(new CustomEvent(`offline:${state}`, { bubbles: true }));
}

/**
 * How much of the device this site takes up, in millions of bytes, where the browser says so.
 * @param {HTMLElement} element
 */
async function showSize(element) {
  const size = element.querySelector("[data-slot=size]");
  const { usage = 0 } = (await navigator.storage?.estimate?.().catch(() => undefined)) ?? {};
  if (!size || !usage) return;
  size.textContent = String(Math.ceil(usage / MILLION));
  size.closest("[hidden]")?.removeAttribute("hidden");
}
