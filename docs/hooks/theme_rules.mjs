// Takes out of a style sheet the rules that none of the given words can need, with PurgeCSS on Node:
// node theme_rules.mjs <PurgeCSS's folder> <work.json> <result.css>, with work.json {sheet, words, variables}

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, from, to] = process.argv.slice(2);
const { module } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const { PurgeCSS } = await import(pathToFileURL(join(folder, module)).href);
const { sheet, words, variables } = JSON.parse(readFileSync(from, "utf8"));

const [{ css }] = await new PurgeCSS().purge({
  content: [{ raw: "", extension: "html" }],
  defaultExtractor: () => words,
  css: [{ raw: sheet }],
  variables: true,
  safelist: { variables },
});
writeFileSync(to, css);
