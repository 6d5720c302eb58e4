// @ts-check
/** A file's text for the engine: as text where it surely is that, as its bytes where the engine has to find out the encoding. */

/** More bytes than the engine would ever accept: the rest of a huge file need not be read to be refused. */
export const READ_AT_MOST = 8_000_001;

/**
 * UTF-16 without a mark passes for UTF-8 with a null at every other place.
 * @param {File} file
 * @returns {Promise<import("./types").FileText>}
 */
export async function fileText(file) {
  const bytes = file.slice(0, READ_AT_MOST);
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(await bytes.arrayBuffer());
    if (!text.includes("\0")) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return { base64: await base64Of(bytes) };
}

/**
 * @param {Blob} bytes
 * @returns {Promise<string>}
 */
export function base64Of(bytes) {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,?/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(bytes);
  });
}
