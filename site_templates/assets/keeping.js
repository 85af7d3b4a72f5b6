// @ts-check
/* What readers set and tick is kept on their device alone, and for each handbook apart: several may stand on one host,
   which browsers take for one site. It stands before the scripts that it is joined with. Plain ES5 for old office
   browsers. */

/* The path of the site's root, as the theme's first script in each page found it. */
var keptUnder = /** @type {{pathname: string}} */ (/** @type {any} */ (window).__md_scope).pathname;

/**
 * @param {string} key
 * @returns {string}
 */
function readKey(key) {
  "use strict";
  try {
    return localStorage.getItem(key) || "";
  } catch (error) {
    return "";
  }
}

/**
 * @param {string} name
 * @returns {string} what is kept under this name; empty where nothing is, or the reader refuses
 */
function readKept(name) {
  "use strict";
  return readKey("handbook." + name + " " + keptUnder);
}

/**
 * @param {string} name
 * @returns {string} what was kept under this name before handbooks were told apart
 */
function readKeptBefore(name) {
  "use strict";
  return readKey("handbook." + name);
}

/**
 * @param {string} name
 * @param {string} text empty to keep nothing, not even from before handbooks were told apart
 */
function writeKept(name, text) {
  "use strict";
  try {
    if (text) localStorage.setItem("handbook." + name + " " + keptUnder, text);
    else {
      localStorage.removeItem("handbook." + name + " " + keptUnder);
      localStorage.removeItem("handbook." + name);
    }
  } catch (error) {
    /* private browsing: it lasts as long as the page */
  }
}

/**
 * @param {string} beginning
 * @returns {string[]} the names of this handbook that begin so and have something kept, without the beginning
 */
function keptNames(beginning) {
  "use strict";
  var first = "handbook." + beginning;
  var last = " " + keptUnder;
  try {
    return Object.keys(localStorage).filter(function (key) {
      return key.slice(0, first.length) === first && key.slice(-last.length) === last;
    }).map(function (key) { return key.slice(first.length, -last.length); });
  } catch (error) {
    return [];
  }
}
