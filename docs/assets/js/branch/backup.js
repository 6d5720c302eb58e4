// @ts-check
/**
 * The whole sheet as a file, on pages that have no other button for it.
 *
 * @typedef {import("./types").Sheet} Sheet
 */
import * as saved from "../saved.js";
import { download, fileName, today } from "./transfer.js";

/**
 * @param {Sheet} sheet
 * @param {{ version: string, digest: string }} standard
 */
export async function backUp(sheet, standard) {
  const file = { ...sheet, saved: today(), standard };
  download(JSON.stringify(file, null, 2), fileName(file));
  await saved.saveExported(file);
}
