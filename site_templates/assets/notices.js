// @ts-check
/* Two notices: whether the document is in force on the day of reading, and that a link leaves the site. Without this
   script the validity is that of the handbook's last revision, and links lead where they lead. Plain ES5 for old office
   browsers. */
(function () {
  "use strict";

  var DAY = 24 * 60 * 60 * 1000;
  /* The document's days are days in China, wherever it is read. */
  var CHINA = 8 * 60 * 60 * 1000;

  /** @param {string} date as 2025-02-18 */
  function dayOf(date) {
    return Date.parse(date + "T00:00:00Z") / DAY;
  }

  /** @param {Element} notice */
  function validityOn(notice) {
    var today = Math.floor((Date.now() + CHINA) / DAY);
    var last = notice.getAttribute("data-last-day");
    if (today < dayOf(notice.getAttribute("data-effective") || "")) return "coming";
    if (!last || today + Number(notice.getAttribute("data-soon")) < dayOf(last)) return "valid";
    return today <= dayOf(last) ? "ending" : "ended";
  }

  function showValidity() {
    document.querySelectorAll(".validity-notice").forEach(function (element) {
      var notice = /** @type {HTMLElement} */ (element);
      var state = validityOn(notice);
      notice.setAttribute("data-state", state);
      notice.hidden = state === "valid";
      notice.querySelectorAll("[data-when]").forEach(function (words) {
        /** @type {HTMLElement} */ (words).hidden = words.getAttribute("data-when") !== state;
      });
    });
    document.querySelectorAll("[data-validity-state]").forEach(function (place) {
      var notice = document.querySelector(".validity-notice");
      var words = notice && place.getAttribute("data-" + validityOn(notice));
      if (words) place.textContent = words;
    });
  }

  /** @param {string} host */
  function isOwn(host) {
    var named = document.querySelector("meta[name=own-hosts]");
    var own = ((named && named.getAttribute("content")) || "").split(" ");
    return host === location.host || own.some(function (known) {
      return known !== "" && (host === known || host.slice(-known.length - 1) === "." + known);
    });
  }

  /** @param {HTMLAnchorElement} link */
  function askBeforeLeaving(link) {
    var dialog = document.createElement("dialog");
    dialog.className = "leaving md-typeset";
    dialog.setAttribute("aria-labelledby", "leaving-title");
    var title = document.createElement("h2");
    title.id = "leaving-title";
    title.textContent = "即将离开本站";
    var words = document.createElement("p");
    words.textContent = "要打开的是其他网站的页面，本站不对它的内容负责：" + link.hostname;
    var go = document.createElement("a");
    go.className = "md-button md-button--primary";
    go.href = link.href;
    go.target = "_blank";
    go.rel = "noopener noreferrer";
    go.textContent = "继续前往";
    var stay = document.createElement("button");
    stay.type = "button";
    stay.className = "md-button";
    stay.textContent = "留在本站";
    var choices = document.createElement("p");
    choices.append(go, " ", stay);
    dialog.append(title, words, choices);
    [go, stay].forEach(function (choice) {
      choice.addEventListener("click", function () { dialog.close(); });
    });
    dialog.addEventListener("close", function () {
      dialog.remove();
      link.focus();
    });
    document.body.append(dialog);
    dialog.showModal();
    stay.focus();
  }

  document.addEventListener("click", function (event) {
    var element = /** @type {Element} */ (event.target);
    var link = /** @type {HTMLAnchorElement | null} */ (element.closest("a[href]"));
    var leaves = link && /^https?:$/.test(link.protocol) && !isOwn(link.host) && !link.closest("dialog.leaving");
    if (!link || !leaves || !("HTMLDialogElement" in window)) return;
    event.preventDefault();
    event.stopPropagation();
    askBeforeLeaving(link);
  }, true);

  whenShown(showValidity);
})();
