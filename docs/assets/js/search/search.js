// @ts-check
/**
 * Finds the sections that a query means, best first.
 *
 * Every part of a query counts by how rare it is: 支部 is on every page and says little, 电影 is on none, so that 支部电影 finds
 * nothing rather than everything. A section is found when it holds enough of what was typed, not only when it holds all of it, and so
 * whole questions may be asked.
 *
 * @typedef {import("./library.js").Library} Library
 * @typedef {import("./library.js").Section} Section
 * @typedef {import("./library.js").Field} Field
 * @typedef {import("./query.js").Part} Part
 * @typedef {import("./query.js").Reading} Reading
 * @typedef {import("./matching.js").Fit} Fit
 *
 * @typedef {Map<Field, Fit>} Fits the fits of one part in the fields of one section
 * @typedef {{part: Part, fits: Fits[], weights: number[]}} Match one part in every section
 * @typedef {{section: Section, score: number, share: number, hits: Fits[], missing: string[], meant?: boolean}} Finding
 * @typedef {{parts: Part[], findings: Finding[], known: number}} Judged how one reading of a query fits every section
 * @typedef {{text: string, isOfClause: boolean, kinds: string[]}} Query what was typed, whether a clause says it, and which kinds of answer it asks
 * for
 * @typedef {import("./view.js").Item} Item
 */
import { APART, openLibrary } from "./library.js";
import { fitAbbreviation, fitPinyin, fitRun, fitWord, typedPinyin } from "./matching.js";
import { asked, holds, numberIn, pinyinInTwo, pinyinMistyped, readQuery, termMistyped } from "./query.js";
import { present } from "./view.js";
import { asHeard, asTaught, likeWords } from "./words.js";

// What a section must hold of the query, by weight, for the query to be one about this site; where one does, others may hold less.
const ENOUGH = 0.5;
// And where no section holds that much, although the site knows the words.
const ENOUGH_OF_KNOWN = 0.25;
const BESIDE_BETTER = 0.3;

// The share of a query that must be words of the site before the nearest sections are shown instead of those that fit: for one with
// Chinese in it by characters, which are often those of some other word, otherwise by words.
const KNOWN_CHARACTERS = 0.65;
const KNOWN_WORDS = 0.6;

// A word that is only like one of ours, as a slip of the pen, does not make a query one about this site.
const SURELY = 0.75;

// Findings far behind the best are chance.
const NEAR_BEST = 0.2;

// The weight of a character that is known, but not beside its neighbours in the query.
const OUT_OF_PLACE = 0.7;

// What stands only in the introduction of a page, or in a quoted article, says little about whether a query is one about this site.
const ONLY_BESIDE = 0.3;

const WHOLE_TITLE_BONUS = 0.5;
const PAGE_BONUS = 0.1;
const CLAUSE_BONUS = 0.3;
const OUTSIDE_BONUS = -0.1;
const NAMED_BONUS = 0.3;
const ANSWER_BONUS = 0.3;

const FIGURES = /[0-9]+/g;

export const open = openLibrary;

/**
 * @param {Library} library
 * @param {string} query
 * @returns {Item[]} clauses and questions outside the poster, then pages; best first
 */
export function find(library, query) {
  const numbered = withNumber(library, numberIn(library, query));
  return present(library, numbered.length > 0 ? numbered : ranked(library, query));
}

/**
 * The clause of this number; of a task's number, its page and its clauses.
 *
 * @param {Library} library
 * @param {string[]} figures
 * @returns {Finding[]}
 */
function withNumber({ sections }, figures) {
  if (figures.length === 0) return [];
  const found = sections.filter(({ source }) => figures.every((figure, at) => source.number?.match(FIGURES)?.[at] === figure));
  return found.map((section) => ({ section, score: 1, share: 1, hits: [], missing: [] }));
}

/**
 * @param {Library} library
 * @param {string} query
 * @returns {Finding[]}
 */
