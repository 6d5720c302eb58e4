// @ts-check
/** Tables from other programs, handed to the engine as they are. */

/** More bytes than the engine would accept: the rest of a huge file need not be read to be refused. */
const READ_AT_MOST = 11_000_000;

/** How old Excel files (.xls) begin, whatever their name says. */
const OLD_EXCEL = [
  [0xd0, 0xcf, 0x11, 0xe0],
  [9, 8],
  [9, 4],
  [9, 2],
  [9, 0],
];

/**
 * A file as the engine takes it: its bytes, for a spreadsheet is no text and a CSV may be in any encoding. They are taken at once: what lies
 * on a disk may be moved while somebody looks at what was found in it. Rejects where the browser cannot read it.
 * @param {File} file
 * @returns {Promise<{ name: string, data: Blob, needs: import("../types").Library[] }>}
 */
export async function tableFile(file) {
  const bytes = new Uint8Array(await file.slice(0, READ_AT_MOST).arrayBuffer());
  const isOld = OLD_EXCEL.some((start) => start.every((byte, place) => bytes[place] === byte));
  return { name: file.name, data: new Blob([bytes]), needs: isOld ? ["later", "old_excel"] : ["later"] };
}
