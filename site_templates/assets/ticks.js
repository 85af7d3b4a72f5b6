// @ts-check
/* Ticks of the checklists, kept on this device alone: counted, cleared, brought back, and one list printed by itself.
   Without this script the lists can still be ticked; ticks then last as long as the page. Plain ES5 for old office
   browsers. */
(function () {
  "use strict";

  var PREFIX = "handbook.materials.";
  var SHEET = "data-printed";

  /** @typedef {{[article: string]: string[]}} Ticks */

  /**
   * @param {string} article
   * @returns {string[]} the items that are ticked
   */
  function read(article) {
    try {
      var ticked = JSON.parse(localStorage.getItem(PREFIX + article) || "[]");
      return Array.isArray(ticked) ? ticked : [];
    } catch (error) {
      return [];
    }
  }

  /**
   * @param {string} article
   * @param {string[]} ticked
   */
  function write(article, ticked) {
    try {
      if (ticked.length) localStorage.setItem(PREFIX + article, JSON.stringify(ticked));
      else localStorage.removeItem(PREFIX + article);
    } catch (error) {
      /* private browsing: the tick lasts as long as the page */
    }
  }

  /** @param {Element} content what the page shows */
  function Checklists(content) {
    var boxes = /** @type {HTMLInputElement[]} */ ([].slice.call(content.querySelectorAll("[data-article] input[data-item]")));
    /** @type {Ticks} what was cleared last */
    var cleared = {};

    /** @param {Element} box */
    function articleOf(box) {
      var list = box.closest("[data-article]");
      return (list && list.getAttribute("data-article")) || "";
    }

    /** @param {string} article every article of the page if it is empty */
    function boxesOf(article) {
      return boxes.filter(function (box) { return !article || articleOf(box) === article; });
    }

    function show() {
      boxes.forEach(function (box) {
        box.checked = read(articleOf(box)).indexOf(box.getAttribute("data-item") || "") >= 0;
      });
      count();
    }

    function count() {
      content.querySelectorAll("[data-ticks]").forEach(function (tools) {
        var own = boxesOf(tools.getAttribute("data-ticks") || "");
        var ticked = own.filter(function (box) { return box.checked; }).length;
        var words = /** @type {HTMLElement} */ (tools.querySelector("[data-ticked]"));
        words.textContent = "已勾 " + ticked + " 项，共 " + own.length + " 项";
        var clearing = /** @type {HTMLButtonElement} */ (tools.querySelector("[data-clear]"));
        clearing.disabled = ticked === 0;
        var undoing = /** @type {HTMLElement | null} */ (tools.querySelector("[data-undo]"));
        if (undoing) undoing.hidden = Object.keys(cleared).length === 0;
      });
    }

    /** @param {string} article */
    function clear(article) {
      cleared = {};
      boxesOf(article).filter(function (box) { return box.checked; }).forEach(function (box) {
        cleared[articleOf(box)] = read(articleOf(box));
      });
      Object.keys(cleared).forEach(function (name) { write(name, []); });
      boxesOf(article).forEach(function (box) { box.checked = false; });
      count();
    }

    function undo() {
      Object.keys(cleared).forEach(function (article) { write(article, cleared[article]); });
      cleared = {};
      show();
    }

    boxes.forEach(function (box) {
      box.addEventListener("change", function () {
        var article = articleOf(box);
        var item = box.getAttribute("data-item") || "";
        var others = read(article).filter(function (other) { return other !== item; });
        write(article, box.checked ? others.concat(item) : others);
        cleared = {};
        count();
      });
    });
    content.querySelectorAll("[data-ticks]").forEach(function (element) {
      var tools = /** @type {HTMLElement} */ (element);
      tools.hidden = false;
      var article = tools.getAttribute("data-ticks") || "";
      on(tools, "[data-clear]", function () { clear(article); });
      on(tools, "[data-undo]", undo);
      on(tools, "[data-print-sheet]", function () { print(tools); });
    });
    show();
    return { show: show };
  }

  /**
   * @param {Element} inside
   * @param {string} selector
   * @param {() => void} act
   */
  function on(inside, selector, act) {
    var button = inside.querySelector(selector);
    if (button) button.addEventListener("click", act);
  }

  /** @param {Element} tools those of the list that is printed with the heading before it */
  function print(tools) {
    var sheet = tools.closest("[data-sheet]");
    if (!sheet) return;
    var heading = sheet.previousElementSibling;
    [document.body, sheet, heading].forEach(function (element) { if (element) element.setAttribute(SHEET, ""); });
    window.print();
  }

  window.addEventListener("afterprint", function () {
    document.querySelectorAll("[" + SHEET + "]").forEach(function (element) { element.removeAttribute(SHEET); });
  });

  /** @type {{content: Element, lists: {show: () => void}} | null} */
  var current = null;
  /* Done once for each content that the page shows: the theme may exchange it without loading a new page. */
  function prepare() {
    var content = document.querySelector("article") || document.body;
    if (!current || current.content !== content) current = { content: content, lists: Checklists(content) };
  }

  /* Another page of the handbook may show the same list. */
  window.addEventListener("storage", function () { if (current) current.lists.show(); });
  whenShown(prepare);
})();
