// @ts-check
/* Says so when a link leads to a place that the page does not have: browsers stay at the top and say nothing. Plain ES5 for
   old office browsers. */
(function () {
  "use strict";

  var PLACES_OF_THEME = "__";

  /**
   * @param {string} place
   * @returns {HTMLElement | null} also where an element takes links to `data-places` and the id in one
   */
  function find(place) {
    var taker = document.querySelector("[data-places]");
    var before = (taker && taker.getAttribute("data-places")) || "";
    return document.getElementById(place.indexOf(before) ? place : place.slice(before.length)) || document.getElementById(place);
  }

  /** @param {Fragment} fragment */
  function isAstray(fragment) {
    if (!fragment.place) return !!fragment.text && !document.querySelector("[data-table]");
    return fragment.place.indexOf(PLACES_OF_THEME) !== 0 && !find(fragment.place);
  }

  function look() {
    var old = document.querySelector("[data-astray]");
    if (old && old.parentNode) old.parentNode.removeChild(old);
    var fragment = handbookFragment.read(location.hash);
    var content = document.querySelector("article");
    if (content && isAstray(fragment)) {
      var notice = document.createElement("p");
      notice.className = "astray-notice";
      notice.setAttribute("role", "status");
      notice.setAttribute("data-astray", "");
      var what = /^award-/.test(fragment.place) ? "奖补" : "位置";
      notice.textContent = "这一页没有链接所指的" + what + "（" + fragment.place.slice(0, 60) + "）：链接可能不完整，或者内容已经改动。" +
        (fragment.text ? "链接里的答案没有填入。" : "");
      content.insertBefore(notice, content.firstChild);
      notice.scrollIntoView();
      return;
    }
    var found = document.getElementById(fragment.place);
    if (found && !document.getElementById(location.hash.slice(1).split(/[?]|:~:/)[0])) found.scrollIntoView();
  }

  window.addEventListener("hashchange", look);
  whenShown(look);
})();
