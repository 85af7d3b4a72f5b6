// @ts-check
// <award-finder>: asks one question after the other and sorts all awards anew after each answer.
//
// Which question comes next and how every award stands is said by the calculators' Python; this script shows the
// questions and cards that the page has in templates, keeps the answers in the address, and puts words into their places.
"use strict";

(() => {
  if (customElements.get("award-finder")) return;

  const { Questions, controls, UNSURE, UNIT, WHO } = finderQuestions;
  const { runtime, obstacle } = calculatorRuntime;
  const PLACE = "finder";
  const ONE_KIND = "#is-";
  const MOST_NAMED = 2;
  /** Screens on which the answers stand beside the awards and not before them. */
  const WIDE = "(min-width: 60em)";

  class AwardFinder extends CalculatorElement {
    constructor() {
      super();
      /** @type {Answers} */
      this.answers = {};
      /** What was typed and is not an answer yet, or was one. @type {Answers} */
      this.drafts = {};
      /** The name of the question that is shown. */
      this.step = WHO;
      /** @type {FinderReply | null} */
      this.reply = null;
      /** How each answer was understood, for the list of answers. @type {Answers} */
      this.understood = {};
      /** @type {Record<string, Doubt>} what is still asked about an answer, which counts for nothing until it is settled */
      this.doubts = {};
      this.questions = new Questions(this);
      this.awards = new FinderAwards(this, this.questions);
      this.wantsAmounts = false;
      this.isReady = false;
      /** The day to ask for; empty for the newest rules. */
      this.day = "";
      /** Of several requests only the last one counts. */
      this.requests = 0;
      this.readings = 0;
      this.openAddress = this.openAddress.bind(this);
      this.prepareSheet = this.prepareSheet.bind(this);
      this.tryAgain = () => {};
    }

    /**
     * Asks the page's Python directly.
     * @param {Record<string, unknown>} form
     * @returns {Promise<FinderReply>}
     */
    static ask(form) {
      return runtime.request({ finder: form });
    }

    /**
     * Asks by the rules of today.
     * @param {Answers} answers
     * @returns {Promise<FinderReply>}
     */
    ask(answers) {
      return this.day ? runtime.request({ finder: answers, day: this.day }) : AwardFinder.ask(answers);
    }

    /** Keeps the questions and the awards of the version that holds today, where there are several. */
    keepVersion() {
      const versions = [...this.all("[data-rules]")];
      if (!versions.length) return;
      const current = calculatorVersions.current(versions);
      for (const version of versions) if (version !== current) version.remove();
      this.day = calculatorVersions.dayOf(current);
      this.fill(this, { today: calculatorVersions.told(current).replace("适用这个标准", "按今天施行的标准核对") });
    }

    connectedCallback() {
      super.connectedCallback();
      if (!this.querySelector("[data-body]")) {
        if (document.readyState === "loading") {
          document.addEventListener("DOMContentLoaded", () => this.connectedCallback(), { once: true });
        }
        return;
      }
      window.addEventListener("hashchange", this.openAddress);
      window.addEventListener("beforeprint", this.prepareSheet);
      if (this.isReady) return;
      this.isReady = true;
      const words = obstacle();
      if (words) {
        const notice = this.one("[data-unsupported]");
        this.leadToPublished(notice);
        notice.prepend(`${words}请看下面按申报主体列出的全部奖补。`);
        notice.hidden = false;
        this.one("[data-body]").remove(); // with the room that is kept for it
        if (location.hash.startsWith(ONE_KIND)) document.getElementById(location.hash.slice(ONE_KIND.length))?.scrollIntoView();
        return;
      }
      this.keepVersion();
      this.one("[data-body]").hidden = false;
      /** @type {HTMLDetailsElement} */ (this.one("[data-answers]")).open = window.matchMedia(WIDE).matches;
      this.enable();
      this.showStep(WHO);
      this.openAddress();
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      window.removeEventListener("hashchange", this.openAddress);
      window.removeEventListener("beforeprint", this.prepareSheet);
    }

    enable() {
      const form = this.one("form");
      form.addEventListener("focusin", () => this.prepare(), { once: true });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.submit(false);
      });
      whenCommitted(form, (field) => {
        this.remember();
        this.read(field);
      });
      this.one("[data-unsure]").addEventListener("click", () => this.submit(true));
      this.one("[data-retry]").addEventListener("click", () => this.tryAgain());
      this.one("[data-clear]").addEventListener("click", () => this.clear());
      this.one("[data-amounts]").addEventListener("click", () => {
        this.wantsAmounts = true;
        this.showNext(true);
        this.remember();
      });
      this.one("[data-share]").addEventListener("click", () => this.share());
      this.one("[data-paper]").addEventListener("click", () => {
        this.prepareSheet(); // before the browser says so itself, which not every one does
        window.print();
      });
      this.one("[data-others]").addEventListener("toggle", () => this.awards.showOthers());
      this.addEventListener("click", (event) => this.followQuote(event));
    }

    /** Takes the answers of the address, also when the reader goes back to an earlier one. */
    openAddress() {
      const kept = historyEntries.kept(PLACE);
      if (location.hash.startsWith(ONE_KIND)) this.openKind(location.hash.slice(ONE_KIND.length));
      const link = calculatorLinks.read(PLACE, (name) => this.questions.control(name));
      if (!link) {
        if (!location.hash && Object.keys(this.answers).length) this.begin();
        this.restore(kept);
        return;
      }
      /** @type {Answers} */
      const answers = {};
      for (const [name, value] of Object.entries(link.answers)) {
        if (this.questions.isPossible(name, value)) answers[name] = value;
        else link.lost++;
      }
      if (!kept) this.scrollIntoView();
      this.wantsAmounts = kept?.wantsAmounts ?? this.wantsAmounts;
      this.find(answers, (reply) => {
        for (const { input } of reply.errors) {
          link.lost++;
          delete answers[input.endsWith(UNIT) ? input.slice(0, -UNIT.length) : input];
        }
        this.take(answers, reply, false);
        this.fill(this, { "link-note": calculatorLinks.note(link, this.version) });
        if (reply.errors.length) this.find(answers, (again) => this.take(answers, again, false));
        else this.restore(kept);
      });
    }

    fillAgain() {
      this.openAddress();
    }

    /** Keeps what stands in the form and is not handed in yet: it belongs to this entry of the browser's history. */
    remember() {
      const isAsking = !this.one("form").hidden;
      const [step, values] = isAsking ? [this.step, answersIn(this.form)] : [null, {}];
      historyEntries.keep(PLACE, { step, values, wantsAmounts: this.wantsAmounts });
    }

    /** @param {{step: string | null, values: Answers, wantsAmounts: boolean} | null} kept */
    restore(kept) {
      if (!kept || kept.step === null || !this.questions.named(kept.step)) return;
      const isShown = kept.step === this.step && !this.one("form").hidden;
      if (!isShown && !this.questions.given(this.answers).includes(kept.step)) return;
      if (!isShown) this.edit(kept.step, false);
      const all = controls(this.one("[data-place]"));
      for (const control of all) {
        const value = kept.values[control.name] ?? "";
        if (control.type === "checkbox" || control.type === "radio") {
          /** @type {HTMLInputElement} */ (control).checked = value === control.value;
        } else control.value = value;
      }
      if (all[0]?.value && this.querySelector("[data-echo]")) this.read(all[0]);
    }

    /**
     * Begins with the kind that a link stands for, and those around it, ticked; nothing is asked yet.
     * @param {string} kind
     */
    openKind(kind) {
      const kinds = this.questions.around(kind);
      if (!kinds.length) return;
      if (Object.keys(this.answers).length) this.begin();
      for (const name of kinds) this.drafts[name] = "yes";
      this.showStep(WHO);
      // After the browser, or the theme in its place, has gone to the anchor, which takes the focus away.
      setTimeout(() => requestAnimationFrame(() => {
        if (this.step !== WHO || !this.isConnected) return;
        this.scrollIntoView();
        this.focusStep(); // and so far on that the kind itself is seen
      }));
    }

    // The question ------------------------------------------------------------------------------------------------

    /**
     * @param {string} name
     */
    showStep(name) {
      const template = this.questions.named(name);
      if (!template) throw new Error(`award-finder has no question ${name}`);
      this.step = name;
      const step = document.importNode(template.content, true);
      for (const control of controls(step)) {
        const value = this.answers[control.name] ?? this.drafts[control.name] ?? "";
        if (control.type === "checkbox" || control.type === "radio") {
          /** @type {HTMLInputElement} */ (control).checked = value === control.value;
        } else if (value && value !== UNSURE) {
          control.value = value;
        }
      }
      this.one("[data-place]").replaceChildren(step);
      this.one("[data-body]").classList.toggle("finder-asks-who", name === WHO);
      this.one("form").hidden = false;
      this.one("[data-done-panel]").hidden = true;
    }

    focusStep() {
      const [first] = controls(this.one("[data-place]"));
      const chosen = controls(this.one("[data-place]")).find((control) => /** @type {HTMLInputElement} */ (control).checked);
      (chosen ?? first)?.focus();
    }

    /** @returns {HTMLInputElement[]} */
    kinds() {
      return /** @type {HTMLInputElement[]} */ (controls(this.one("[data-place]"))).filter(({ type }) => type === "checkbox");
    }

    /**
     * The answers as they would be with what stands in the form; null if nothing stands there.
     * @param {boolean} isUnsure
     * @returns {Answers | null}
     */
    answered(isUnsure) {
      const kinds = this.kinds();
      if (kinds.length) return this.answeredKinds(kinds, isUnsure);
      const { [this.step]: _, [this.step + UNIT]: __, ...others } = this.answers;
      if (isUnsure) return { ...others, [this.step]: UNSURE };
      const given = answersIn(this.form);
      return given[this.step]?.trim() ? { ...others, ...given } : null;
    }

    /**
     * @param {HTMLInputElement[]} kinds
     * @param {boolean} isUnsure what is not ticked is not known, instead of denied
     */
    answeredKinds(kinds, isUnsure) {
      if (this.step === WHO && !isUnsure && !kinds.some((box) => box.checked)) return null;
      const said = kinds.map((box) => [box.name, box.checked ? "yes" : isUnsure ? UNSURE : "no"]);
      const gone = kinds.filter((box) => !box.checked).flatMap((box) => this.questions.within(box.name));
      const others = Object.entries(this.answers).filter(([name]) => !gone.includes(name) && !kinds.some((box) => box.name === name));
      return this.step === WHO ? Object.fromEntries([...said, ...others]) : Object.fromEntries([...others, ...said]);
    }

    get form() {
      return /** @type {HTMLFormElement} */ (this.one("form"));
    }

    get version() {
      return this.dataset.version ?? "";
    }

    /** @param {boolean} isUnsure */
    submit(isUnsure) {
      const answers = this.answered(isUnsure);
      if (!answers) {
        this.showError(this.kinds().length ? "请至少选一类；说不准的，点“不清楚”。" : "请填写或选择；不知道的，点“不清楚”。");
        return;
      }
      const step = this.step;
      this.find(answers, (reply) => {
        const error = reply.errors.find(({ input }) => input === step || input === step + UNIT);
        const doubt = reply.doubts[step];
        if (error) this.showError(error.message);
        else if (doubt) this.askBack(doubt);
        else this.take(answers, reply, true);
      });
    }

    /**
     * A doubtful answer is not taken before it is settled.
     * @param {Doubt} doubt
     */
    askBack(doubt) {
      const field = this.querySelector("[data-place] [data-field]");
      this.showDoubt(field, doubt);
      /** @type {HTMLElement | null | undefined} */ (field?.querySelector("[data-doubt] button"))?.focus();
      this.announce([doubt.question]);
    }

    takeSettled() {
      this.submit(false);
    }

    /**
     * Tells how a number is understood while it is typed; the awards wait until it is handed in.
     * @param {HTMLElement} control
     */
    async read(control) {
      this.showReading(control);
      const answers = this.answered(false);
      const step = this.step;
      const echo = this.querySelector("[data-echo]");
      if (!echo || !(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) {
        this.clearError();
        return;
      }
      this.drafts[control.name] = control.value;
      const reading = ++this.readings;
      this.showDoubt(echo.parentElement, undefined);
      if (!answers) {
        echo.textContent = "";
        this.clearError();
        return;
      }
      try {
        const reply = await this.ask(answers);
        if (reading !== this.readings || step !== this.step) return;
        echo.textContent = reply.echo[step] ?? "";
        this.showDoubt(echo.parentElement, reply.doubts[step]);
        if (!reply.errors.length) this.clearError();
      } catch {
        if (reading === this.readings) echo.textContent = "";
      }
    }

    /** @param {string} message */
    showError(message) {
      const place = this.one("[data-place]");
      const [control] = controls(place);
      /** @type {HTMLElement} */ (place.querySelector("[data-error]")).textContent = message;
      if (control?.type !== "checkbox" && control?.type !== "radio") control?.setAttribute("aria-invalid", "true");
      this.focusStep();
    }

    clearError() {
      const place = this.one("[data-place]");
      /** @type {HTMLElement} */ (place.querySelector("[data-error]")).textContent = "";
      place.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
    }

    /**
     * Asks Python and goes on with its reply, unless something newer was asked meanwhile.
     * @param {Answers} answers
     * @param {(reply: FinderReply) => void} goOn
     */
    async find(answers, goOn) {
      const request = ++this.requests;
      this.tryAgain = () => this.find(answers, goOn);
      this.one("#finder-results").setAttribute("aria-busy", "true");
      this.watchProgress();
      try {
        const reply = await this.ask(answers);
        if (request !== this.requests) return;
        this.showNotice(null);
        goOn(reply);
      } catch (failure) {
        if (request === this.requests) this.showFailure(runtime.words(failure), true);
      } finally {
        if (request === this.requests) {
          this.one("#finder-results").removeAttribute("aria-busy");
          runtime.listeners.delete(this.showProgress);
        }
      }
    }

    /**
     * @param {Answers} answers
     * @param {FinderReply} reply
     * @param {boolean} isNew whether the reader just gave an answer; else it comes from the address
     */
    take(answers, reply, isNew) {
      this.answers = answers;
      Object.assign(this.drafts, answers);
      this.understood = reply.echo;
      this.doubts = reply.doubts;
      this.reply = reply;
      if (isNew) {
        this.fill(this, { "link-note": "" });
        const address = this.link(answers);
        if (address !== location.hash) historyEntries.begin(address);
      }
      this.awards.show(reply, answers);
      this.showAnswers();
      this.showNext(isNew);
      if (isNew) this.remember();
      this.announce([reply.sentence]);
    }

    /** @param {boolean} withFocus */
    showNext(withFocus) {
      const { question, left } = /** @type {FinderReply} */ (this.reply);
      const given = this.questions.given(this.answers).length;
      if (!question || (question.stage === "amounts" && !this.wantsAmounts)) {
        this.showDone(left.amounts, withFocus);
        return;
      }
      this.showStep(question.name);
      this.showUnderstood(question.name);
      const more = (question.stage === "amounts" ? left.amounts : left.who + left.conditions) - 1;
      const rest = more ? `，最多还有 ${more} 题` : "，最后一题";
      const only = question.stage === "amounts" ? "（只影响金额）" : "";
      const titles = question.for.map((award) => this.awards.titleOf(award));
      const named = titles.slice(0, MOST_NAMED).join("、");
      const others = titles.length > MOST_NAMED ? `等 ${titles.length} 项` : "";
      this.fill(this, { count: `第 ${given + 1} 题${rest}${only}`, for: `关系到：${named}${others}` });
      if (withFocus) this.focusStep();
    }

    /**
     * @param {number} amounts how many questions remain that only an amount needs
     * @param {boolean} withFocus
     */
    showDone(amounts, withFocus) {
      this.one("[data-body]").classList.remove("finder-asks-who");
      this.one("form").hidden = true;
      this.one("[data-done-panel]").hidden = false;
      this.one("[data-amounts]").hidden = !amounts;
      const more = amounts ? `还有 ${amounts} 题只让金额算得更细；填 0 表示没有，那一项就不符。` : "";
      this.fill(this, { done: `会改变结果的问题都问过了。${more}` });
      if (withFocus) this.one("[data-done-heading]").focus();
    }

    // The answers -------------------------------------------------------------------------------------------------

    showAnswers() {
      const given = this.questions.given(this.answers);
      const template = /** @type {HTMLTemplateElement} */ (this.one("template[data-answer]"));
      const items = given.map((step) => {
        const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
        const [asked, answer] = this.questions.inWords(step, this.answers, this.understood);
        const doubt = this.doubts[step];
        this.fill(item, { asked, answer: doubt ? `${answer}（${doubt.question}）` : answer });
        const edit = /** @type {HTMLElement} */ (item.querySelector("[data-edit]"));
        edit.setAttribute("aria-label", `修改：${asked}`);
        edit.addEventListener("click", () => {
          this.edit(step, true);
          this.remember();
        });
        return item;
      });
      this.one("[data-answer-list]").replaceChildren(...items);
      this.one("[data-answers]").hidden = !given.length;
    }

    /**
     * @param {string} step
     * @param {boolean} withFocus
     */
    edit(step, withFocus) {
      this.showStep(step);
      this.fill(this, { count: "修改回答", for: "" });
      if (withFocus) this.focusStep();
      const [control] = controls(this.one("[data-place]"));
      if (control && this.understood[step]) this.showUnderstood(step);
    }

    /**
     * How the answer that stands in the form was understood, and what is asked about it.
     * @param {string} step
     */
    showUnderstood(step) {
      const field = this.querySelector("[data-place] [data-field]");
      field?.querySelector("[data-echo]")?.replaceChildren(this.understood[step] ?? "");
      this.showDoubt(field, this.doubts[step]);
    }

    /** As if nothing had been answered; the address before stays behind the back button. */
    clear() {
      historyEntries.begin("");
      this.begin();
      this.focusStep();
    }

    begin() {
      this.requests++;
      this.answers = {};
      this.drafts = {};
      this.reply = null;
      this.wantsAmounts = false;
      this.awards.clear();
      this.one("[data-answers]").hidden = true;
      this.one("[data-sentence]").textContent = "回答已清空。答完第一题，就重新分组。";
      this.fill(this, { count: "第 1 题：先说您是谁", for: "", "link-note": "", "others-on-paper": "" });
      this.showNotice(null);
      this.showStep(WHO);
    }

    /**
     * Lets the article's page mark the quote that a link leads to.
     * @param {Event} event
     */
    followQuote(event) {
      const link = /** @type {Element} */ (event.target).closest("a[data-source]");
      const quote = link?.querySelector("q")?.textContent;
      if (link instanceof HTMLAnchorElement && quote) link.href = calculatorQuotes.address(link.href.split(":~:")[0], quote);
    }

    // Taking it along ---------------------------------------------------------------------------------------------

    /** @param {Answers} answers */
    link(answers) {
      return calculatorLinks.write(PLACE, this.version, answers, (name) => this.questions.control(name));
    }

    async share() {
      const address = new URL(location.href);
      address.hash = this.link(this.answers);
      const isCopied = await calculatorPaper.copy(address.href);
      this.one("[data-done]").textContent = isCopied
        ? "链接已复制。回答写在链接的 # 后面，不会发到服务器。"
        : "没能复制；链接就在浏览器的地址栏里。";
    }

    /** With a result, what is printed is the result, whichever way the reader prints. */
    prepareSheet() {
      if (!this.reply) return;
      const now = new Date();
      this.fill(this, {
        day: `，${now.getFullYear()} 年 ${now.getMonth() + 1} 月 ${now.getDate()} 日核对`,
        address: location.href.split("#")[0],
      });
      const lines = this.questions.given(this.answers).map((step) => {
        const line = document.createElement("li");
        const [asked, answer] = this.questions.inWords(step, this.answers, this.understood);
        line.textContent = `${asked.replace(/？$/, "")}：${answer}`;
        return line;
      });
      this.one("[data-answers-on-paper]").replaceChildren(...lines);
      calculatorPaper.only(this);
    }
  }

  customElements.define("award-finder", AwardFinder);
})();
