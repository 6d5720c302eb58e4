// @ts-check
/**
 * The self-assessments on this device, and the only way to them. Each change is written twice: at once and whole into the small
 * store that answers in the same moment, so that a crash right afterwards loses nothing and the next visit need not wait; then into
 * the database, where there is room for many branches. Nothing is thrown away: what cannot be read is put aside before anything is
 * written over it, and nothing takes the place of a change that was not shown here first.
 *
 *     const { sheet, broken } = await saved.load();
 *     const kept = await saved.save(sheet);          // the first half is done before this returns
 *     saved.onOtherTab((sheet) => show(sheet));
 *
 * In the mode for shared computers everything stays in the tab's own store, and the database is not opened.
 *
 * @typedef {import("./saved/entry.js").Entry} Entry
 * @typedef {import("./saved/entry.js").Branch} Branch
 * @typedef {import("./saved/database.js").Database} Database
 * @typedef {Record<string, unknown>} SheetData
 * @typedef {(sheet: SheetData, how: { lost: boolean }) => void} Follower `lost`: what this tab had changed is not in it, and can be
 *     brought back as the state before
 */
import {
  FIRST,
  adopt,
  branchOf,
  entryIn,
  freshId,
  here,
  isLater,
  objectIn,
  revisionOf,
  settleOn,
  textOf,
  timeIn,
} from "./saved/entry.js";
import { merge, same } from "./saved/merge.js";
import {
  area,
  closeDatabase,
  database,
  device,
  inDatabase,
  isShared,
  keyOf,
  readJournal,
  tab,
  troubleOfDatabase,
  unreadable,
} from "./saved/stores.js";

export { isShared, unreadable } from "./saved/stores.js";

/** The name of ours. */
const DATABASE = "wuhua";

/** Milliseconds after which a visit no longer waits for a database that does not open. */
const PATIENCE = 3000;

/** Milliseconds away from the site after which a shared tab is taken for closed: browsers bring closed tabs back with what they held. */
const LEFT_FOR = 60_000;

/** @type {Set<Follower>} */
const followers = new Set();
/** @type {Set<() => void>} */
const listeners = new Set();
/** @type {{ entry: Entry, text: string } | null} */
let queued = null;
/** @type {Promise<boolean> | null} */
let writing = null;
/** What is in the database is looked at first: nothing is written over what nobody knows of. @type {Promise<void>} */
let settling = Promise.resolve();
/** @type {{ id: string, text: string } | null} */
let removed = null;
/** @type {BroadcastChannel | null} */
let channel = null;
let started = false;
/** @type {import("./saved/stores.js").Trouble} why the last change did not go into the small store */
let smallTrouble = "";
/** The state before, where no store takes it. @type {{ id: string, text: string } | null} */
let unkeptBefore = null;
/** @type {Promise<"kept" | "not-kept" | ""> | null} */
let asked = null;

// — the branch shown here

/**
 * What was saved last. The small store answers at once; only where it has nothing is the database waited for.
 * @returns {Promise<{ sheet: SheetData | null, broken: boolean, found: boolean }>} `broken`: something is there that cannot be read;
 *     `found`: the small store has lost what it had, and only the database had this
 */
export async function load() {
  start();
  if (device.keys("sheet").length && !isShared()) await import("./saved/earlier.js").then((module) => module.takeOver());
  settleOn(tab.read("branch") ?? area().read("current") ?? FIRST);
  const journal = readJournal(here.id);
  const emptied = !journal && isEmptied();
  const entry = journal ?? (emptied || mayLackJournal() ? await patiently(readDatabase(here.id)) : null);
  if (entry) {
    settleOn(entry.id);
    adopt(entry, textOf(entry), textOf(entry));
    tab.write("branch", here.id);
  }
  if (!isShared()) settling = settle(entry).catch(() => {});
  return { sheet: entry ? entry.sheet : null, broken: (await unreadable()) !== null, found: emptied && entry !== null };
}

/**
 * Keeps a change. What another tab saved and this one has not shown is shown first, and the change is made on top of it.
 * @param {unknown} sheet
 * @returns {Promise<boolean>} whether it was saved
 */
