// Shortens modules with Terser on Node: node terser.mjs <terser's folder> <modules.json> <short.json>
// Both files are {name: text}. Notices of a licence (/*! … */) stay.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, from, to] = process.argv.slice(2);
const { main } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const { minify } = (await import(pathToFileURL(join(folder, main)).href)).default;

const short = {};
for (const [name, text] of Object.entries(JSON.parse(readFileSync(from, "utf8")))) {
  try {
    const { code } = await minify({ [name]: text }, { module: true, format: { comments: /^!/ } });
    short[name] = code;
  } catch (error) {
    console.log(`${name}:${error.line ?? "?"}: ${error.message}`);
    process.exitCode = 1;
  }
}
writeFileSync(to, JSON.stringify(short));
