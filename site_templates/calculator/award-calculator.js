// @ts-check
// <award-calculator award="…">: brings a calculator form to life.
//
// The page has everything from its build: the questions, the rule in words, the first answer, the worked examples. This
// script enables the form, asks Python in a worker for the answer and fills the slots of the result. The runtime is
// started when a reader enters a form, never before, and is shared by all calculators of the page; it lives on when the
// theme exchanges the page's content. Nothing is loaded from anywhere but the folder that this script comes from.
"use strict";

/**
 * @typedef {object} Addresses where the files are, relative to this script; `bytes` is what the fetched ones weigh
 * @property {string} worker
 * @property {string} runtime
 * @property {string} library
 * @property {string} lock
 * @property {string} rules
 * @property {number} bytes
 *
 * @typedef {object} Estimate the object that `handbook estimate --json` prints as well
 * @property {string} award
 * @property {number} article
 * @property {"ok" | "incomplete" | "invalid"} status
 * @property {"exact" | "upper_bound" | null} certainty
 * @property {string | null} amount
 * @property {string} per
 * @property {{label: string, expression: string, amount: string, quote: string, anchor: string}[]} steps
 * @property {{id: string, state: string, quote: string}[]} conditions
 * @property {{when: string, share: string, amount: string}[]} instalments
 * @property {{year: number, amount: string}[]} years
 * @property {string[]} ambiguities
 * @property {string[]} missing
 * @property {{input: string, message: string}[]} errors
 *
 * @typedef {object} Reply
 * @property {Estimate} estimate
 * @property {Record<string, string>} echo
 * @property {{headline: string, kind: string, sentence: string, condition_notes: Record<string, string>}} view
 *
 * @typedef {{state: "loading", loaded: number, total: number} | {state: "ready"} | {state: "failed", message: string}} Progress
 */

