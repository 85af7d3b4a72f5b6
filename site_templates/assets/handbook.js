// @ts-check
/* The print buttons, and names for parts of the theme that have none.
   Without this script everything can still be read. Plain ES5 for old office browsers. */
(function () {
  "use strict";

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
    content.querySelectorAll("button[data-print]").forEach(function (button) {
      /** @type {HTMLElement} */ (button).hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
  }

  whenShown(prepare);
})();
