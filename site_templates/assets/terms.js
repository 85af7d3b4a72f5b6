// @ts-check
/* Shows what the text says about a marked term beside it: while the pointer or the focus is on it, or after a touch.
   The words stand at the end of the page, where the mark leads; without this script the mark is a link to them. Esc
   takes the words away, and the pointer can move onto them. Plain ES5 for old office browsers. */
(function () {
  "use strict";

  var MARGIN = 8;
  var PATIENCE = 250;

  var tip = document.createElement("div");
  tip.className = "term-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  /** @type {Element | null} */
  var owner = null;
  var timer = 0;
  /** Whether the press that is going on began with a finger or a pen on a term that did not show its words yet. */
  var isFirstTouch = false;

  /**
   * @param {Event} event
   * @returns {Element | null} the marked term that the event is about
   */
  function termOf(event) {
    var target = event.target;
    return target instanceof Element ? target.closest("a.term") : null;
  }

  /** @param {Element} term */
  function show(term) {
    window.clearTimeout(timer);
    if (owner === term) return;
    var entry = document.getElementById(term.getAttribute("aria-describedby") || "");
    if (!entry) return;
    var words = /** @type {Element} */ (entry.cloneNode(true));
    tip.textContent = "";
    while (words.firstChild) tip.appendChild(words.firstChild);
    document.body.appendChild(tip);
    tip.hidden = false;
    owner = term;
    place(term);
  }

  /** @param {Element} term */
  function place(term) {
    var box = term.getBoundingClientRect();
    var above = box.top - tip.offsetHeight - MARGIN;
    var fitsBelow = box.bottom + MARGIN + tip.offsetHeight <= window.innerHeight;
    var top = fitsBelow || above < 0 ? box.bottom + MARGIN : above;
    var last = document.documentElement.clientWidth - tip.offsetWidth - MARGIN;
    tip.style.top = top + window.pageYOffset + "px";
    tip.style.left = Math.max(MARGIN, Math.min(box.left, last)) + window.pageXOffset + "px";
  }

  function hide() {
    window.clearTimeout(timer);
    tip.hidden = true;
    owner = null;
  }

  /** Takes the words away unless the reader comes back in time or the focus is still on the term. */
  function leave() {
    window.clearTimeout(timer);
    timer = window.setTimeout(function () { if (document.activeElement !== owner) hide(); }, PATIENCE);
  }

  document.addEventListener("mouseover", function (event) {
    var term = termOf(event);
    if (term) {
      window.clearTimeout(timer);
      if (term === owner) return;
      timer = window.setTimeout(function () { if (term) show(term); }, PATIENCE);
    } else if (owner && event.target instanceof Node && tip.contains(event.target)) window.clearTimeout(timer);
  });
  document.addEventListener("mouseout", function (event) {
    var target = event.target;
    if (termOf(event) || (target instanceof Node && tip.contains(target))) leave();
  });
  document.addEventListener("focusin", function (event) {
    var term = termOf(event);
    if (term) show(term);
  });
  document.addEventListener("focusout", function (event) { if (termOf(event)) leave(); });
  document.addEventListener("pointerdown", function (event) {
    var term = termOf(event);
    isFirstTouch = Boolean(term) && term !== owner && event.pointerType !== "mouse";
    if (!term && !(event.target instanceof Node && tip.contains(event.target))) hide();
  }, true);
  document.addEventListener("click", function (event) {
    var term = termOf(event);
    if (!term) return;
    if (isFirstTouch) {
      event.preventDefault();
      show(term);
    } else hide();
    isFirstTouch = false;
  });
  document.addEventListener("keydown", function (event) {
    if ((event.key === "Escape" || event.key === "Esc") && !isOfInputMethod(event)) hide();
  });
  window.addEventListener("resize", hide);
  window.addEventListener("hashchange", hide);
})();
