// @ts-check
/* Opens the search dialog: with its button, and with / or s unless the reader has switched these keys off. The dialog is there at once, so that nothing typed is
   lost; its script and the pages to search in are loaded when it is opened for the first time. Both are classic
   scripts, which work from a folder as well. Without this script the button is a link to the full text. Plain ES5 for
   old office browsers. */
(function () {
  "use strict";

  var button = /** @type {HTMLElement | null} */ (document.querySelector("[data-search-button]"));
  var template = /** @type {HTMLTemplateElement | null} */ (document.querySelector("[data-search-template]"));
  if (!button || !template || !template.content) return;

  var LOADING = "正在载入……";
  var SLOW = "还在载入，比平常慢。";
  var FAILED = "搜索没有载入。";
  /** Milliseconds after which a reader who waits is shown other ways. */
  var PATIENCE = 8000;

  /* The theme may change the page's address without loading anew: addresses are made absolute now. */
  var shownAt = location.href;
  var root = absolute("root");
  /* What is loaded, and how it is known to be there and whole: a broken script arrives like any other. */
  var needed = [
    { address: absolute("script"), isThere: function () { return !!loaded.handbookSearch; } },
    {
      address: absolute("pages"),
      isThere: function () { return !!loaded.handbookSearch && loaded.handbookSearch.takes(loaded.handbookPages); }
    }
  ];

  /** @type {HTMLDialogElement | null} */
  var dialog = null;
  /** @type {Element | null} */
  var opened = null;
  var loaded = /** @type {any} */ (window);
  var tries = 0;
  var timer = 0;

  /** @param {string} name */
  function absolute(name) {
    var written = /** @type {HTMLElement} */ (template).getAttribute("data-" + name) || "";
    return new URL(written, shownAt).href;
  }

  /**
   * Whether the browser knows dialogs itself; Safari 14 does not.
   *
   * @param {object} element
   * @returns {boolean}
   */
  function isModal(element) {
    return "showModal" in element;
  }

  function open() {
    if (!dialog) dialog = make();
    if (dialog.hasAttribute("open")) return;
    opened = document.activeElement;
    if (isModal(dialog)) dialog.showModal();
    else dialog.setAttribute("open", "");
    query().focus();
    query().select();
  }

  function close() {
    if (!dialog) return;
    if (isModal(dialog)) dialog.close();
    else {
      dialog.removeAttribute("open");
      if (opened) /** @type {HTMLElement} */ (opened).focus();
    }
  }

  function make() {
    var copy = document.importNode(/** @type {HTMLTemplateElement} */ (template).content, true);
    var made = /** @type {HTMLDialogElement} */ (copy.querySelector("dialog"));
    made.querySelectorAll("a[href]").forEach(function (link) {
      link.setAttribute("href", new URL(link.getAttribute("href") || "", shownAt).href);
    });
    made.addEventListener("keydown", function (event) {
      if (event.key === "Escape") {
        event.preventDefault(); /* the browser would close a dialog for the key of an input method, too */
        if (!isOfInputMethod(event)) close();
      }
      /* The theme would take letters for commands of its own. */
      event.stopPropagation();
    });
    made.addEventListener("submit", function (event) { event.preventDefault(); });
    made.addEventListener("click", function (event) {
      var element = /** @type {Element} */ (event.target);
      if (element === made || element.closest("[data-search-close]")) close();
      else if (element.closest("[data-search-retry]")) load();
      else if (element.closest("a[href]") && !event.ctrlKey && !event.metaKey && !event.shiftKey) close();
    });
    document.body.appendChild(made);
    dialog = made;
    load();
    return made;
  }

  /** Loads what is not there yet: a try after the first one past whatever the browser has kept. */
  function load() {
    tries += 1;
    var mine = tries;
    var missing = needed.filter(function (one) { return !one.isThere(); });
    var waiting = missing.length;
    window.clearTimeout(timer);
    timer = window.setTimeout(function () { show(SLOW, true); }, PATIENCE);
    show(LOADING, false);
    missing.forEach(function (one) {
      var script = document.createElement("script");
      script.src = one.address + (mine > 1 ? "?" + Date.now() : "");
      script.onload = script.onerror = function () {
        waiting -= 1;
        if (mine === tries && !waiting) finish();
      };
      document.head.appendChild(script);
    });
  }

  function finish() {
    window.clearTimeout(timer);
    var isWhole = needed.every(function (one) { return one.isThere(); });
    show(isWhole ? "" : FAILED, !isWhole);
    if (isWhole) loaded.handbookSearch.start(dialog, root, loaded.handbookPages);
  }

  /**
   * @param {string} words
   * @param {boolean} isInTrouble whether other ways are shown
   */
  function show(words, isInTrouble) {
    say(words);
    part("failed").hidden = !isInTrouble;
  }

  /** @param {string} words */
  function say(words) {
    part("count").textContent = words;
  }

  /** @param {string} name */
  function part(name) {
    return /** @type {HTMLElement} */ (
      /** @type {HTMLElement} */ (dialog).querySelector("[data-search-" + name + "]"));
  }

  function query() {
    return /** @type {HTMLInputElement} */ (/** @type {HTMLElement} */ (dialog).querySelector("input"));
  }

  /** @param {Element | null} element */
  function takesText(element) {
    return !!element && (/^(INPUT|SELECT|TEXTAREA)$/.test(element.tagName) ||
      /** @type {HTMLElement} */ (element).isContentEditable);
  }

  button.setAttribute("role", "button");
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    open();
  });
  button.addEventListener("keydown", function (event) {
    if (event.key !== " ") return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" && event.key !== "s") return;
    if (event.ctrlKey || event.metaKey || event.altKey || isOfInputMethod(event)) return;
    if (document.documentElement.getAttribute("data-keys") === "off") return; /* the reader's own setting */
    if (takesText(document.activeElement) || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    open();
  });

  /* The page for wrong addresses sends its readers here: #search=words. */
  var asked = /^#search=/.test(location.hash) && new URLSearchParams(location.hash.slice(1)).get("search");
  if (asked) {
    history.replaceState(history.state, "", location.pathname + location.search);
    open();
    query().value = asked;
  }
})();
