// @ts-check
/** Printing one view of a page. */
import { part, show } from "../dom.js";

/**
 * Prints one view of the page: the report, or the form.
 * @param {HTMLElement} root
 * @param {"report" | "form"} view
 */
export function printView(root, view) {
  const report = part(root, "report");
  show(report, view === "report");
  document.documentElement.dataset.print = view;
  addEventListener(
    "afterprint",
    () => {
      delete document.documentElement.dataset.print;
      show(report, false);
    },
    { once: true },
  );
  print();
}
