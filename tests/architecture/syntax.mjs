// What a script says in words that browsers learnt after those of ES2022's class fields: node syntax.mjs <acorn's folder> <scripts.json>
// The file is {name: text}; what is found is written as a list of "name: what".

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, from] = process.argv.slice(2);
const { parse } = await import(pathToFileURL(join(folder, "dist", "acorn.mjs")).href);

const FLAGS = /[dv]/;
const BEHIND = /\(\?<[=!]/;

/** Every node, with whether a function is around it. */
function* nodes(node, inFunction = false) {
  yield { node, inFunction };
  const within = inFunction || /Function|PropertyDefinition/.test(node.type);
  for (const each of Object.values(node).flat()) if (each && typeof each.type === "string") yield* nodes(each, within);
}

function tooNew({ node, inFunction }) {
  if (node.type === "StaticBlock") return "static block";
  if (node.type === "BinaryExpression" && node.left.type === "PrivateIdentifier") return "#field in object";
  if (!inFunction && (node.type === "AwaitExpression" || (node.type === "ForOfStatement" && node.await))) return "await at the top";
  if (node.regex && FLAGS.test(node.regex.flags)) return `flag of /${node.regex.pattern}/${node.regex.flags}`;
  if (node.regex && BEHIND.test(node.regex.pattern)) return `look behind in /${node.regex.pattern}/`;
  return "";
}

const found = [];
for (const [name, text] of Object.entries(JSON.parse(readFileSync(from, "utf8")))) {
  try {
    const tree = parse(text, { ecmaVersion: 2022, sourceType: "module" });
    for (const each of nodes(tree)) if (tooNew(each)) found.push(`${name}: ${tooNew(each)}`);
  } catch (error) {
    found.push(`${name}: ${error.message}`);
  }
}
console.log(JSON.stringify(found));
