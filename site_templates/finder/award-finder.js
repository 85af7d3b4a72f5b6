// @ts-check
// <award-finder>: asks one question after the other and sorts all awards anew after each answer.
//
// Which question comes next and how every award stands is said by the calculators' Python; this script shows the
// questions and cards that the page has in templates, keeps the answers in the address, and puts words into their places.
"use strict";

/**
 * @typedef {object} FoundAward
 * @property {string} award
 * @property {string} sentence
 * @property {boolean} [is_for_others]
 * @property {string} [amount] the estimate, where it is the answers that make it
 * @property {string} [kind]
 * @property {number} [checked] how many conditions an answer met
 * @property {string} [counted]
 * @property {Record<string, string>} [states]
 * @property {Record<string, string>} [notes]
 *
 * @typedef {object} FinderReply
 * @property {{name: string, stage: "who" | "conditions" | "amounts", for: string[]} | null} question
 * @property {{who: number, conditions: number, amounts: number}} left
 * @property {string} sentence
 * @property {FoundAward[]} met
 * @property {FoundAward[]} open
 * @property {FoundAward[]} unmet
 * @property {string[]} belongs
 * @property {Record<string, string>} words
 * @property {Record<string, string>} echo
 * @property {{input: string, message: string}[]} errors
 */

(() => {
  if (customElements.get("award-finder")) return;

  const { runtime, isSupported, Failure, MESSAGES } = calculatorRuntime;
  const PLACE = "finder";
  const ONE_KIND = "#is-";
  const UNSURE = "?";
  const UNIT = ".unit";
  const WHO = "";
  const MOST_NAMED = 2;
  /** Screens on which the answers stand beside the awards and not before them. */
  const WIDE = "(min-width: 60em)";
  /** @type {("met" | "open" | "unmet")[]} */
  const PLACES = ["met", "open", "unmet"];

  /**
   * @typedef {Record<string, string>} Answers by the name of the control, in the order in which they were given
   */

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
      /** @type {Map<string, HTMLElement>} */
      this.cards = new Map();
      /** @type {Map<string, string>} */
      this.places = new Map();
      this.wantsAmounts = false;
      this.isReady = false;
      /** Of several requests only the last one counts. */
      this.requests = 0;
      this.readings = 0;
      this.openAddress = this.openAddress.bind(this);
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

    connectedCallback() {
      if (!this.querySelector("[data-body]")) {
        if (document.readyState === "loading") {
          document.addEventListener("DOMContentLoaded", () => this.connectedCallback(), { once: true });
        }
        return;
      }
      window.addEventListener("hashchange", this.openAddress);
      if (this.isReady) return;
      this.isReady = true;
      if (!isSupported()) {
        const notice = this.one("[data-unsupported]");
        notice.textContent = `${MESSAGES.unsupported}请看下面按申报主体列出的全部奖补。`;
        notice.hidden = false;
        return;
      }
      this.one("[data-body]").hidden = false;
      /** @type {HTMLDetailsElement} */ (this.one("[data-answers]")).open = window.matchMedia(WIDE).matches;
      this.enable();
      this.showStep(WHO);
      this.openAddress();
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      window.removeEventListener("hashchange", this.openAddress);
    }

    enable() {
      const form = this.one("form");
      form.addEventListener("focusin", () => this.prepare(), { once: true });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.submit(false);
      });
      form.addEventListener("input", (event) => this.read(/** @type {HTMLElement} */ (event.target)));
      this.one("[data-unsure]").addEventListener("click", () => this.submit(true));
      this.one("[data-retry]").addEventListener("click", () => this.tryAgain());
      this.one("[data-clear]").addEventListener("click", () => this.clear());
      this.one("[data-amounts]").addEventListener("click", () => {
        this.wantsAmounts = true;
        this.showNext(true);
      });
      this.one("[data-share]").addEventListener("click", () => this.share());
      this.one("[data-paper]").addEventListener("click", () => this.print());
      this.one("[data-others]").addEventListener("toggle", () => this.showOthers());
      this.addEventListener("click", (event) => this.followQuote(event));
    }

    /** Takes the answers of the address, also when the reader goes back to an earlier one. */
    openAddress() {
      if (location.hash.startsWith(ONE_KIND)) {
        this.openKind(decodeURIComponent(location.hash.slice(ONE_KIND.length)));
        return;
      }
      const link = calculatorLinks.read(PLACE);
      if (!link) {
        if (!location.hash && Object.keys(this.answers).length) this.begin();
        return;
      }
      /** @type {Answers} */
      const answers = {};
      let unknown = 0;
      for (const [name, value] of link.answers) {
        if (this.isPossible(name, value)) answers[name] = value;
        else unknown++;
      }
      this.scrollIntoView();
      this.find(answers, (reply) => {
        for (const { input } of reply.errors) {
          unknown++;
          delete answers[input.endsWith(UNIT) ? input.slice(0, -UNIT.length) : input];
        }
        this.take(answers, reply, false);
        this.fill(this, { "link-note": calculatorLinks.note(link.version, this.version, unknown) });
        if (reply.errors.length) this.find(answers, (again) => this.take(answers, again, false));
      });
    }

    /**
     * Ticks the kind that a link to it stands for; nothing is asked yet.
     * @param {string} kind
     */
    openKind(kind) {
      for (const box of this.kinds()) box.checked = box.name === kind || box.checked;
      if (this.kinds().some((box) => box.name === kind)) this.scrollIntoView();
    }

    /**
     * @param {string} name
     * @param {string} value
     */
    isPossible(name, value) {
      const question = name.endsWith(UNIT) && !this.stepOf(name) ? name.slice(0, -UNIT.length) : name;
      const step = this.stepOf(question);
      const control = step && controls(step.content).find((control) => control.name === question);
      if (!control) return false;
      if (question !== name) return ["wan", "yuan"].includes(value);
      if (value === UNSURE) return true;
      if (control.type === "checkbox") return ["yes", "no"].includes(value);
      return control.type !== "radio" || controls(step.content).some((other) => other.value === value);
    }

    /**
     * The template of the question with this control; a kind of applicant stands in that of the kinds around it.
     * @param {string} name
     */
    stepOf(name) {
      const steps = this.templates();
      return (
        (name.includes(".") && steps.find((step) => step.dataset.step === name)) ||
        steps.find((step) => controls(step.content).some((control) => control.name === name && control.type === "checkbox"))
      );
    }

    /** @returns {HTMLTemplateElement[]} */
    templates() {
      return [.../** @type {NodeListOf<HTMLTemplateElement>} */ (this.querySelectorAll("template[data-step]"))];
    }

    // The question ------------------------------------------------------------------------------------------------

    /**
     * @param {string} name
     */
    showStep(name) {
      const template = this.templates().find((step) => step.dataset.step === name);
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
      const entries = [...new FormData(this.form)].map(([name, value]) => [name, String(value)]);
      const given = Object.fromEntries(entries);
      return given[this.step]?.trim() ? { ...others, ...given } : null;
    }

    /**
     * @param {HTMLInputElement[]} kinds
     * @param {boolean} isUnsure what is not ticked is not known, instead of denied
     */
    answeredKinds(kinds, isUnsure) {
      if (this.step === WHO && !isUnsure && !kinds.some((box) => box.checked)) return null;
      const said = kinds.map((box) => [box.name, box.checked ? "yes" : isUnsure ? UNSURE : "no"]);
      const gone = kinds.filter((box) => !box.checked).flatMap((box) => this.within(box.name));
      const others = Object.entries(this.answers).filter(([name]) => !gone.includes(name) && !kinds.some((box) => box.name === name));
      return this.step === WHO ? Object.fromEntries([...said, ...others]) : Object.fromEntries([...others, ...said]);
    }

    /**
     * The kinds within a kind.
     * @param {string} kind
     * @returns {string[]}
     */
    within(kind) {
      const step = this.templates().find((template) => template.dataset.step === kind);
      return step ? controls(step.content).flatMap(({ name }) => [name, ...this.within(name)]) : [];
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
        if (error) this.showError(error.message);
        else this.take(answers, reply, true);
      });
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
      if (!answers) {
        echo.textContent = "";
        this.clearError();
        return;
      }
      try {
        const reply = await AwardFinder.ask(answers);
        if (reading !== this.readings || step !== this.step) return;
        echo.textContent = reply.echo[step] ?? "";
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
        const reply = await AwardFinder.ask(answers);
        if (request !== this.requests) return;
        this.showNotice(null);
        goOn(reply);
      } catch (failure) {
        if (request === this.requests) this.showFailure(failure instanceof Failure ? failure.message : MESSAGES.crashed, true);
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
      this.reply = reply;
      if (isNew) {
        this.fill(this, { "link-note": "" });
        const address = calculatorLinks.write(PLACE, this.version, answers);
        if (address !== location.hash) history.pushState(history.state, "", address);
      }
      this.showResults(reply);
      this.showAnswers();
      this.showNext(isNew);
      this.announce([reply.sentence]);
    }

    /** @param {boolean} withFocus */
    showNext(withFocus) {
      const { question, left } = /** @type {FinderReply} */ (this.reply);
      const given = this.given().length;
      if (!question || (question.stage === "amounts" && !this.wantsAmounts)) {
        this.showDone(left.amounts, withFocus);
        return;
      }
      this.showStep(question.name);
      const more = (question.stage === "amounts" ? left.amounts : left.who + left.conditions) - 1;
      const rest = more ? `，最多还有 ${more} 题` : "，最后一题";
      const only = question.stage === "amounts" ? "（只影响金额）" : "";
      const titles = question.for.map((award) => this.titleOf(award));
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
      const more = amounts ? `还有 ${amounts} 题不影响分组，只让金额算得更细。` : "";
      this.fill(this, { done: `会改变结果的问题都问过了。${more}` });
      if (withFocus) this.one("[data-done-heading]").focus();
    }

    // The answers -------------------------------------------------------------------------------------------------

    /** @returns {string[]} the names of the questions that are answered, in their order */
    given() {
      const steps = Object.keys(this.answers).map((name) => this.stepOf(name)?.dataset.step);
      return [...new Set(steps.filter((step) => step !== undefined))];
    }

    showAnswers() {
      const given = this.given();
      const template = /** @type {HTMLTemplateElement} */ (this.one("template[data-answer]"));
      const items = given.map((step) => {
        const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
        const [asked, answer] = this.inWords(step);
        this.fill(item, { asked, answer });
        const edit = /** @type {HTMLElement} */ (item.querySelector("[data-edit]"));
        edit.setAttribute("aria-label", `修改：${asked}`);
        edit.addEventListener("click", () => this.edit(step));
        return item;
      });
      this.one("[data-answer-list]").replaceChildren(...items);
      this.one("[data-answers]").hidden = !given.length;
    }

    /**
     * @param {string} name of a question
     * @returns {[string, string]} the question and its answer
     */
    inWords(name) {
      const content = /** @type {HTMLTemplateElement} */ (this.templates().find((step) => step.dataset.step === name)).content;
      const asked = content.querySelector("legend, label")?.firstChild?.textContent?.trim() ?? "";
      const all = controls(content);
      const label = (/** @type {Element} */ control) => control.closest("label")?.querySelector("strong")?.textContent ?? "";
      if (all[0]?.type === "checkbox") {
        const ticked = all.filter((control) => this.answers[control.name] === "yes").map(label);
        const unsure = all.some((control) => this.answers[control.name] === UNSURE);
        return [asked, [...ticked, unsure && (ticked.length ? "其余不清楚" : "不清楚")].filter(Boolean).join("、") || "都不是"];
      }
      const value = this.answers[name];
      if (value === UNSURE) return [asked, "不清楚"];
      const chosen = all.find((control) => control.type === "radio" && control.value === value);
      return [asked, chosen ? label(chosen) : this.understood[name] || value];
    }

    /** @param {string} step */
    edit(step) {
      this.showStep(step);
      this.fill(this, { count: "修改回答", for: "" });
      this.focusStep();
      const [control] = controls(this.one("[data-place]"));
      if (control && this.understood[step]) {
        this.one("[data-place]").querySelector("[data-echo]")?.replaceChildren(this.understood[step]);
      }
    }

    /** As if nothing had been answered; the address before stays behind the back button. */
    clear() {
      history.pushState(history.state, "", location.pathname + location.search);
      this.begin();
      this.focusStep();
    }

    begin() {
      this.requests++;
      this.answers = {};
      this.drafts = {};
      this.reply = null;
      this.wantsAmounts = false;
      this.places.clear();
      for (const place of this.all("[data-list]")) place.replaceChildren();
      for (const name of ["take-along", "others", "short", "applications", "answers"]) this.one(`[data-${name}]`).hidden = true;
      for (const count of this.all("[data-count]")) count.hidden = true;
      this.one("[data-sentence]").textContent = "回答已清空。答完第一题，就重新分组。";
      this.fill(this, { count: "第 1 题：先说您是谁", for: "", "link-note": "", "others-on-paper": "" });
      this.showNotice(null);
      this.showStep(WHO);
    }

    // The results -------------------------------------------------------------------------------------------------

    /** @param {FinderReply} reply */
    showResults(reply) {
      const isFirst = !this.places.size;
      for (const place of PLACES) {
        const awards = reply[place].filter((award) => !award.is_for_others);
        for (const { award } of awards) {
          const before = this.places.get(award);
          this.fill(this.card(award), { moved: isFirst || !before || before === place ? "" : "刚移到这里" });
        }
        const section = this.one(`[data-state="${place}"]`);
        const unchecked = place === "met" ? awards.filter(({ checked }) => !checked) : [];
        this.showList(section, awards.filter((award) => !unchecked.includes(award)), reply.words);
        const apart = /** @type {HTMLElement | null} */ (section.querySelector("[data-unchecked]"));
        if (apart) {
          apart.hidden = !unchecked.length;
          this.showList(apart, unchecked, reply.words);
        }
        for (const { award } of reply[place]) this.places.set(award, place);
      }
      this.showOthers();
      this.showApplications(reply.belongs);
      this.one("[data-sentence]").textContent = reply.sentence;
      this.one("[data-take-along]").hidden = false;
      this.one("[data-short]").hidden = false;
      this.one("[data-done]").textContent = "";
      this.fill(this, { short: shortOf(reply) });
    }

    /**
     * @param {Element} place whose first list and count are its own
     * @param {FoundAward[]} awards
     * @param {Record<string, string>} words
     */
    showList(place, awards, words) {
      const cards = awards.map((award) => this.showCard(this.card(award.award), award, words));
      place.querySelector("[data-list]")?.replaceChildren(...cards);
      const count = /** @type {HTMLElement} */ (place.querySelector("[data-count]"));
      count.hidden = false;
      count.textContent = `${awards.length} 项`;
      place.classList.toggle("finder-empty", !awards.length);
    }

    /** What is for other applicants takes no room until somebody wants to see it. */
    showOthers() {
      const others = this.reply?.unmet.filter((award) => award.is_for_others) ?? [];
      const details = /** @type {HTMLDetailsElement} */ (this.one("[data-others]"));
      details.hidden = !others.length;
      this.fill(this, {
        others: String(others.length),
        "others-on-paper": others.length ? `另有 ${others.length} 项面向其他申报主体，没有列出。` : "",
      });
      const cards = details.open ? others.map((award) => this.showCard(this.card(award.award), award, {})) : [];
      details.querySelector("[data-list]")?.replaceChildren(...cards);
    }

    /** @param {string[]} belongs */
    showApplications(belongs) {
      const rows = [...this.all("[data-applicants]")];
      for (const row of rows) {
        row.hidden = !row.dataset.applicants?.split(" ").some((kind) => belongs.includes(kind));
      }
      this.one("[data-applications]").hidden = rows.every((row) => row.hidden);
    }

    /** @param {string} award */
    card(award) {
      const known = this.cards.get(award);
      if (known) return known;
      const template = this.cardTemplate(award);
      const card = /** @type {HTMLElement} */ (document.importNode(template.content, true).firstElementChild);
      this.cards.set(award, card);
      return card;
    }

    /** @param {string} award */
    cardTemplate(award) {
      return /** @type {HTMLTemplateElement} */ (this.one(`template[data-card="${award}"]`));
    }

    /** @param {string} award */
    titleOf(award) {
      return this.cardTemplate(award).content.querySelector("[data-title]")?.textContent ?? "";
    }

    /**
     * @param {HTMLElement} card
     * @param {FoundAward} award
     * @param {Record<string, string>} words
     */
    showCard(card, { sentence, amount, kind, counted, states, notes }, words) {
      const most = card.querySelector("[data-most]")?.getAttribute("data-most") ?? "";
      const usual = card.querySelector("[data-kind-of-amount]")?.getAttribute("data-kind-of-amount") ?? "";
      this.fill(card, {
        sentence,
        amount: amount ?? most,
        kind: kind ?? usual,
        estimated: amount ? "按您的回答估算" : "",
        ...(counted && { counted }),
      });
      for (const line of /** @type {NodeListOf<HTMLElement>} */ (card.querySelectorAll("[data-condition]"))) {
        const id = line.dataset.condition ?? "";
        const state = states?.[id];
        line.hidden = Boolean(states) && !state;
        line.dataset.state = state ?? "";
        this.fill(line, { state: words[state ?? ""] ?? "", note: notes?.[id] ?? "" });
      }
      this.linkCalculator(card);
      return card;
    }

    /**
     * The award's calculator opens with what was answered here.
     * @param {HTMLElement} card
     */
    linkCalculator(card) {
      const link = /** @type {HTMLAnchorElement} */ (card.querySelector("[data-calculator]"));
      /** @type {Answers} */
      const given = {};
      for (const pair of (card.dataset.names ?? "").split(" ").filter(Boolean)) {
        const [input, name] = pair.split("=");
        const value = this.answers[name];
        if (!value || value === UNSURE) continue;
        given[input] = value;
        if (this.answers[name + UNIT]) given[input + UNIT] = this.answers[name + UNIT];
      }
      const [page] = link.href.split("#");
      const place = `award-${card.dataset.award}`;
      link.href = Object.keys(given).length ? page + calculatorLinks.write(place, this.version, given) : `${page}#${place}`;
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

    async share() {
      const address = new URL(location.href);
      address.hash = calculatorLinks.write(PLACE, this.version, this.answers);
      const isCopied = await calculatorPaper.copy(address.href);
      this.one("[data-done]").textContent = isCopied
        ? "链接已复制。回答只在链接里，不会发到服务器。"
        : "没能复制；链接就在浏览器的地址栏里。";
    }

    print() {
      const now = new Date();
      this.fill(this, {
        day: `，${now.getFullYear()} 年 ${now.getMonth() + 1} 月 ${now.getDate()} 日核对`,
        address: location.href.split("#")[0],
      });
      const lines = this.given().map((step) => {
        const line = document.createElement("li");
        const [asked, answer] = this.inWords(step);
        line.textContent = `${asked.replace(/？$/, "")}：${answer}`;
        return line;
      });
      this.one("[data-answers-on-paper]").replaceChildren(...lines);
      calculatorPaper.print(this);
    }
  }

  /**
   * The groups in a line for small screens.
   * @param {FinderReply} reply
   */
  function shortOf({ met, open, unmet }) {
    const checked = met.filter((award) => award.checked).length;
    const failed = unmet.filter((award) => !award.is_for_others).length;
    return `符合 ${checked} · 自行确认 ${met.length - checked} · 待定 ${open.length} · 不符 ${failed}`;
  }

  /**
   * @param {ParentNode} place
   * @returns {(HTMLInputElement | HTMLSelectElement)[]}
   */
  function controls(place) {
    return [.../** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (place.querySelectorAll("input, select"))];
  }

  customElements.define("award-finder", AwardFinder);
})();
