// @ts-check
/// <reference lib="webworker" />
// The worker of the calculators: starts Python once and answers requests, one JSON text in, one out.
//
// A classic worker, because Chromium below 80 and Firefox below 114 know no other. It is told by its page where the
// files are, so that nothing here depends on the address of the site.
"use strict";

/**
 * @typedef {object} Files addresses of what the worker loads, all absolute
 * @property {string} runtime folder of the runtime, with a slash at its end
 * @property {string} library the standard library
 * @property {string} lock the lock file, which names the package and its checksum
 * @property {string} rules the award rules as JSON
 * @property {number} bytes what all of it weighs, unpacked
 *
 * @typedef {{type: "start", files: Files} | {type: "ask", id: number, request: string}} Order
 */

(() => {
  const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

  /** @type {{load: (rules: string) => void, handle: (request: string) => string} | undefined} */
  let door;

  /** @param {unknown} error */
  function giveUp(error) {
    scope.postMessage({ type: "failed", reason: String(error) });
  }

  /**
   * Reports how many bytes have arrived, for every file that is fetched from now on, and every file that has not.
   * @param {number} total
   */
  function watchFiles(total) {
    const fetchQuietly = scope.fetch.bind(scope);
    let loaded = 0;
    let reported = 0;
    /** @param {ReadableStream<Uint8Array>} body */
    const count = async (body) => {
      const reader = body.getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        loaded += part.value.length;
        if (loaded - reported > 100_000) {
          reported = loaded;
          scope.postMessage({ type: "progress", loaded, total });
        }
      }
    };
    scope.fetch = async (input, init) => {
      try {
        const response = await fetchQuietly(input, init);
        if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
        const copy = response.clone().body;
        if (copy) count(copy).catch(() => undefined);
        return response;
      } catch (error) {
        giveUp(error);
        throw error;
      }
    };
  }

  /**
   * Takes WebAssembly also from servers that do not know its content type, and says when it cannot be started: the
   * runtime itself would wait for ever.
   */
  function watchWebAssembly() {
    /** @type {typeof WebAssembly.instantiateStreaming | undefined} */
    const stream = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (source, imports) => {
      try {
        const response = await source;
        const isDeclared = response.headers.get("Content-Type")?.startsWith("application/wasm");
        if (stream && isDeclared) return await stream(response, imports);
        return await WebAssembly.instantiate(await response.arrayBuffer(), imports);
      } catch (error) {
        giveUp(error);
        throw error;
      }
    };
  }

  /**
   * @param {string} url
   * @returns {Promise<string>}
   */
  async function readText(url) {
    const response = await scope.fetch(url);
    return response.text();
  }

  /** @param {Files} files */
  async function start(files) {
    watchFiles(files.bytes);
    watchWebAssembly();
    const rules = readText(files.rules);
    rules.catch(() => undefined);
    scope.importScripts(`${files.runtime}pyodide.js`);
    // @ts-ignore: the script above defines it
    const python = await scope.loadPyodide({
      indexURL: files.runtime,
      stdLibURL: files.library,
      lockFileURL: files.lock,
      packageBaseUrl: new URL(".", files.lock).href,
      packages: ["calculators"],
      stdout: () => undefined,
      stderr: () => undefined,
    });
    door = python.pyimport("calculators.browser");
    door?.load(await rules);
  }

  /** @param {Order} order */
  async function obey(order) {
    if (order.type === "start") {
      await start(order.files);
      scope.postMessage({ type: "ready" });
    } else if (door) {
      scope.postMessage({ type: "answer", id: order.id, answer: door.handle(order.request) });
    }
  }

  scope.addEventListener("message", (event) => {
    obey(event.data).catch(giveUp);
  });
})();
