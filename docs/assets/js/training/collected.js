// @ts-check
/**
 * What a trainer collected in the room, kept until it is cleared: a battery dies, a tab is closed. A shared computer keeps it in the tab.
 */
import { area, isShared } from "../saved/stores.js";

/**
 * @param {string} key
 * @returns {string} empty where there is none
 */
export function read(key) {
  return area().read(key) ?? "";
}

/**
 * @param {string} key
 * @returns {boolean} whether what is there would still be there after the tab is closed
 */
export function isSafe(key) {
  return !isShared() || !read(key);
}

/**
 * @param {string} key
 * @param {string} text empty to keep nothing
 * @returns {boolean} whether it would still be there after the tab is closed
 */
export function keep(key, text) {
  if (text) return area().write(key, text) && !isShared();
  area().remove(key);
  return true;
}
