// @ts-check
/** The files that were chosen or dropped, folders and all that lies in them included. */

/**
 * @typedef {object} Named
 * @property {string} name where it lies in the folder that was dropped, or its own name
 * @property {File} file
 */

/**
 * @param {FileList} files from a button: with a folder, the browser has already listed what lies in it
 * @returns {Named[]}
 */
export function chosenFiles(files) {
  return Array.from(files, (file) => ({ name: withoutFolder(file.webkitRelativePath) || file.name, file }));
}

/**
 * Must be called while the event is dispatched: afterwards the browser forgets what was dropped.
 * @param {DataTransfer} dropped
 * @returns {Promise<Named[]>}
 */
export async function droppedFiles(dropped) {
  const items = Array.from(dropped.items).filter(({ kind }) => kind === "file");
  const lists = await Promise.all(items.map((item) => filesOf(item)));
  return lists.flat();
}

/**
 * What is no file of a disk, such as an attachment dragged out of a letter, has no entry.
 * @param {DataTransferItem} item
 * @returns {Promise<Named[]>}
 */
async function filesOf(item) {
  const entry = item.webkitGetAsEntry();
  if (entry) return filesIn(entry, true);
  const file = item.getAsFile();
  return file ? [{ name: file.name, file }] : [];
}

/**
 * @param {FileSystemEntry} entry
 * @param {boolean} [top] the folder itself, whose name says nothing about the files
 * @returns {Promise<Named[]>}
 */
async function filesIn(entry, top = false) {
  if (entry.isFile)
    return [{ name: withoutFolder(entry.fullPath, top), file: await fileOf(/** @type {FileSystemFileEntry} */ (entry)) }];
  const lists = await Promise.all((await entriesOf(/** @type {FileSystemDirectoryEntry} */ (entry))).map((each) => filesIn(each)));
  return lists.flat();
}

/**
 * @param {string} path
 * @param {boolean} [bare] it lies in no folder
 */
function withoutFolder(path, bare = false) {
  const steps = path.split("/").filter(Boolean);
  return steps.slice(bare ? 0 : 1).join("/");
}

/**
 * @param {FileSystemFileEntry} entry
 * @returns {Promise<File>}
 */
function fileOf(entry) {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/**
 * A browser hands out a long folder in parts; an empty part is the end.
 * @param {FileSystemDirectoryEntry} folder
 * @returns {Promise<FileSystemEntry[]>}
 */
async function entriesOf(folder) {
  const reader = folder.createReader();
  /** @type {FileSystemEntry[]} */
  const found = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */
    const part = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!part.length) return found;
    found.push(...part);
  }
}
