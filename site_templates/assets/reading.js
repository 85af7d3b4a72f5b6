// @ts-check
/* How the page is read: size of the type, contrast and colours, kept on this device, and read aloud by a voice of it.
   Plain ES5 for old office browsers. */
(function () {
  "use strict";

  var KEY = "reading";
  var root = document.documentElement;
  var darkDevice = window.matchMedia("(prefers-color-scheme: dark)");
  /* What is read as one piece: long texts are broken off by some browsers. */
  var PIECES = "h1, h2, h3, h4, p, li, dt, dd, tr, summary";
  var LEFT_OUT = "[hidden], [aria-hidden=true], script, style, nav, form, .reading, .page-tools, .md-source-file";

  /** @returns {{size?: string, contrast?: boolean, colours?: string, keys?: boolean}} */
  function kept() {
    try {
      var found = JSON.parse(readKept(KEY) || readKeptBefore(KEY) || "{}");
      return typeof found === "object" && found ? found : {};
    } catch (error) {
      return {};
    }
  }

  /** @param {string | undefined} colours "light" or "dark"; all else is what the device is set to */
  function showColours(colours) {
    var isDark = colours === "dark" || (colours !== "light" && darkDevice.matches);
    document.body.setAttribute("data-md-color-scheme", isDark ? "slate" : "default");
  }

  /** @param {{size: string, contrast: boolean, colours: string, keys: boolean}} settings */
  function apply(settings) {
    if (settings.size === "normal") root.removeAttribute("data-text-size");
    else root.setAttribute("data-text-size", settings.size);
    if (settings.contrast) root.setAttribute("data-contrast", "high");
    else root.removeAttribute("data-contrast");
    if (settings.keys) root.removeAttribute("data-keys");
    else root.setAttribute("data-keys", "off");
    showColours(settings.colours);
    writeKept(KEY, JSON.stringify(settings));
  }

  /**
   * Chooses one of several; where there is no such value, the first, which is the usual one, stays chosen.
   * @param {Element} panel
   * @param {string} name
   * @param {string | undefined} value
   */
  function choose(panel, name, value) {
    panel.querySelectorAll("[name=" + name + "]").forEach(function (element) {
      var option = /** @type {HTMLInputElement} */ (element);
      if (option.value === value) option.checked = true;
    });
  }

  /**
   * @param {Element} panel
   * @param {string} name
   */
  function chosen(panel, name) {
    return /** @type {HTMLInputElement} */ (panel.querySelector("[name=" + name + "]:checked")).value;
  }

  /** @param {Element} section */
  function prepareSettings(section) {
    var button = /** @type {HTMLElement} */ (section.querySelector("[data-reading=panel]"));
    var panel = /** @type {HTMLElement} */ (section.querySelector(".reading-panel"));
    var contrast = /** @type {HTMLInputElement} */ (panel.querySelector("[name=contrast]"));
    var keys = /** @type {HTMLInputElement} */ (panel.querySelector("[name=keys]"));
    var now = kept();
    choose(panel, "text-size", now.size);
    choose(panel, "colours", now.colours);
    contrast.checked = now.contrast === true;
    keys.checked = now.keys !== false;
    button.addEventListener("click", function () {
      panel.hidden = !panel.hidden;
      button.setAttribute("aria-expanded", String(!panel.hidden));
    });
    panel.addEventListener("change", function () {
      apply({
        size: chosen(panel, "text-size"), contrast: contrast.checked, colours: chosen(panel, "colours"), keys: keys.checked,
      });
    });
  }

  var isReading = false;

  /** Only a voice of this device: others send the text to a server. */
  function localVoice() {
    return speechSynthesis.getVoices().filter(function (voice) {
      return voice.localService && /^(zh|cmn)/i.test(voice.lang);
    })[0];
  }

  /**
   * Some browsers look for their voices only when asked for the first time, and name them a moment later.
   * @param {(voice: SpeechSynthesisVoice | undefined) => void} then
   */
  function findVoice(then) {
    var isDone = false;
    function finish() {
      if (isDone) return;
      isDone = true;
      then(localVoice());
    }
    if (localVoice() || speechSynthesis.getVoices().length) {
      finish();
      return;
    }
    if (speechSynthesis.addEventListener) speechSynthesis.addEventListener("voiceschanged", finish, { once: true });
    setTimeout(finish, 1500);
  }

  /** @param {Element} article */
  function piecesOf(article) {
    return [].slice.call(article.querySelectorAll(PIECES)).filter(function (/** @type {HTMLElement} */ piece) {
      var isInner = piece.parentElement && piece.parentElement.closest("p, li, tr, dd");
      return !isInner && !piece.closest(LEFT_OUT) && piece.offsetParent !== null && (piece.textContent || "").trim();
    });
  }

  /** @param {HTMLElement} section */
  function prepareAloud(section) {
    var button = /** @type {HTMLElement} */ (section.querySelector("[data-reading=aloud]"));
    var status = /** @type {HTMLElement} */ (section.querySelector(".reading-status"));
    if (!("speechSynthesis" in window)) {
      button.hidden = true;
      return;
    }
    var run = 0;

    /** @param {Element | null} piece */
    function mark(piece) {
      document.querySelectorAll(".is-read").forEach(function (other) { other.classList.remove("is-read"); });
      if (piece) {
        piece.classList.add("is-read");
        piece.scrollIntoView({ block: "nearest" });
      }
    }

    /** @param {string} words */
    function stop(words) {
      run += 1;
      speechSynthesis.cancel();
      mark(null);
      button.setAttribute("aria-pressed", "false");
      button.textContent = "朗读本页";
      status.textContent = words;
    }

    /**
     * @param {HTMLElement[]} pieces
     * @param {SpeechSynthesisVoice} voice
     * @param {number} mine
     */
    function read(pieces, voice, mine) {
      var piece = pieces.shift();
      if (mine !== run) return;
      if (!piece || !document.contains(piece)) {
        stop(piece ? "" : "读完了。");
        return;
      }
      mark(piece);
      var words = new SpeechSynthesisUtterance(piece.innerText);
      words.voice = voice;
      words.lang = voice.lang;
      words.onend = function () { read(pieces, voice, mine); };
      words.onerror = function () { if (mine === run) stop("朗读中断了，请再试一次。"); };
      isReading = true;
      speechSynthesis.speak(words);
    }

    button.addEventListener("click", function () {
      if (button.getAttribute("aria-pressed") === "true") {
        stop("已停止朗读。");
        return;
      }
      var mine = run;
      findVoice(function (voice) {
        if (mine !== run || button.getAttribute("aria-pressed") === "true") return;
        if (!voice) {
          status.textContent = "这台设备上没有可以离线使用的中文语音，不能朗读。";
          return;
        }
        var article = section.closest(".md-content") || document.body;
        button.setAttribute("aria-pressed", "true");
        button.textContent = "停止朗读";
        status.textContent = "";
        read(piecesOf(article), voice, mine);
      });
    });
    window.addEventListener("pagehide", fallSilent);
  }

  /** Speech outlives the page that began it; where nothing was read, the browser's speech is left alone. */
  function fallSilent() {
    if (isReading) speechSynthesis.cancel();
    isReading = false;
  }

  function prepare() {
    fallSilent();
    document.querySelectorAll(".reading").forEach(function (element) {
      var section = /** @type {HTMLElement} */ (element);
      if (!section.hidden) return;
      section.hidden = false;
      prepareSettings(section);
      prepareAloud(section);
    });
  }

  if (darkDevice.addEventListener) {
    darkDevice.addEventListener("change", function () { showColours(kept().colours); });
  }
  whenShown(prepare);
})();
