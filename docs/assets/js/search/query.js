// @ts-check
/**
 * What a person typed, as the ways in which it may be meant.
 *
 * A run is a stretch of Chinese characters and digits, a word is a stretch of Latin letters (English or pinyin), letters are pinyin
 * alone. Each reading of a query is a list of such parts; `trust` is below 1 where we put words into somebody's mouth.
 *
 * @typedef {{kind: "run" | "word" | "letters", text: string}} Part
 * @typedef {{parts: Part[], trust: number}} Reading
 * @typedef {import("./library.js").Library} Library
 */
import { fitPinyin, typedPinyin } from "./matching.js";
import { asTaught, slips } from "./words.js";

const PART = /[\u4e00-\u9fff0-9]+|[a-z]+(?:['’][a-z]+)*/g;
const CLAUSE = /(?:^|[^0-9.])([0-9]{1,2})[\s.。·、,，:\-–—\u70b9]+([0-9]{1,2})[\s.。·、,，:\-–—\u70b9]+([0-9]{1,2})(?![0-9])/;
const TASK = /^[^0-9a-z]?([0-9])[.。·\u70b9]([0-9])[^0-9a-z]?$/;
const LATIN = /^[a-z'’\s]+$/;

const TRUST_IN_OTHER_NAME = 0.95;
const SHORTEST_PART_OF_NAME = 2;
const SHORTEST_HALF = 4;
const SHORTEST_MISTYPED = 8;
const SHORTEST_TERM = 4;
const MOST_READINGS = 10;

/**
 * The number of a clause in whatever spelling: 2.1.2, 第2。1。2条, 2-1-2, 二点一点二. Two figures are the number of a task where
 * nothing else is typed.
 *
 * @param {Library} library
 * @param {string} query
 * @returns {string[]} its figures, or nothing
 */
export function numberIn({ fold }, query) {
  const text = fold(query).trim();
  const found = text.match(CLAUSE) ?? text.match(TASK);
  return found ? found.slice(1).map((figure) => String(Number(figure))) : [];
}

/**
 * Which kinds of answer a query asks for: how often, how many.
 *
 * @param {Library} library
 * @param {string} query
 * @returns {string[]}
 */
export function asked({ asks, fold }, query) {
  const text = fold(query);
  return [...asks].filter(([, words]) => words.some((word) => holds(text, word))).map(([kind]) => kind);
}

/**
 * @param {Library} library
 * @param {string} query
 * @returns {Reading[]} none for a query without any letter or digit
 */
export function readQuery(library, query) {
  const folded = withoutMeasureWord(withoutSpan(library, library.fold(query).trim()));
  const others = [inOurWords(library, folded), ...withOtherNames(library, folded)].filter((text) => text !== folded);
  const guessed = others.map((text) => ({ parts: partsOf(library, text), trust: TRUST_IN_OTHER_NAME }));
  return [{ parts: partsOf(library, folded), trust: 1 }, ...asPinyin(library, folded), ...guessed]
    .filter(({ parts }) => parts.length > 0)
    .slice(0, MOST_READINGS);
}

/**
 * Pinyin of two words that do not stand side by side on any page: lianxi qunzhong, where the pages have 联系服务群众.
 *
 * @param {Library} library
 * @param {string} query
 * @returns {Reading[]}
 */
export function pinyinInTwo({ syllables }, query) {
  const letters = lettersOf(query.toLowerCase());
  const { steps } = typedPinyin(syllables, asTaught, letters);
  return [...ends(steps, 0)]
    .filter((place) => place > 0 && place < letters.length && ends(steps, place).has(letters.length))
    .map((place) => [letters.slice(0, place), letters.slice(place)])
    .filter((halves) => halves.every((half) => half.length >= SHORTEST_HALF))
    .map((halves) => ({ parts: halves.map((text) => ({ kind: "letters", text })), trust: 1 }));
}

/**
 * Pinyin of a term with one slip in it: sanhuiyke, zhutidagri.
 *
 * @param {Library} library
 * @param {string} query
 * @returns {Reading[]}
 */
export function pinyinMistyped({ names }, query) {
  const letters = lettersOf(query.toLowerCase());
  if (letters.length < SHORTEST_MISTYPED) return [];
  const near = names.filter((group) => group.some((name) => isNearly(name, letters)));
  return near.map(([{ folded }]) => ({ parts: split(folded), trust: TRUST_IN_OTHER_NAME }));
}

/**
 * A term with one wrong character in it, most often one that sounds alike: 民主平议, 志原服务.
 *
 * @param {Library} library
 * @param {string} query
 * @returns {Reading[]}
 */
export function termMistyped({ names, fold }, query) {
  const text = fold(query);
  return names.flatMap((group) =>
    group.flatMap(({ folded }) => {
      const typed = folded.length >= SHORTEST_TERM && !/[a-z]/.test(folded) ? placeOf(text, folded) : undefined;
      return typed ? [{ parts: split(text.replace(typed, folded)), trust: TRUST_IN_OTHER_NAME }] : [];
    }),
  );
}

/**
 * @param {string} text
 * @param {string} term
 * @returns {string | undefined} the stretch of the text that is the term but for one character
 */
function placeOf(text, term) {
  const starts = Array.from({ length: Math.max(0, text.length - term.length + 1) }, (_, start) =>
    text.slice(start, start + term.length),
  );
  return starts.find((typed) => [...typed].filter((character, at) => character !== term[at]).length === 1);
}

/**
 * @param {import("./library.js").Field} name
 * @param {string} letters
 */
function isNearly({ readings }, letters) {
  if (readings.some((each) => !each)) return false;
  const spelt = readings.map((each) => each?.[0]).join("");
  return Math.abs(spelt.length - letters.length) <= 1 && slips(spelt, letters) === 1;
}

/**
 * @param {Map<string, number[]>[]} steps
 * @param {number} from
 * @returns {Set<number>} where a syllable may end, and so the next one begin
 */
function ends(steps, from) {
  const places = new Set([from]);
  // Grows while it is walked, until nothing new is reached.
  for (const place of places) {
    for (const end of [...(steps[place]?.values() ?? [])].flat()) places.add(end);
  }
  return places;
}

/**
 * @param {Library} library
 * @param {string} text
 * @returns {Part[]}
 */
function partsOf({ fillers }, text) {
  const all = split(text);
  const telling = split(fillers.zh.reduce((rest, filler) => rest.replaceAll(filler, " "), text)).filter(
    (part) => part.kind === "run" || !fillers.en.has(part.text),
  );
  return telling.length > 0 ? telling : all;
}

/**
 * @param {string} text
 * @returns {Part[]}
 */
function split(text) {
  return [...text.matchAll(PART)].map(([part]) => ({ kind: /[a-z]/.test(part) ? "word" : "run", text: part }));
}

/**
 * The query with every other name in it put as the pages put it, longest first and each place once: 外借给居民 needs both of its words.
 *
 * @param {Library} library
 * @param {string} text
 * @returns {string}
 */
function inOurWords({ names }, text) {
  const others = names.flatMap(([{ folded: ours }, ...rest]) => rest.map(({ folded }) => ({ ours, theirs: folded })));
  const used = others
    .filter(({ ours, theirs }) => !ours.includes(theirs) && holds(text, theirs))
    .sort((one, other) => other.theirs.length - one.theirs.length);
  return used.reduce(
    (rest, { ours, theirs }) => (holds(rest, theirs) && !holds(rest, ours) ? rest.replace(theirs, ours) : rest),
    text,
  );
}

/**
 * The query with another name of a term put in the term's place. A query that is part of a name means its term.
 *
 * @param {Library} library
 * @param {string} text
 * @returns {string[]}
 */
function withOtherNames({ names }, text) {
  const others = names.flatMap((group) => {
    const all = group.map(({ folded }) => folded);
    const used = all.filter((name) => holds(text, name)).sort((one, other) => other.length - one.length)[0];
    if (used) return all.filter((name) => !name.includes(used) || name === all[0]).map((name) => text.replace(used, name));
    return text.length >= SHORTEST_PART_OF_NAME && all.some((name) => holds(name, text)) ? [all[0]] : [];
  });
  return [...new Set(others)];
}

/**
 * @param {string} text
 * @param {string} name
 */
export function holds(text, name) {
  return /[a-z]/.test(name) ? ` ${text} `.includes(` ${name} `) : text.includes(name);
}

/**
 * In 党课一年几次 the year belongs to the question, and is no word to look for.
 *
 * @param {Library} library
 * @param {string} text
 */
function withoutSpan({ asks, spans }, text) {
  if (!asks.get("often")?.some((word) => holds(text, word))) return text;
  return spans.reduce((rest, span) => (holds(rest, span) ? rest.replace(span, " ") : rest), text);
}

/**
 * People say 三个人 or 三名党员, the poster writes 3人.
 *
 * @param {string} text
 */
function withoutMeasureWord(text) {
  return text.replace(/([0-9])[个名位](?:人|党员)/g, "$1\u4eba");
}

/**
 * "san hui yi ke" and "sanhuiyike" are the same to somebody who types pinyin, and may also spell another name of a term.
 *
 * @param {Library} library
 * @param {string} text
 * @returns {Reading[]}
 */
function asPinyin({ names, syllables }, text) {
  const letters = lettersOf(text);
  if (letters.length < 2) return [];
  const typed = typedPinyin(syllables, asTaught, letters);
  const terms = names.filter((group) => group.some((name) => spells(typed, name))).map(([{ folded }]) => folded);
  return [
    { parts: [{ kind: "letters", text: letters }], trust: 1 },
    ...terms.map((term) => ({ parts: split(term), trust: TRUST_IN_OTHER_NAME })),
  ];
}

/**
 * @param {string} text
 * @returns {string} without the spaces, or nothing if there is more than Latin letters
 */
function lettersOf(text) {
  return LATIN.test(text) ? text.replace(/[^a-z]/g, "") : "";
}

/**
 * @param {import("./matching.js").Typed} typed
 * @param {import("./library.js").Field} name
 */
function spells(typed, name) {
  return fitPinyin(name, typed).stretches.some(({ start, end }) => start === 0 && end === name.raw.length);
}
