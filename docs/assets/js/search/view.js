// @ts-check
/**
 * Findings as the theme shows them: a list for each page, titles and excerpts with the hits marked.
 *
 * The theme inserts these strings as HTML, so everything that is not a mark of ours is escaped.
 *
 * @typedef {import("./library.js").Library} Library
 * @typedef {import("./library.js").Field} Field
 * @typedef {import("./matching.js").Stretch} Stretch
 * @typedef {import("./search.js").Finding} Finding
 * @typedef {import("./search.js").Item} Item
 */

const MOST_PAGES = 30;
const MOST_TERMS = 4;

// A Chinese character says about as much as two Latin letters.
const EXCERPT = 180;
const WIDTH_OF_HAN = 2;
const LEAD_IN = 24;

const ESCAPES = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

/**
 * @param {Library} library
 * @param {Finding[]} findings best first
 * @returns {Item[][]}
 */
export function present({ sections }, findings) {
  /** @type {Map<string, Item[]>} */
  const pages = new Map();
  for (const finding of findings) {
    const { page } = finding.section;
    pages.set(page, [...(pages.get(page) ?? []), item(finding)]);
  }
  for (const { source, page, isPage } of sections) {
    const items = pages.get(page);
    if (isPage && items && !items.some(({ location }) => location === page)) {
      items.push({ location: page, title: escaped(source.title), text: "", score: 0, terms: {} });
    }
  }
  const titles = new Map(sections.filter(({ isPage }) => isPage).map(({ page, source }) => [page, source.title]));
  return [...pages]
    .slice(0, MOST_PAGES)
    .map(([page, items]) => items.map((each) => (each.location === page ? below(each, page, titles) : each)));
}

/**
 * The page below the one that it stands on: area › task.
 *
 * @param {Item} item
 * @param {string} page
 * @param {Map<string, string>} titles
 * @returns {Item}
 */
function below(item, page, titles) {
  const above = titles.get(page.replace(/[^/]*\/$/, ""));
  return page.includes("/", page.indexOf("/") + 1) && above ? { ...item, title: `${escaped(above)} › ${item.title}` } : item;
}

/**
 * @param {Finding} finding
 * @returns {Item}
 */
function item({ section: { source, fields }, score, hits, missing }) {
  /** @param {Field["name"]} name */
  const stretchesIn = (name) => {
    const field = fields.find((each) => each.name === name);
    return field ? merged(hits.flatMap((fits) => fits.get(field)?.stretches ?? [])) : [];
  };
  const [title, text] = [stretchesIn("title"), stretchesIn("text")];
  return {
    location: source.location,
    title: marked(source.title, title, 0, source.title.length),
    text: excerpt(source.text, text),
    score,
    terms: terms([...title.map((each) => slice(source.title, each)), ...text.map((each) => slice(source.text, each))], missing),
  };
}

/**
 * The words that the theme marks on the page that a result leads to, and those that it says are missing there.
 *
 * @param {string[]} hits
 * @param {string[]} missing
 * @returns {Record<string, boolean>}
 */
function terms(hits, missing) {
  const found = [...new Set(hits)].slice(0, MOST_TERMS).map((hit) => [hit, true]);
  return Object.fromEntries([...missing.map((part) => [part, false]), ...found]);
}

/**
 * @param {string} text
 * @param {Stretch[]} stretches
 */
function excerpt(text, stretches) {
  const start = stretches.length > 0 ? sentenceBefore(text, stretches[0].start) : 0;
  const end = endOfExcerpt(text, start);
  return `${start > 0 ? "…" : ""}${marked(text, stretches, start, end)}${end < text.length ? "…" : ""}`;
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
function marked(text, stretches, start, end) {
  let html = "";
  let at = start;
  for (const stretch of stretches.filter((each) => each.start >= start && each.end <= end)) {
    html += `${escaped(text.slice(at, stretch.start))}<mark>${escaped(slice(text, stretch))}</mark>`;
    at = stretch.end;
  }
  return html + escaped(text.slice(at, end));
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

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"]/g, (character) => ESCAPES.get(character) ?? character);
}
