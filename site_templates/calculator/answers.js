// @ts-check
// The answers of one calculator: in its form, in the entry of the history, in the address.
"use strict";

/**
 * What the controls of a form say, also a list without a choice, which FormData leaves out.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
function answersIn(form) {
  /** @type {Record<string, string>} */
  const answers = {};
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement) || !control.name) continue;
    const isChosen = !["checkbox", "radio"].includes(control.type) || /** @type {HTMLInputElement} */ (control).checked;
    if (isChosen) answers[control.name] = control.value;
  }
  return answers;
}

class CalculatorAnswers {
  /**
   * @param {string} place of the page
   * @param {string} version of the data
   * @param {HTMLFormElement} form
   */
  constructor(place, version, form) {
    this.place = place;
    this.version = version;
    this.form = form;
    this.path = location.pathname;
    /** Whether the address has answers, and so has to follow them. */
    this.isLinked = false;
    this.isTouched = false;
    this.origin = { version, lost: 0, isCut: false };
    this.control = this.control.bind(this);
  }

  /** @param {string} name */
  control(name) {
    return /** @type {HTMLInputElement | HTMLSelectElement | null} */ (this.form.elements.namedItem(name));
  }

  /** @returns {(HTMLInputElement | HTMLSelectElement)[]} */
  controls() {
    return [.../** @type {NodeListOf<any>} */ (this.form.querySelectorAll("input[name], select[name]"))];
  }

  values() {
    return answersIn(this.form);
  }

  link() {
    return calculatorLinks.write(this.place, this.version, this.values(), this.control);
  }

  get remark() {
    return calculatorLinks.note(this.origin, this.version);
  }

  /** Units alone are no answers. */
  get isEmpty() {
    return this.controls().every(({ name, value }) => !value || name.endsWith(".unit"));
  }

  /**
   * Fills in what was kept in this entry, or else what the address says.
   * @returns {"kept" | "link" | null} which of them
   */
  open() {
    const link = calculatorLinks.read(this.place, this.control);
    const kept = /** @type {Link | null} */ (historyEntries.kept(this.place));
    this.isLinked = link !== null;
    const source = kept ?? link;
    if (!source) return null;
    const { version, lost, isCut } = source;
    this.origin = { version, isCut, lost: lost + this.fill(source.answers) };
    return kept ? "kept" : "link";
  }

  /**
   * The same for another entry of this page; between mere places the answers go along.
   * @returns {"kept" | "link" | null}
   */
  move() {
    if (location.pathname !== this.path) return null; // the theme is about to exchange the page
    const isLinked = calculatorLinks.read(this.place, this.control) !== null;
    const source = this.isLinked || isLinked ? this.open() : null;
    if (!source && this.isTouched) this.note();
    return source;
  }

  /** Like reset(), which would tell everybody. */
  empty() {
    for (const control of this.controls()) {
      if (control instanceof HTMLInputElement) control.value = control.defaultValue;
      else control.selectedIndex = Math.max(0, [...control.options].findIndex((option) => option.defaultSelected));
    }
  }

  /**
   * @param {Record<string, string>} answers
   * @returns {number} how many of them the form cannot hold
   */
  fill(answers) {
    this.isTouched = true;
    this.empty();
    let unknown = 0;
    for (const [name, value] of Object.entries(answers)) {
      const control = this.control(name);
      if (control) control.value = value;
      if (control?.value === value) continue;
      unknown++;
      if (control && !name.endsWith(".unit")) control.value = "";
    }
    return unknown;
  }

  /** Notes what the reader has changed. */
  keep() {
    this.isTouched = true;
    this.origin = { version: this.version, lost: 0, isCut: false };
    this.note();
  }

  share() {
    this.isLinked = true;
    this.note();
  }

  note() {
    const hash = this.isLinked ? this.link() : undefined;
    historyEntries.keep(this.place, { ...this.origin, answers: this.values() }, hash);
  }
}