function ranked(library, query) {
  const readings = readQuery(library, query);
  const text = library.fold(query).trim();
  const isOfClause = library.sections.some(({ source, fields }) => source.number && holds(fields[0].folded, text));
  const whole = { text, isOfClause, kinds: asked(library, query) };
  const spelt = readings.filter(({ parts }) => parts.some(({ kind }) => kind !== "run"));
  /** @param {Reading[]} all @param {(syllable: string) => string[]} spellings */
  const judgeAll = (all, spellings) => all.map((reading) => judge(library, reading, spellings, whole));
  const asTyped = judgeAll(readings, asTaught);
  const attempts = [
    () => best(asTyped, ENOUGH),
    () => best(judgeAll(spelt, asHeard), ENOUGH),
    () => best(judgeAll(pinyinInTwo(library, query), asTaught), ENOUGH),
    () => best(judgeAll(termMistyped(library, query), asTaught), ENOUGH),
    () => best(judgeAll(pinyinMistyped(library, query), asTaught), ENOUGH),
    () => best(asTyped.filter(isKnown), ENOUGH_OF_KNOWN),
  ];
  for (const attempt of attempts) {
    const found = attempt();
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * @param {Judged[]} judged
 * @param {number} enough
 * @returns {Finding[]} one for each section, best first
 */
function best(judged, enough) {
  /** @type {Map<Section, Finding>} */
  const found = new Map();
  const all = judged.flatMap(({ findings }) => findings);
  if (!all.some(({ share }) => share >= enough)) return [];
  for (const finding of all.filter(({ share }) => share >= Math.min(enough, BESIDE_BETTER))) {
    if (finding.score > (found.get(finding.section)?.score ?? 0)) found.set(finding.section, finding);
  }
  const sorted = [...found.values()].sort((one, other) => other.score - one.score);
  return sorted.filter(({ score }) => score >= NEAR_BEST * sorted[0].score);
}

/**
 * @param {Library} library
 * @param {Reading} reading
 * @param {(syllable: string) => string[]} spellings
 * @param {Query} query
 * @returns {Judged}
 */
function judge(library, { parts, trust }, spellings, query) {
  const matches = parts.map((part) => match(library, part, spellings));
  const whole = sum(matches.flatMap(({ weights }) => weights));
  const findings = library.sections.map((section, at) => {
    const share = sum(matches.map((found) => earned(found, at, ({ name }) => (name === "above" ? ONLY_BESIDE : 1)))) / whole;
    const score = sum(matches.map((found) => earned(found, at, ({ weight }) => weight))) / whole;
    const missing = matches.filter(({ fits }) => fits[at].size === 0).map(({ part }) => part.text);
    const hits = matches.map(({ fits }) => fits[at]);
    return {
      section,
      share,
      score: score && score * trust * bonus(section, matches, at, query),
      hits,
      missing,
      meant: isMeant(section, query),
    };
  });
  return { parts, findings, known: trust === 1 ? knownShare(library, matches) : 0 };
}

/** @param {Judged} judged */
function isKnown({ parts, known }) {
  return known >= (parts.some(({ kind }) => kind === "run") ? KNOWN_CHARACTERS : KNOWN_WORDS);
}

/**
 * How much of a query is words of the site: a character counts when it and its neighbour are known as a pair.
 *
 * @param {Library} library
 * @param {Match[]} matches
 */
function knownShare({ pairs }, matches) {
  const known = matches.flatMap(({ part: { kind, text }, fits }) =>
    kind === "run"
      ? [...text].map((_, at) => pairs.has(text.slice(at, at + 2)) || (at > 0 && pairs.has(text.slice(at - 1, at + 1))))
      : [fits.some((inSection) => [...inSection.values()].some(({ units }) => units[0] >= SURELY))],
  );
  return known.filter(Boolean).length / known.length;
}

/**
 * @param {Library} library
 * @param {Part} part
 * @param {(syllable: string) => string[]} spellings
 * @returns {Match}
 */
function match(library, part, spellings) {
  const fit = fitting(library, part, spellings);
  const fits = library.sections.map(({ fields }) => fitsOf(fields, fit));
  if (part.kind !== "run") {
    return { part, fits, weights: [library.rarity(fits.filter(({ size }) => size > 0).length)] };
  }
  const isThere = library.sections.some(({ fields }) => fields.some(({ folded }) => folded.includes(part.text)));
  return { part, fits: isThere ? fits : withAbbreviations(library, part, fits), weights: characterWeights(library, part.text) };
}

/**
 * @param {Library} library
 * @param {Part} part
 * @param {(syllable: string) => string[]} spellings
 * @returns {(field: Field) => Fit}
 */
function fitting(library, { kind, text }, spellings) {
  if (kind === "run") return (field) => fitRun(field, text);
  const pinyin = typedPinyin(library.syllables, spellings, text);
  if (kind === "letters") return (field) => fitPinyin(field, pinyin);
  const words = likeWords(library.vocabulary, text);
  return (field) => better(fitWord(field, words), text.length > 1 ? fitPinyin(field, pinyin) : undefined);
}

/**
 * @param {Field[]} fields
 * @param {(field: Field) => Fit} fit
 * @returns {Fits}
 */
function fitsOf(fields, fit) {
  const all = fields.map((field) => /** @type {[Field, Fit]} */ ([field, fit(field)]));
  return new Map(all.filter(([, { units }]) => units.some((value) => value > 0)));
}

/**
 * @param {Library} library
 * @param {Part} part
 * @param {Fits[]} fits
 * @returns {Fits[]}
 */
function withAbbreviations({ sections }, { text }, fits) {
  if (text.length < 2) return fits;
  return sections.map(({ fields }, at) => {
    const short = fitsOf(fields, (field) => fitAbbreviation(field, text));
    for (const [field, fit] of short) short.set(field, better(fit, fits[at].get(field)));
    return new Map([...fits[at], ...short]);
  });
}

/**
 * @param {Fit} one
 * @param {Fit | undefined} other
 * @returns {Fit}
 */
function better(one, other) {
  return other && sum(other.units) > sum(one.units) ? other : one;
}

/**
 * A pair of characters says how telling each of them is; a character without a known neighbour counts by itself, and one that
 * is on no page at all counts most.
 *
 * @param {Library} library
 * @param {string} run
 * @returns {number[]}
 */
function characterWeights({ pairs, characters, rarity }, run) {
  return [...run].map((character, at) => {
    const known = [run.slice(at - 1, at + 1), run.slice(at, at + 2)].map((pair) => pairs.get(pair)).filter((count) => count);
    if (known.length > 0) return Math.max(...known.map((count) => rarity(count ?? 0)));
    const count = characters.get(character) ?? 0;
    return count === 0 || run.length === 1 ? rarity(count) : OUT_OF_PLACE * rarity(count);
  });
}

/**
 * What a section earns for one part: each unit counts once, in the field where it is worth most.
 *
 * @param {Match} match
 * @param {number} at
 * @param {(field: Field) => number} worth
 */
function earned({ fits, weights }, at, worth) {
  const here = [...fits[at]];
  return sum(
    weights.map((weight, unit) => weight * Math.max(0, ...here.map(([field, fit]) => worth(field) * (fit.units[unit] ?? 0)))),
  );
}

/**
 * Of two titles that hold the query, the one with less beside it is meant; a clause that answers what is asked comes before others. A
 * page may also ask to come before or after others.
 *
 * @param {Section} section
 * @param {Match[]} matches
 * @param {number} at
 * @param {Query} query
 */
function bonus({ isPage, fields, source, names }, matches, at, query) {
  const ofNames = fields.filter(({ name }) => name === "title" || name === "names").map((field) => covered(field, matches, at));
  const answers = source.asks && query.kinds.includes(source.asks) ? ANSWER_BONUS : 0;
  const named = names.some((name) => holds(query.text, name)) ? NAMED_BONUS : 0;
  const ofKind = isPage ? PAGE_BONUS : source.number ? CLAUSE_BONUS : source.answer ? OUTSIDE_BONUS : 0;
  return (source.boost ?? 1) * (1 + ofKind + answers + named + WHOLE_TITLE_BONUS * Math.max(0, ...ofNames));
}

/**
 * A page that is found by its title alone, a form or a list, is what somebody means who types a part of it
 * that no clause says.
 *
 * @param {Section} section
 * @param {Query} query
 */
function isMeant({ isPage, source, fields }, { text, isOfClause }) {
  return isPage && !isOfClause && source.text === "" && text.length > 1 && holds(fields[0].folded, text);
}

/**
 * How much of a title the query covers; of several names, of the one that it covers best.
 *
 * @param {Field} field
 * @param {Match[]} matches
 * @param {number} at
 */
function covered(field, matches, at) {
  const stretches = matches.flatMap(({ fits }) => fits[at].get(field)?.stretches ?? []);
  if (stretches.length === 0) return 0;
  const places = new Set(stretches.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, step) => start + step)));
  let from = 0;
  const shares = field.raw.split(APART).map((name) => {
    const here = [...places].filter((place) => place >= from && place < from + name.length).length;
    from += name.length + APART.length;
    return here / name.length;
  });
  return Math.max(...shares);
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
