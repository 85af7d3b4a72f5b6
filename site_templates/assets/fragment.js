// @ts-check
/* Reads the part of an address behind #: programs that pass links on encode its signs, even twice, and take the end of a
   sentence for a part of it. Stands before the scripts that it is joined with. Plain ES5 for old office browsers. */

/** @typedef {{place: string, text: string | null}} Fragment the place of the page; what stands behind its question mark */

var handbookFragment = (function () {
  "use strict";

  /* None of them ends an answer. */
  var ENDS = "。．.，,；;、：:！!…”’\"'」』）)】〉》]}>（([【《<「『“‘?？　 \u00a0\u200b\u200c\u200d\u2060\ufeff";

  /**
   * Its first character always stays.
   * @param {string} text
   */
  function trimmed(text) {
    var end = text.length;
    while (end > 1 && ENDS.indexOf(text.charAt(end - 1)) >= 0) end -= 1;
    return text.slice(0, end);
  }

  /** @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch (error) {
      return text; /* somebody has cut it short */
    }
  }

  /**
   * @param {string} hash with its #
   * @returns {Fragment}
   */
  function read(hash) {
    var whole = hash.slice(1).split(":~:")[0]
      .replace(/%(?:25)+(?=[0-9a-f]{2})/gi, "%") /* encoded twice, or more often */
      .replace(/%(?:3F|26|3D)/gi, decoded)
      .replace(/&amp;/g, "&");
    var sign = whole.indexOf("?");
    if (sign < 0) return { place: trimmed(decoded(whole)), text: null };
    return { place: decoded(whole.slice(0, sign)), text: whole.slice(sign + 1) };
  }

  /**
   * Names and values, without the end of a sentence behind them.
   * @param {string} text
   * @returns {[string, string][]}
   */
  function pairs(text) {
    /** @type {[string, string][]} */
    var found = [];
    text.split("&").forEach(function (pair) {
      var sign = pair.indexOf("=");
      var name = sign < 0 ? pair : pair.slice(0, sign);
      var value = sign < 0 ? "" : pair.slice(sign + 1);
      if (pair) found.push([decoded(name), decoded(value.replace(/\+/g, " "))]);
    });
    var last = found[found.length - 1];
    if (last) last[last[1] ? 1 : 0] = trimmed(last[last[1] ? 1 : 0]);
    return found;
  }

  /**
   * Whether a value has lost a part of an encoded character.
   * @param {string} value
   */
  function isBroken(value) {
    return /%[0-9a-f]/i.test(value) && decoded(value) === value;
  }

  return { read: read, pairs: pairs, isBroken: isBroken };
})();
