// @ts-check
// Numbers as people write them: digits, Chinese numerals, amounts, dates and telephones. Pure functions.

const NUMERAL_DIGITS = "零一二三四五六七八九";
/** @type {Record<string, number>} */
const NUMERAL_UNITS = { 十: 10, 百: 100, 千: 1000 };
const LARGEST_NUMERAL = 9999;

/**
 * A whole number in Chinese numerals, as articles and years are counted: 12 is 十二.
 *
 * @param {number} number 1 to 9,999
 */
function toNumeral(number) {
  let words = "";
  for (const [unit, power] of /** @type {[string, number][]} */ ([["千", 1000], ["百", 100], ["十", 10], ["", 1]])) {
    const digit = Math.floor(number / power) % 10;
    if (digit) words += NUMERAL_DIGITS[digit] + unit;
    else if (words && !words.endsWith("零") && number % power) words += "零";
  }
  return words.startsWith("一十") ? words.slice(1) : words;
}

/**
 * What Chinese numerals say: 十二 is 12, 两百 is 200, 二〇二五 is 2025; undefined if they are no number.
 *
 * @param {string} numerals
 * @returns {number | undefined}
 */
function fromNumeral(numerals) {
  const plain = numerals.replace(/〇/g, "零").replace(/两/g, "二");
  if (!plain) return undefined;
  if (plain.length > 1 && ![...plain].some((character) => character in NUMERAL_UNITS)) {
    return Number([...plain].map((character) => NUMERAL_DIGITS.indexOf(character)).join(""));
  }
  let sum = 0;
  let digit = 0;
  for (const character of plain) {
    const unit = NUMERAL_UNITS[character];
    if (unit) {
      sum += (digit || 1) * unit;
      digit = 0;
    } else digit = NUMERAL_DIGITS.indexOf(character);
  }
  const number = sum + digit;
  // Only what is written as people write it is a number: 十百 is not.
  const again = number >= 1 && number <= LARGEST_NUMERAL ? toNumeral(number) : "";
  return again.replace(/零/g, "") === plain.replace(/^一十/, "十").replace(/零/g, "") ? number : undefined;
}

/**
 * A decimal number with its point moved, exactly: 1.5 moved by 4 is 15000.
 *
 * @param {string} decimal digits, with a point perhaps
 * @param {number} places to the right; negative to the left
 */
function movePoint(decimal, places) {
  const [whole = "", fraction = ""] = decimal.split(".");
  const digits = whole + fraction;
  const point = whole.length + places;
  const padded = point > 0 ? digits.padEnd(point, "0") : digits.padStart(digits.length - point + 1, "0");
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, "");
  const right = padded.slice(at).replace(/0+$/, "");
  return right ? `${left}.${right}` : left;
}

/** @type {Record<string, number>} */
const AMOUNT_UNITS = { "": 0, 十万: 5, 百万: 6, 千万: 7, 万: 4, w: 4, 亿: 8, k: 3 };
const AMOUNT = /^[¥￥]?(\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千]+?)(十万|百万|千万|万|w|亿|k)?(元|块)?$/;

/**
 * An amount of money in yuan, as a decimal; undefined if the word is none. Bare digits are one from 10,000 on.
 *
 * @param {string} word
 * @returns {string | undefined}
 */
function amountInYuan(word) {
  const match = AMOUNT.exec(word);
  if (!match) return undefined;
  const [, number = "", unit = "", yuan] = match;
  if (!unit && !yuan && !/^[1-9]\d*0{4}$/.test(number)) return undefined;
  const value = /^\d/.test(number) ? number : String(fromNumeral(number) ?? "");
  return value ? movePoint(value, AMOUNT_UNITS[unit] ?? 0) : undefined;
}

/**
 * The ways an amount is written, without 元: 3000000 is 300万, 3,000,000, 0.03亿, 三百万.
 *
 * @param {string} yuan a decimal
 */
function writingsOfAmount(yuan) {
  const inWan = movePoint(yuan, -4);
  const inYi = movePoint(yuan, -8);
  const writings = [`${inWan}万`, `${inYi}亿`];
  if (isCountable(inWan)) writings.push(`${toNumeral(Number(inWan))}万`);
  if (isCountable(inYi)) writings.push(`${toNumeral(Number(inYi))}亿`);
  return writings;
}

/**
 * The ways an amount is written in yuan, before 元.
 *
 * @param {string} yuan a decimal
 */
function writingsInYuan(yuan) {
  const writings = [yuan, yuan.replace(/\B(?=(\d{3})+$)/g, ",")];
  if (isCountable(yuan)) writings.push(toNumeral(Number(yuan)));
  return writings;
}

/** @param {string} decimal */
function isCountable(decimal) {
  return /^[1-9]\d{0,3}$/.test(decimal);
}
