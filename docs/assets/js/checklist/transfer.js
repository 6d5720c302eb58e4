// @ts-check
/**
 * Files in and out. An import is shown before it replaces anything.
 *
 * @typedef {import("./types").Sheet} Sheet
 * @typedef {import("./types").ReadReply} ReadReply
 */
import { fillList, find, part, say, show } from "../dom.js";

/** More bytes than the engine would ever accept: the rest of a huge file need not be read to be refused. */
export const READ_AT_MOST = 8_000_000;

/**
 * @param {string} text
 * @param {string} name
 */
export function download(text, name) {
  saveBlob(new Blob([text], { type: "application/json" }), name);
}

/**
 * A file that the engine made.
 * @param {import("./types").ReportFile} file its `data` is base64
 */
export function saveFile({ data, name, type }) {
  saveBlob(new Blob([Uint8Array.from(atob(data), (char) => char.charCodeAt(0))], { type }), name);
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
function saveBlob(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * A name that sorts by date and survives old file systems.
 * @param {Sheet} sheet
 * @param {string} [mark] what tells it from the branch's own file
 */
export function fileName(sheet, mark) {
  const name = sheet.name.replace(/[\s\\/:*?"<>|.\u0000-\u001f]+/g, "-").slice(0, 40);
  return ["wuhua", name, sheet.year, sheet.saved, mark].filter(Boolean).join("-") + ".json";
}

/** @param {File} file */
export function readFile(file) {
  return file.slice(0, READ_AT_MOST).text();
}

/**
 * Shows what a file would change.
 * @param {HTMLElement} root
 * @param {ReadReply} reply
 */
export function openPreview(root, reply) {
  const dialog = /** @type {HTMLDialogElement} */ (part(root, "import-dialog"));
  show(part(dialog, "import-lead"), reply.ok);
  show(part(dialog, "import-failed"), !reply.ok);
  show(find(dialog, "[data-action=confirm-import]"), reply.ok);
  say(part(dialog, "import-name"), reply.ok ? [reply.changes.name, reply.changes.year, reply.changes.saved].filter(Boolean).join(" · ") : "");
  fillList(part(dialog, "import-changes"), reply.ok ? reply.changes.sentences : []);
  const problems = part(dialog, "import-problems");
  fillList(find(problems, "ul"), reply.problems.map((problem) => [problem.path, problem.text].filter(Boolean).join(" — ")));
  show(problems, reply.problems.length > 0);
  dialog.showModal();
}

/** Today where the person is, as YYYY-MM-DD. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
