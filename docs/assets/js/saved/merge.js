// @ts-check
/**
 * Two tabs changed one branch, and neither had seen the other's change. What only one of them changed is taken from it. Where
 * both changed the same place, the change that was made first stays: the later one was made without seeing it.
 */
import { isObject } from "./entry.js";

/**
 * @param {unknown} base what both began with
 * @param {unknown} first
 * @param {unknown} later
 * @returns {{ value: any, lost: boolean }} `lost`: something of `later` is not in it
 */
export function merge(base, first, later) {
  if (same(later, base) || same(later, first)) return { value: first, lost: false };
  if (same(first, base)) return { value: later, lost: false };
  if (isObject(first) && isObject(later)) return mergeObjects(isObject(base) ? base : {}, first, later);
  if (Array.isArray(first) && Array.isArray(later)) return mergeLists(Array.isArray(base) ? base : [], first, later);
  return { value: first, lost: true };
}

/**
 * @param {Record<string, unknown>} base
 * @param {Record<string, unknown>} first
 * @param {Record<string, unknown>} later
 */
function mergeObjects(base, first, later) {
  /** @type {[string, unknown][]} */
  const entries = [];
  let lost = false;
  for (const key of new Set([...Object.keys(first), ...Object.keys(later)])) {
    const merged = merge(own(base, key), own(first, key), own(later, key));
    lost ||= merged.lost;
    if (merged.value !== undefined) entries.push([key, merged.value]);
  }
  return { value: Object.fromEntries(entries), lost };
}

/**
 * Both added to the same list: what was there, then what was added first, then the later additions.
 * @param {unknown[]} base
 * @param {unknown[]} first
 * @param {unknown[]} later
 */
function mergeLists(base, first, later) {
  const both = [first, later].every((list) => same(list.slice(0, base.length), base));
  return both ? { value: [...first, ...later.slice(base.length)], lost: false } : { value: first, lost: true };
}

/**
 * @param {Record<string, unknown>} object
 * @param {string} key
 */
function own(object, key) {
  return has(object, key) ? object[key] : undefined;
}

/**
 * @param {Record<string, unknown>} object
 * @param {string} key
 * @returns {boolean}
 */
function has(object, key) {
  // biome-ignore lint/suspicious/noPrototypeBuiltins: Object.hasOwn is younger than the oldest browsers that the form runs in
  return Object.prototype.hasOwnProperty.call(object, key);
}

/**
 * Whatever order their fields are in.
 * @param {unknown} one
 * @param {unknown} other
 * @returns {boolean}
 */
export function same(one, other) {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, place) => same(each, other[place]));
  if (!isObject(one) || !isObject(other)) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => has(other, key) && same(one[key], other[key]));
}
