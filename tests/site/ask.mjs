// Asks our search, in Node, what it answers in the browser: `node ask.mjs index.json queries.json` → for each query, for each page
// found, the locations of its sections, with the marked title and text of the first.
import { readFileSync } from "node:fs";
import { find, open } from "../../docs/assets/js/search/search.js";

const [index, queries] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf-8")));
const library = open(index);
process.stdout.write(JSON.stringify(queries.map((query) => find(library, query))));
