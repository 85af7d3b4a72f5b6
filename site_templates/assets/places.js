// @ts-check
/* Places of a page, for the theme's instant navigation: it would load the page anew, and with it an empty form, when a
   reader goes to another place of the same page or back from there. It leaves links with a target alone, and a step in
   the history stays unknown to it when this script hears of it first; so this one stands before the theme's. Plain ES5
   for old office browsers. */
(function () {
  "use strict";

  var shownPath = location.pathname;

  /* The entry also keeps what readers have filled in (calculator/entries.js), of which the theme knows nothing. */
  var replace = history.replaceState;
  history.replaceState = function (state, unused, address) {
    var kept = history.state && history.state.answers;
    if (kept && state && !("answers" in state)) state = Object.assign({}, state, { answers: kept });
    return address === undefined ? replace.call(history, state, unused) : replace.call(history, state, unused, address);
  };

  document.addEventListener("click", function (event) {
    var element = /** @type {Element} */ (event.target);
    var link = /** @type {HTMLAnchorElement | null} */ (element.closest("a[href]"));
    var isHere = link && link.hash && link.href.split("#")[0] === location.href.split("#")[0];
    if (!link || !isHere) return;
    if (!link.target) link.target = "_self";
    // The theme notes a place when scrolling has rested for a while; a quick reader is gone by then.
    if (history.scrollRestoration === "manual") history.replaceState({ x: pageXOffset, y: pageYOffset }, "");
  }, true);

  window.addEventListener("popstate", function (event) {
    if (location.pathname !== shownPath) return;
    event.stopImmediatePropagation();
    var left = history.state && history.state.y;
    if (history.scrollRestoration === "manual" && typeof left === "number") window.scrollTo(0, left);
  });

  document.addEventListener("DOMContentLoaded", function () {
    var shown = /** @type {{subscribe: (note: () => void) => void} | undefined} */ (/** @type {any} */ (window).document$);
    if (shown) shown.subscribe(function () { shownPath = location.pathname; });
  });
})();
