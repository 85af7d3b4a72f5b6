// @ts-check
/* The copy of the site that is kept on this device for use without network: asks the worker for it once the page has
   been read for a moment, says in words what is shown, and lets the reader keep all or nothing. Where browser or server
   allow no worker, nothing is said and nothing is missing. Plain ES5 for old office browsers. */
(function () {
  "use strict";

  /**
   * @typedef {{version: string, edition: string, day: string, isWhole: boolean}} Kept
   * @typedef {{edition: string, kept?: Kept, filling: {done: number, total: number} | null, hasFailed: boolean}} State
   */

  var KEY = "offline";
  /* Until then the page itself, and what a reader wants of it at once, have the network alone. */
  var DELAY = 4000;

  /** @type {ServiceWorkerContainer | null} */
  var workers = null;
  /** @type {HTMLElement | null} the element of the page that is shown now */
  var notice = null;
  /** @type {State | null} */
  var state = null;
  /** @type {{download: number, stored: number} | null} bytes */
  var sizes = null;
  var parts = "";
  var chosen = "";
  var isBegun = false;
  var isAnswering = false;
  var isClosed = false;
  /* The page was shown from the copy because the network was slow, and then it answered. */
  var isLate = false;

  /** @returns {string} "all", "none", or nothing where the reader has not chosen */
  function wish() {
    return chosen || readKept(KEY) || readKeptBefore(KEY);
  }

  /** @param {string} value */
  function setWish(value) {
    chosen = value;
    writeKept(KEY, value);
  }

  /** Whether each byte costs the reader time or money. */
  function isSaving() {
    var connection = /** @type {{saveData?: boolean, effectiveType?: string, type?: string} | undefined} */ (
      /** @type {any} */ (navigator).connection);
    return !!connection && (connection.saveData === true || connection.type === "cellular" ||
      /2g|3g/.test(connection.effectiveType || ""));
  }

  /** @param {string} name */
  function told(name) {
    return (notice && notice.getAttribute("data-" + name)) || "";
  }

  /** @param {string} name relative to the root of the site */
  function address(name) {
    return new URL(told("root") + name, location.href).href;
  }

  /** @param {object} words what the worker is asked for */
  function ask(words) {
    if (workers && workers.controller) workers.controller.postMessage(words);
  }

  /** @param {boolean} all */
  function keep(all) {
    ask({ type: "keep", all: all, page: location.href.split(/[?#]/)[0].slice(address("").length) });
  }

  /** Asks for the copy that suits the reader's wish and connection. */
  function keepAsWished() {
    if (wish() !== "none") keep(wish() === "all" || !isSaving());
  }

  function begin() {
    if (!workers || !notice || isBegun) return;
    isBegun = true;
    workers.register(address("service-worker.js")).then(function (registration) {
      function ready() {
        if (registration.installing || registration.waiting) return; /* it says when it is there */
        keepAsWished();
      }
      registration.update().then(ready, ready);
    }).catch(function () {
      isBegun = false;
      if (chosen) hear({ data: { type: "state", edition: told("edition"), filling: null, hasFailed: true } });
    });
  }

  /** Once the page is there and nothing more urgent is going on. */
  function beginSoon() {
    if (wish() === "none") return;
    setTimeout(function () {
      if ("requestIdleCallback" in window) requestIdleCallback(begin, { timeout: DELAY });
      else begin();
    }, DELAY);
  }

  /* Words */

  /** @param {string} day as 2025-02-18 */
  function dayWords(day) {
    return day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日");
  }

  /** @param {number} bytes */
  function megabytes(bytes) {
    return Math.max(1, Math.round(bytes / 1000000)) + " MB";
  }

  /**
   * @param {string} words
   * @param {string} action
   * @param {() => void} act
   */
  function show(words, action, act) {
    if (!notice) return;
    var text = document.createElement("p");
    text.textContent = words;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "reading-button";
    button.textContent = action;
    button.addEventListener("click", act);
    notice.textContent = "";
    notice.appendChild(text);
    notice.appendChild(button);
    notice.hidden = false;
  }

  function reload() {
    location.reload();
  }

  function close() {
    isClosed = true;
    if (notice) notice.hidden = true;
  }

  function showNotice() {
    var why = told("offline");
    var edition = told("edition");
    if (isLate) {
      show("网络刚才很慢，这一页是以前存下的。最新的内容已经到了。", "看最新的", reload);
    } else if (why) {
      show((why === "slow" ? "网络很慢，先显示存下的内容。" : "现在没有连上网络，显示的是存下的内容。") +
        "这是 " + dayWords(told("day")) + "存在这台设备上的" + edition + "，最新的规定要联网才能看到。", "重新连接", reload);
    } else if (state && isAnswering && state.edition !== edition) {
      show("手册已更新到" + state.edition + "。这一页还是" + edition + "。", "看新版", reload);
    } else if (state && state.kept && state.kept.edition !== edition && !isClosed) {
      show("手册已更新：现在看到的是" + edition + "，上次存在这台设备上的是" + state.kept.edition + "。", "知道了", close);
    }
  }

  /* The settings */

  /** @param {Element} section */
  function showState(section) {
    var box = /** @type {HTMLElement} */ (section.querySelector("[data-offline-settings]"));
    var words = /** @type {HTMLElement} */ (box.querySelector("[data-offline-state]"));
    var all = /** @type {HTMLButtonElement} */ (box.querySelector("[data-offline-keep]"));
    var none = /** @type {HTMLButtonElement} */ (box.querySelector("[data-offline-forget]"));
    var kept = state && state.kept;
    var filling = state && state.filling;
    var weight = sizes ? "（下载约 " + megabytes(sizes.download) + "，占用约 " + megabytes(sizes.stored) + "）" : "";
    box.hidden = false;
    all.hidden = !!filling || !!(kept && kept.isWhole);
    none.hidden = !kept && !filling;
    all.textContent = "全部存到这台设备" + weight;
    words.textContent = filling ? "正在存，已有 " + Math.floor(100 * filling.done / (filling.total || 1)) + "%。"
      : (state && state.hasFailed ? "没有存成：可能是网络中断，或者这台设备没有地方了。" : "") + keptWords(kept);
  }

  /** @param {Kept | null | undefined} kept */
  function keptWords(kept) {
    if (!kept) return "未存：没有网络时不能看。";
    var which = "（" + kept.edition + "，" + dayWords(kept.day) + "存）";
    return kept.isWhole ? "已存，没有网络也能看、搜索和测算" + which + "。" : "只存了看过的页面" + which + "。";
  }

  function showSettings() {
    document.querySelectorAll(".reading").forEach(showState);
  }

  function fetchSizes() {
    if (sizes || !window.fetch) return;
    fetch(address("assets/handbook/offline.json"), { cache: "no-cache" }).then(function (response) {
      return response.json();
    }).then(function (found) {
      sizes = found;
      showSettings();
    }).catch(function () { /* the sizes stay unsaid */ });
  }

  /** @param {Element} section */
  function prepareSettings(section) {
    var panel = section.querySelector("[data-reading=panel]");
    if (panel) panel.addEventListener("click", fetchSizes);
    on(section, "[data-offline-keep]", function () {
      setWish("all");
      isBegun = false;
      begin();
    });
    on(section, "[data-offline-forget]", function () {
      setWish("none");
      ask({ type: "forget" });
    });
  }

  /**
   * @param {Element} inside
   * @param {string} selector
   * @param {() => void} act
   */
  function on(inside, selector, act) {
    var button = inside.querySelector(selector);
    if (button) button.addEventListener("click", act);
  }

  /** The browser's side of workers, where it has one and this page may use it. */
  function available() {
    try {
      return /^https?:$/.test(location.protocol) && window.caches && navigator.serviceWorker || null;
    } catch (error) {
      return null;
    }
  }

  /* Done for each content that the page shows: the theme may exchange it without loading a new page. */
  function prepare() {
    var shown = /** @type {HTMLElement | null} */ (document.querySelector(".offline-notice"));
    if (!shown || shown === notice || !shown.getAttribute("data-parts")) return;
    if (parts && shown.getAttribute("data-parts") !== parts) {
      location.reload(); /* words of one version with scripts and rules of another */
      return;
    }
    parts = shown.getAttribute("data-parts") || "";
    notice = shown;
    isLate = false;
    showNotice();
    if (!workers) return;
    document.querySelectorAll(".reading").forEach(prepareSettings);
    showSettings();
  }

  /** @param {{data: any}} event a message of the worker */
  function hear(event) {
    if (event.data.type === "late") isLate = true;
    else if (event.data.type === "state") state = event.data;
    if (!notice) return;
    showNotice();
    showSettings();
  }

  function start() {
    workers = available();
    whenShown(prepare);
    if (!workers) return;
    workers.addEventListener("message", hear);
    if (workers.startMessages) workers.startMessages();
    workers.addEventListener("controllerchange", function () {
      isAnswering = true;
      keepAsWished();
    });
    ask({ type: "state" });
    if (document.readyState === "complete") beginSoon();
    else window.addEventListener("load", beginSoon);
  }

  start();
})();
