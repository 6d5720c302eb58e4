// @ts-check
/**
 * The index, prepared once so that a query is quick: every text in its folded form, its words, its pinyin, and how rare each
 * word and pair of characters is.
 *
 * @typedef {{
 *   location: string, title: string, text: string, also?: string, boost?: number, number?: string, answer?: string,
 *   names?: string[], words?: string, asks?: string
 * }} Source
 * @typedef {Record<string, string[]>} InLanguages words of each language
 * @typedef {{
 *   pinyin: Record<string, string>, variants: [string, string], names: string[][], fillers: InLanguages,
 *   asks: Record<string, InLanguages>, spans: InLanguages
 * }} Tables
 * @typedef {{config: Tables, docs: Source[]}} Index
 *
 * @typedef {{start: number, end: number, text: string}} Word
 * @typedef {{
 *   name: keyof typeof WEIGHTS, weight: number, raw: string, folded: string, words: Word[],
 *   readings: (string[] | undefined)[]
 * }} Field
 * @typedef {{source: Source, page: string, isPage: boolean, fields: Field[], names: string[]}} Section
 * @typedef {{
 *   sections: Section[], fold: (text: string) => string, fillers: {zh: string[], en: Set<string>}, names: Field[][],
 *   asks: Map<string, string[]>, spans: string[],
 *   vocabulary: Map<string, string>, syllables: string[], rarity: (sections: number) => number, pairs: Map<string, number>, characters: Map<string, number>
 * }} Library
 */
import { stem } from "./words.js";

// A match in a title says more about a section than one in its text.
const WEIGHTS = { title: 4, names: 4, also: 3, answer: 2, page: 1.5, words: 1.5, text: 1, above: 0.6, name: 0 };

// What is on no page counts as if it were on one section in so many: more than a common word, less than a rare one.
const AS_IF_ON_ONE_IN = 12;

// Between names, so that the end of one and the beginning of the next are no word.
export const APART = " | ";

const WORD = /[a-z]+(?:['’][a-z]+)*/g;
const FULL_WIDTH = /[\uff01-\uff5e]/g;
const FULL_WIDTH_OFFSET = 0xfee0;

// The poster writes figures, people write characters: 每月一次 and 每月1次, 三会一课 and 3会1课 are one to the search.
const NUMERALS = new Map([..."一二三四五六七八九"].map((numeral, index) => [numeral, String(index + 1)]));
NUMERALS.set("两", "2");

/**
 * @param {Index} index
 * @returns {Library}
 */
export function openLibrary({ config, docs }) {
  const fold = folding(config.variants);
  const readings = readingsOf(config.pinyin);
  const pages = new Map(docs.map((source) => [source.location, source]));
  const sections = docs.map((source) => section(source, pages, fold, readings));
  return {
    sections,
    fold,
    fillers: { zh: longestFirst(config.fillers.zh.map(fold)), en: new Set(config.fillers.en) },
    asks: new Map(Object.entries(config.asks).map(([kind, words]) => [kind, inAll(words).map(fold)])),
    spans: longestFirst(inAll(config.spans).map(fold)),
    names: config.names.map((group) => group.map((name) => field("name", name, fold(name), readings))),
    vocabulary: vocabularyOf(sections),
    syllables: Object.keys(config.pinyin),
    rarity: (count) => Math.log(1 + sections.length / (count || sections.length / AS_IF_ON_ONE_IN)),
    pairs: countSections(sections, (text) => pairsOf(text)),
    characters: countSections(sections, (text) => [...text]),
  };
}

/**
 * One form for everything that means the same to a reader. Keeps the length, so that a place in the folded text is the same place
 * in the text as written.
 *
 * @param {[string, string]} variants
 * @returns {(text: string) => string}
 */
function folding([forms, plain]) {
  const simplified = new Map([...forms].map((form, index) => [form, plain[index]]));
  /** @param {string} character */
  const foldOne = (character) => {
    const known = simplified.get(character) ?? character;
    return NUMERALS.get(known) ?? known;
  };
  return (text) =>
    text
      .replace(FULL_WIDTH, half)
      .replace(/[A-Z]/g, lower)
      .replace(/[\u4e00-\u9fff]/g, foldOne);
}

/** @param {string} character */
function half(character) {
  return String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET);
}

/** @param {string} character */
function lower(character) {
  return character.toLowerCase();
}

/**
 * @param {Record<string, string>} pinyin
 * @returns {Map<string, string[]>}
 */
function readingsOf(pinyin) {
  const readings = new Map();
  for (const [syllable, characters] of Object.entries(pinyin)) {
    for (const character of characters) {
      readings.set(character, [...(readings.get(character) ?? []), syllable]);
    }
  }
  return readings;
}

/**
 * @param {Source} source
 * @param {Map<string, Source>} pages
 * @param {(text: string) => string} fold
 * @param {Map<string, string[]>} readings
 * @returns {Section}
 */
function section(source, pages, fold, readings) {
  const page = source.location.split("#")[0];
  const isPage = page === source.location;
  // An article that is quoted says more than the question that it answers, and so it counts for less.
  const isOutside = Boolean(source.answer && !source.number);
  const texts = {
    title: source.title,
    names: (source.names ?? []).join(APART),
    also: source.also ?? "",
    answer: source.answer ?? "",
    page: isPage ? "" : (pages.get(page)?.title ?? ""),
    words: source.words ?? "",
    text: isOutside ? "" : source.text,
    above: isOutside ? source.text : source.number ? (pages.get(page)?.text ?? "") : "",
  };
  const fields = Object.entries(texts)
    .filter(([, raw]) => raw)
    .map(([name, raw]) => field(/** @type {Field["name"]} */ (name), raw, fold(raw), readings));
  return { source, page, isPage, fields, names: (source.names ?? []).map(fold) };
}

/**
 * @param {Field["name"]} name
 * @param {string} raw
 * @param {string} folded
 * @param {Map<string, string[]>} readings
 * @returns {Field}
 */
function field(name, raw, folded, readings) {
  const words = [...folded.matchAll(WORD)].map(({ 0: text, index }) => ({ start: index, end: index + text.length, text }));
  return { name, weight: WEIGHTS[name], raw, folded, words, readings: raw.split("").map((character) => readings.get(character)) };
}

/**
 * @param {Section[]} sections
 * @returns {Map<string, string>} every word of the site with its stem
 */
function vocabularyOf(sections) {
  const words = sections.flatMap(({ fields }) => fields.flatMap((each) => each.words.map(({ text }) => text)));
  return new Map([...new Set(words)].map((word) => [word, stem(word)]));
}

/**
 * How many sections hold each of the pieces.
 *
 * @param {Section[]} sections
 * @param {(text: string) => string[]} pieces
 * @returns {Map<string, number>}
 */
function countSections(sections, pieces) {
  const counts = new Map();
  for (const { fields } of sections) {
    for (const piece of new Set(fields.flatMap(({ folded }) => pieces(folded)))) {
      counts.set(piece, (counts.get(piece) ?? 0) + 1);
    }
  }
  return counts;
}

/** @param {string} text */
export function pairsOf(text) {
  return Array.from({ length: Math.max(text.length - 1, 0) }, (_, start) => text.slice(start, start + 2));
}

/** @param {InLanguages} words */
function inAll(words) {
  return Object.values(words).flat();
}

/** @param {string[]} words */
function longestFirst(words) {
  return [...words].sort((one, other) => other.length - one.length);
}
