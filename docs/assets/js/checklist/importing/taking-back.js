// @ts-check
/**
 * What an import does to the entries of a ledger, and the way back: exactly what it brought goes again, whatever was typed since.
 *
 * @typedef {import("../../branch/types").Entry} Entry
 * @typedef {import("./types").Brought} Brought
 */

/**
 * @param {readonly Entry[]} rows
 * @param {{ add: Entry[], replace: { place: number, entry: Entry }[] }} plan
 * @returns {{ rows: Entry[], brought: Brought }}
 */
export function bring(rows, { add, replace }) {
  const changed = [...rows];
  const replaced = replace.map(({ place, entry }) => {
    const before = rows[place];
    changed[place] = entry;
    return { place, before, after: entry };
  });
  return { rows: [...changed, ...add], brought: { added: add, replaced } };
}

/**
 * @param {readonly Entry[]} rows
 * @param {readonly Brought[]} steps one after the other, as they were done
 * @returns {{ rows: Entry[], missed: number }} `missed`: what was changed or deleted since, and is left as it is
 */
export function takeBack(rows, steps) {
  const places = placesOf(rows);
  /** @type {(Entry | null)[]} */
  const changed = [...rows];
  let missed = 0;
  for (const { added, replaced } of [...steps].reverse()) {
    for (const entry of [...added].reverse()) {
      const place = places.get(keyOf(entry))?.pop();
      if (place === undefined) missed += 1;
      else changed[place] = null;
    }
    for (const { place: hint, before, after } of replaced) {
      const place = taken(places, keyOf(after), hint);
      if (place === undefined) missed += 1;
      else {
        changed[place] = before;
        put(places, keyOf(before), place);
      }
    }
  }
  return { rows: changed.filter((row) => row !== null), missed };
}

/**
 * @param {readonly Entry[]} rows
 * @returns {Map<string, number[]>} where each entry stands, from above
 */
function placesOf(rows) {
  /** @type {Map<string, number[]>} */
  const places = new Map();
  rows.forEach((row, place) => {
    put(places, keyOf(row), place);
  });
  return places;
}

/**
 * @param {Map<string, number[]>} places
 * @param {string} key
 * @param {number} place
 */
function put(places, key, place) {
  const found = places.get(key);
  if (found) found.push(place);
  else places.set(key, [place]);
}

/**
 * The place where it was put, if it is still there, or else another like it.
 * @param {Map<string, number[]>} places
 * @param {string} key
 * @param {number} hint
 */
function taken(places, key, hint) {
  const found = places.get(key);
  const at = found?.indexOf(hint) ?? -1;
  return at >= 0 ? found?.splice(at, 1)[0] : found?.pop();
}

/**
 * Whatever order its columns are in.
 * @param {Entry} entry
 */
function keyOf(entry) {
  return JSON.stringify(Object.entries(entry).sort(([one], [other]) => (one < other ? -1 : 1)));
}
