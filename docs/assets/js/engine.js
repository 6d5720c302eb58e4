// @ts-check
/**
 * The page's side of the door to Python: starts the worker, asks it, and notices when it no longer answers.
 *
 *     const engine = startEngine(JSON.parse(element.dataset.engineSettings));
 *     engine.addEventListener("state", () => show(engine.state));
 *     const reply = await engine.ask("score", { lang, sheet }, { latest: true });
 *     const found = await engine.ask("import_ledger", { lang, name }, { data: file, needs: ["later", "old_excel"] });
 *
 * The state also stands in `<html data-engine="loading|ready|failed">`, the reason of a failure in `data-engine-reason`.
 * What it says to people stands in the page.
 *
 * @typedef {import("./engine-first.js").Begun} Begun
 * @typedef {import("./types").EngineSettings} EngineSettings
 * @typedef {import("./types").EngineState} EngineState
 * @typedef {import("./types").FromWorker} FromWorker
 * @typedef {import("./types").Library} Library
 * @typedef {import("./types").Reason} Reason
 *
 * @typedef {object} Limits
 * @property {number} [silence] seconds without a word from a worker that is starting
 * @property {number} [answer] seconds for one request, without the time in which a library arrives for it
 *
 * @typedef {object} How
 * @property {boolean} [latest] it takes the place of one of its kind that is still waiting, and both get the newer one's reply: for a
 *     form that asks at every change, where only the last state counts
 * @property {readonly Library[]} [needs] what Python gets for it, which the first such request waits for. Where one cannot be fetched,
 *     Python answers without it, and the next such request tries again
 * @property {Blob} [data] a file whose bytes Python finds in the request, in base64: the worker writes them, for a large one would stop the page
 * @property {AbortSignal} [signal] stops it; the worker that is at it is ended, and another begun
 * @property {(done: number, total: number) => void} [progress] hears how far Python is, where Python says so
 *
 * @typedef {object} Asking what a request is to the engine
 * @property {string} op
 * @property {boolean} latest
 * @property {string} request
 *
 * @typedef {object} Pending
 * @property {number} sent how often it went to a worker
 * @property {{ resolve: (reply: any) => void, reject: (failure: Error) => void }[]} askers
 *
 * @typedef {Asking & Omit<How, "latest"> & Pending} Question
 */

import { engineWorker, hindrance } from "./engine-first.js";

/** A request is sent once more after a crash, and not again: it may be what crashed the worker. */
const MOST_SENDINGS = 2;

/** What no other worker of this browser changes. @type {readonly Reason[]} */
const HOPELESS = ["no-webassembly", "too-old"];

/** @type {EngineState} */
const LOADING = { state: "loading", step: "download", done: 0, total: 0 };

/** Why a request got no reply. `reason` is a code for which the page has a text. */
export class EngineFailure extends Error {
  /**
   * @param {Reason} reason
   * @param {string} detail
   */
  constructor(reason, detail) {
    super(`${reason}: ${detail}`);
    this.name = "EngineFailure";
    this.reason = reason;
  }
}

/**
 * @param {EngineSettings} settings as the build wrote them into the page
 * @param {Limits} [limits]
 */
export function startEngine(settings, limits = {}) {
  return new Engine(settings, limits);
}

