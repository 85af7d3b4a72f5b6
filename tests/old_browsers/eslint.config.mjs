// Whether the oldest browsers that the site promises can read what it publishes: syntax, names of the browser's
// interfaces by MDN's browser-compat-data, and styles by Baseline. Runs over the published files (test_old_browsers.py).

import css from "@eslint/css";
import data from "@mdn/browser-compat-data/forLegacyNode";

/** Reading, search, settings: what government offices still have. Safari 14 is of 2020, as Chromium 86 is. */
const READING = { chrome: 86, edge: 86, firefox: 78, safari: 14, safari_ios: 14 };
/** The calculators' worker: the oldest in which the runtime works (docs/browsers.md). */
const CALCULATING = { chrome: 103, edge: 103, firefox: 102, safari: 15.4, safari_ios: 15.4 };

/** Methods of the scripts themselves, and of the theme's, that have the name of something newer. */
const OWN = new Set(["address", "destroy", "handle", "lines", "move", "node", "share", "show", "subscribe", "take",
  "unsubscribe"]);
/** Used only where it is there: dialogs, and the service worker's routes with their patterns. */
const ASKED_FOR_FIRST = new Set(["addRoutes", "showModal", "URLPattern"]);

/** Styles without which everything can be read and done. */
const DISPENSABLE = {
  available: 2020,
  allowAtRules: ["page"], // margins of paper; without it the browser's own
  allowProperties: [
    "accent-color", // boxes have the browser's own colour
    "clip", // old, and known to all
    "hyphens", // stands beside -webkit-hyphens
    "outline", // all draw it; some not around rounded corners
    "paint-order", // words in a drawing without the light edge around them
    "scroll-margin-top", // the place of a link stands right under the header
    "scroll-padding-bottom", // as are these two, for what gets the focus
    "scroll-padding-top",
    "text-autospace",
    "text-decoration-thickness",
    "text-wrap",
  ],
  allowPropertyValues: {
    "break-after": ["avoid"], // on paper only
    "overflow-wrap": ["anywhere"], // stands behind break-word
  },
  allowMediaConditions: [
    "scripting", // the page moves once when the script shows what has no room kept
  ],
  allowSelectors: [
    "backdrop", // a dialog without it is a plain layer
    "focus-visible", // the browser's own ring in its place
    "highlight", // nothing else is marked where it is not there
  ],
};

/** Regular expressions that look back are a syntax error in Safari before 16.4. */
const NO_LOOKING_BACK = {
  selector: "Literal[regex.pattern=/\\(\\?<[=!]/]",
  message: "Safari before 16.4 reads no script with such a regular expression.",
};

/**
 * @param {{support: object}} compat
 * @param {Record<string, number>} floor
 */
function isThere({ support }, floor) {
  return Object.entries(floor).every(([browser, oldest]) => {
    const statements = [support[browser] ?? []].flat();
    return statements.some(({ version_added: added, version_removed: removed, flags, prefix, alternative_name: other }) =>
      added && !removed && !flags && !prefix && !other && Number.parseFloat(String(added).replace("≤", "")) <= oldest);
  });
}

/**
 * Names of globals, and of what can be called on anything, that no interface has in all the browsers of the floor.
 *
 * @param {Record<string, number>} floor
 */
function missing(floor) {
  const globals = new Map();
  const members = new Map();
  const note = (names, name, compat) => {
    if (compat) names.set(name, names.get(name) || isThere(compat, floor));
  };
  const visit = (parts, names) => {
    for (const [key, part] of Object.entries(parts)) {
      if (key.startsWith("__")) continue;
      note(names, key.replace(/_static$/, ""), part.__compat);
      if (/^[A-Z]/.test(key)) visit(part, members);
    }
  };
  visit(data.api, globals);
  visit(data.javascript.builtins, globals);
  const lacking = (names) =>
    [...names].filter(([name, isKnown]) => !isKnown && !ASKED_FOR_FIRST.has(name)).map(([name]) => name);
  return {
    globals: new Set(lacking(globals)),
    members: new Set(lacking(members).filter((name) => !globals.get(name) && !OWN.has(name))),
  };
}

/** @param {Record<string, number>} floor */
function knownNames(floor) {
  const { globals, members } = missing(floor);
  return {
    meta: { type: /** @type {const} */ ("problem"), schema: [] },
    create(context) {
      const tell = (node, name) => context.report({ node, message: `"${name}" is not in the oldest browsers promised.` });
      return {
        "CallExpression > MemberExpression.callee"({ computed, property }) {
          if (!computed && members.has(property.name)) tell(property, property.name);
        },
        "Program:exit"(node) {
          for (const { identifier } of context.sourceCode.getScope(node).through) {
            if (globals.has(identifier.name)) tell(identifier, identifier.name);
          }
        },
      };
    },
  };
}

const PROMISED = { rules: { reading: knownNames(READING), calculating: knownNames(CALCULATING) } };
const OFF = { "promised/reading": "off", "promised/calculating": "off" };

/**
 * @param {string[]} files
 * @param {number} ecmaVersion
 * @param {string} rule
 */
const scripts = (files, ecmaVersion, rule) => ({
  files,
  languageOptions: { ecmaVersion, sourceType: "script" },
  linterOptions: { reportUnusedDisableDirectives: "error" },
  plugins: { promised: PROMISED },
  rules: { ...OFF, [`promised/${rule}`]: "error", "no-restricted-syntax": ["error", NO_LOOKING_BACK] },
});

export default [
  // The theme's styles: what falls back in them was looked at in Chromium 86.
  { ignores: ["assets/stylesheets/**"] },
  scripts(["**/*.js"], 2021, "reading"),
  // The runtime's own scripts ask for what they use of newer browsers; whether it works is tried in Chromium 103.
  { ...scripts(["assets/calculators/worker-*.js"], 2022, "calculating"), rules: OFF },
  scripts(["worker.js"], 2022, "calculating"),
  {
    files: ["**/*.css"],
    language: "css/css",
    plugins: { css },
    rules: { "css/use-baseline": ["error", DISPENSABLE] },
  },
];
