// @ts-check
// Shows a quote of a result in the article: scrolls to it and marks these very words, wherever they stand.
"use strict";

const calculatorQuotes = (() => {
  const NAME = "calculator-quote";
  const FRAGMENT_TEXT = ":~:text=";

  /**
   * The words of a quote as ranges, one for each text node; white space does not count.
   * @param {Iterable<Element>} places elements with official words, in document order
   * @param {string} quote
   * @returns {Range[]}
   */
  function find(places, quote) {
    const wanted = [...quote.replace(/\s/g, "")];
    /** @type {{node: Text, at: number, character: string}[]} */
    const letters = [];
    for (const place of places) {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      for (let node = /** @type {Text | null} */ (walker.nextNode()); node; node = /** @type {Text | null} */ (walker.nextNode())) {
        let at = 0;
        for (const character of node.data) {
          if (/\S/.test(character)) letters.push({ node, at, character });
          at += character.length;
        }
      }
    }
    const first = letters.findIndex((_, start) => wanted.every((character, step) => letters[start + step]?.character === character));
    if (first < 0 || !wanted.length) return [];
    /** @type {Range[]} */
    const ranges = [];
    for (const { node, at, character } of letters.slice(first, first + wanted.length)) {
      let range = ranges[ranges.length - 1];
      if (range?.startContainer !== node) {
        range = document.createRange();
        range.setStart(node, at);
        ranges.push(range);
      }
      range.setEnd(node, at + character.length);
    }
    return ranges;
  }

  /** @param {Range[]} ranges */
  function mark(ranges) {
    const { CSS: css, Highlight: Marks } = /** @type {any} */ (window);
    if (css?.highlights && Marks) {
      css.highlights.set(NAME, new Marks(...ranges));
      return;
    }
    for (const mark of document.querySelectorAll(`mark.${NAME}`)) {
      const { parentNode } = mark;
      mark.replaceWith(...mark.childNodes);
      parentNode?.normalize();
    }
    for (const range of ranges) {
      const mark = document.createElement("mark");
      mark.className = NAME;
      range.surroundContents(mark);
    }
  }

  /**
   * Marks a quote and brings it into view; does nothing where the page does not have it.
   * @param {string} anchor the id of the element that holds it
   * @param {string} quote
   */
  function show(anchor, quote) {
    const holder = document.getElementById(anchor);
    const inside = holder ? [...holder.querySelectorAll("[data-official]")] : [];
    if (holder?.matches("[data-official]")) inside.unshift(holder);
    let ranges = find(inside, quote);
    if (!ranges.length) ranges = find(document.querySelectorAll("[data-official]"), quote);
    if (!ranges.length) return;
    const { top, bottom } = ranges[0].getBoundingClientRect();
    if (top < window.innerHeight / 6 || bottom > window.innerHeight * 0.8) {
      window.scrollBy(0, top - window.innerHeight / 3);
    }
    mark(ranges);
  }

  /**
   * The address of a quote on another page: browsers that know text fragments mark it themselves.
   * @param {string} address with the anchor
   * @param {string} quote
   */
  function address(address, quote) {
    return `${address}${FRAGMENT_TEXT}${encodeURIComponent(quote).replace(/-/g, "%2D")}`;
  }

  /** Does what an address of a quote asks for in a browser that does not know text fragments. */
  function showFromAddress() {
    const [anchor, text] = location.hash.slice(1).split(FRAGMENT_TEXT);
    if (!text) return;
    document.getElementById(anchor)?.scrollIntoView();
    try {
      show(anchor, decodeURIComponent(text));
    } catch {
      // an address that somebody has cut short
    }
  }

  return { show, address, showFromAddress };
})();
