// Asks our search, in Node, what it answers in the browser: `node ask.mjs index.json '["query"]'` → for each query, what is found, best
// first.
import { readFileSync } from "node:fs";
import { find, open } from "../../docs/assets/js/search/search.js";

const [index, queries] = process.argv.slice(2);
const library = open(JSON.parse(readFileSync(index, "utf-8")));
process.stdout.write(JSON.stringify(JSON.parse(queries).map((query) => find(library, query))));
