// @ts-check
// <award-calculator award="…">: brings a calculator form to life.
//
// The page has everything from its build: the questions, the rule in words, the first answer, the worked examples. This
// script enables the form, asks Python (runtime.js) for the answer and puts its words and drawings into their places. An
// empty element, on a page that is not of the handbook, fetches its form first. The build joins it with the
// other parts of the one script that is published (see generator/bundle).
"use strict";

/**
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
 * @typedef {object} View the same in words and drawings, made by the same Python
 * @property {string} headline
 * @property {string} kind
 * @property {string} sentence
 * @property {string} doubt what to look at before the result is believed
 * @property {string} conditions
 * @property {Record<string, string>} condition_states
 * @property {Record<string, string>} condition_notes
 * @property {string[]} steps
 * @property {{mark: string, when: string, share: string, amount: string}[]} instalments
 * @property {{mark: string, when: string, amount: string}[]} years
 * @property {string} bar
 * @property {string} plot
 *
 * @typedef {object} Reply
 * @property {Estimate} estimate
 * @property {Record<string, string>} echo
 * @property {Record<string, Doubt>} doubts
 * @property {View} view
 */

(() => {
  const { obstacle } = calculatorRuntime;
  const NOT_LOADED = "测算表没有载入；请刷新页面，或到手册的网页上测算。";
  const UNANSWERED = "未填";
  const WHICH = "这一页有不止一本手册的测算表，这里没有写明用哪一本，所以不测算。请到手册的网页上测算。";

  const defined = /** @type {typeof AwardCalculator | undefined} */ (customElements.get("award-calculator"));
  if (defined) {
    if (!defined.serve) throw new Error("award-calculator is already defined, by what knows no other handbook");
    defined.serve(calculatorEmbedding.OWN);
    return;
  }

  class AwardCalculator extends CalculatorElement {
    constructor() {
      super();
      /** @type {Estimate | null} the last answer; null while a newer one is awaited */
      this.estimate = null;
      /** @type {HTMLFormElement | null} */
      this.form = null;
      /** What the page had put into the element, if its form had to be fetched. @type {ChildNode[] | undefined} */
      this.inside = undefined;
      /** The handbook of a fetched form. @type {Source | undefined} */
      this.source = undefined;
      /** @type {CalculatorAnswers | null} */
      this.given = null;
      this.isReady = false;
      /** @type {Record<string, string>} what is asked about: the answers as they stood when the last was committed */
      this.wanted = {};
      this.isAsking = false;
      this.isStale = false;
      /** @type {HTMLElement[]} the form once, or for each version of the rule that may hold */
      this.versions = [];
      /** @type {Set<HTMLElement>} those that are brought to life */
      this.enabled = new Set();
      this.preparePage = this.preparePage.bind(this);
      this.comeTo = this.comeTo.bind(this);
    }

    /**
     * Asks the page's Python directly.
     * @param {string} award
     * @param {Record<string, unknown>} form
     */
    static ask(award, form) {
      return calculatorRuntime.runtime.ask(award, form);
    }

    get award() {
      return this.getAttribute("award") ?? "";
    }

    connectedCallback() {
      super.connectedCallback();
      if (!this.querySelector("[data-result]")) {
        if (document.readyState === "loading") {
          document.addEventListener("DOMContentLoaded", () => this.connectedCallback(), { once: true });
        } else {
          this.fetchForm();
        }
        return;
      }
      window.addEventListener("hashchange", this.comeTo);
      window.addEventListener("beforeprint", this.preparePage);
      if (this.isReady) return;
      this.isReady = true;
      this.addEventListener("click", (event) => this.followQuote(event));
      this.versions = [...this.all(".calculator-body")];
      this.showVersion(calculatorVersions.current(this.versions));
      this.take(this.given?.open());
    }

    /**
     * Shows one version of the rule alone, with what was answered, and a way to the others.
     * @param {HTMLElement} version
     */
    showVersion(version) {
      const answers = Object.entries(this.given?.values() ?? {});
      for (const other of this.versions) if (other !== version) other.remove();
      if (!version.isConnected) this.append(version);
      this.form = version.querySelector("form");
      if (this.form) {
        this.given ??= new CalculatorAnswers(`award-${this.award}`, this.version, this.form);
        this.given.form = this.form;
      }
      if (!this.enabled.has(version)) {
        this.enabled.add(version);
        this.enableActions();
        this.enableForm();
        this.offerVersions(version);
      }
      for (const [name, value] of answers) {
        const control = this.form?.elements.namedItem(name);
        if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = value;
      }
      if (this.isAsking || (this.form && !obstacle() && answers.some(([name, value]) => value && !name.endsWith(".unit")))) this.refresh();
    }

    /** @param {HTMLElement} version */
    offerVersions(version) {
      const words = calculatorVersions.told(version);
      if (!words) return;
      this.fill(version, { today: words });
      const place = /** @type {HTMLElement} */ (version.querySelector(".calculator-period"));
      for (const other of this.versions.filter((one) => one !== version)) {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = `改按${other.dataset.period}的标准`;
        button.addEventListener("click", () => {
          this.showVersion(other);
          /** @type {HTMLElement | null} */ (other.querySelector(".calculator-period button"))?.focus();
        });
        place.append(" ", button);
      }
    }

    disconnectedCallback() {
      window.removeEventListener("hashchange", this.comeTo);
      window.removeEventListener("beforeprint", this.preparePage);
      super.disconnectedCallback();
    }

    /**
     * Brings the form that the build made for this award. What stands in the element stays where that fails, and where
     * nobody can tell which handbook's award it is.
     */
    async fetchForm() {
      const source = calculatorEmbedding.sourceOf(this);
      this.source = source;
      this.inside ??= [...this.childNodes];
      try {
        if (!source) throw new Error("no such handbook");
        const forms = await calculatorEmbedding.forms(source, this.award);
        if (!this.isConnected) return;
        this.runtime = source.runtime;
        this.replaceChildren(...forms);
        this.connectedCallback();
      } catch {
        if (calculatorEmbedding.isOpen(this)) this.say(WHICH);
        else if (!this.childElementCount) this.say(NOT_LOADED);
      }
    }

    /** @param {string} words instead of a form */
    say(words) {
      const paragraph = document.createElement("p");
      paragraph.textContent = words;
      this.append(paragraph);
    }

    /**
     * Lets the elements of another handbook be answered by that, too. What was sure with one handbook may not be with two,
     * and what was missing may be there now: such elements begin again, as the page had them.
     * @param {Source} source
     */
    static serve(source) {
      calculatorEmbedding.add(source);
      for (const element of /** @type {NodeListOf<AwardCalculator>} */ (document.querySelectorAll("award-calculator"))) {
        const { inside } = element;
        if (!inside || element.source === calculatorEmbedding.sourceOf(element)) continue;
        const anew = /** @type {AwardCalculator} */ (element.cloneNode(false));
        anew.append(...inside);
        element.replaceWith(anew);
      }
    }

    enableForm() {
      const { form } = this;
      if (!form) return;
      const words = obstacle();
      if (words) {
        this.showFailure(words, false);
        this.leadToPublished(this.one('[data-slot="notice"]'));
        return;
      }
      /** @type {HTMLFieldSetElement} */ (form.querySelector("fieldset")).disabled = false;
      form.addEventListener("focusin", () => this.prepare(), { once: true });
      whenCommitted(form, (field) => {
        this.showReading(field);
        this.change();
      });
      form.addEventListener("reset", () => {
        this.markAsStale();
        setTimeout(() => this.change()); // the form is emptied after those who listen
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.refresh();
      });
      this.one("[data-retry]").addEventListener("click", () => this.refresh());
    }

    enableActions() {
      this.one("[data-actions]").hidden = false;
      this.one("[data-share]").addEventListener("click", () => this.share());
      this.one("[data-copy]").addEventListener("click", () => this.copy());
      this.one("[data-paper]").addEventListener("click", () => {
        this.prepareSheet();
        calculatorPaper.only(this);
        window.print();
      });
    }

    /** Marks the result as out of date and asks for a new one; of several changes only the last is answered. */
    async refresh() {
      this.markAsStale();
      this.wanted = this.given?.values() ?? {};
      if (this.isAsking) return;
      this.isAsking = true;
      this.watchProgress();
      try {
        await this.runtime.start();
        while (this.isStale) {
          this.isStale = false;
          const day = calculatorVersions.dayOf(this.one(".calculator-body"));
          const reply = await this.runtime.ask(this.award, this.wanted, day);
          if (!this.isStale) this.show(reply);
        }
      } catch (failure) {
        this.showNoResult();
        this.showFailure(this.runtime.words(failure), true);
      } finally {
        this.isAsking = false;
        this.runtime.listeners.delete(this.showProgress);
      }
    }

    /** What the reader has filled in belongs to this entry of the history from now on. */
    change() {
      this.given?.keep();
      this.fill(this, { "link-note": "" });
      this.refresh();
    }

    markAsStale() {
      this.isStale = true;
      this.estimate = null;
      const result = this.one("[data-result]");
      for (const name of ["data-status", "data-certainty", "data-amount"]) result.removeAttribute(name);
      result.setAttribute("aria-busy", "true");
      this.one("[data-done]").textContent = "";
      clearTimeout(this.announcement);
    }

    /** @param {Reply} reply */
    show({ estimate, echo, doubts, view }) {
      this.showNotice(null);
      this.estimate = estimate;
      const result = this.one("[data-result]");
      const { kind, sentence, doubt, conditions } = view;
      const headline = view.headline.replace(/(\d) (?=\S*元)/g, "$1\u00a0"); // no line ends between number and unit
      this.fill(this, { headline, short: headline, kind, sentence, doubt, counted: conditions });
      this.showList("steps", estimate.steps.map((step, number) => ({ ...step, outcome: view.steps[number] })));
      this.showList("instalments", view.instalments);
      this.showList("years", view.years);
      this.showDrawing("bar", view.bar);
      this.showDrawing("plot", view.plot);
      this.showConditions(estimate, view);
      this.showFields(estimate, echo, doubts);
      result.classList.toggle("calculator-shows-amount", estimate.amount !== null);
      result.classList.toggle("calculator-has-unmet", estimate.conditions.some(({ state }) => state === "unmet"));
      result.removeAttribute("aria-busy");
      result.setAttribute("data-status", estimate.status);
      if (estimate.certainty) result.setAttribute("data-certainty", estimate.certainty);
      if (estimate.amount) result.setAttribute("data-amount", estimate.amount);
      this.announce([doubt, headline, kind, sentence, conditions]);
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
        source?.setAttribute("href", this.formerText || `${this.article}#${entry.anchor}`);
        source?.toggleAttribute("hidden", !entry.quote);
        return item;
      });
      section.querySelector("[data-list]")?.replaceChildren(...items);
      section.hidden = !entries.length;
    }

    /**
     * @param {"bar" | "plot"} name
     * @param {string} drawing SVG; empty if there is none
     */
    showDrawing(name, drawing) {
      const place = this.one(`[data-drawing="${name}"]`);
      const { documentElement: svg } = new DOMParser().parseFromString(drawing || "<svg/>", "image/svg+xml");
      place.hidden = !drawing || svg.localName !== "svg";
      place.replaceChildren(...(place.hidden ? [] : [document.importNode(svg, true)]));
    }

    /**
     * @param {Estimate} estimate
     * @param {View} view
     */
    showConditions(estimate, view) {
      const states = new Map(estimate.conditions.map(({ id, state }) => [id, state]));
      for (const line of this.all("[data-condition]")) {
        const id = line.dataset.condition ?? "";
        const state = states.get(id);
        line.hidden = !state;
        line.dataset.state = state ?? "";
        this.fill(line, { state: view.condition_states[id] ?? "", note: view.condition_notes[id] ?? "" });
      }
      for (const section of this.all('[data-part="conditions"]')) section.hidden = !estimate.conditions.length;
    }

    /**
     * @param {Estimate} estimate
     * @param {Record<string, string>} echo
     * @param {Record<string, Doubt>} doubts
     */
    showFields(estimate, echo, doubts) {
      const messages = new Map(estimate.errors.map(({ input, message }) => [input, message]));
      for (const field of this.all("[data-field]")) {
        const id = field.dataset.field ?? "";
        const message = messages.get(id) ?? messages.get(`${id}.unit`) ?? "";
        const control = /** @type {HTMLElement} */ (field.querySelector("input, select"));
        if (message) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
        /** @type {HTMLElement} */ (field.querySelector("[data-error]")).textContent = message;
        /** @type {HTMLElement} */ (field.querySelector("[data-echo]")).textContent = echo[id] ?? "";
        this.showDoubt(field, doubts[id]);
      }
    }

    takeSettled() {
      this.change();
    }

    /** Takes away a result that the reader might think belongs to the new answers. */
    showNoResult() {
      const result = this.one("[data-result]");
      result.classList.remove("calculator-shows-amount");
      result.removeAttribute("aria-busy");
      this.fill(this, { headline: "没有结果", short: "没有结果", kind: "", sentence: "", doubt: "", counted: "" });
      for (const part of this.all("[data-part], [data-drawing]")) part.hidden = true;
      for (const echo of this.all("[data-echo]")) echo.textContent = "";
      for (const doubt of this.all("[data-doubt]")) doubt.hidden = true;
    }

    /** The address of the article's page; empty on that page itself. */
    get article() {
      return this.one("[data-version]").dataset.page ?? "";
    }

    /** The address of the article before an amendment, where that is what the rule rests on; else empty. */
    get formerText() {
      return this.one("[data-version]").dataset.text ?? "";
    }

    get version() {
      return this.one("[data-version]").dataset.version ?? "";
    }

    /**
     * Marks the quote that a link leads to, or lets the article's page do it.
     * @param {Event} event
     */
    followQuote(event) {
      const link = /** @type {Element} */ (event.target).closest("a[data-source]");
      const quote = link?.querySelector("q")?.textContent;
      if (!(link instanceof HTMLAnchorElement) || !quote) return;
      const [page, anchor] = link.href.split("#");
      if (this.article || this.formerText) {
        link.href = calculatorQuotes.address(`${page}#${anchor}`, quote);
      } else {
        // After the browser, or the theme in its place, has gone to the anchor; a reader may have come back by then.
        const show = () => location.hash === link.hash && calculatorQuotes.show(decodeURIComponent(anchor), quote);
        setTimeout(() => requestAnimationFrame(show));
      }
    }

    /**
     * Shows the result of answers that the reader did not fill in just now.
     * @param {"kept" | "link" | null | undefined} source
     */
    take(source) {
      if (!source || !this.given) return;
      this.fill(this, { "link-note": this.given.remark });
      if (source === "link") this.scrollIntoView();
      if (!obstacle() && (this.estimate || !this.given.isEmpty)) this.refresh();
    }

    comeTo() {
      this.take(this.given?.move());
    }

    fillAgain() {
      if (!this.given?.isTouched) return;
      this.given.open();
      this.take("kept");
    }

    async share() {
      const address = new URL(this.article || location.href);
      address.hash = this.given?.link() ?? `award-${this.award}`;
      if (!this.article) this.given?.share();
      const isCopied = await calculatorPaper.copy(address.href);
      const where = this.article ? "" : "；它也在浏览器的地址栏里";
      this.one("[data-done]").textContent = isCopied
        ? `链接已复制${where}。填写的内容写在链接的 # 后面，不会发到服务器。`
        : `没能复制链接${where}。`;
    }

    async copy() {
      this.prepareSheet();
      const isCopied = await calculatorPaper.copy(calculatorPaper.lines(this).join("\n"));
      this.one("[data-done]").textContent = isCopied ? "结果已复制为文字。" : "没能复制；请选中文字后复制。";
    }

    /** A page that is printed whole says of each answered form, too, of which day and data its result is. */
    preparePage() {
      const isAnswered = [...this.all("[data-field]")].some((field) => this.answerInWords(field) !== UNANSWERED);
      this.toggleAttribute("data-answered", isAnswered);
      if (isAnswered) this.prepareSheet();
    }

    /** Puts onto the sheet what only this moment and this reader know: the day and the answers. */
    prepareSheet() {
      const now = new Date();
      const day = `${now.getFullYear()} 年 ${now.getMonth() + 1} 月 ${now.getDate()} 日估算`;
      this.fill(this, { day, address: (this.article || location.href).split("#")[0] });
      const sheet = this.one("[data-answers]");
      const entries = this.all("[data-field]");
      sheet.replaceChildren(...[...entries].map((field) => {
        const item = document.createElement("li");
        item.dataset.line = "";
        item.textContent = `${field.querySelector("label")?.firstChild?.textContent?.trim()}：${this.answerInWords(field)}`;
        return item;
      }));
    }

    /** @param {Element} field */
    answerInWords(field) {
      const control = /** @type {HTMLInputElement | HTMLSelectElement} */ (field.querySelector("input, select"));
      if (!control.value.trim()) return UNANSWERED;
      if (control instanceof HTMLSelectElement) return control.selectedOptions[0].text;
      return field.querySelector("[data-echo]")?.textContent || control.value;
    }
  }

  customElements.define("award-calculator", AwardCalculator);
  calculatorQuotes.showFromAddress();
})();