(() => {
  if (customElements.get("award-calculator")) return;

  /** @type {Addresses} put in by the build */
  const ADDRESSES = JSON.parse('__ADDRESSES__');
  const HERE = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  /** How long the runtime may stay silent while it loads, and how long one answer may take, in milliseconds. */
  const LONGEST_SILENCE = 60_000;
  const LONGEST_ANSWER = 5_000;
  const PAUSE_BEFORE_ANNOUNCEMENT = 700;

  const MESSAGES = {
    unsupported: "这个浏览器不能在网页上估算：需要支持 WebAssembly 的新版浏览器。",
    loading: "计算程序没有载入：可能是网络中断，或者服务器、浏览器的安全设置不允许。",
    crashed: "计算程序意外停止了。",
    slow: "这次计算用时太长，已经停止。",
  };

  /** Something that the reader is told, in words. */
  class Failure extends Error {}

  /** The smallest module with a table of external references, which the runtime needs: (module (table 0 externref)). */
  const REFERENCE_TYPES = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 0);

  function isSupported() {
    return typeof Worker === "function" && typeof WebAssembly === "object" && WebAssembly.validate(REFERENCE_TYPES);
  }

  /** Python in a worker: started once, asked one text at a time, and started again after a fault when somebody asks. */
  class Runtime {
    constructor() {
      /** @type {Worker | null} */
      this.worker = null;
      /** @type {Promise<void> | null} */
      this.started = null;
      /** @type {Map<number, {resolve: (answer: string) => void, reject: (failure: Failure) => void, timer: number}>} */
      this.questions = new Map();
      this.lastQuestion = 0;
      /** @type {Set<(progress: Progress) => void>} */
      this.listeners = new Set();
      /** @type {Progress | null} */
      this.progress = null;
    }

    /** Starts the runtime if it is not started; rejects with a Failure. */
    start() {
      if (this.started) return this.started;
      /** @type {Promise<void>} */
      const started = new Promise((resolve, reject) => this.load(resolve, reject));
      this.started = started.catch((failure) => {
        this.stop(failure);
        throw failure;
      });
      return this.started;
    }

    /**
     * @param {() => void} resolve
     * @param {(failure: Failure) => void} reject
     */
    load(resolve, reject) {
      if (!isSupported()) throw new Failure(MESSAGES.unsupported);
      const folder = new URL(".", HERE);
      const worker = new Worker(new URL(ADDRESSES.worker, folder));
      this.worker = worker;
      this.report({ state: "loading", loaded: 0, total: ADDRESSES.bytes });
      const giveUp = () => reject(new Failure(MESSAGES.loading));
      let silence = setTimeout(giveUp, LONGEST_SILENCE);
      worker.addEventListener("error", giveUp);
      worker.addEventListener("message", ({ data }) => {
        if (worker !== this.worker) return;
        if (data.type === "answer") {
          this.settle(data.id, data.answer);
          return;
        }
        clearTimeout(silence);
        if (data.type === "progress") {
          silence = setTimeout(giveUp, LONGEST_SILENCE);
          this.report({ state: "loading", loaded: data.loaded, total: data.total });
        } else if (data.type === "ready") {
          worker.removeEventListener("error", giveUp);
          worker.addEventListener("error", () => this.stop(new Failure(MESSAGES.crashed)));
          this.report({ state: "ready" });
          resolve();
        } else if (this.progress?.state === "ready") {
          this.stop(new Failure(MESSAGES.crashed));
        } else {
          giveUp();
        }
      });
      const absolute = (/** @type {string} */ name) => new URL(name, folder).href;
      const { bytes, runtime, library, lock, rules } = ADDRESSES;
      const files = { runtime: absolute(runtime), library: absolute(library), lock: absolute(lock), rules: absolute(rules) };
      worker.postMessage({ type: "start", files: { ...files, bytes } });
    }

    /**
     * @param {string} award
     * @param {Record<string, unknown>} form names and values of the form's controls
     * @returns {Promise<Reply>}
     */
    async ask(award, form) {
      await this.start();
      const request = JSON.stringify({ award, form });
      const text = await new Promise((resolve, reject) => {
        const id = ++this.lastQuestion;
        const timer = setTimeout(() => this.stop(new Failure(MESSAGES.slow)), LONGEST_ANSWER);
        this.questions.set(id, { resolve, reject, timer });
        this.worker?.postMessage({ type: "ask", id, request });
      });
      const reply = JSON.parse(text);
      if (reply.error) throw new Failure(reply.error);
      return reply;
    }

    /**
     * @param {number} id
     * @param {string} answer
     */
    settle(id, answer) {
      const question = this.questions.get(id);
      if (!question) return;
      clearTimeout(question.timer);
      this.questions.delete(id);
      question.resolve(answer);
    }

    /** @param {Failure} failure what everybody who waits is told; the next `start` begins anew */
    stop(failure) {
      this.worker?.terminate();
      this.worker = null;
      this.started = null;
      for (const { reject, timer } of this.questions.values()) {
        clearTimeout(timer);
        reject(failure);
      }
      this.questions.clear();
      this.report({ state: "failed", message: failure.message });
    }

    /** @param {Progress} progress */
    report(progress) {
      this.progress = progress;
      for (const listener of this.listeners) listener(progress);
    }
  }

  const runtime = new Runtime();

  /** @param {string} amount yuan with two decimals, as the estimate has it */
  function yuan(amount) {
    const [whole, cents] = amount.split(".");
    return `${whole.replace(/\B(?=(\d{3})+$)/g, ",")}${/[1-9]/.test(cents) ? `.${cents}` : ""} 元`;
  }

  /** @param {string} share a decimal fraction with at least two decimals */
  function percent(share) {
    const [whole, fraction] = share.split(".");
    const rest = fraction.slice(2).replace(/0+$/, "");
    return `${Number(whole + fraction.slice(0, 2))}${rest && `.${rest}`}%`;
  }

  const megabytes = (/** @type {number} */ bytes) => (bytes / 1_000_000).toFixed(1);

  class AwardCalculator extends HTMLElement {
    constructor() {
      super();
      /** @type {Estimate | null} the last answer; null while a newer one is awaited */
      this.estimate = null;
      this.isAsking = false;
      this.isStale = false;
      this.announcement = 0;
      this.showProgress = this.showProgress.bind(this);
    }

    /**
     * Asks the page's Python directly.
     * @param {string} award
     * @param {Record<string, unknown>} form
     */
    static ask(award, form) {
      return runtime.ask(award, form);
    }

    connectedCallback() {
      const form = this.querySelector("form");
      if (!form || this.form) return;
      /** @type {HTMLFormElement} */
      this.form = form;
      if (!isSupported()) {
        this.showFailure(MESSAGES.unsupported, false);
        return;
      }
      /** @type {HTMLFieldSetElement} */ (form.querySelector("fieldset")).disabled = false;
      form.addEventListener("focusin", () => this.prepare(), { once: true });
      form.addEventListener("input", () => this.refresh());
      form.addEventListener("reset", () => setTimeout(() => this.refresh()));
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.refresh();
      });
      this.one("[data-retry]").addEventListener("click", () => this.refresh());
    }

    disconnectedCallback() {
      runtime.listeners.delete(this.showProgress);
      clearTimeout(this.announcement);
    }

    /** Starts the runtime while the reader is still typing, unless the reader saves data. */
    prepare() {
      const connection = /** @type {{saveData?: boolean} | undefined} */ (Reflect.get(navigator, "connection"));
      if (!connection?.saveData) runtime.start().catch(() => undefined);
    }

    /** Marks the result as out of date and asks for a new one; of several changes only the last is answered. */
    async refresh() {
      this.isStale = true;
      this.markAsStale();
      if (this.isAsking) return;
      this.isAsking = true;
      runtime.listeners.add(this.showProgress);
      if (runtime.progress) this.showProgress(runtime.progress);
      try {
        while (this.isStale) {
          this.isStale = false;
          const reply = await runtime.ask(this.getAttribute("award") ?? "", this.answers());
          if (!this.isStale) this.show(reply);
        }
      } catch (failure) {
        this.showNoResult();
        this.showFailure(failure instanceof Failure ? failure.message : MESSAGES.crashed, true);
      } finally {
        this.isAsking = false;
        runtime.listeners.delete(this.showProgress);
      }
    }

    /** @returns {Record<string, string>} */
    answers() {
      const entries = [...new FormData(this.form)].map(([name, value]) => [name, String(value)]);
      return Object.fromEntries(entries);
    }

    markAsStale() {
      this.estimate = null;
      const result = this.one("[data-result]");
      for (const name of ["data-status", "data-certainty", "data-amount"]) result.removeAttribute(name);
      result.setAttribute("aria-busy", "true");
      clearTimeout(this.announcement);
    }

    /** @param {Reply} reply */
    show({ estimate, echo, view }) {
      this.showNotice(null);
      this.estimate = estimate;
      const result = this.one("[data-result]");
      this.fill(result, { headline: view.headline, kind: view.kind, sentence: view.sentence });
      this.showList("steps", estimate.steps.map((step) => ({ ...step, amount: yuan(step.amount) })));
      this.showList(
        "instalments",
        estimate.instalments.map(({ when, share, amount }) => ({ when, share: percent(share), amount: yuan(amount) })),
      );
      this.showList("years", estimate.years.map(({ year, amount }) => ({ year: String(year), amount: yuan(amount) })));
      this.showConditions(estimate, view.condition_notes);
      this.showFields(estimate, echo);
      result.classList.toggle("calculator-shows-amount", estimate.amount !== null);
      result.removeAttribute("aria-busy");
      result.setAttribute("data-status", estimate.status);
      if (estimate.certainty) result.setAttribute("data-certainty", estimate.certainty);
      if (estimate.amount) result.setAttribute("data-amount", estimate.amount);
      this.announce([view.headline, view.kind, view.sentence]);
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
     * @param {"steps" | "instalments" | "years"} part
     * @param {Record<string, string>[]} entries
     */
    showList(part, entries) {
      const section = this.one(`[data-part="${part}"]`);
      const template = /** @type {HTMLTemplateElement} */ (this.one(`template[data-template="${part}"]`));
      const items = entries.map((entry) => {
        const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
        this.fill(item, entry);
        const source = item.querySelector("[data-source]");
        source?.setAttribute("href", `#${entry.anchor}`);
        source?.toggleAttribute("hidden", !entry.quote);
        return item;
      });
      section.querySelector("[data-list]")?.replaceChildren(...items);
      section.hidden = !entries.length;
    }

    /**
     * @param {Estimate} estimate
     * @param {Record<string, string>} notes
     */
    showConditions(estimate, notes) {
      const states = new Map(estimate.conditions.map(({ id, state }) => [id, state]));
      for (const line of this.all("[data-condition]")) {
        const id = line.dataset.condition ?? "";
        const state = states.get(id);
        line.hidden = !state;
        line.dataset.state = state ?? "";
        const words = state ? this.template(`[data-state-words="${state}"]`) : "";
        this.fill(line, { state: words, note: notes[id] ?? "" });
      }
      for (const section of this.all('[data-part="conditions"]')) section.hidden = !estimate.conditions.length;
    }

    /**
     * @param {Estimate} estimate
     * @param {Record<string, string>} echo
     */
    showFields(estimate, echo) {
      const messages = new Map(estimate.errors.map(({ input, message }) => [input, message]));
      for (const field of this.all("[data-field]")) {
        const id = field.dataset.field ?? "";
        const message = messages.get(id) ?? "";
        const control = /** @type {HTMLElement} */ (field.querySelector("input, select"));
        if (message) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
        /** @type {HTMLElement} */ (field.querySelector("[data-error]")).textContent = message;
        /** @type {HTMLElement} */ (field.querySelector("[data-echo]")).textContent = echo[id] ?? "";
      }
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

    /** Takes away a result that the reader might think belongs to the new answers. */
    showNoResult() {
      const result = this.one("[data-result]");
      result.classList.remove("calculator-shows-amount");
      result.removeAttribute("aria-busy");
      this.fill(result, { headline: "没有结果", kind: "", sentence: "" });
      for (const section of this.all("[data-part]")) section.hidden = true;
    }

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

    /** @param {string | null} words null takes the notice away */
    showNotice(words) {
      for (const name of ["progress", "way-out", "retry"]) this.one(`[data-${name}]`).hidden = true;
      this.one("[data-notice]").hidden = words === null;
      this.fill(this.one("[data-notice]"), { notice: words ?? "" });
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

    /** @param {string} selector */
    template(selector) {
      return /** @type {HTMLTemplateElement} */ (this.one(`template${selector}`)).content.textContent ?? "";
    }

    /**
     * @param {string} selector
     * @returns {HTMLElement}
     */
    one(selector) {
      const found = /** @type {HTMLElement | null} */ (this.querySelector(selector));
      if (!found) throw new Error(`the calculator has no ${selector}`);
      return found;
    }

    /**
     * @param {string} selector
     * @returns {NodeListOf<HTMLElement>}
     */
    all(selector) {
      return this.querySelectorAll(selector);
    }
  }

  customElements.define("award-calculator", AwardCalculator);
})();
