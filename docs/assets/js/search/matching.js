// @ts-check
/**
 * How well one part of a query fits one field of a section.
 *
 * A fit has a value from 0 to 1 for each unit of the part (a character of a run; otherwise the part as a whole) and the stretches
 * of the field that were hit.
 *
 * @typedef {{start: number, end: number}} Stretch
 * @typedef {{units: number[], stretches: Stretch[]}} Fit
 * @typedef {{letters: string, steps: Map<string, number[]>[]}} Typed
 * @typedef {import("./library.js").Field} Field
 * @typedef {import("./library.js").Word} Word
 */
import { pairsOf } from "./library.js";

const PAIRS_ONLY = 0.75;
const ABBREVIATED = 0.8;
const PINYIN = 0.9;
const INITIALS = 0.8;

const SHORTEST_INITIALS = 3;
const SHORTEST_INITIALS_IN_TEXT = 4;
const MOST_STRETCHES = 20;

const TITLES = new Set(["title", "page"]);

/** @type {Fit} */
const NO_FIT = { units: [], stretches: [] };

/**
 * Chinese: the run itself, or else the pairs of its characters that are there.
 *
 * @param {Field} field
 * @param {string} run
 * @returns {Fit}
 */
export function fitRun({ folded }, run) {
  const whole = occurrences(folded, run);
  if (whole.length > 0) {
    return { units: [...run].map(() => 1), stretches: whole };
  }
  const units = [...run].map(() => 0);
  pairsOf(run).forEach((pair, at) => {
    if (folded.includes(pair)) {
      units[at] = units[at + 1] = PAIRS_ONLY;
    }
  });
  return { units, stretches: stretchesHit(units).flatMap(({ start, end }) => longestThere(folded, run.slice(start, end))) };
}

/**
 * A run whose characters stand in this order close together: 民评 for 民主评议, 支部大会 for 支部党员大会.
 *
 * @param {Field} field
 * @param {string} run
 * @returns {Fit}
 */
export function fitAbbreviation({ folded }, run) {
  const longest = run.length === 2 ? 4 : run.length * 2;
  const window = tightestWindow(folded, run);
  if (!window || window.end - window.start > longest || /[，。；：！？,.;:!?]/.test(folded.slice(window.start, window.end))) {
    return NO_FIT;
  }
  const value = (ABBREVIATED * run.length) / (window.end - window.start);
  return { units: [...run].map(() => value), stretches: [window] };
}

/**
 * @param {Field} field
 * @param {Map<string, number>} values how well each word of the site fits the one that was typed
 * @returns {Fit}
 */
export function fitWord({ words }, values) {
  const hits = words.filter(({ text }) => values.has(text));
  const best = Math.max(0, ...hits.map(({ text }) => values.get(text) ?? 0));
  return best ? { units: [best], stretches: hits.slice(0, MOST_STRETCHES) } : NO_FIT;
}

/**
 * Letters that may be pinyin: for each place in them, which syllables can go on from there, and up to where.
 *
 * Made once for a query, so that most characters of a page are passed over by looking them up.
 *
 * @param {Iterable<string>} syllables
 * @param {(syllable: string) => string[]} spellings how a syllable may be typed
 * @param {string} letters
 * @returns {Typed}
 */
export function typedPinyin(syllables, spellings, letters) {
  const typed = [...syllables].map((syllable) => /** @type {[string, string[]]} */ ([syllable, spellings(syllable)]));
  const steps = letters.split("").map((_, from) => {
    const ends = typed.map(([syllable, all]) => /** @type {[string, number[]]} */ ([syllable, endsOf(letters, from, all)]));
    return new Map(ends.filter(([, reached]) => reached.length > 0));
  });
  return { letters, steps };
}

/**
 * Pinyin in full (the last syllable may be unfinished), or the first letters of three characters or more.
 *
 * @param {Field} field
 * @param {Typed} typed
 * @returns {Fit}
 */
export function fitPinyin(field, typed) {
  const full = walks(field, (start) => walk(field, typed, start, 0));
  if (full.length > 0) {
    return { units: [PINYIN], stretches: full };
  }
  const shortest = TITLES.has(field.name) ? SHORTEST_INITIALS : SHORTEST_INITIALS_IN_TEXT;
  const initials = typed.letters.length < shortest ? [] : walks(field, (start) => walkInitials(field, typed.letters, start, 0));
  return initials.length > 0 ? { units: [INITIALS], stretches: initials } : NO_FIT;
}

