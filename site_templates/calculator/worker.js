// @ts-check
/// <reference lib="webworker" />
// The worker of the calculators: brings Python to life once and answers requests, one JSON text in, one out.
//
// A classic worker, because Chromium below 80 and Firefox below 114 know no other. It is told by its page where the
// files are, so that nothing here depends on the address of the site. The build publishes it behind the runtime's own
// scripts, in one file: reading a script of its own would stop the worker while the code arrives.
//
// Python is not started here: the build has done that, and ships what it changed in the memory of the runtime. The
// runtime is brought to where it stood then, and goes on from there (see generator/bundle/take_memory.mjs).
"use strict";

/**
 * @typedef {object} Files addresses of what the worker loads, all absolute
 * @property {string} code its WebAssembly, complete or less what the calculators do not use
 * @property {string} memory what the start of Python changes in memory
 * @property {string} rules the award rules as JSON
 * @property {{size: number, description: string}} start of the memory: its bytes, and the runtime's words, in base 64
 * @property {object} info what the runtime is, as its lock file says it
 * @property {Record<string, string>} checksums of the memory and the rules, by address
 * @property {number} bytes what all of it weighs, unpacked
 *
 * @typedef {{type: "start", files: Files, afresh: boolean} | {type: "ask", id: number, request: string}} Order
 *
 * @typedef {{load: (rules: string) => void, handle: (request: string) => string}} Door
 *
 * @typedef {{INITIAL_MEMORY: number}} Settings of the runtime before it starts
 * @typedef {{HEAPU8: Uint8Array}} Module the runtime's own
 * @typedef {{_createPyodideModule: (settings: Settings) => Promise<Module>, loadPyodide: Function}} Runtime
 */

(() => {
  const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

  /** What the runtime's scripts define, which the build puts before this one. */
  const runtime = /** @type {Runtime} */ (/** @type {unknown} */ (self));

  /** Milliseconds after which a reader wants to know how much has arrived; counting sooner would only take time. */
  const PATIENCE = 400;

  /** @type {Door | undefined} */
  let door;

  /** @type {WebAssembly.Global | undefined} set by the code once a function was called that it lacks */
  let leftOut;

  /**
   * Tells the page. Not if the code lacks a function that was called: whatever happened then is worth nothing, and the
   * page is told to begin anew with the complete code.
   * @param {object} message
   */
  function tell(message) {
    scope.postMessage(leftOut?.value ? { type: "lacking" } : message);
  }

  /** @param {unknown} error */
  function giveUp(error) {
    tell({ type: "failed", reason: String(error) });
  }

  /**
   * Makes the fetcher of the files, which reports how many bytes have arrived once that takes long enough to be noticed.
   * @param {Files} files
   * @param {RequestCache} cache whether a copy that the browser has kept will do
   * @returns {(url: string) => Promise<Response>}
   */
  function fetcher({ checksums, bytes: total }, cache) {
    const fetch = scope.fetch.bind(scope);
    let loaded = 0;
    let reported = 0;
    /** @param {Response} response */
    const count = async (response) => {
      const reader = response.body?.getReader();
      // Nobody waits for bytes any more once Python is there.
      for (let part = await reader?.read(); part && !part.done && !door; part = await reader?.read()) {
        loaded += part.value.length;
        if (loaded - reported > 100_000) {
          reported = loaded;
          scope.postMessage({ type: "progress", loaded: Math.min(loaded, total), total });
        }
      }
      await reader?.cancel();
    };
    /** @type {Response[]} */
    const copies = [];
    setTimeout(() => {
      for (const copy of copies.splice(0)) count(copy).catch(() => undefined);
    }, PATIENCE);
    return async (url) => {
      const response = await fetch(url, { cache, integrity: checksums[url] });
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      copies.push(response.clone());
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
   * Brings a fresh memory to where the build has brought it.
   * @param {Uint8Array} memory
   * @param {ArrayBuffer} changes one after another: address, length, bytes
   */
  function change(memory, changes) {
    const numbers = new DataView(changes);
    for (let place = 0; place < changes.byteLength; ) {
      const [address, length] = [numbers.getUint32(place, true), numbers.getUint32(place + 4, true)];
      memory.set(new Uint8Array(changes, place + 8, length), address);
      place += 8 + length;
    }
  }

  /**
   * @param {Files} files
   * @param {boolean} afresh without the copies that the browser has kept, which may be at fault
   */
  async function start(files, afresh) {
    const load = fetcher(files, afresh ? "reload" : "default");
    const code = load(files.code).then(compile);
    const memory = load(files.memory).then((response) => response.arrayBuffer());
    const rules = load(files.rules).then((response) => response.text());
    for (const part of [code, memory, rules]) part.catch(giveUp);
    await begin(files, code, memory);
    scope.postMessage({ type: "progress", loaded: files.bytes, total: files.bytes });
    door?.load(await rules);
  }

  /**
   * Lets the runtime set itself up while code and memory are on their way.
   * @param {Files} files
   * @param {Promise<WebAssembly.Module>} code
   * @param {Promise<ArrayBuffer>} memory
   */
  async function begin({ start: { size, description }, info }, code, memory) {
    // What the runtime asks for once more it has already, or does not need: its code and the library of Python.
    scope.fetch = async () => new Response();
    WebAssembly.instantiateStreaming = async (_, imports) => {
      const module = await code;
      try {
        const instance = await WebAssembly.instantiate(module, imports);
        leftOut = /** @type {WebAssembly.Global | undefined} */ (instance.exports.left_out);
        return { module, instance };
      } catch (error) {
        // The runtime itself would wait for ever.
        giveUp(error);
        throw error;
      }
    };
    const make = runtime._createPyodideModule;
    runtime._createPyodideModule = async (settings) => {
      settings.INITIAL_MEMORY = size;
      const module = await make(settings);
      change(module.HEAPU8, await memory);
      return module;
    };
    const folder = new URL(".", scope.location.href).href;
    const python = await runtime.loadPyodide({
      indexURL: folder,
      lockFileContents: { info, packages: {} },
      packageBaseUrl: folder,
      stdout: () => undefined,
      stderr: () => undefined,
      _loadSnapshot: Uint8Array.from(atob(description), (byte) => byte.charCodeAt(0)),
    });
    door = python.pyimport("calculators.browser");
  }

  /** @param {Order} order */
  async function obey(order) {
    if (order.type === "start") {
      await start(order.files, order.afresh);
      tell({ type: "ready" });
    } else if (door) {
      const answer = door.handle(order.request);
      tell({ type: "answer", id: order.id, answer });
    }
  }

  // Some faults of the runtime reach nobody: it would be waited for in vain.
  scope.addEventListener("unhandledrejection", (event) => giveUp(event.reason));
  scope.addEventListener("message", (event) => {
    obey(event.data).catch(giveUp);
  });
})();
