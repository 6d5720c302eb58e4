/** The messages between the page and Python, and the states in between: the only place where they are written down. */

/** What the build says about the runtime. Addresses in the page may be relative to it; the worker gets whole ones. */
export interface EngineSettings {
  /** Folder of Pyodide's three files, ending in a slash. */
  readonly index: string;
  /** Pyodide's files, and the zip with Python's library, our package and the standard. */
  readonly files: Readonly<Record<StartFile, Published>>;
  /** What is fetched when a request first needs it: a zip with Python modules. */
  readonly libraries: Readonly<Record<Library, Published>>;
  /** The least lock file that Pyodide accepts: who it is, and no packages. */
  readonly lock: import("pyodide").Lockfile;
  /** Whether the zip holds methods of dataclasses that the build has compiled; a stock build holds none. */
  readonly precompiled: boolean;
}

export type StartFile = "loader" | "module" | "wasm" | "python";

/** A file as it was published. */
export interface Published {
  readonly address: string;
  /** Bytes after decompression: what a stream delivers, whatever the server did to the file. */
  readonly size: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

/**
 * `later`: what of our own package no first score needs. `spreadsheet`: openpyxl, which writes Excel files. `old_excel`: xlrd, which
 * reads those of Excel 97 to 2003. `cards`: fsrs, which says when a card comes back.
 */
export type Library = "later" | "spreadsheet" | "old_excel" | "cards";

/** `download` counts bytes; `start` is short and has nothing to count. */
export type Step = "download" | "start";

/**
 * Why there is no engine. The page has a text for each.
 *
 * - `download`: a file did not arrive, or not whole
 * - `damaged`: a file is not the one that was published, and nothing of it was run
 * - `stalled`: nothing was heard for a while during the start
 * - `internal`: everything arrived, and Python or our package did not start
 * - `crashed`: it ran, and ended or no longer answers
 * - `no-webassembly`: this browser has none, or was told to do without; trying again is no use
 * - `too-old`: this browser cannot run what we send it; trying again is no use
 */
export type Reason = "download" | "damaged" | "stalled" | "internal" | "crashed" | "no-webassembly" | "too-old";

export interface Loading {
  readonly state: "loading";
  readonly step: Step;
  readonly done: number;
  readonly total: number;
}

export interface Ready {
  readonly state: "ready";
}

export interface Failed {
  readonly state: "failed";
  readonly reason: Reason;
  /** For whoever mends it; no explanation for people. */
  readonly detail: string;
}

export type EngineState = Loading | Ready | Failed;

/** What Python is asked. `needs` is there for requests that something must be fetched for, `data` for those about a file. */
export interface Asked {
  readonly id: number;
  readonly request: string;
  readonly needs?: readonly Library[];
  readonly data?: Blob;
}

/** What a worker reads from its name, as JSON. `fresh`: not from what the browser keeps, which did not do. */
export interface WorkerName {
  readonly settings: EngineSettings;
  readonly fresh: boolean;
}

/** `fetching` says no more than that a library is still arriving: the worker is busy, and not lost. `done` of `of`: how far Python is. */
export type FromWorker =
  | EngineState
  | { readonly id: number; readonly reply: string }
  | { readonly fetching: Library }
  | { readonly done: number; readonly of: number };
