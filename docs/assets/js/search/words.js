// @ts-check
/**
 * Which words of the site somebody may mean by the English word, or the syllable of pinyin, that they typed.
 */

const SAME_STEM = 0.95;
const BEGINNING = 0.85;
const SAME_ROOT = 0.7;
const MISSPELT = 0.6;

const SHORTEST_ROOT = 5;
const LONGEST_ENDING = 5;
const SHORTEST_FOR_ONE_SLIP = 5;
const SHORTEST_FOR_TWO_SLIPS = 7;

/** What people who do not distinguish them in speech type for one another. */
const CONFUSED = [
  [/^([zcs])h/, "$1"],
  [/^([zcs])(?!h)/, "$1h"],
  [/^n(?=[aeiouv])/, "l"],
  [/^l/, "n"],
  [/([aei])ng$/, "$1n"],
  [/([aei])n$/, "$1ng"],
];

/**
 * A word that is there, or another form of it, wins and the rest is left out, so that it is never diluted by words like it. Words that
 * merely begin alike and words with a slip in them stand beside each other: recruting may be meant for recruitment as for recruits.
 *
 * @param {Map<string, string>} vocabulary every word of the site with its stem
 * @param {string} typed
 * @returns {Map<string, number>} words of the site, each with its likeness, 0 to 1
 */
export function likeWords(vocabulary, typed) {
  const typedStem = stem(typed);
  const near = collect(vocabulary, (word, itsStem) =>
    itsStem === typedStem && word !== typed ? SAME_STEM : nearness(word, typed),
  );
  if (Math.max(0, ...near.values()) > SAME_ROOT) return near;
  const slipped = collect(vocabulary, (word, itsStem) =>
    isMisspelt(word, typed) || isMisspelt(itsStem, typedStem) ? MISSPELT : 0,
  );
  return new Map([...slipped, ...near]);
}

/**
 * @param {string} syllable
 * @returns {string[]}
 */
export function asTaught(syllable) {
  return [syllable];
}

/**
 * The syllable and what is typed for it where zh and z, n and l, or ang and an sound alike.
 *
 * @param {string} syllable
 * @returns {string[]}
 */
export function asHeard(syllable) {
  const spellings = new Set([syllable]);
  for (const [sound, other] of CONFUSED) {
    for (const spelling of [...spellings]) {
      spellings.add(spelling.replace(sound, /** @type {string} */ (other)));
    }
  }
  return [...spellings];
}

/**
 * @param {Map<string, string>} vocabulary
 * @param {(word: string, stem: string) => number} likeness
 */
function collect(vocabulary, likeness) {
  const found = [...vocabulary].map(([word, itsStem]) => /** @type {[string, number]} */ ([word, likeness(word, itsStem)]));
  return new Map(found.filter(([, value]) => value > 0));
}

/**
 * @param {string} word
 * @param {string} typed
 */
function nearness(word, typed) {
  if (word === typed) return 1;
  if (word.startsWith(typed) && typed.length > 1) return BEGINNING;
  const shared = sharedBeginning(word, typed);
  const longestRest = Math.max(word.length, typed.length) - shared;
  return shared >= SHORTEST_ROOT && longestRest <= Math.min(LONGEST_ENDING, shared) ? SAME_ROOT : 0;
}

/**
 * Not a linguist's stem: it only has to bring meeting and meetings, organise and organizing, elect and election together.
 *
 * @param {string} word
 */
export function stem(word) {
  const base = word
    .replace(/['’]s?$/, "")
    .replace(/iz(?=e|i|a)/, "is")
    .replace(/ies$/, "y")
    .replace(/(ss|sh|ch|x)es$/, "$1")
    .replace(/([^su])s$/, "$1");
  // A silent e goes only from a word that is long without it: cars and care are not one.
  const short = base.replace(/(?:ing|ed|ment|ion)$|^(.{4,})e$/, "$1");
  return short.length >= 3 ? short.replace(/([bdgmnprt])\1$/, "$1") : base;
}

/**
 * @param {string} one
 * @param {string} other
 */
function sharedBeginning(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

/**
 * @param {string} word
 * @param {string} typed
 */
function isMisspelt(word, typed) {
  const allowed = typed.length >= SHORTEST_FOR_TWO_SLIPS ? 2 : 1;
  return (
    typed.length >= SHORTEST_FOR_ONE_SLIP &&
    word[0] === typed[0] &&
    Math.abs(word.length - typed.length) <= allowed &&
    slips(word, typed) <= allowed
  );
}

/**
 * Letters left out, put in, exchanged, or in the wrong order (one slip each).
 *
 * @param {string} word
 * @param {string} typed
 */
export function slips(word, typed) {
  const rows = [Array.from({ length: typed.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= word.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= typed.length; column += 1) {
      const change = word[row - 1] === typed[column - 1] ? 0 : 1;
      const swapped = change && word[row - 1] === typed[column - 2] && word[row - 2] === typed[column - 1];
      rows[row][column] = Math.min(
        rows[row - 1][column] + 1,
        rows[row][column - 1] + 1,
        rows[row - 1][column - 1] + change,
        swapped ? rows[row - 2][column - 2] + 1 : Infinity,
      );
    }
  }
  return rows[word.length][typed.length];
}
