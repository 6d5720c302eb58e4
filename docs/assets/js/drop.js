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
   * Words that are dragged from one field to another are none of its business.
   * @param {DragEvent} event
   * @param {boolean} over
   * @returns {boolean} whether there are files
   */
  const hover = (event, over) => {
    const files = event.dataTransfer?.types.includes("Files") ?? false;
    if (files) event.preventDefault();
    place.toggleAttribute("data-over", files && over);
    return files;
  };
  root.addEventListener("dragover", (event) => hover(event, true));
  root.addEventListener("dragleave", (event) => hover(event, false));
  root.addEventListener("drop", (event) => {
    if (hover(event, false)) take(/** @type {DataTransfer} */ (event.dataTransfer));
  });
}
