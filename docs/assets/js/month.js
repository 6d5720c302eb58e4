// @ts-check
/**
 * The months, beginning with the present one; and, where a branch is saved on this device, what its own plan has for now. Python is
 * fetched only then.
 *
 * @typedef {import("./branch/types").PlanReply} PlanReply
 * @typedef {import("./branch/types").PlanEntry} PlanEntry
 */
import { all, find, part, say, show } from "./dom.js";

/** @param {HTMLElement} root */
export default async function month(root) {
  const now = new Date();
  beginWith(root, now.getMonth() + 1);
  root.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-action=print]");
    if (button) printOnly(/** @type {HTMLElement} */ (button.closest("[data-month]")));
  });
  root.dataset.ready = "";
  await showOwn(root, now);
}

/**
 * This month and the next come first, then the year at a glance, then the other months.
 * @param {HTMLElement} root
 * @param {number} now
 */
function beginWith(root, now) {
  const months = part(root, "months");
  const sections = all(months, "[data-month]");
  const inOrder = [...sections.slice(now - 1), ...sections.slice(0, now - 1)];
  months.append(...inOrder.slice(0, 2));
  part(root, "year").before(months);
  part(root, "rest").append(...inOrder.slice(2));
  const next = (now % sections.length) + 1;
  show(find(months, `[data-month="${now}"] [data-now]`), true);
  show(find(months, `[data-month="${next}"] [data-next]`), true);
  for (const place of all(root, `[data-sector="${now}"], [data-row="${now}"]`)) place.dataset.now = "";
}

/**
 * A sheet for one month; what the branch has to do now belongs to the present one.
 * @param {HTMLElement} section
 */
function printOnly(section) {
  section.dataset.printed = "";
  document.documentElement.dataset.print = "month";
  addEventListener(
    "afterprint",
    () => {
      delete section.dataset.printed;
      delete document.documentElement.dataset.print;
    },
    { once: true },
  );
  print();
}

/**
 * @param {HTMLElement} root
 * @param {Date} now
 */
async function showOwn(root, now) {
  const { load } = await import("./saved.js");
  const { sheet } = await load();
  if (
    !sheet ||
    !Object.keys({
      .../** @type {object} */ (sheet.branch),
      .../** @type {object} */ (sheet.ledger),
      .../** @type {object} */ (sheet.calendar),
    }).length
  )
    return;
  show(part(root, "own"), true);
  const [{ startEngine }, { today }] = await Promise.all([import("./engine.js"), import("./branch/transfer.js")]);
  const engine = startEngine(JSON.parse(root.dataset.engineSettings ?? ""));
  const sayFailed = () => say(part(root, "own-state"), words(root, engine.isHopeless ? "too_old" : "month_own_failed"));
  engine.addEventListener("state", () => {
    if (engine.state.state === "failed") sayFailed();
  });
  /** @type {PlanReply | null} */
  const reply = await engine
    .ask("plan", { lang: root.dataset.lang, today: today(), year: now.getFullYear(), sheet }, { needs: ["later"] })
    .catch(() => null);
  if (!reply?.ok) return sayFailed();
  fill(root, reply, now.getMonth() + 1);
}

/**
 * @param {HTMLElement} root
 * @param {PlanReply} reply
 * @param {number} now
 */
function fill(root, reply, now) {
  const open = reply.entries.filter((entry) => entry.state !== "held");
  const groups = [
    { name: "month_own_late", entries: open.filter((entry) => entry.month < now && entry.late) },
    { name: "month_own_now", entries: open.filter((entry) => entry.month === now) },
    { name: "month_own_next", entries: open.filter((entry) => entry.month === now + 1) },
  ].filter(({ entries }) => entries.length > 0);
  say(part(root, "own-state"), groups.length ? reply.summary : words(root, "month_own_none"));
  part(root, "own-groups").replaceChildren(...groups.flatMap(({ name, entries }) => group(words(root, name), entries)));
}

/**
 * @param {string} title
 * @param {PlanEntry[]} entries
 */
function group(title, entries) {
  const heading = document.createElement("h3");
  heading.textContent = title;
  const list = document.createElement("ul");
  list.className = "wh-items";
  list.append(
    ...entries.map((entry) => {
      const item = document.createElement("li");
      item.className = "wh-item";
      item.append(entry.line, ...[entry.condition, ...entry.remarks].filter(Boolean).map(hint));
      return item;
    }),
  );
  return [heading, list];
}

/** @param {string} text */
function hint(text) {
  const line = document.createElement("p");
  line.className = "wh-hint";
  line.textContent = text;
  return line;
}

/**
 * @param {HTMLElement} root
 * @param {string} name
 */
function words(root, name) {
  return find(root, `[data-message=${name}]`).textContent ?? "";
}
