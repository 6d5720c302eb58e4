// @ts-check
/**
 * The theme looks at the search box when a key is let go. Text also arrives without one: pasted with the mouse, spoken, picked from the
 * bar above a phone's keyboard, or chosen from an input method's list by touch.
 *
 * @param {HTMLElement} element
 */
export default function searchBox(element) {
  element.addEventListener("input", (event) => {
    // While an input method is composing, the letters in the box are not yet what is meant.
    if (event instanceof InputEvent && event.isComposing) return;
    event.target?.dispatchEvent(new Event("keyup"));
  });
}