/** Fires `state` at every change of `state`, progress included. */
export class Engine extends EventTarget {
  /** @type {EngineState} */
  #state = LOADING;
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Question[]} */
  #waiting = [];
  /** @type {Question | undefined} */
  #asked;
  #lastId = 0;
  #quietSeconds = 0;

  /**
   * @param {EngineSettings} settings
   * @param {Limits} limits
   */
  constructor(settings, { silence = 30, answer = 30 }) {
    super();
    this.settings = settings;
    this.limits = { silence, answer };
    this.#start();
    // Counted, not read from a clock: a page that was asleep for an hour has not been waiting for an hour.
    setInterval(() => this.#tick(), 1000);
  }

  get state() {
    return this.#state;
  }

  /**
   * The reply to a request of kind `op`. It waits until there is an engine, if need be through a failure and `retry()`.
   *
   * Rejects with EngineFailure where waiting is no use: in a browser that cannot run Python, or when the request has now
   * ended a second worker. What is stopped rejects with an AbortError.
   * @param {string} op
   * @param {Record<string, unknown>} [body]
   * @param {How} [how]
   * @returns {Promise<any>} see `assess/bridge.py`
   */
  ask(op, body = {}, { latest = false, ...how } = {}) {
    const request = JSON.stringify({ ...body, op });
    const { signal } = how;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(stopped());
      signal?.addEventListener("abort", () => this.#stop(signal), { once: true });
      this.#place({ op, latest, request, ...how, sent: 0, askers: [] }).askers.push({ resolve, reject });
      this.#giveUpIfHopeless();
      this.#askNext();
    });
  }

  /**
   * @param {Question} question
   * @returns {Question} itself, or the one whose place it took
   */
  #place(question) {
    const { op, latest, askers: _, ...newer } = question;
    const older = latest ? this.#waiting.find((other) => other.latest && other.op === op) : undefined;
    if (older) return Object.assign(older, newer);
    this.#waiting.push(question);
    return question;
  }

  /** Whether trying again would end the same way. */
  get isHopeless() {
    return this.#state.state === "failed" && HOPELESS.includes(this.#state.reason);
  }

  /** Starts a new worker after a failure. */
  retry() {
    if (this.#state.state === "failed") this.#start();
  }

  #start() {
    this.#quietSeconds = 0;
    const fresh = this.#state.state === "failed" && this.#state.reason === "damaged";
    this.#become(LOADING);
    const hindered = hindrance();
    if (hindered) return this.#fail(hindered, "");
    /** @type {Begun} */
    let begun;
    try {
      begun = engineWorker(this.settings, fresh);
    } catch (error) {
      return this.#fail("too-old", String(error));
    }
    this.#takeOver(begun);
  }

  /**
   * Hears first what the worker has said before anybody listened.
   * @param {Begun} begun
   */
  #takeOver({ worker, said, error }) {
    this.#worker = worker;
    worker.onmessage = (/** @type {MessageEvent<FromWorker>} */ { data }) => {
      if (worker === this.#worker) this.#hear(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (worker === this.#worker) this.#lose(event);
    };
    for (const message of said) this.#hear(message);
    if (error) this.#lose(error);
  }

  /**
   * A script that did not arrive has no message; one that threw has.
   * @param {ErrorEvent} event
   */
  #lose({ message }) {
    this.#fail(message ? "crashed" : "download", message ?? "engine.worker.js");
  }

  /** @param {FromWorker} message */
  #hear(message) {
    this.#quietSeconds = 0;
    if ("fetching" in message) return;
    if ("done" in message && "of" in message) return this.#asked?.progress?.(message.done, message.of);
    if ("id" in message) this.#settle(message.id, message.reply);
    else if (message.state === "failed") this.#fail(message.reason, message.detail);
    else this.#become(message);
    this.#askNext();
  }

  /**
   * @param {number} id
   * @param {string} reply
   */
  #settle(id, reply) {
    const asked = this.#asked;
    if (id !== this.#lastId || !asked) return;
    this.#asked = undefined;
    const data = JSON.parse(reply);
    for (const { resolve } of asked.askers) resolve(data);
  }

  #askNext() {
    if (this.#state.state !== "ready" || this.#asked) return;
    this.#asked = this.#waiting.shift();
    if (!this.#asked) return;
    this.#asked.sent += 1;
    this.#lastId += 1;
    this.#quietSeconds = 0;
    const { request, needs, data } = this.#asked;
    this.#worker?.postMessage({ id: this.#lastId, request, needs, data });
  }

  #tick() {
    this.#quietSeconds += 1;
    if (this.#state.state === "loading" && this.#quietSeconds > this.limits.silence) {
      this.#fail("stalled", `${this.limits.silence} s`);
    } else if (this.#asked && this.#quietSeconds > this.limits.answer) {
      this.#fail("crashed", `${this.#asked.op}: ${this.limits.answer} s`);
    }
  }

  /**
   * @param {Reason} reason
   * @param {string} detail
   */
  #fail(reason, detail) {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#takeBack(reason, detail);
    this.#become({ state: "failed", reason, detail });
    this.#giveUpIfHopeless();
  }

  /**
   * The request under way waits for the next worker, first of all.
   * @param {Reason} reason
   * @param {string} detail
   */
  #takeBack(reason, detail) {
    const asked = this.#asked;
    this.#asked = undefined;
    if (!asked) return;
    if (asked.sent < MOST_SENDINGS) this.#waiting.unshift(asked);
    else reject(asked, new EngineFailure(reason, detail));
  }

  #giveUpIfHopeless() {
    const state = this.#state;
    if (state.state !== "failed" || !this.isHopeless) return;
    for (const question of this.#waiting.splice(0)) reject(question, new EngineFailure(state.reason, state.detail));
  }

  /**
   * Lets go of what its asker no longer wants. Python cannot be interrupted: a worker that is at it goes, and the next one takes the rest.
   * @param {AbortSignal} signal
   */
  #stop(signal) {
    const given = this.#waiting.filter((question) => question.signal === signal);
    this.#waiting = this.#waiting.filter((question) => question.signal !== signal);
    const asked = this.#asked;
    if (asked?.signal === signal) {
      given.push(asked);
      this.#asked = undefined;
      this.#worker?.terminate();
      this.#worker = undefined;
      this.#start();
    }
    for (const question of given) reject(question, stopped());
  }

  /** @param {EngineState} state */
  #become(state) {
    this.#state = state;
    const { dataset } = document.documentElement;
    dataset.engine = state.state;
    if (state.state === "failed") dataset.engineReason = state.reason;
    else delete dataset.engineReason;
    this.dispatchEvent(new Event("state"));
  }
}

function stopped() {
  return new DOMException("", "AbortError");
}

/**
 * @param {Question} question
 * @param {Error} failure
 */
function reject(question, failure) {
  for (const asker of question.askers) asker.reject(failure);
}
