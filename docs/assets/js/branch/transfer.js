// @ts-check
/**
 * Files in and out.
 *
 * @typedef {import("./types").Sheet} Sheet
 */
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
  // biome-ignore lint/suspicious/noControlCharactersInRegex: file systems refuse them in names
  const name = sheet.name.replace(/[\s\\/:*?"<>|.\u0000-\u001f]+/g, "-").slice(0, 40);
  return `${["wuhua", name, sheet.year, sheet.saved, mark].filter(Boolean).join("-")}.json`;
}

/** Today where the person is, as YYYY-MM-DD. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
