// @ts-check
/* Says so when a link leads to a place that the page does not have: browsers stay at the top and say nothing. Plain ES5 for
   old office browsers. */
(function () {
  "use strict";

  var FRAGMENT_OF_THEME = "__";

  /** @param {string} place */
  function isThere(place) {
    return !place || place.indexOf(FRAGMENT_OF_THEME) === 0 || !!document.getElementById(place);
  }

  function look() {
    var old = document.querySelector("[data-astray]");
    if (old && old.parentNode) old.parentNode.removeChild(old);
    var fragment = handbookFragment.read(location.hash);
    var content = document.querySelector("article");
    if (!content || (isThere(fragment.place) && (fragment.place || !fragment.text || document.querySelector("[data-table]")))) {
      var found = fragment.place && document.getElementById(fragment.place);
      var wanted = location.hash.slice(1).split(/[?]|:~:/)[0];
      if (found && wanted !== fragment.place && !document.getElementById(wanted)) found.scrollIntoView();
      return;
    }
    var notice = document.createElement("p");
    notice.className = "astray-notice";
    notice.setAttribute("role", "status");
    notice.setAttribute("data-astray", "");
    notice.textContent = /^award-/.test(fragment.place)
      ? "这一页没有链接所指的奖补（" + fragment.place.slice(0, 60) + "）：链接可能不完整，或者奖补已经改动。链接里的答案没有填入。"
      : "这一页没有链接所指的位置（" + fragment.place.slice(0, 60) + "）：链接可能不完整，或者内容已经改动。";
    content.insertBefore(notice, content.firstChild);
    notice.scrollIntoView();
  }

  window.addEventListener("hashchange", look);
  whenShown(look);
})();
