// @ts-check
// Answers in the address: #award-ID?v=1&rd_current=1500&rd_current.unit=wan. The part behind # is never sent to a server.
"use strict";

const calculatorLinks = (() => {
  const VERSION = "v";

  /**
   * @param {string} award
   * @param {string} version of the data that the answers are for
   * @param {Record<string, string>} answers names and values of the form's controls
   * @returns {string} with # in front
   */
  function write(award, version, answers) {
    const parameters = new URLSearchParams({ [VERSION]: version });
    for (const [name, value] of Object.entries(answers)) {
      const isGiven = answers[name.replace(/\.unit$/, "")]?.trim();
      if (isGiven) parameters.append(name, value);
    }
    return `#award-${award}?${parameters}`;
  }

  /**
   * @param {string} award
   * @returns {{version: string, answers: [string, string][]} | null} null if the address is not about this award
   */
  function read(award) {
    const start = `#award-${award}?`;
    if (!location.hash.startsWith(start)) return null;
    const parameters = new URLSearchParams(location.hash.slice(start.length));
    const version = parameters.get(VERSION) ?? "";
    return { version, answers: [...parameters].filter(([name]) => name !== VERSION) };
  }

  return { write, read };
})();
