// @ts-check
// What the elements that ask Python have in common: slots for words, the notice about the runtime, the announcement.
"use strict";

/**
 * @typedef {{question: string, offers: {label: string, text: string}[]}} Doubt a question back, and what may be answered
 */

const CalculatorElement = (() => {
  const PAUSE_BEFORE_ANNOUNCEMENT = 700;
  const READING = "正在读取…";

  const megabytes = (/** @type {number} */ bytes) => (bytes / 1_000_000).toFixed(1);

  return class extends HTMLElement {
    constructor() {
      super();
      this.announcement = 0;
      /** The Python that answers: that of the handbook whose script this is, unless the element is of another. */
      this.runtime = calculatorRuntime.runtime;
      this.showProgress = this.showProgress.bind(this);
      this.comeBack = this.comeBack.bind(this);
    }

    connectedCallback() {
      window.addEventListener("pageshow", this.comeBack);
    }

    disconnectedCallback() {
      window.removeEventListener("pageshow", this.comeBack);
      this.runtime.listeners.delete(this.showProgress);
      clearTimeout(this.announcement);
    }

    /** Starts the runtime while the reader is still typing, unless the reader saves data. */
    prepare() {
      const connection = /** @type {{saveData?: boolean} | undefined} */ (Reflect.get(navigator, "connection"));
      if (!connection?.saveData) this.runtime.start().catch(() => undefined);
    }

    /** Shows from now on how the start of the runtime goes, if it has to be awaited. */
    watchProgress() {
      this.runtime.listeners.add(this.showProgress);
      if (this.runtime.progress) this.showProgress(this.runtime.progress);
    }

    /** @param {Progress} progress */
    showProgress(progress) {
      if (progress.state !== "loading") return;
      const { loaded, total } = progress;
      const words = loaded ? `，已载入 ${megabytes(Math.min(loaded, total))} / ${megabytes(total)} MB` : "";
      this.showNotice(`正在启动计算程序${words}；可以继续填写。`);
      const bar = /** @type {HTMLProgressElement} */ (this.one("[data-progress]"));
      bar.hidden = false;
      bar.max = total;
      bar.value = Math.min(loaded, total);
    }

    /**
     * Says that an answer is being read, as long as Python is not there to say how it was understood.
     * @param {HTMLElement} control
     */
    showReading(control) {
      const field = control.closest("[data-field]");
      const echo = field?.querySelector("[data-echo]");
      const isTyped = field?.querySelector("input")?.value.trim();
      if (echo && this.runtime.progress?.state !== "ready") echo.textContent = isTyped ? READING : "";
    }

    /**
     * Asks back beside a field what was perhaps meant otherwise; each offered text settles it in one press.
     * @param {Element | null} field
     * @param {Doubt | undefined} doubt
     */
    showDoubt(field, doubt) {
      const place = /** @type {HTMLElement | null} */ (field && field.querySelector("[data-doubt]"));
      if (!place) return;
      const question = document.createElement("span");
      question.textContent = doubt ? doubt.question : "";
      const offers = (doubt ? doubt.offers : []).map(({ label, text }) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = label;
        button.addEventListener("click", () => this.settle(place, text));
        return button;
      });
      place.replaceChildren(question, ...offers.flatMap((button) => [" ", button]));
      place.setAttribute("aria-label", question.textContent || "");
      place.hidden = !doubt;
    }

    /**
     * @param {HTMLElement} place where it was asked
     * @param {string} text
     */
    settle(place, text) {
      const control = /** @type {HTMLInputElement} */ (place.closest("[data-field]")?.querySelector("input"));
      control.value = text;
      control.focus();
      this.takeSettled();
    }

    /** Goes on with the text that stands in its field now. */
    takeSettled() {}

    /**
     * WebKit empties the fields of a page that it has kept, after it has said that the page is shown again.
     * @param {PageTransitionEvent} event
     */
    comeBack({ persisted }) {
      if (persisted) setTimeout(() => this.isConnected && this.fillAgain());
    }

    /** Fills in anew what belongs to this entry of the history. */
    fillAgain() {}

    /**
     * @param {string} message
     * @param {boolean} canRetry
     */
    showFailure(message, canRetry) {
      this.showNotice(message);
      this.one("[data-way-out]").hidden = false;
      this.one("[data-retry]").hidden = !canRetry;
      this.announce([message]);
    }

    /**
     * Adds the address at which this page is published, as far as the page knows it, where it is not read there.
     * @param {HTMLElement} place
     */
    leadToPublished(place) {
      const known = /** @type {HTMLLinkElement | null} */ (document.querySelector('link[rel="canonical"]'));
      if (!known || location.protocol !== "file:") return;
      const link = document.createElement("a");
      link.href = known.href + location.hash;
      link.textContent = "在网上打开这一页";
      place.append(" ", link);
    }

    /** @param {string | null} words null takes the notice away */
    showNotice(words) {
      for (const name of ["progress", "way-out", "retry"]) this.one(`[data-${name}]`).hidden = true;
      this.one("[data-notice]").hidden = words === null;
      this.fill(this.one("[data-notice]"), { notice: words ?? "" });
    }

    /**
     * Tells screen readers the result once the reader pauses, not at every key.
     * @param {string[]} words
     */
    announce(words) {
      clearTimeout(this.announcement);
      this.announcement = setTimeout(() => {
        this.one("[data-announcement]").textContent = words.filter(Boolean).join("，");
      }, PAUSE_BEFORE_ANNOUNCEMENT);
    }

    /**
     * Puts words into the slots of the same name; what has no words is hidden.
     * @param {ParentNode} place
     * @param {Record<string, string>} words
     */
    fill(place, words) {
      for (const [name, text] of Object.entries(words)) {
        for (const slot of place.querySelectorAll(`[data-slot="${name}"]`)) {
          slot.textContent = text;
          /** @type {HTMLElement} */ (slot).hidden = !text;
        }
      }
    }

    /**
     * @param {string} selector
     * @returns {HTMLElement}
     */
    one(selector) {
      const found = /** @type {HTMLElement | null} */ (this.querySelector(selector));
      if (!found) throw new Error(`${this.localName} has no ${selector}`);
      return found;
    }

    /**
     * @param {string} selector
     * @returns {NodeListOf<HTMLElement>}
     */
    all(selector) {
      return this.querySelectorAll(selector);
    }
  };
})();
