// Prints what a WebAssembly module gives out and what it takes in, as JSON: node exports.mjs <file>

import { readFileSync } from "node:fs";

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
console.log(JSON.stringify({ exports: WebAssembly.Module.exports(module), imports: WebAssembly.Module.imports(module) }));
