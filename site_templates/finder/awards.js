// @ts-check
// The finder's awards: their cards, made once out of the page's templates, in the group where each stands.
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
 * @property {Record<string, Doubt>} doubts
 * @property {{input: string, message: string}[]} errors
 */

const FinderAwards = (() => {
  const { UNSURE, UNIT } = finderQuestions;
  /** @type {("met" | "open" | "unmet")[]} */
  const PLACES = ["met", "open", "unmet"];

  /**
   * The groups in a line for small screens.
   * @param {FinderReply} reply
   */
  function shortOf({ met, open, unmet }) {
    const checked = met.filter((award) => award.checked).length;
    const failed = unmet.filter((award) => !award.is_for_others).length;
    return `符合 ${checked} · 自行确认 ${met.length - checked} · 待定 ${open.length} · 不符 ${failed}`;
  }

  return class {
    /**
     * @param {InstanceType<typeof CalculatorElement>} element
     * @param {InstanceType<typeof finderQuestions.Questions>} questions
     */
    constructor(element, questions) {
      this.element = element;
      this.questions = questions;
      /** @type {Answers} */
      this.answers = {};
      /** @type {FoundAward[]} */
      this.others = [];
      /** @type {Map<string, HTMLElement>} */
      this.cards = new Map();
      /** @type {Map<string, string>} */
      this.places = new Map();
    }

    /** Takes all awards away. */
    clear() {
      this.places.clear();
      this.others = [];
      for (const list of this.element.all("[data-list]")) list.replaceChildren();
      for (const count of this.element.all("[data-count]")) count.hidden = true;
      for (const name of ["take-along", "others", "short", "applications", "unchecked"]) {
        this.element.one(`[data-${name}]`).hidden = true;
      }
    }

    /**
     * @param {FinderReply} reply
     * @param {Answers} answers
     */
    show(reply, answers) {
      this.answers = answers;
      this.others = reply.unmet.filter((award) => award.is_for_others);
      const isFirst = !this.places.size;
      for (const place of PLACES) {
        const awards = reply[place].filter((award) => !award.is_for_others);
        for (const { award } of awards) {
          const before = this.places.get(award);
          this.element.fill(this.card(award), { moved: isFirst || !before || before === place ? "" : "刚移到这里" });
        }
        const section = this.element.one(`[data-state="${place}"]`);
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
      this.element.one("[data-sentence]").textContent = reply.sentence;
      this.element.one("[data-take-along]").hidden = false;
      this.element.one("[data-short]").hidden = false;
      this.element.one("[data-done]").textContent = "";
      this.element.fill(this.element, { short: shortOf(reply) });
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
      const { others } = this;
      const details = /** @type {HTMLDetailsElement} */ (this.element.one("[data-others]"));
      details.hidden = !others.length;
      this.element.fill(this.element, {
        others: String(others.length),
        "others-on-paper": others.length ? `另有 ${others.length} 项面向其他申报主体，没有列出。` : "",
      });
      const cards = details.open ? others.map((award) => this.showCard(this.card(award.award), award, {})) : [];
      details.querySelector("[data-list]")?.replaceChildren(...cards);
    }

    /** @param {string[]} belongs */
    showApplications(belongs) {
      const rows = [...this.element.all("[data-applicants]")];
      for (const row of rows) {
        row.hidden = !row.dataset.applicants?.split(" ").some((kind) => belongs.includes(kind));
      }
      this.element.one("[data-applications]").hidden = rows.every((row) => row.hidden);
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
      return /** @type {HTMLTemplateElement} */ (this.element.one(`template[data-card="${award}"]`));
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
      this.element.fill(card, {
        sentence,
        amount: amount ?? most,
        kind: kind ?? usual,
        estimated: amount ? "按您的回答估算" : "",
        ...(counted && { counted }),
      });
      /** @type {string[]} */
      const declared = [];
      for (const line of /** @type {NodeListOf<HTMLElement>} */ (card.querySelectorAll("[data-condition]"))) {
        const id = line.dataset.condition ?? "";
        const state = states?.[id];
        line.hidden = Boolean(states) && !state;
        line.dataset.state = state ?? "";
        this.element.fill(line, { state: words[state ?? ""] ?? "", note: notes?.[id] ?? "" });
        if (state === "declared") declared.push(`“${line.querySelector("q")?.textContent}”`);
      }
      this.element.fill(card, { declared: declared.length ? `要您自行确认：${declared.join("；")}` : "" });
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
      /** @type {Map<string, string>} the finder's name of each control */
      const names = new Map();
      for (const pair of (card.dataset.names ?? "").split(" ").filter(Boolean)) {
        const [input, name] = pair.split("=");
        const value = this.answers[name];
        if (!value || value === UNSURE) continue;
        given[input] = value;
        names.set(input, name);
        if (!this.answers[name + UNIT]) continue;
        given[input + UNIT] = this.answers[name + UNIT];
        names.set(input + UNIT, name + UNIT);
      }
      const [page] = link.href.split("#");
      const place = `award-${card.dataset.award}`;
      const control = (/** @type {string} */ name) => this.questions.control(names.get(name) ?? "");
      link.href = page + calculatorLinks.write(place, this.element.dataset.version ?? "", given, control);
    }
  };
})();
