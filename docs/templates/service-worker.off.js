// @ts-check
/// <reference lib="webworker" />
/**
 * Published by `mkdocs serve` in the place of the real one. Takes back an offline copy that an earlier build left at the same address,
 * which would go on showing its own pages instead of those being edited.
 */

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

scope.addEventListener("install", () => scope.skipWaiting());
scope.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const root = new URL("./", scope.location.href);
  await caches.delete(`site ${root.pathname}`);
  await scope.registration.unregister();
  const pages = await scope.clients.matchAll({ type: "window" });
  await Promise.all(pages.map((page) => page.navigate(page.url)));
}
