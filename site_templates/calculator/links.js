// @ts-check
// Answers in the address: #award-ID?v=1&_=22&rd_current=1500%E4%B8%87%E5%85%83. The part behind # is never sent to a server.
//
// Programs that pass links on cut them short. So an amount has its unit with it, and `_` says how long all that follows is.
"use strict";

/**
 * @typedef {object} Link
 * @property {string} version of the data that the answers are for
 * @property {Record<string, string>} answers by control
 * @property {number} lost how many could not be taken
 * @property {boolean} isCut whether its end is lost
 *
 * @typedef {(name: string) => Element | null | undefined} FindControl the control of a form, if it has it
 */

const calculatorLinks = (() => {
  const VERSION = "v";
  const LENGTH = "_";
  const UNIT = ".unit";
  const PERCENT = "%";
  const LONGEST_VERSION = 20;
  /** @type {Record<string, string>} */
  const UNITS = { wan: "万元", yuan: "元" };
  const ENDS_WITH_UNIT = /[元圆圓角分十百千万萬亿億w]整?$/i;
  const ENDS_COMPLETE = /[元%]$/;
  const PLAIN_NUMBER = /^[\d.,\s]+$/;

  /**
   * ASCII in the place of full-width characters.
   * @param {string} text
   */
  const narrow = (text) =>
    text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).trim();

  const isShare = (/** @type {Element | null | undefined} */ control) =>
    control instanceof HTMLElement && control.dataset.unit === PERCENT;

  /**
   * @param {[string, string][]} pairs
   * @returns {number} of their characters
   */
  const lengthOf = (pairs) => pairs.flat().join("").length;

  /**
   * @param {string} place the calculator, or the finder
   * @param {string} version of the data that the answers are for
   * @param {Record<string, string>} answers names and values of the form's controls
   * @param {FindControl} control
   * @returns {string} with # in front
   */
  function write(place, version, answers, control) {
    /** @type {[string, string][]} */
    const pairs = [];
    for (const [name, value] of Object.entries(answers)) {
      const isUnit = name.endsWith(UNIT) && control(name.slice(0, -UNIT.length));
      if (value.trim() && !isUnit) pairs.push([name, withUnit(value.trim(), answers[name + UNIT], control(name))]);
    }
    if (!pairs.length) return `#${place}`;
    return `#${place}?${new URLSearchParams([[VERSION, version], [LENGTH, String(lengthOf(pairs))], ...pairs])}`;
  }

  /**
   * @param {string} value
   * @param {string | undefined} unit of an amount
   * @param {Element | null | undefined} control
   */
  function withUnit(value, unit, control) {
    if (!/\d/.test(narrow(value))) return value;
    if (unit !== undefined) return ENDS_WITH_UNIT.test(narrow(value)) ? value : value + (UNITS[unit] ?? "");
    return isShare(control) && PLAIN_NUMBER.test(narrow(value)) ? value + PERCENT : value;
  }

  /**
   * @param {string} place
   * @param {FindControl} control
   * @returns {Link | null} null if the address is not about this place
   */
  function read(place, control) {
    const fragment = handbookFragment.read(location.hash);
    if (fragment.place !== place || fragment.text === null) return null;
    const all = handbookFragment.pairs(fragment.text);
    const given = new Map(all);
    const pairs = all.filter(([name]) => name !== VERSION && name !== LENGTH);
    /** @type {Link} */
    const link = { version: given.get(VERSION) ?? "", answers: {}, lost: 0, isCut: isCut(pairs, given.get(LENGTH)) };
    if (link.isCut && pairs.length && !ENDS_COMPLETE.test(pairs[pairs.length - 1][1])) {
      pairs.pop();
      link.lost++;
    }
    for (const [name, value] of pairs) {
      if (name.endsWith(UNIT) && control(name) && control(name.slice(0, -UNIT.length))) continue; // a part of its amount
      const taken = value && control(name) && withoutUnit(name, value, given.get(name + UNIT), control);
      if (taken) Object.assign(link.answers, taken);
      else link.lost++;
    }
    return link;
  }

  /**
   * @param {[string, string][]} pairs
   * @param {string | undefined} length that they should have; links of earlier editions do not say it
   */
  function isCut(pairs, length) {
    if (!pairs.length || handbookFragment.isBroken(pairs[pairs.length - 1][1])) return true;
    return length !== undefined && !(lengthOf(pairs) >= Number(length));
  }

  /**
   * As the form has it; null for an amount whose unit is lost.
   * @param {string} name
   * @param {string} value
   * @param {string | undefined} unit as links of earlier editions say it
   * @param {FindControl} control
   * @returns {Record<string, string> | null}
   */
  function withoutUnit(name, value, unit = "", control) {
    const text = narrow(value);
    if (!control(name + UNIT)) {
      const number = text.endsWith(PERCENT) ? text.slice(0, -PERCENT.length) : "";
      return { [name]: isShare(control(name)) && PLAIN_NUMBER.test(number) ? number : value };
    }
    const isKnown = Object.keys(UNITS).includes(unit);
    for (const [written, word] of Object.entries(UNITS)) {
      const number = text.slice(0, -word.length).trim();
      if (text.endsWith(word) && PLAIN_NUMBER.test(number)) return { [name]: number, [name + UNIT]: written };
    }
    if (!isKnown && /\d/.test(text) && !ENDS_WITH_UNIT.test(text)) return null;
    return { [name]: value, [name + UNIT]: isKnown ? unit : "wan" };
  }

  /**
   * What a reader should know about a link; empty if all is well.
   * @param {Omit<Link, "answers">} link
   * @param {string} version that of the page
   */
  function note({ version: made, lost, isCut }, version) {
    const told = [
      made !== version &&
        `这个链接是用数据版本 ${made.slice(0, LONGEST_VERSION) || "不明"} 做的，现在是版本 ${version}；结果按现在的版本估算，可能与当时不同。`,
      isCut && "这个链接不完整，末尾的内容丢了；请核对下面的答案，或者请对方重新复制链接。",
      lost && `链接里有 ${lost} 项答案已不适用或者不完整（例如金额缺了单位），没有填入。`,
    ];
    return told.filter(Boolean).join("");
  }

  return { write, read, note };
})();
