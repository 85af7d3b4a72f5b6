// @ts-check
// Which of several versions of a rule holds on the day of reading, where an amendment comes into force about then.
"use strict";

const calculatorVersions = (() => {
  /** The documents' days are days in China, wherever they are read. */
  const CHINA = 8 * 60 * 60 * 1000;

  /** @returns {string} as 2025-06-30 */
  function today() {
    return new Date(Date.now() + CHINA).toISOString().slice(0, 10);
  }

  /** @param {string} day as 2025-06-30 */
  function inWords(day) {
    const [year, month, date] = day.split("-").map(Number);
    return `${year}年${month}月${date}日`;
  }

  /**
   * @param {HTMLElement} version with its first and last day, where it has them
   * @param {string} day
   */
  function holds({ dataset: { since = "", until } }, day) {
    return since <= day && (!until || day <= until);
  }

  /**
   * The version that holds today, else the first one.
   * @param {HTMLElement[]} versions
   */
  function current(versions) {
    return versions.find((version) => holds(version, today())) ?? versions[0];
  }

  /**
   * What today means for a version, said with the day that the reader's clock has; empty for one that always holds.
   * @param {HTMLElement} version
   */
  function told(version) {
    const { since, until } = version.dataset;
    if (!since && !until) return "";
    const day = today();
    const state = holds(version, day) ? "适用这个标准" : since && day < since ? "这个标准还没有施行" : "这个标准已经不再适用";
    return `今天是${inWords(day)}，${state}。`;
  }

  /**
   * The day to ask for, so that the rules of a version answer; empty for the newest.
   * @param {HTMLElement | undefined} version
   */
  function dayOf(version) {
    return version?.dataset.until ?? "";
  }

  return { current, told, dayOf };
})();