export async function save(sheet) {
  const theirs = isShared() ? null : area().read(keyOf(here.id));
  const mine = /** @type {SheetData} */ (sheet);
  // What is there already was first: this change was made without seeing it.
  if (theirs && !here.known.has(revisionOf(theirs))) return meet(mine, theirs, () => true);
  return keep(mine);
}

/**
 * Keeps the sheet and remembers that it has just been saved to a file.
 * @param {unknown} sheet
 */
export async function saveExported(sheet) {
  here.exported = Date.now();
  return save(sheet);
}

/**
 * @param {SheetData} sheet
 * @returns {Promise<boolean>}
 */
async function keep(sheet) {
  if (here.stopped) return false;
  const now = Math.max(Date.now(), here.exported);
  const entry = {
    revision: freshId(),
    over: here.revision,
    id: here.id,
    made: here.made || now,
    changed: now,
    exported: here.exported,
    count: here.count + 1,
    sheet,
  };
  const text = textOf(entry);
  adopt(entry, text, here.base);
  const written = area().write(keyOf(here.id), text);
  here.stored = written;
  smallTrouble = area().trouble;
  tab.write("branch", here.id);
  area().write("current", here.id);
  if (isShared()) return written;
  post({ about: "saved", id: here.id, text });
  const stored = store(entry, text);
  return written || stored;
}

/** When the present branch was begun, changed, and saved to a file. */
export function times() {
  return { made: here.made, changed: here.changed, exported: here.exported };
}

/** @returns {import("./unsaved.js").Reach} how far what was changed last would be lost */
export function unsaved() {
  if (here.changed <= here.exported) return "";
  if (!here.stored) return "page";
  return isShared() ? "tab" : "";
}

/** @returns {Promise<boolean>} whether this browser lets us save at all */
export async function canSave() {
  return area().works() || (!isShared() && (await database()) !== null);
}

/** @returns {import("./saved/stores.js").Trouble} why the last change was not saved: no room, or not allowed */
export function trouble() {
  return smallTrouble === "full" || troubleOfDatabase() === "full" ? "full" : smallTrouble || troubleOfDatabase();
}

// — the state before

/**
 * Keeps the present state, so that the next replacement can be undone.
 * @param {unknown} sheet
 */
export async function keepBefore(sheet) {
  const text = JSON.stringify(sheet);
  unkeptBefore = (await putBefore(here.id, text)) ? null : { id: here.id, text };
}

/** @returns {Promise<SheetData | null>} the state before the last replacement */
export async function before() {
  if (unkeptBefore?.id === here.id) return objectIn(unkeptBefore.text);
  return objectIn(await readBefore(here.id));
}

export async function forgetBefore() {
  unkeptBefore = null;
  await dropBefore(here.id);
}

/**
 * Keeps what the last import brought, so that it can be taken back.
 * @param {object} imported
 */
export async function keepImport(imported) {
  await putBefore(importOf(here.id), JSON.stringify(imported));
}

/** @returns {Promise<object | null>} what the last import brought */
export async function lastImport() {
  return objectIn(await readBefore(importOf(here.id)));
}

export async function forgetImport() {
  await dropBefore(importOf(here.id));
}

