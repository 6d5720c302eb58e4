// @ts-check
/** What was saved before there were several branches: taken over once, and taken from its old place only when it is safe in the new one. */
import { FIRST, freshId, objectIn, textOf } from "./entry.js";
import { device, inDatabase, keyOf, putAside, tab } from "./stores.js";

/** Where this was kept before there were several branches. */
const EARLIER = { sheet: "sheet", before: "sheet.before", unreadable: "sheet.unreadable" };

export async function takeOver() {
  const text = device.read(EARLIER.sheet);
  for (const name of /** @type {const} */ (["unreadable", "before"])) takeOverText(EARLIER[name], name);
  if (text === null) return;
  const sheet = objectIn(text);
  if (!sheet) return putAside(EARLIER.sheet, text);
  const id = device.read(keyOf(FIRST)) === null ? FIRST : freshId();
  const now = Date.now();
  const entry = { revision: freshId(), over: "", id, made: now, changed: now, exported: 0, count: 1, sheet };
  const kept =
    device.write(keyOf(id), textOf(entry)) || (await inDatabase((db) => db.put(entry, textOf(entry), null).then(() => true)));
  if (!kept) return;
  device.remove(EARLIER.sheet);
  device.write("current", id);
  tab.remove("branch");
}

/**
 * @param {string} key
 * @param {"unreadable" | "before"} name
 */
function takeOverText(key, name) {
  const text = device.read(key);
  if (text !== null && device.write(`${name}.${FIRST}`, text)) device.remove(key);
}