/**
 * @param {string} letters
 * @param {number} from
 * @param {string[]} spellings
 */
function endsOf(letters, from, spellings) {
  const rest = letters.slice(from);
  return spellings.flatMap((spelling) => {
    if (rest.startsWith(spelling)) return [from + spelling.length];
    return spelling.startsWith(rest) ? [letters.length] : [];
  });
}

/**
 * @param {Field} field
 * @param {(start: number) => number} end where a match that starts here ends, or -1
 * @returns {Stretch[]}
 */
function walks({ readings }, end) {
  const found = [];
  for (let start = 0; start < readings.length && found.length < MOST_STRETCHES; start += 1) {
    const reached = readings[start] ? end(start) : -1;
    if (reached > 0) found.push({ start, end: reached });
  }
  return found;
}

/**
 * @param {Field} field
 * @param {Typed} typed
 * @param {number} at
 * @param {number} from the place reached in the letters
 * @returns {number}
 */
function walk(field, typed, at, from) {
  for (const reading of field.readings[at] ?? []) {
    for (const reached of typed.steps[from].get(reading) ?? []) {
      const end = reached === typed.letters.length ? at + 1 : walk(field, typed, next(field, at), reached);
      if (end > 0) return end;
    }
  }
  return -1;
}

/**
 * @param {Field} field
 * @param {string} letters
 * @param {number} at
 * @param {number} from
 * @returns {number}
 */
function walkInitials(field, letters, at, from) {
  if (!field.readings[at]?.some((syllable) => syllable[0] === letters[from])) return -1;
  return from === letters.length - 1 ? at + 1 : walkInitials(field, letters, next(field, at), from + 1);
}

/**
 * Quotation marks inside a term are not typed: “三会一课”制度.
 *
 * @param {Field} field
 * @param {number} at
 */
function next({ raw }, at) {
  return /[“”《》、]/.test(raw[at + 1] ?? "") ? at + 2 : at + 1;
}

/**
 * @param {string} text
 * @param {string} wanted
 * @returns {Stretch[]}
 */
function occurrences(text, wanted) {
  const found = [];
  for (let at = text.indexOf(wanted); at >= 0 && found.length < MOST_STRETCHES; at = text.indexOf(wanted, at + wanted.length)) {
    found.push({ start: at, end: at + wanted.length });
  }
  return found;
}

/**
 * @param {number[]} units
 * @returns {Stretch[]}
 */
function stretchesHit(units) {
  /** @type {Stretch[]} */
  const found = [];
  units.forEach((value, at) => {
    const last = found[found.length - 1];
    if (value && last?.end === at) {
      last.end += 1;
    } else if (value) {
      found.push({ start: at, end: at + 1 });
    }
  });
  return found;
}

/**
 * A stretch of overlapping pairs need not stand in the text as one: then it is shown as its longest pieces.
 *
 * @param {string} text
 * @param {string} piece
 * @returns {Stretch[]}
 */
function longestThere(text, piece) {
  for (let length = piece.length; length > 1; length -= 1) {
    const found = occurrences(text, piece.slice(0, length));
    if (found.length > 0) {
      return [...found, ...longestThere(text, piece.slice(length))];
    }
  }
  return piece.length > 2 ? longestThere(text, piece.slice(1)) : [];
}

/**
 * @param {string} text
 * @param {string} run
 * @returns {Stretch | undefined}
 */
function tightestWindow(text, run) {
  /** @type {Stretch | undefined} */
  let best;
  for (let start = text.indexOf(run[0]); start >= 0; start = text.indexOf(run[0], start + 1)) {
    const end = endOfSubsequence(text, run, start);
    if (end > 0 && (!best || end - start < best.end - best.start)) {
      best = { start, end };
    }
  }
  return best;
}

/**
 * @param {string} text
 * @param {string} run
 * @param {number} start
 */
function endOfSubsequence(text, run, start) {
  let at = start;
  for (const character of run.slice(1)) {
    at = text.indexOf(character, at + 1);
    if (at < 0) {
      return -1;
    }
  }
  return at + 1;
}