/** @param {string} id of a branch */
function importOf(id) {
  return `import.${id}`;
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {Promise<boolean>} whether a store has taken it
 */
async function putBefore(name, text) {
  const kept = await inDatabase((db) => db.setBefore(name, text).then(() => true));
  return kept ?? area().write(`before.${name}`, text);
}

/** @param {string} name */
async function readBefore(name) {
  return (await inDatabase((db) => db.before(name))) ?? area().read(`before.${name}`);
}

/** @param {string} name */
async function dropBefore(name) {
  area().remove(`before.${name}`);
  await inDatabase((db) => db.setBefore(name, null));
}

// — several branches

/** @returns {Promise<Branch[]>} what is on this device, or in this tab if it is a shared one; the last changed first */
export async function branches() {
  const listed = (await inDatabase((db) => db.branches())) ?? [];
  return listIn(area(), listed);
}

/** @returns {Promise<Branch[]>} everything that `eraseAll` would erase */
export async function everything() {
  const listed = await import("./saved/database.js").then((module) => module.listed()).catch(() => []);
  return isShared() ? [...listIn(tab, []), ...listIn(device, listed)] : listIn(device, listed);
}

/**
 * @param {import("./saved/stores.js").Area} small
 * @param {Branch[]} listed by the database
 */
function listIn(small, listed) {
  const found = new Map(listed.map((branch) => [branch.id, whole(branch)]));
  for (const key of small.keys("branch.")) {
    const text = small.read(key) ?? "";
    if (found.get(key.slice("branch.".length))?.revision === revisionOf(text)) continue;
    const entry = entryIn(text);
    if (entry) found.set(entry.id, branchOf(entry));
  }
  return [...found.values()].sort((one, other) => other.changed - one.changed);
}

/**
 * @param {Branch} branch
 * @returns {Branch}
 */
function whole(branch) {
  return { ...branch, made: timeIn(branch.made), changed: timeIn(branch.changed), exported: timeIn(branch.exported) };
}

/** The branch that this tab shows. */
export function current() {
  return here.id;
}

/**
 * Shows another branch in this tab.
 * @param {string} id
 */
export async function open(id) {
  tab.write("branch", id);
  area().write("current", id);
  return load();
}

/** Begins a new branch in this tab. It is kept with its first change. */
export function create() {
  settleOn(freshId());
  tab.write("branch", here.id);
  tab.write("begun", here.id);
}

/**
 * Takes a branch off this device. Until the page is left it can be brought back.
 * @param {string} id
 */
export async function remove(id) {
  const text = area().read(keyOf(id)) ?? (await inDatabase((db) => db.text(id)));
  removed = text ? { id, text } : null;
  await forget(id);
  post({ about: "branches" });
}

/** @returns {Promise<string | null>} the branch that is there again */
export async function restoreRemoved() {
  if (!removed) return null;
  const { id, text } = removed;
  const entry = entryIn(text);
  area().write(keyOf(id), text);
  if (entry) await inDatabase((db) => db.put(entry, text, null));
  removed = null;
  post({ about: "branches" });
  return id;
}

/** @param {string} id */
async function forget(id) {
  if (queued?.entry.id === id) queued = null;
  await writing;
  area().remove(keyOf(id));
  area().remove(`before.${id}`);
  if (area().read("current") === id) area().remove("current");
  await inDatabase((db) => db.remove(id));
  await dropBefore(importOf(id));
}

// — other tabs

/**
 * Calls back with the sheet whenever another tab has saved this branch.
 * @param {Follower} callback
 */
export function onOtherTab(callback) {
  followers.add(callback);
}

/**
 * Calls back whenever the list of branches may have changed in another tab.
 * @param {() => void} callback
 */
export function onBranches(callback) {
  listeners.add(callback);
}

function start() {
  if (started) return;
  started = true;
  if (isShared() && Date.now() - Number(tab.read("left") ?? Infinity) > LEFT_FOR) forgetTab();
  addEventListener("pagehide", () => isShared() && tab.write("left", String(Date.now())));
  // A tab that was asleep heard nothing.
  document.addEventListener("visibilitychange", () => catchUp());
  addEventListener("pageshow", () => catchUp());
  if (typeof BroadcastChannel !== "function") return;
  channel = new BroadcastChannel("wuhua");
  channel.addEventListener("message", ({ data }) => hear(data));
}

/** @param {{ about: "saved", id: string, text: string } | { about: "branches" } | { about: "erased" }} message */
function post(message) {
  channel?.postMessage(message);
}

/** @param {Parameters<typeof post>[0]} message */
function hear(message) {
  if (isShared()) return;
  if (message.about === "erased") {
    here.stopped = true;
    tab.clear();
    location.reload();
  } else if (message.about === "saved" && message.id === here.id) {
    followText(message.text);
  }
  for (const callback of listeners) callback();
}

function catchUp() {
  if (document.visibilityState !== "visible" || isShared() || !here.id) return;
  const text = area().read(keyOf(here.id));
  if (text) followText(text);
}

/** @param {string} text */
function followText(text) {
  if (here.stopped || here.known.has(revisionOf(text))) return;
  const entry = entryIn(text);
  if (entry && entry.id !== here.id) return;
  if (entry && entry.over === here.revision) return follow(entry, text);
  meet(here.sheet ?? {}, text, (theirs) => isLater(/** @type {Entry} */ (here), theirs)).catch(() => {});
}

/**
 * @param {Entry} entry
 * @param {string} text
 */
function follow(entry, text) {
  if (queued?.entry.id === entry.id) queued = null;
  adopt(entry, text, text);
  for (const callback of followers) callback(entry.sheet, { lost: false });
}

/**
 * Brings together what this tab has and what another saved without either having seen the other's.
 * @param {SheetData} mine
 * @param {string} text what the other tab saved
 * @param {(theirs: Entry) => boolean} isAfter whether mine comes after theirs; each tab has to find the same
 * @returns {Promise<boolean>}
 */
async function meet(mine, text, isAfter) {
  const theirs = entryIn(text);
  if (!theirs) return keep(mine);
  const iAmLater = isAfter(theirs);
  // What both began with is what theirs was made from, if it was ever here: what was written last here, they may not have seen.
  const base = here.states.get(theirs.over) ?? here.base;
  const [first, later] = iAmLater ? [theirs.sheet, mine] : [mine, theirs.sheet];
  const { value, lost } = merge(entryIn(base)?.sheet ?? {}, first, later);
  const mineBefore = JSON.stringify(mine);
  const count = Math.max(here.count, theirs.count);
  adopt(theirs, text, text);
  const changes = !same(value, theirs.sheet);
  if (changes) here.count = count;
  const saving = changes ? keep(value) : Promise.resolve(true);
  if (lost && iAmLater) await keepBefore(JSON.parse(mineBefore));
  here.sheet = value;
  for (const callback of followers) callback(value, { lost: lost && iAmLater });
  return saving;
}

// — shared computers

/**
 * Keeps everything in this tab from now on.
 * @param {boolean} move whether the branch shown here comes along and leaves the device; otherwise the tab starts empty, and what is on the
 *     device stays as it is
 */
export async function shareComputer(move) {
  const { id, revision } = here;
  const text = move && revision && here.sheet ? textOf(/** @type {Entry} */ ({ ...here, over: revision })) : null;
  if (text && !tab.write(keyOf(id), text)) return load();
  if (move) await forget(id);
  tab.write("shared", "1");
  tab.write("branch", move ? id : freshId());
  post({ about: "branches" });
  return load();
}

/** Ends it: the branches of this tab are kept on the device. Where it does not take them, they stay in the tab, and the mode stays on. */
export async function ownComputer() {
  const keys = tab.keys("branch.");
  tab.remove("shared");
  for (const key of keys) {
    const text = tab.read(key) ?? "";
    const entry = entryIn(text);
    const stored = entry && (await inDatabase((db) => db.put(entry, text, null).then(() => true)));
    if (device.write(key, text) || stored) tab.remove(key);
  }
  if (tab.keys("branch.").length) tab.write("shared", "1");
  else tab.clear();
  return open(here.id);
}

function forgetTab() {
  tab.clear();
  tab.write("shared", "1");
}

// — erasing

/**
 * Removes everything of ours from this device and this tab: every branch, every state before, what could not be read.
 * @param {{ offline: boolean }} also `offline`: the copy of the site too
 */
export async function eraseAll({ offline }) {
  const shared = isShared();
  here.stopped = true;
  queued = null;
  removed = null;
  unkeptBefore = null;
  post({ about: "erased" });
  await writing?.catch(() => false);
  await closeDatabase();
  device.clear();
  tab.clear();
  await import("./saved/database.js").then(({ eraseDatabase }) => eraseDatabase()).catch(() => {});
  if (offline) await eraseCopy();
  if (shared) tab.write("shared", "1");
  settleOn(FIRST);
  here.stopped = false;
}

async function eraseCopy() {
  for (const registration of (await navigator.serviceWorker?.getRegistrations?.()) ?? []) await registration.unregister();
  for (const name of (await globalThis.caches?.keys?.()) ?? []) await caches.delete(name);
}

// — the browser's promise

/**
 * Asks the browser not to clear the entries when it needs space.
 * @returns {Promise<"kept" | "not-kept" | "">} its answer; nothing where it does not say
 */
export function askToKeep() {
  asked ??= isShared() ? Promise.resolve("") : promise();
  return asked;
}

/** @returns {Promise<"kept" | "not-kept" | "">} */
async function promise() {
  try {
    const kept = await navigator.storage?.persist?.();
    return kept === undefined ? "" : kept ? "kept" : "not-kept";
  } catch {
    return "";
  }
}

// — the two stores

/** A device with a branch has its name in the small store; without one, nothing was ever saved, or nothing can be read there. */
function mayLackJournal() {
  return !isShared() && (area().read("current") !== null || !area().works());
}

/** The small store has no branch at all: nothing was ever saved, or it was emptied, and the database may still have everything. */
function isEmptied() {
  return !isShared() && device.keys("branch.").length === 0 && tab.read("begun") !== here.id;
}

/**
 * @param {string} id
 * @returns {Promise<Entry | null>}
 */
async function readDatabase(id) {
  if (await isWithoutDatabase()) return null;
  const named = tab.read("branch") ?? area().read("current");
  const text = named === null && isEmptied() ? null : await inDatabase((db) => db.text(id));
  if (text) return entryIn(text);
  if (area().works() && !isEmptied()) return null;
  const [last] = await branches();
  return last ? entryIn(await inDatabase((db) => db.text(last.id))) : null;
}

/** Whether there is none to look into: a first visit need not make one. Not every browser says. */
async function isWithoutDatabase() {
  const there = await globalThis.indexedDB?.databases?.().catch(() => null);
  return there ? !there.some(({ name }) => name === DATABASE) : false;
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @returns {Promise<T | null>}
 */
function patiently(promise) {
  return Promise.race([promise, new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE))]);
}

