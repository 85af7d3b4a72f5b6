// @ts-check
/* Ticks of the checklists, kept on this device, the print buttons, and names for parts of the theme that have none.
   Without this script everything can still be read; ticks then last as long as the page. Plain ES5 for old office
   browsers. */
(function () {
  "use strict";

  var PREFIX = "handbook.materials.";

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
      localStorage.setItem(PREFIX + article, JSON.stringify(ticked));
    } catch (error) {
      /* private browsing: the tick lasts as long as the page */
    }
  }

  /** @param {Element} list */
  function keepTicks(list) {
    var article = list.getAttribute("data-article") || "";
    var ticked = read(article);
    list.querySelectorAll("input[data-item]").forEach(function (element) {
      var box = /** @type {HTMLInputElement} */ (element);
      var item = box.getAttribute("data-item") || "";
      box.checked = ticked.indexOf(item) >= 0;
      box.addEventListener("change", function () {
        var others = read(article).filter(function (other) { return other !== item; });
        write(article, box.checked ? others.concat(item) : others);
      });
    });
  }

  /* The theme leaves sections that have a page of their own without a name for screen readers. */
  function nameParts() {
    document.querySelectorAll("nav.md-nav[aria-labelledby]").forEach(function (section) {
      var label = document.getElementById(section.getAttribute("aria-labelledby") || "");
      var title = section.querySelector(".md-nav__title");
      if (title && !(label && (label.textContent || "").trim())) {
        section.removeAttribute("aria-labelledby");
        section.setAttribute("aria-label", (title.textContent || "").trim());
      }
    });
  }

  /** @type {Element | null} */
  var prepared = null;
  /* Done once for each content that the page shows: the theme may exchange it without loading a new page. */
  function prepare() {
    nameParts();
    var content = document.querySelector("article") || document.body;
    if (prepared === content) return;
    prepared = content;
    content.querySelectorAll("[data-article]").forEach(keepTicks);
    content.querySelectorAll("button[data-print]").forEach(function (button) {
      /** @type {HTMLElement} */ (button).hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
  }

  var shown = /** @type {{subscribe: (prepare: () => void) => void} | undefined} */ (/** @type {any} */ (window).document$);
  if (shown) shown.subscribe(prepare);
  else prepare();
})();
