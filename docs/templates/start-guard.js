// @ts-check
// The page's modules do not run: said at once, and fields take nothing that nobody would keep. In words that every browser knows.
(function () {
  var root = document.documentElement;
  var disk = location.protocol === "file:";

  /** Questions that show their own answers, and what folds, need no script. */
  function lock() {
    /** @type {NodeListOf<HTMLInputElement>} */
    var fields = document.querySelectorAll(
      "main [data-module] input, main [data-module] select, main [data-module] textarea, main [data-module] button, main fieldset[data-fields]"
    );
    for (var at = 0; at < fields.length; at += 1) if (!fields[at].closest(".wh-question")) fields[at].disabled = true;
  }

  /** A folder opened from a disk shows its files, and not its page. */
  function findPages() {
    for (var at = 0; at < document.links.length; at += 1) {
      var link = /** @type {HTMLAnchorElement} */ (document.links[at]);
      if (link.protocol === "file:" && /\/$/.test(link.pathname)) link.pathname += "index.html";
    }
  }

  /** @param {string} why */
  function stop(why) {
    if (!root.hasAttribute("data-stopped")) root.setAttribute("data-stopped", why);
    if (document.readyState !== "loading") lock();
  }

  /** @param {any} event of a script that did not come, or that threw while it started */
  function hear(event) {
    var element = event.target;
    if (element && element.tagName === "SCRIPT") {
      if (element.type === "module") stop("missing");
    } else if (/\/assets\/js\//.test(event.filename) && document.readyState !== "complete") {
      stop(event.error && event.error.name === "SyntaxError" ? "old" : "missing");
    }
  }

  if (disk) stop("disk");
  if (!("noModule" in document.createElement("script"))) stop("old");
  addEventListener("error", hear, true);
  addEventListener("wuhua:missing", function () {
    stop("missing");
  });
  document.addEventListener("DOMContentLoaded", function () {
    if (disk) findPages();
    if (root.hasAttribute("data-stopped")) lock();
  });
})();