/**
 * Afterwards, without anybody waiting: both stores are brought to the later of the two states.
 * @param {Entry | null} entry what was shown
 */
async function settle(entry) {
  const { id } = here;
  const there = entryIn((await inDatabase((db) => db.text(id))) ?? null);
  if (here.stopped || id !== here.id) return;
  if (there && (!entry || isLater(there, entry))) return followText(textOf(there));
  if (there) here.known.add(there.revision);
  if (entry && entry.revision !== there?.revision && entry.revision === here.revision) {
    await inDatabase((db) => db.put(entry, textOf(entry), null));
  }
}

/**
 * Writes into the database. While one state is being written, only the last of those that follow waits.
 * @param {Entry} entry
 * @param {string} text
 * @returns {Promise<boolean>} whether it, or a later one, is there
 */
function store(entry, text) {
  queued = { entry, text };
  writing ??= writeQueued().finally(() => (writing = null));
  return writing;
}

async function writeQueued() {
  let written = true;
  await settling;
  while (queued) {
    const { entry, text } = queued;
    queued = null;
    const known = here.id === entry.id ? here.known : null;
    const result = await inDatabase(async (db) => ({ other: await db.put(entry, text, known) }));
    written = result !== null;
    if (written) afterWriting(entry, text, result?.other ?? null);
  }
  return written;
}

/**
 * @param {Entry} entry
 * @param {string} text
 * @param {string | null} other what stands in the database instead
 */
function afterWriting(entry, text, other) {
  if (other !== null) return void followText(other);
  if (here.id === entry.id) here.base = text;
  if (here.revision === entry.revision) here.stored = true;
  // The small store had no room for it: an older state there must not be taken for the last one.
  const small = device.read(keyOf(entry.id));
  if (small && revisionOf(small) === entry.over) device.remove(keyOf(entry.id));
}
