// @ts-check
/// <reference lib="webworker" />
/**
 * Answers the search box (docs/assets/js/search-box.js). Published under the name of the theme's own worker
 * (docs/hooks/search_worker.py), in the messages of which it speaks. It is started as a classic script, which cannot have imports at its
 * top: old browsers know no other worker.
 */

const SETUP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;

// Relative to the theme's worker, in assets/javascripts/workers/.
const ENGINE = new URL("../../js/search/search.js", self.location.href);

/** @type {Promise<typeof import("../assets/js/search/search.js")>} */
const engine = import(ENGINE.href);

/** @type {Promise<import("../assets/js/search/library.js").Library>} */
let library;

// Milliseconds after which nobody is waiting: who came to search has begun by then.
const PAUSE = 300;

/** The first query takes several times as long as those after it, because the browser has not met our code before. */
async function practise() {
  const opened = await library;
  (await engine).find(opened, opened.sections[0].source.title);
}

addEventListener("message", async ({ data: { type, data } }) => {
  const { open, find } = await engine;
  if (type === SETUP) {
    library = Promise.resolve(open(data));
    postMessage({ type: READY });
    setTimeout(practise, PAUSE);
  } else if (type === QUERY) {
    postMessage({ type: RESULT, data: { query: data, items: find(await library, data) } });
  }
});
