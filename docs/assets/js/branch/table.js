// @ts-check
/** Tables from other programs: handed to the engine as they are, and shown before anything is entered. */
import { fillList, find, part, show } from "../dom.js";
import { base64Of } from "./file-text.js";

/** More bytes than the engine would accept: the rest of a huge file need not be read to be refused. */
const READ_AT_MOST = 11_000_000;

/**
 * A file as the engine takes it: its bytes in base64, for a spreadsheet is no text and a CSV may be in any encoding.
 * @param {File} file
 * @returns {Promise<string>}
 */
export function tableData(file) {
  return base64Of(file.slice(0, READ_AT_MOST));
}

/** How old Excel files (.xls) begin, whatever their name says: the first bytes of each in base64. */
const OLD_EXCEL = ["0M8R4", "CQg", "CQQ", "CQI", "CQA"];

/**
 * What Python needs to read a file.
 * @param {string} data
 * @returns {import("../types").Library[]}
 */
export function librariesFor(data) {
  return OLD_EXCEL.some((begin) => data.startsWith(begin)) ? ["later", "old_excel"] : ["later"];
}

/**
 * @param {HTMLElement} root
 * @param {import("./types").TableReply} reply
 * @param {{ add: boolean, replace: boolean }} offers
 */
export function openTable(root, reply, offers) {
  const dialog = /** @type {HTMLDialogElement} */ (part(root, "table-dialog"));
  show(part(dialog, "table-lead"), offers.add || offers.replace);
  show(part(dialog, "table-failed"), !reply.ok);
  show(find(dialog, "[data-action=table-add]"), offers.add);
  show(find(dialog, "[data-action=table-replace]"), offers.replace);
  fillList(part(dialog, "table-sentences"), reply.sentences ?? []);
  const problems = part(dialog, "table-problems");
  fillList(
    find(problems, "ul"),
    reply.problems.map((problem) => [problem.path, problem.text].filter(Boolean).join(" — ")),
  );
  show(problems, reply.problems.length > 0);
  dialog.showModal();
}
