// @ts-check
/** Files dropped on a page: where they may be dropped shows it while they hang above the page. */

/**
 * `take` is called while the event is dispatched: afterwards the browser forgets what was dropped.
 * @param {HTMLElement} root where files are caught
 * @param {HTMLElement} place what shows that they may be dropped
 * @param {(dropped: DataTransfer) => unknown} take
 */
export function onDrop(root, place, take) {
  /**
   * @param {Event} event
   * @param {boolean} over
   */
  const hover = (event, over) => {
    event.preventDefault();
    place.toggleAttribute("data-over", over);
  };
  root.addEventListener("dragover", (event) => hover(event, true));
  root.addEventListener("dragleave", (event) => hover(event, false));
  root.addEventListener("drop", (event) => {
    hover(event, false);
    if (event.dataTransfer) take(event.dataTransfer);
  });
}
