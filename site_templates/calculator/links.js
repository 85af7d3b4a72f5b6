// @ts-check
// Answers in the address: #award-ID?v=1&rd_current=1500&rd_current.unit=wan. The part behind # is never sent to a server.
"use strict";

const calculatorLinks = (() => {
  const VERSION = "v";
  const LONGEST_VERSION = 20;

  /**
   * @param {string} place the calculator, or the finder
   * @param {string} version of the data that the answers are for
   * @param {Record<string, string>} answers names and values of the form's controls
   * @returns {string} with # in front
   */
  function write(place, version, answers) {
    const parameters = new URLSearchParams({ [VERSION]: version });
    for (const [name, value] of Object.entries(answers)) {
      const isGiven = answers[name.replace(/\.unit$/, "")]?.trim();
      if (isGiven) parameters.append(name, value);
    }
    return `#${place}?${parameters}`;
  }

  /**
   * @param {string} place
   * @returns {{version: string, answers: [string, string][]} | null} null if the address is not about this place
   */
  function read(place) {
    const start = `#${place}?`;
    if (!location.hash.startsWith(start)) return null;
    const parameters = new URLSearchParams(location.hash.slice(start.length));
    const version = parameters.get(VERSION) ?? "";
    return { version, answers: [...parameters].filter(([name]) => name !== VERSION) };
  }

  /**
   * What a reader should know about an opened link; empty if it is just as it was made.
   * @param {string} made the version of the data that the link was made with
   * @param {string} version that of the page
   * @param {number} unknown how many of its answers no longer apply
   */
  function note(made, version, unknown) {
    const told = [
      made !== version &&
        `这个链接是用数据版本 ${made.slice(0, LONGEST_VERSION) || "不明"} 做的，现在是版本 ${version}；结果按现在的版本估算，可能与当时不同。`,
      unknown && `链接里有 ${unknown} 项答案已不适用，没有填入。`,
    ];
    return told.filter(Boolean).join("");
  }

  return { write, read, note };
})();
