// @ts-check
// Calculators on pages that are not of the handbook: which handbook an element is of, and its form.
//
// A page may hold calculators of several handbooks. The script that comes first defines the element for all of them; each
// later one only tells where its own handbook is, and each element is answered by the Python of its own.
"use strict";

/**
 * @typedef {object} Source a handbook whose script the page has
 * @property {string} folder the address of the folder that its script comes from
 * @property {typeof calculatorRuntime.runtime} runtime its Python
 */

const calculatorEmbedding = (() => {
  const { absolute } = calculatorFiles;
  /** @type {Source} */
  const OWN = { folder: absolute("."), runtime: calculatorRuntime.runtime };
  /** Where the script lies below the address of its handbook. */
  const PLACE = "assets/calculators/";
  const NAMES_OF_IDS = ["id", "for", "aria-labelledby", "aria-describedby"];

  const sources = new Map([[OWN.folder, OWN]]);
  let brought = 0;

  /** @param {Source} source */
  function add(source) {
    if (!sources.has(source.folder)) sources.set(source.folder, source);
  }

  /**
   * The handbook that an element is of: the one that it names; without a name, the only one there is.
   * @param {Element} element
   * @returns {Source | undefined}
   */
  function sourceOf(element) {
    const named = element.getAttribute("handbook");
    if (named === null) return sources.size === 1 ? OWN : undefined;
    const link = document.createElement("a");
    link.href = `${named.replace(/\/$/, "")}/${PLACE}`;
    return sources.get(link.href);
  }

  /** Whether an element would have to name its handbook, and does not. */
  function isOpen(/** @type {Element} */ element) {
    return !element.hasAttribute("handbook") && sources.size > 1;
  }

  /**
   * The form that the build made for an award, with addresses that hold on this page; one for each version of the rule.
   * @param {Source} source
   * @param {string} award
   */
  async function forms({ folder }, award) {
    const address = new URL(`forms/${encodeURIComponent(award)}.html`, folder);
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    const { body } = new DOMParser().parseFromString(await response.text(), "text/html");
    const made = [.../** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll("[data-page]"))];
    if (!made.length) throw new Error(`${address}: no form`);
    const mark = brought++ ? `-${brought}` : ""; // another handbook may have an award of the same name
    for (const link of body.querySelectorAll("a")) {
      const href = link.getAttribute("href") ?? "";
      link.href = href.startsWith("#") ? href + mark : new URL(href, address).href;
    }
    for (const name of NAMES_OF_IDS) {
      for (const element of body.querySelectorAll(`[${name}]`)) {
        element.setAttribute(name, (element.getAttribute(name) ?? "").replace(/\S+/g, (id) => id + mark));
      }
    }
    for (const { dataset } of made) {
      dataset.page = new URL(dataset.page ?? "", address).href;
      if (dataset.text) dataset.text = new URL(dataset.text, address).href;
    }
    bringStyle(folder);
    return made.map((form) => document.importNode(form, true));
  }

  /**
   * The style, for pages that do not bring it.
   * @param {string} folder
   */
  function bringStyle(folder) {
    const href = new URL("calculator.css", folder).href;
    const links = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll('link[rel="stylesheet"]'));
    if ([...links].some((link) => link.href.split("?")[0] === href)) return;
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    document.head.append(link);
  }

  return { OWN, add, sourceOf, isOpen, forms };
})();
