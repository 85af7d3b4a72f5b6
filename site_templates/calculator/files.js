// @ts-check
// Brings what the worker of the calculators runs. The page does so and not the worker itself: files arrive, and the code
// is compiled, while the worker is being made and reads its script.
"use strict";

/**
 * @typedef {object} Names of the files, in the folder that this script comes from
 * @property {string} code the WebAssembly, complete or less what the calculators do not use
 * @property {string} memory what the start of Python changes in memory
 * @property {string} rules the award rules as JSON
 *
 * @typedef {object} Way how it is brought
 * @property {RequestCache} cache whether a copy that the browser has kept will do
 * @property {AbortSignal} signal that nobody waits for it any more
 * @property {(loaded: number) => void} report is told how many bytes have arrived, once that takes long enough to be noticed
 */

const calculatorFiles = (() => {
  const HERE = /** @type {HTMLScriptElement} */ (document.currentScript).src;

  /** Milliseconds after which a reader wants to know how much has arrived; counting sooner would only take time. */
  const PATIENCE = 400;

  /**
   * The address of a file in the folder that this script comes from.
   * @param {string} name
   */
  function absolute(name) {
    return new URL(name, HERE).href;
  }

  /**
   * Makes the fetcher of the files.
   * @param {Record<string, string>} checksums by name
   * @param {Way} way
   * @returns {(name: string) => Promise<Response>}
   */
  function fetcher(checksums, { cache, signal, report }) {
    let loaded = 0;
    let reported = 0;
    /** @param {Response} response */
    const count = async (response) => {
      const reader = response.body?.getReader();
      for (let part = await reader?.read(); part && !part.done && !signal.aborted; part = await reader?.read()) {
        loaded += part.value.length;
        if (loaded - reported > 100_000) {
          reported = loaded;
          report(loaded);
        }
      }
      await reader?.cancel();
    };
    const begin = (/** @type {Response} */ copy) => void count(copy).catch(() => undefined);
    /** @type {Response[] | null} not counted yet; null once each is counted as it arrives */
    let uncounted = [];
    setTimeout(() => {
      uncounted?.forEach(begin);
      uncounted = null;
    }, PATIENCE);
    return async (name) => {
      const response = await fetch(absolute(name), { cache, signal, integrity: checksums[name] });
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      const copy = response.clone();
      if (uncounted) uncounted.push(copy);
      else begin(copy);
      return response;
    };
  }

  /**
   * Compiles WebAssembly, while it arrives, whatever the server says that it is.
   * @param {Response} response
   */
  async function compile(response) {
    if (!("compileStreaming" in WebAssembly)) return WebAssembly.compile(await response.arrayBuffer());
    const headers = { "Content-Type": "application/wasm" };
    return WebAssembly.compileStreaming(new Response(response.body, { headers }));
  }

  /**
   * Asks for everything at once.
   * @param {Names} names
   * @param {Record<string, string>} checksums of the memory and the rules, by name
   * @param {Way} way
   * @returns {{code: Promise<WebAssembly.Module>, memory: Promise<ArrayBuffer>, rules: Promise<string>}}
   */
  function bring({ code, memory, rules }, checksums, way) {
    const load = fetcher(checksums, way);
    return {
      code: load(code).then(compile),
      memory: load(memory).then((response) => response.arrayBuffer()),
      rules: load(rules).then((response) => response.text()),
    };
  }

  return { absolute, bring };
})();
