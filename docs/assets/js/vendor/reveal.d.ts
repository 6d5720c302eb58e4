/** Published by docs/hooks/npm_files.py; the types are the package's own. */
export { default } from "reveal.js";
