// @ts-check
/* The site's navigation by keyboard. The theme opens it, and its levels on narrow screens, with labels of hidden
   checkboxes, which no Tab key reaches; here each becomes a button. What is closed or covered is out of the Tab key's
   way. Without this script the labels work with a mouse or a finger. Plain ES5 for old office browsers. */
(function () {
  "use strict";

  var NARROW = "(max-width: 76.234375em)"; /* where the theme makes the navigation a drawer */
  var FIRST = "button:not([hidden]), a[href]";

  /** @param {Element} label */
  function toggleOf(label) {
    return /** @type {HTMLInputElement} */ (document.getElementById(label.getAttribute("for") || ""));
  }

  /**
   * A button in the place of a label, with its look: the theme's styles ask for the attribute `for`, too.
   * @param {Element} label
   * @param {string} name what it is called where it shows a picture only
   */
  function makeButton(label, name) {
    var button = document.createElement("button");
    var toggle = toggleOf(label);
    button.type = "button";
    button.className = label.className;
    button.id = label.id;
    if (!button.id) button.removeAttribute("id");
    button.setAttribute("for", label.getAttribute("for") || "");
    button.setAttribute("aria-expanded", String(toggle.checked));
    if (!(label.textContent || "").trim()) button.setAttribute("aria-label", name);
    while (label.firstChild) button.appendChild(label.firstChild);
    button.addEventListener("click", function () { toggle.click(); });
    if (label.parentNode) label.parentNode.replaceChild(button, label);
    return button;
  }

  /** @param {Element | null | undefined} part */
  function focusFirst(part) {
    var first = part && part.querySelector(FIRST);
    if (first) /** @type {HTMLElement} */ (first).focus({ preventScroll: true });
  }

  /** @param {Element} sidebar */
  function hideCovered(sidebar) {
    var isNarrow = matchMedia(NARROW).matches;
    sidebar.querySelectorAll("[inert]").forEach(function (part) { part.removeAttribute("inert"); });
    if (!isNarrow) return;
    sidebar.querySelectorAll(".md-nav__toggle").forEach(function (element) {
      var toggle = /** @type {HTMLInputElement} */ (element);
      var item = /** @type {Element} */ (toggle.parentElement);
      var panel = item.querySelector(":scope > .md-nav");
      var around = item.parentElement;
      if (!panel || !around) return;
      if (!toggle.checked) {
        panel.setAttribute("inert", "");
        return;
      }
      /** @param {Element} part */
      var cover = function (part) {
        if (part !== panel && part !== item && part !== toggle) part.setAttribute("inert", "");
      };
      [].forEach.call(item.children, cover);
      [].forEach.call(around.children, cover);
      if (around.previousElementSibling) cover(around.previousElementSibling);
    });
  }

  /** @param {Element} sidebar */
  function prepareLevels(sidebar) {
    sidebar.querySelectorAll("label.md-nav__link[for], .md-nav .md-nav label.md-nav__title[for]").forEach(function (label) {
      var toggle = toggleOf(label);
      if (!toggle) return;
      var panel = toggle.parentElement && toggle.parentElement.querySelector(":scope > .md-nav");
      var title = panel && panel.querySelector(".md-nav__title");
      var isInside = panel && panel.contains(label);
      var button = makeButton(label, ((title && title.textContent) || "").trim() + "：下一级");
      toggle.addEventListener("change", function () {
        button.setAttribute("aria-expanded", String(toggle.checked));
        hideCovered(sidebar);
        if (!matchMedia(NARROW).matches) return;
        if (toggle.checked && isInside) focusFirst(panel);
        else if (!toggle.checked && !isInside) button.focus();
      });
    });
    hideCovered(sidebar);
  }

  /** @param {HTMLInputElement} drawer */
  function prepareDrawer(drawer) {
    var label = document.querySelector("label.md-header__button[for=__drawer]");
    if (!label) return;
    var button = makeButton(label, "导航");
    var isInSidebar = function (/** @type {Element | null} */ part) { return Boolean(part && part.closest(".md-sidebar--primary")); };
    drawer.addEventListener("change", function () {
      button.setAttribute("aria-expanded", String(drawer.checked));
      var sidebar = document.querySelector(".md-sidebar--primary");
      /* the deepest open level lies on top */
      var open = sidebar && [].slice.call(sidebar.querySelectorAll(".md-nav__toggle:checked ~ .md-nav")).pop();
      if (drawer.checked) setTimeout(function () { focusFirst(open || sidebar); }, 0);
      else if (isInSidebar(document.activeElement)) button.focus();
    });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !drawer.checked || isOfInputMethod(event)) return;
      button.focus();
      drawer.click();
    });
    document.addEventListener("focusin", function (event) {
      var now = /** @type {Element} */ (event.target);
      if (drawer.checked && now !== button && !isInSidebar(now)) drawer.click();
    });
  }

  whenShown(function () {
    var drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
    var sidebar = document.querySelector(".md-sidebar--primary");
    if (!drawer || !sidebar || !("inert" in sidebar)) return;
    prepareDrawer(drawer);
    prepareLevels(sidebar);
  });
  matchMedia(NARROW).addListener(function () {
    var sidebar = document.querySelector(".md-sidebar--primary");
    if (sidebar) hideCovered(sidebar);
  });
})();
