// @ts-check
/**
 * The whole sheet as a file, on pages that have no other button for it.
 *
 * @typedef {import("./types").Sheet} Sheet
 */
import * as saved from "../saved.js";
import { download, fileName, today } from "./transfer.js";

/**
 * It goes on naming the standard that it was filled in by: the present one would turn old answers into answers to that.
 * @param {Sheet} sheet
 */
export async function backUp(sheet) {
  const file = { ...sheet, saved: today() };
  download(JSON.stringify(file, null, 2), fileName(file));
  await saved.saveExported(file);
}
