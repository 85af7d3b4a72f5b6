// @ts-check
// What a reader typed, as words that can be looked for: pure functions.
//
// Nothing is cut into dictionary words and nothing is guessed: a word is found where its characters stand. What is
// forgiven is how it is written: width, case, spaces, brackets and quotation marks within a word, digits or numerals,
// how an amount, a date or a telephone is written. All words must be there.

/**
 * @typedef {object} Word
 * @property {string} shown as the reader wrote it
 * @property {RegExp} pattern finds each place where it stands, however it is written there
 * @property {boolean} startsWithNumber whether a digit before it would make it another number
 *
 * @typedef {object} Query
 * @property {Word[]} words
 * @property {RegExp | undefined} start how the title of the article begins that is asked for by its number
 */

const MOST_CHARACTERS = 100;
const MOST_WORDS = 8;
const MARKS = "《》〈〉“”‘’\"'「」『』（）()〔〕【】\\[\\]";
const MARKS_WITHIN = `[ \\t\\u00a0\\u3000${MARKS}]*`;
const MARKS_BETWEEN_DIGITS = `[ ,，\\-‐‑–${MARKS}]?`;
const COUNTED = "条章节款项年月日号个家人名次倍天元";

/**
 * What a handbook knows about writings.
 *
 * @typedef {object} Knowledge
 * @property {string} areaCode may stand before a local telephone number
 * @property {Record<string, string>} otherNames what people write, and what stands on the pages instead
 * @property {Record<string, string>} otherWords words that stand on no page, and what is looked for instead
 * @property {string} traditional characters of no page, each followed by the simplified one that is meant
 */

/**
 * @param {string} typed
 * @param {Knowledge} knowledge
 * @returns {Query}
 */
function readQuery(typed, knowledge) {
  const split = splitWords(inSimplified(typed, knowledge.traditional));
  const words = split.map((shown) => readWord(shown, knowledge));
  const first = split.length === 1 ? split[0] : undefined;
  const number = first === undefined ? undefined : articleNumber(first);
  return { words, start: number === undefined ? undefined : startOfArticle(number) };
}

/**
 * @param {string} typed
 * @param {string} pairs
 */
function inSimplified(typed, pairs) {
  return [...typed.slice(0, MOST_CHARACTERS)]
    .map((character) => (pairs.indexOf(character) % 2 === 0 ? pairs[pairs.indexOf(character) + 1] : character))
    .join("");
}

/**
 * What to look for instead of words that were not found; what was typed if nothing else is known.
 *
 * @param {string} typed
 * @param {Knowledge} knowledge
 */
function inOtherWords(typed, { otherWords, traditional }) {
  return Object.keys(otherWords).reduce(
    (words, other) => words.split(other).join(otherWords[other]), inSimplified(typed.trim(), traditional));
}

/**
 * @param {string} typed
 * @returns {string[]}
 */
