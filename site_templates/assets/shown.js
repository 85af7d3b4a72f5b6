// @ts-check
/* Tells scripts what the page shows: now, and whenever the theme exchanges it without loading a new page. It stands before
   the scripts that it is joined with. Plain ES5 for old office browsers. */

/** @param {() => void} prepare */
function whenShown(prepare) {
  "use strict";
  var shown = /** @type {{subscribe: (prepare: () => void) => void} | undefined} */ (/** @type {any} */ (window).document$);
  if (shown) shown.subscribe(prepare);
  else prepare();
}
