// @ts-check
/**
 * The report in print and as a file, in one language or in both at once. Fetched when somebody asks for one.
 *
 * @typedef {import("./types").ReportFile} ReportFile
 * @typedef {import("./types").ReportBlock} ReportBlock
 * @typedef {import("./types").ReportLine} ReportLine
 */
import { printView } from "./printing.js";
import { saveFile } from "./transfer.js";
import { find, part, say, show } from "../dom.js";

/** What the engine fetches for a format. @type {Record<string, import("../types").Library[]>} */
const NEEDS = { word: ["later"], excel: ["later", "spreadsheet"], print: ["later"] };

export class ReportFiles {
  /**
   * @param {HTMLElement} root
   * @param {(op: string, more: Record<string, unknown>, how: { needs: import("../types").Library[] }) => Promise<any>} ask
   */
  constructor(root, ask) {
    this.root = root;
    this.ask = ask;
  }

  /** @param {"word" | "excel"} format */
  async save(format) {
    /** @type {ReportFile | null} */
    const reply = await this.make(format);
    if (reply) saveFile(reply);
  }

  async print() {
    /** @type {{ blocks: ReportBlock[] } | null} */
    const reply = await this.make("print");
    if (!reply) return;
    part(this.root, "report").replaceChildren(...reply.blocks.map(element));
    printView(this.root, "report");
  }

  /**
   * @param {"word" | "excel" | "print"} format
   * @returns {Promise<any>} null where it could not be made, which is said
   */
  async make(format) {
    const reply = await this.ask("report_files", { format, languages: languagesOf(this.root) }, { needs: NEEDS[format] ?? [] });
    const made = Boolean(reply?.ok);
    say(
      part(this.root, "report-message"),
      find(this.root, `[data-message=${made ? "report_made" : "report_not_made"}]`).textContent,
    );
    show(part(this.root, "report-message"), !(made && format === "print"));
    return made ? reply : null;
  }
}

/**
 * `zh`, `en` or `both`.
 * @param {HTMLElement} root
 */
function languagesOf(root) {
  return /** @type {HTMLSelectElement} */ (part(root, "report-languages")).value;
}

/**
 * A block of the report as an element.
 * @param {ReportBlock} block
 * @returns {HTMLElement}
 */
function element(block) {
  switch (block.kind) {
    case "heading":
      return filled(`h${block.level + 1}`, block.words);
    case "paragraph":
      return filled("div", block.words, block.look);
    case "list":
      return around(
        block.numbered ? "ol" : "ul",
        block.items.map((item) => filled("li", item)),
      );
    case "table":
      return table(block);
  }
}

/** @param {Extract<ReportBlock, { kind: "table" }>} block */
function table({ headings, rows }) {
  const heads = headings.map((words) => filled("th", words));
  for (const head of heads) head.setAttribute("scope", "col");
  const lines = rows.map((row) =>
    around(
      "tr",
      row.map((cell) => filled("td", cell)),
    ),
  );
  const whole = around("table", [around("thead", [around("tr", heads)]), around("tbody", lines)]);
  whole.className = "wh-explained";
  return whole;
}

/**
 * @param {string} tag
 * @param {ReportLine[]} words
 * @param {string} [look]
 */
function filled(tag, words, look = "") {
  const whole = around(tag, words.map(line));
  if (look) whole.dataset.look = look;
  return whole;
}

/** @param {ReportLine} words */
function line({ text, lang, look }) {
  const element = document.createElement("span");
  element.lang = lang;
  element.dataset.look = look || "line";
  element.textContent = text;
  return element;
}

/**
 * @param {string} tag
 * @param {HTMLElement[]} children
 */
function around(tag, children) {
  const element = document.createElement(tag);
  element.append(...children);
  return element;
}
