// @ts-check
/**
 * Findings as the box shows them: clauses and questions outside the poster first, each by itself, and then pages, each with what else
 * was found on it. Texts come in pieces, so that the hits in them can be marked.
 *
 * @typedef {import("./library.js").Library} Library
 * @typedef {import("./library.js").Section} Section
 * @typedef {import("./library.js").Field} Field
 * @typedef {import("./matching.js").Stretch} Stretch
 * @typedef {import("./search.js").Finding} Finding
 *
 * @typedef {{text: string, hit: boolean}} Piece
 * @typedef {{location: string, title: Piece[]}} Place
 * @typedef {{
 *   kind: "clause" | "outside" | "page", location: string, number: string, answer: string, title: Piece[], text: Piece[],
 *   above: string, terms: string[], missing: string[], score: number, more: Place[]
 * }} Item
 */

const MOST_ANSWERS = 8;
const MOST_RESULTS = 24;
const MOST_TERMS = 4;

// Answers far behind the best are left to the pages on which they stand.
const NEAR_BEST_ANSWER = 0.45;

// A page comes before the answers where it fits so much better.
const PAGE_FIRST = 1.3;

// A Chinese character says about as much as two Latin letters.
const EXCERPT = 180;
const WIDTH_OF_HAN = 2;
const LEAD_IN = 24;

/**
 * @param {Library} library
 * @param {Finding[]} findings best first
 * @returns {Item[]}
 */
export function present({ sections }, findings) {
  const pages = new Map(sections.filter(({ isPage }) => isPage).map((section) => [section.page, section]));
  const top = Math.max(0, ...findings.filter(isAnswer).map(({ score }) => score));
  const near = findings.filter((finding) => isAnswer(finding) && finding.score >= NEAR_BEST_ANSWER * top);
  const answers = near.slice(0, MOST_ANSWERS);
  // What lies outside the poster stands by itself, or not at all; a clause that is not listed is found on its page.
  const rest = findings.filter((finding) => !answers.includes(finding) && !isOutside(finding));
  const found = pagesOf(rest, pages);
  const meant = new Set(rest.filter((finding) => finding.meant).map(({ section }) => section.page));
  const before = found.filter(({ location, score }) => meant.has(location) || score > PAGE_FIRST * top);
  const shown = answers.map((finding) => item(finding, pages));
  return [...before, ...shown, ...found.filter((page) => !before.includes(page))].slice(0, MOST_RESULTS);
}

/** @param {Finding} finding */
function isAnswer({ section }) {
  return Boolean(section.source.answer);
}

/** @param {Finding} finding */
function isOutside({ section: { source } }) {
  return Boolean(source.answer && !source.number);
}

/**
 * One for each page, led by the best of its parts; by the page itself, where that is a clause.
 *
 * @param {Finding[]} findings best first
 * @param {Map<string, Section>} pages
 * @returns {Item[]}
 */
function pagesOf(findings, pages) {
  /** @type {Map<string, Finding[]>} */
  const groups = new Map();
  for (const finding of findings) {
    const { page } = finding.section;
    groups.set(page, [...(groups.get(page) ?? []), finding]);
  }
  return [...groups].map(([page, found]) => {
    const [best] = found;
    const itself = pages.get(page);
    const lead = isAnswer(best) && itself ? (found.find(({ section }) => section === itself) ?? onlyNamed(itself, best)) : best;
    const others = found.filter((finding) => finding !== lead);
    return { ...item(lead, pages), score: best.score, more: others.map(place) };
  });
}

/**
 * A page that holds nothing of the query itself.
 *
 * @param {Section} section
 * @param {Finding} finding
 * @returns {Finding}
 */
function onlyNamed(section, finding) {
  return { ...finding, section, hits: [], missing: [] };
}

/**
 * @param {Finding} finding
 * @returns {Place}
 */
function place({ section: { source, fields }, hits }) {
  const title = pieces(source.title, stretchesIn("title", fields, hits), 0, source.title.length);
  return { location: source.location, title };
}

/**
 * @param {Finding} finding
 * @param {Map<string, Section>} pages
 * @returns {Item}
 */
function item({ section: { source, fields, page, isPage }, score, hits, missing }, pages) {
  const [title, text] = [stretchesIn("title", fields, hits), stretchesIn("text", fields, hits)];
  const terms = [...title.map((each) => slice(source.title, each)), ...text.map((each) => slice(source.text, each))];
  return {
    kind: source.number ? "clause" : source.answer ? "outside" : "page",
    location: source.location,
    number: source.number ?? "",
    answer: source.answer ?? "",
    title: pieces(source.title, title, 0, source.title.length),
    text: excerpt(source.text, text),
    above: pages.get(isPage ? page.replace(/[^/]*\/$/, "") : page)?.source.title ?? "",
    terms: [...new Set(terms)].slice(0, MOST_TERMS),
    missing,
    score,
    more: [],
  };
}

/**
 * @param {Field["name"]} name
 * @param {Field[]} fields
 * @param {import("./search.js").Fits[]} hits
 */
function stretchesIn(name, fields, hits) {
  const field = fields.find((each) => each.name === name);
  return field ? merged(hits.flatMap((fits) => fits.get(field)?.stretches ?? [])) : [];
}

/**
 * @param {string} text
 * @param {Stretch[]} stretches
 */
function excerpt(text, stretches) {
  const start = stretches.length > 0 ? sentenceBefore(text, stretches[0].start) : 0;
  const end = endOfExcerpt(text, start);
  return [...omission(start > 0), ...pieces(text, stretches, start, end), ...omission(end < text.length)];
}

/** @param {boolean} isLeftOut */
function omission(isLeftOut) {
  return isLeftOut ? [{ text: "…", hit: false }] : [];
}

/**
 * The nearest place before the hit where reading may begin.
 *
 * @param {string} text
 * @param {number} hit
 */
function sentenceBefore(text, hit) {
  const from = Math.max(0, hit - LEAD_IN);
  const lead = text.slice(from, hit);
  const pause = Math.max(...[..."。；，！？.;, "].map((mark) => lead.indexOf(mark)));
  return from === 0 ? 0 : from + pause + 1;
}

/**
 * @param {string} text
 * @param {number} start
 */
function endOfExcerpt(text, start) {
  let width = 0;
  for (let at = start; at < text.length; at += 1) {
    width += text.charCodeAt(at) > 0x2e7f ? WIDTH_OF_HAN : 1;
    if (width > EXCERPT) return at;
  }
  return text.length;
}

/**
 * @param {string} text
 * @param {Stretch[]} stretches in order, not overlapping
 * @param {number} start
 * @param {number} end
 */
function pieces(text, stretches, start, end) {
  const found = [];
  let at = start;
  for (const stretch of stretches.filter((each) => each.start >= start && each.end <= end)) {
    found.push({ text: text.slice(at, stretch.start), hit: false }, { text: slice(text, stretch), hit: true });
    at = stretch.end;
  }
  return [...found, { text: text.slice(at, end), hit: false }].filter((piece) => piece.text);
}

/**
 * @param {Stretch[]} stretches
 * @returns {Stretch[]}
 */
function merged(stretches) {
  /** @type {Stretch[]} */
  const found = [];
  for (const { start, end } of [...stretches].sort((one, other) => one.start - other.start)) {
    const last = found[found.length - 1];
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end);
    } else {
      found.push({ start, end });
    }
  }
  return found;
}

/**
 * @param {string} text
 * @param {Stretch} stretch
 */
function slice(text, { start, end }) {
  return text.slice(start, end);
}
