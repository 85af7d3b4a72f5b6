// @ts-check
/* Input methods: what is being composed is not said yet, and the keys that choose among its candidates command nothing
   else. It stands before the scripts that it is joined with. Plain ES5 for old office browsers. */

/** @type {EventTarget | null} the field in which something is being composed */
var composedIn = null;
document.addEventListener("compositionstart", function (event) { composedIn = event.target; }, true);
document.addEventListener("compositionend", function () { composedIn = null; }, true);

/**
 * Whether a key belongs to an input method. WebKit ends the composition before it tells of the key that ended it; the
 * number 229, which is otherwise no key, remains.
 * @param {KeyboardEvent} event
 * @returns {boolean}
 */
function isOfInputMethod(event) {
  "use strict";
  return event.isComposing || event.keyCode === 229;
}

/**
 * Tells of every change of what is typed inside an element, once it is committed.
 * @param {HTMLElement} element a field, or what is around fields
 * @param {(field: HTMLElement) => void} act
 */
function whenCommitted(element, act) {
  "use strict";
  element.addEventListener("input", function (event) {
    if (!(/** @type {InputEvent} */ (event).isComposing)) act(/** @type {HTMLElement} */ (event.target));
  });
  element.addEventListener("compositionend", function (event) { act(/** @type {HTMLElement} */ (event.target)); });
}
