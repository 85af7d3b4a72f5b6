// @ts-check
/* Where an amendment comes into force about the day of reading: takes away what is over, and says what today means.
   Without this script both versions stand there with their days. Plain ES5 for old office browsers. */
(function () {
  "use strict";

  /* The document's days are days in China, wherever it is read. */
  var CHINA = 8 * 60 * 60 * 1000;

  /** @param {string} day as 2025-06-30 */
  function inWords(day) {
    var parts = day.split("-").map(Number);
    return parts[0] + "年" + parts[1] + "月" + parts[2] + "日";
  }

  /** @param {string} day */
  function showDay(day) {
    document.querySelectorAll("[data-ends]").forEach(function (element) {
      /** @type {HTMLElement} */ (element).hidden = day > (element.getAttribute("data-ends") || "");
    });
    document.querySelectorAll(".version-notice").forEach(function (notice) {
      var place = /** @type {HTMLElement | null} */ (notice.querySelector("[data-today]"));
      if (!place) return;
      var isComing = day < (notice.getAttribute("data-since") || "");
      place.textContent = "今天是" + inWords(day) + (isComing ? "，还没有施行。" : "，已经施行。");
      place.hidden = false;
    });
  }

  whenShown(function () {
    showDay(new Date(Date.now() + CHINA).toISOString().slice(0, 10));
  });
})();
