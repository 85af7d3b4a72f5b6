// @ts-check
// The finder's questions, as the page has them in templates: which there are, what can be answered, answers in words.
"use strict";

/**
 * @typedef {Record<string, string>} Answers by the name of the control, in the order in which they were given
 */

const finderQuestions = (() => {
  const UNSURE = "?";
  const UNIT = ".unit";
  /** The name of the question who somebody is; kinds within a kind are asked under the name of that kind. */
  const WHO = "";

  /**
   * @param {ParentNode} place
   * @returns {(HTMLInputElement | HTMLSelectElement)[]}
   */
  function controls(place) {
    return [.../** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (place.querySelectorAll("input, select"))];
  }

  class Questions {
    /** @param {Element} element that holds the templates */
    constructor(element) {
      this.element = element;
    }

    /** @returns {HTMLTemplateElement[]} */
    templates() {
      return [.../** @type {NodeListOf<HTMLTemplateElement>} */ (this.element.querySelectorAll("template[data-step]"))];
    }

    /** @param {string} name of a question */
    named(name) {
      return this.templates().find((step) => step.dataset.step === name);
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

    /**
     * The control of this name, or that of the unit of an amount.
     * @param {string} name
     */
    control(name) {
      const step = this.stepOf(name) ?? this.stepOf(name.endsWith(UNIT) ? name.slice(0, -UNIT.length) : name);
      return step && controls(step.content).find((control) => control.name === name);
    }

    /**
     * @param {string} name
     * @param {string} value
     */
    isPossible(name, value) {
      const control = this.control(name);
      if (!control) return false;
      if (control instanceof HTMLSelectElement) return [...control.options].some((option) => option.value === value);
      if (value === UNSURE) return true;
      if (control.type === "checkbox") return ["yes", "no"].includes(value);
      return control.type !== "radio" || controls(/** @type {any} */ (this.stepOf(name)).content).some((other) => other.value === value);
    }

    /**
     * A kind and the larger kinds around it; empty if there is no such kind.
     * @param {string} kind
     * @returns {string[]}
     */
    around(kind) {
      const larger = kind.includes(".") ? undefined : this.stepOf(kind)?.dataset.step;
      return larger === undefined ? [] : [kind, ...this.around(larger)];
    }

    /**
     * The kinds within a kind.
     * @param {string} kind
     * @returns {string[]}
     */
    within(kind) {
      const step = this.named(kind);
      return step ? controls(step.content).flatMap(({ name }) => [name, ...this.within(name)]) : [];
    }

    /**
     * @param {Answers} answers
     * @returns {string[]} the names of the questions that are answered, in their order
     */
    given(answers) {
      const steps = Object.keys(answers).map((name) => this.stepOf(name)?.dataset.step);
      return [...new Set(steps.filter((step) => step !== undefined))];
    }

    /**
     * @param {string} name of a question
     * @param {Answers} answers
     * @param {Answers} understood how the numbers among them were read
     * @returns {[string, string]} the question and its answer
     */
    inWords(name, answers, understood) {
      const content = /** @type {HTMLTemplateElement} */ (this.named(name)).content;
      const asked = content.querySelector("legend, label")?.firstChild?.textContent?.trim() ?? "";
      const all = controls(content);
      const label = (/** @type {Element} */ control) => control.closest("label")?.querySelector("strong")?.textContent ?? "";
      if (all[0]?.type === "checkbox") {
        const ticked = all.filter((control) => answers[control.name] === "yes").map(label);
        const unsure = all.some((control) => answers[control.name] === UNSURE);
        return [asked, [...ticked, unsure && (ticked.length ? "其余不清楚" : "不清楚")].filter(Boolean).join("、") || "都不是"];
      }
      const value = answers[name];
      if (value === UNSURE) return [asked, "不清楚"];
      const chosen = all.find((control) => control.type === "radio" && control.value === value);
      return [asked, chosen ? label(chosen) : understood[name] || value];
    }
  }

  return { Questions, controls, UNSURE, UNIT, WHO };
})();
