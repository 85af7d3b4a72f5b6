// @ts-check
// Takes a result along: as text, or on one sheet of paper.
"use strict";

const calculatorPaper = (() => {
  const ROOT = "data-calculator-paper";
  const WAY = "data-calculator-paper-way";

  /**
   * @param {Element} element
   * @returns {string[]} the lines of its text that a reader can see; what belongs to paper alone counts as seen
   */
  function lines(element) {
    return [...element.querySelectorAll("[data-line]")]
      .filter((line) => !line.closest("[hidden], template"))
      .map((line) => {
        const copy = /** @type {Element} */ (line.cloneNode(true));
        for (const hidden of copy.querySelectorAll("[hidden]")) hidden.remove();
        for (const quote of copy.querySelectorAll("q")) quote.textContent = `（原文：“${quote.textContent}”）`;
        for (const brk of copy.querySelectorAll("br")) brk.replaceWith("，");
        const text = (copy.textContent ?? "").replace(/\s+/g, " ").trim();
        return text.replace(/([。；：，！？])，/g, "$1").replace(/，$/, ""); // a line that ended in its own way
      })
      .filter(Boolean);
  }

  /**
   * Copies a text, also where the browser keeps the clipboard from pages without encryption.
   * @param {string} text
   * @returns {Promise<boolean>} whether it could be copied
   */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      area.readOnly = true;
      area.className = "calculator-clipboard";
      const { activeElement } = document;
      document.body.append(area);
      area.select();
      const isCopied = document.execCommand("copy");
      area.remove();
      /** @type {HTMLElement | null} */ (activeElement)?.focus({ preventScroll: true });
      return isCopied;
    }
  }

  /**
   * Lets the next print show this element and nothing else of the page.
   * @param {Element} element
   */
  function only(element) {
    clear();
    element.setAttribute(ROOT, "");
    for (let around = element.parentElement; around; around = around.parentElement) around.setAttribute(WAY, "");
    window.addEventListener("afterprint", clear, { once: true });
  }

  function clear() {
    for (const name of [ROOT, WAY]) {
      for (const element of document.querySelectorAll(`[${name}]`)) element.removeAttribute(name);
    }
  }

  return { lines, copy, only };
})();