function splitWords(typed) {
  const plain = typed
    .slice(0, MOST_CHARACTERS)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
    .replace(/\+?\d[\d ()\-‐‑–]{5,}\d/g, joinTelephone)
    .replace(/(\d{2})[-‐‑–](?=\d{2})/g, "$1")
    .replace(new RegExp(`[${MARKS}]`, "g"), "")
    .replace(/(第) +/g, "$1")
    .replace(new RegExp(`([\\d〇零一二两三四五六七八九十百千]) +(?=[万亿%${COUNTED}])`, "g"), "$1")
    .replace(/(万|亿) +(?=元)/g, "$1")
    .replace(/(\d|万|亿) ?[圆圓](?![形圈])/g, "$1元");
  const found = plain.split(/[^\p{L}\p{N}.%¥+#]+/u).map((word) => word.replace(/^\.+|\.+$/g, ""));
  return [...new Set(found.filter(Boolean))].slice(0, MOST_WORDS);
}

/**
 * Digits in groups are one telephone number if together they are long enough; a date stays a date.
 *
 * @param {string} written
 */
function joinTelephone(written) {
  const date = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written);
  if (date) return `${date[1]}年${Number(date[2])}月${Number(date[3])}日`;
  const digits = written.replace(/\D/g, "");
  return digits.length >= 7 ? ` ${digits.replace(/^(?:00)?86(?=\d{9})/, "0").replace(/^00/, "0")} ` : written;
}

/**
 * @param {string} shown
 * @param {Knowledge} knowledge
 * @returns {Word}
 */
function readWord(shown, { areaCode, otherNames }) {
  const amount = amountInYuan(shown);
  const others = [withoutAreaCode(shown, areaCode), otherNames[shown] ?? shown, ...otherNumerals(shown)];
  const writings = [...new Set([shown, ...others])].map(asPattern);
  if (amount !== undefined) writings.unshift(...amountPatterns(amount, /元|块/.test(shown)));
  const number = articleNumber(shown);
  if (number !== undefined) writings.unshift(...[toNumeral(number), String(number)].map((n) => asPattern(`第${n}条`)));
  const isCounted = /^[\d.]+[^\d.]/.test(shown) || amount !== undefined;
  const isArticle = number !== undefined && /条$/.test(shown);
  return {
    shown,
    // An article's number is meant whole: 八条 is no part of 十八条.
    pattern: new RegExp((isArticle ? writings.slice(0, 2) : writings).join("|"), "gi"),
    startsWithNumber: isCounted && !isArticle,
  };
}

/**
 * @param {string} word digits, perhaps with the area code before them
 * @param {string} areaCode
 */
function withoutAreaCode(word, areaCode) {
  if (!/^\d+$/.test(word) || !areaCode || word.length <= areaCode.length) return word;
  return word.startsWith(areaCode) ? word.slice(areaCode.length) : word;
}

/**
 * The same word with its digits as numerals and the other way round: 3年 and 三年, 15% and 百分之十五.
 *
 * @param {string} word
 * @returns {string[]}
 */
function otherNumerals(word) {
  const share = /^百分之(.+)$/.exec(word);
  if (share && fromNumeral(share[1] ?? "")) return [`${fromNumeral(share[1] ?? "")}%`];
  const percent = /^(\d{1,3})%$/.exec(word);
  if (percent && Number(percent[1])) return [`百分之${toNumeral(Number(percent[1]))}`];
  const inNumerals = word.replace(/\d+(?:\.\d+)?/g, (digits) =>
    isCountable(digits) ? toNumeral(Number(digits)) : digits);
  const inDigits = word.replace(/[〇零一二两三四五六七八九十百千]+(?=.)/g, (numerals) =>
    String(fromNumeral(numerals) ?? numerals));
  const isNumber = /^\d+$/.test(word);
  return [...(isNumber ? [] : [inNumerals]), inDigits].filter((other) => other !== word);
}

/**
 * The number of the article that a word names: 第八条, 第8条, 8条, 8, 八.
 *
 * @param {string} word
 * @returns {number | undefined}
 */
function articleNumber(word) {
  const match = /^第?([1-9]\d{0,3}|[〇零一二两三四五六七八九十百千]+)条?$/.exec(word);
  if (!match) return undefined;
  const written = match[1] ?? "";
  const number = /^\d/.test(written) ? Number(written) : fromNumeral(written);
  return number && number <= LARGEST_NUMERAL ? number : undefined;
}

/** @param {number} number */
function startOfArticle(number) {
  return new RegExp(`^第?(?:${toNumeral(number)}|${number})(?:条|(?=[、.．\\s]))`);
}

/**
 * @param {string} yuan
 * @param {boolean} saysYuan
 */
function amountPatterns(yuan, saysYuan) {
  const end = saysYuan ? "(?: ?元|(?=[ 、，,；;。至到~～—–\\-或和及）)]|$))" : "(?: ?元)?";
  return [
    ...writingsOfAmount(yuan).map((writing) => asPattern(writing) + end),
    ...writingsInYuan(yuan).map((writing) => `${asPattern(writing)} ?元`),
  ];
}

/**
 * A pattern for a word, however its characters stand on the page: in both widths, with marks between them.
 *
 * @param {string} word
 */
function asPattern(word) {
  const characters = [...word];
  const isLongNumber = /\d{3}/.test(word);
  return characters
    .map((character, index) => {
      const next = characters[index + 1];
      const own = inBothWidths(character);
      if (next === undefined) return own;
      if (isDigit(character) && isDigit(next)) return own + (isLongNumber ? MARKS_BETWEEN_DIGITS : "");
      return own + (isLetter(character) && isLetter(next) ? "" : MARKS_WITHIN);
    })
    .join("");
}

/** @param {string} character */
function inBothWidths(character) {
  const escaped = character.replace(/[.*+?^${}()|[\]\\\-]/, "\\$&");
  const code = character.charCodeAt(0);
  return code > 0x20 && code < 0x7f ? `[${escaped}${String.fromCharCode(code + 0xfee0)}]` : escaped;
}

/** @param {string} character */
function isDigit(character) {
  return /^[\d.]$/.test(character);
}

/** @param {string} character */
function isLetter(character) {
  return /^[a-z]$/.test(character);
}
