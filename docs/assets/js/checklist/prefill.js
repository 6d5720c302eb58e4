// @ts-check
/**
 * What a new entry begins with: what the last one said and the next will most likely say again.
 *
 * @typedef {import("../branch/types").Entry} Entry
 */

/** Whoever chairs and records mostly does so for everything. How many are expected differs from one kind of meeting to the other. */
const OF_ALL = ["host", "recorder"];
const OF_ITS_KIND = ["due"];

/**
 * @param {Entry[]} rows as they were entered
 * @param {string} activity
 * @returns {Entry} of each of these columns what it begins with, which may be nothing
 */
export function asLastTime(rows, activity) {
  const backwards = activity ? [...rows].reverse() : [];
  const same = backwards.find((row) => row.activity === activity);
  const last = same ?? backwards.find((row) => OF_ALL.some((column) => row[column]));
  return { ...taken(last, OF_ALL), ...taken(same, OF_ITS_KIND) };
}

/**
 * @param {Entry | undefined} row
 * @param {string[]} columns
 */
function taken(row, columns) {
  return Object.fromEntries(columns.map((column) => [column, String(row?.[column] ?? "")]));
}
