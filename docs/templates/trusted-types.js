// @ts-check
(() => {
  const markup = /<[a-z!/?]/i;
  const harmless = /<\/?(?:mark|h[12]|p|div|del)(?: class="[\w -]*"| data-md-highlight)?>/g;
  const workers = /\/(assets\/(js\/[\w.-]+\.worker|javascripts\/workers\/[\w.-]+)|service-worker)\.js$/;
  const { trustedTypes } = /** @type {any} */ (self);
  trustedTypes?.createPolicy("default", {
    createHTML: (/** @type {string} */ text) => (markup.test(text.replace(harmless, "")) ? null : text),
    createScriptURL: (/** @type {string} */ address) => {
      const { origin, pathname } = new URL(address, document.baseURI);
      return origin === location.origin && workers.test(pathname) ? address : null;
    },
  });
})();
