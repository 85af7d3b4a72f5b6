// @ts-check
/* Ticks of the checklists, kept on this device alone: counted, cleared, brought back, and one list printed by itself. A
   tick belongs to the words of its item, whatever their place; where an amendment took the words away, the reader is
   told which. Without this script the lists can still be ticked; ticks then last as long as the page. Plain ES5 for old
   office browsers. */
(function () {
  "use strict";

  var NAME = "materials.";
  var SHEET = "data-printed";

  var BY_PLACE = "以前的勾选只记了第几项，修订以后可能对不上，没有保留。请重新勾选。";
  var GONE = "您勾选过的这些，现在的原文里没有了或改了字，勾选没有保留。请按现在的清单核对：";

  /** @typedef {{box: HTMLInputElement, article: string, words: string}} Item */
  /** @typedef {{[article: string]: string[]}} Ticks words of items, by the number of the article */

  /**
   * @param {string} article
   * @returns {string[]} the words of the items that are ticked
   */
  function read(article) {
    try {
      var ticked = JSON.parse(readKept(NAME + article) || "[]");
      return Array.isArray(ticked) ? ticked.map(String) : [];
    } catch (error) {
      return [];
    }
  }

  /**
   * @param {string} article
   * @param {string[]} ticked
   */
  function write(article, ticked) {
    writeKept(NAME + article, ticked.length ? JSON.stringify(ticked) : "");
  }

  /**
   * @param {string} name of an element
   * @param {string} text
   */
  function made(name, text) {
    var element = document.createElement(name);
    element.textContent = text;
    return element;
  }

  /**
   * The items of the page, each with its words; where an article asks for the same twice, also which of them it is.
   * @param {Element} content
   * @returns {Item[]}
   */
  function itemsOf(content) {
    /** @type {{[words: string]: number}} */
    var seen = {};
    var boxes = /** @type {HTMLInputElement[]} */ ([].slice.call(content.querySelectorAll("[data-article] input[data-item]")));
    return boxes.map(function (box) {
      var article = /** @type {Element} */ (box.closest("[data-article]")).getAttribute("data-article") || "";
      var words = box.getAttribute("data-item") || "";
      var times = seen[article + " " + words] = (seen[article + " " + words] || 0) + 1;
      return { box: box, article: article, words: times > 1 ? words + "（第 " + times + " 处）" : words };
    });
  }

  /** @param {Element} content what the page shows */
  function Checklists(content) {
    var items = itemsOf(content);
    var tools = /** @type {HTMLElement[]} */ ([].slice.call(content.querySelectorAll("[data-ticks]")));
    var showsAll = tools.some(function (one) { return one.getAttribute("data-ticks") === ""; });
    var notice = document.createElement("div");
    /** @type {Item[]} what was cleared last */
    var cleared = [];
    /** @type {Ticks} the words that each article has now */
    var present = {};
    items.forEach(function (item) { present[item.article] = (present[item.article] || []).concat(item.words); });

    /** @param {string} article every article of the page if it is empty */
    function itemsIn(article) {
      return items.filter(function (item) { return !article || item.article === article; });
    }

    function show() {
      items.forEach(function (item) { item.box.checked = read(item.article).indexOf(item.words) >= 0; });
      count();
    }

    function count() {
      tools.forEach(function (one) {
        var own = itemsIn(one.getAttribute("data-ticks") || "");
        var ticked = own.filter(function (item) { return item.box.checked; }).length;
        var words = /** @type {HTMLElement} */ (one.querySelector("[data-ticked]"));
        words.textContent = "已勾 " + ticked + " 项，共 " + own.length + " 项";
        var clearing = /** @type {HTMLButtonElement} */ (one.querySelector("[data-clear]"));
        clearing.disabled = ticked === 0;
        var undoing = /** @type {HTMLElement | null} */ (one.querySelector("[data-undo]"));
        if (undoing) undoing.hidden = cleared.length === 0;
      });
      tellGone();
    }

    /**
     * @param {Item} item
     * @param {boolean} isTicked
     */
    function tick(item, isTicked) {
      var others = read(item.article).filter(function (words) { return words !== item.words; });
      write(item.article, isTicked ? others.concat(item.words) : others);
      item.box.checked = isTicked;
    }

    /** @param {string} article */
    function clear(article) {
      cleared = itemsIn(article).filter(function (item) { return item.box.checked; });
      cleared.forEach(function (item) { tick(item, false); });
      count();
    }

    function undo() {
      cleared.forEach(function (item) { tick(item, true); });
      cleared = [];
      count();
    }

    /* What an amendment took away */

    /** @returns {string[]} the articles whose ticks this page answers for */
    function articles() {
      var others = showsAll ? keptNames(NAME).filter(function (article) { return !present[article]; }) : [];
      return Object.keys(present).concat(others);
    }

    /**
     * @param {string} article
     * @returns {string[]} ticked words that the article does not have any more
     */
    function goneFrom(article) {
      return read(article).filter(function (words) { return (present[article] || []).indexOf(words) < 0; });
    }

    function tellGone() {
      /* Before handbooks were told apart, ticks were kept by the place of their item. Whose they are now nobody can tell. */
      var isByPlace = articles().some(function (article) { return readKeptBefore(NAME + article) !== ""; });
      var list = document.createElement("ul");
      articles().forEach(function (article) {
        goneFrom(article).forEach(function (words) {
          list.appendChild(made("li", (showsAll ? "第 " + article + " 条：" : "") + words));
        });
      });
      notice.hidden = !isByPlace && !list.firstChild;
      notice.textContent = "";
      if (notice.hidden) return;
      if (isByPlace) notice.appendChild(made("p", BY_PLACE));
      if (list.firstChild) notice.appendChild(made("p", GONE));
      if (list.firstChild) notice.appendChild(list);
      var button = notice.appendChild(made("button", "知道了"));
      button.setAttribute("type", "button");
      button.addEventListener("click", forgetGone);
    }

    function forgetGone() {
      articles().forEach(function (article) {
        var gone = goneFrom(article);
        var left = read(article).filter(function (words) { return gone.indexOf(words) < 0; });
        write(article, []); /* with what was kept by place */
        write(article, left);
      });
      tellGone();
    }

    items.forEach(function (item) {
      item.box.addEventListener("change", function () {
        tick(item, item.box.checked);
        cleared = [];
        count();
      });
    });
    tools.forEach(function (one) {
      one.hidden = false;
      var article = one.getAttribute("data-ticks") || "";
      on(one, "[data-clear]", function () { clear(article); });
      on(one, "[data-undo]", undo);
      on(one, "[data-print-sheet]", function () { print(one); });
    });
    notice.className = "ticks-gone";
    notice.setAttribute("role", "status");
    var around = tools[0] && tools[0].closest("p");
    if (around) around.insertAdjacentElement("afterend", notice);
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
