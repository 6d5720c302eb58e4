// @ts-check
/**
 * One file and what is said about it: keeps the answers, and asks the engine again after each. Of several replies only the last counts.
 *
 * @typedef {import("./types").Answers} Answers
 * @typedef {import("./types").ImportReply} ImportReply
 * @typedef {import("./types").Layouts} Layouts
 * @typedef {import("./types").LedgerPlan} LedgerPlan
 * @typedef {import("./types").RowAnswer} RowAnswer
 *
 * @typedef {(op: string, more: Record<string, unknown>, how?: import("../../engine.js").How) => Promise<any>} Ask
 *
 * @typedef {object} Host
 * @property {Ask} ask
 * @property {(reply: ImportReply) => void} heard
 * @property {(done: number, total: number) => void} progress
 */

export class Conversation {
  #host;
  #stopper = new AbortController();
  #turn = 0;
  /** @type {Promise<void>} */
  #asking = Promise.resolve();

  /**
   * @param {Host} host
   * @param {{ name: string, data: Blob, needs: import("../../types").Library[] }} file
   * @param {Layouts} remembered
   */
  constructor(host, file, remembered) {
    this.#host = host;
    this.file = file;
    this.remembered = remembered;
    /** @type {Answers} */
    this.answers = {};
    this.isStopped = false;
  }

  /** Asks with the answers as they are. Resolves when the reply has been heard, or another took its place. */
  ask() {
    this.#asking = this.#askNow();
    return this.#asking;
  }

  async #askNow() {
    this.#turn += 1;
    const turn = this.#turn;
    const { name, data, needs } = this.file;
    /** @type {ImportReply | null} */
    const reply = await this.#host.ask(
      "import_ledger",
      { name, answers: this.answers, remembered: this.remembered },
      {
        latest: true,
        data,
        needs,
        signal: this.#stopper.signal,
        progress: this.#host.progress,
      },
    );
    if (reply && turn === this.#turn && !this.isStopped) this.#host.heard(reply);
  }

  /** Until nothing is asked any more. */
  async settled() {
    for (let turn = -1; turn !== this.#turn; ) {
      turn = this.#turn;
      await this.#asking;
    }
  }

  /** Ends it, and with it what the engine is doing for it. */
  stop() {
    this.isStopped = true;
    this.#stopper.abort();
  }

  // — what is said

  /** Without what was said, and without what was remembered. */
  startOver() {
    this.answers = {};
    this.remembered = {};
    return this.ask();
  }

  /**
   * @param {string} sheet
   * @param {boolean} on
   */
  tick(sheet, on) {
    return this.#say({ sheets: { ...this.answers.sheets, [sheet]: on } });
  }

  /**
   * @param {string} table
   * @param {string} column
   * @param {string} field
   */
  name(table, column, field) {
    const { columns } = this.answers;
    return this.#say({ columns: { ...columns, [table]: { ...columns?.[table], [column]: field } } });
  }

  /**
   * @param {string} word
   * @param {string} choice
   */
  explain(word, choice) {
    return this.#say({ words: { ...this.answers.words, [word]: choice } });
  }

  /**
   * @param {string} row
   * @param {RowAnswer} answer
   */
  decide(row, answer) {
    const before = this.answers.rows?.[row];
    const cells = { ...before?.cells, ...answer.cells };
    return this.#say({
      rows: { ...this.answers.rows, [row]: { ...before, ...answer, ...(Object.keys(cells).length > 0 && { cells }) } },
    });
  }

  /**
   * The same for many rows.
   * @param {string[]} rows
   * @param {import("./types").Take} take
   */
  decideAll(rows, take) {
    const decided = rows.map((row) => [row, { ...this.answers.rows?.[row], take }]);
    return this.#say({ rows: { ...this.answers.rows, ...Object.fromEntries(decided) } });
  }

  /**
   * What was proposed, and has been looked at, is as good as said.
   * @param {LedgerPlan} plan
   * @param {import("./types").Step} step that was looked at
   */
  accept({ tables, words }, step) {
    if (step === "columns") {
      const columns = { ...this.answers.columns };
      for (const table of tables)
        for (const { id, field, doubt } of table.columns) if (doubt) columns[table.id] = { ...columns[table.id], [id]: field };
      return this.#say({ columns });
    }
    const said = { ...this.answers.words };
    if (step === "words") for (const { id, doubt, answer } of words) if (doubt && answer !== null) said[id] = answer;
    return this.#say({ words: said });
  }

  /** @param {Answers} more */
  #say(more) {
    this.answers = { ...this.answers, ...more };
    return this.ask();
  }
}
