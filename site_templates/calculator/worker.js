// @ts-check
/// <reference lib="webworker" />
// The worker of the calculators: brings Python to life once and answers requests, one JSON text in, one out.
//
// A classic worker, because Chromium below 80 and Firefox below 114 know no other. Its page brings it all that it needs,
// so that nothing here depends on the address of the site. The build publishes it behind the runtime's own scripts, in one
// file: reading a script of its own would stop the worker. It begins without being told to: the first message would wait
// until the page has time for it.
//
// Python is not started here: the build has done that, and ships what it changed in the memory of the runtime. The
// runtime is brought to where it stood then, and goes on from there (see generator/bundle/take_memory.mjs).
"use strict";

/**
 * @typedef {object} Parts what the page brings (see files.js)
 * @property {WebAssembly.Module} code complete, or less what the calculators do not use
 * @property {ArrayBuffer} memory what the start of Python changes in memory
 * @property {string} rules the award rules as JSON
 *
 * @typedef {object} Start what has to be known before any part is there
 * @property {number} size of the memory in bytes
 * @property {string} description of it by the runtime, in base 64
 * @property {object} info what the runtime is, as its lock file says it
 *
 * @typedef {{type: "part", name: keyof Parts, content: any} | {type: "ask", id: number, request: string}} Order
 *
 * @typedef {{load: (rules: string) => void, handle: (request: string) => string}} Door
 *
 * @typedef {{INITIAL_MEMORY: number}} Settings of the runtime before it starts
 * @typedef {{HEAPU8: Uint8Array}} Module the runtime's own
 * @typedef {{_createPyodideModule: (settings: Settings) => Promise<Module>, loadPyodide: Function}} Runtime
 */

(() => {
  const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

  /** @type {Start} put in by the build */
  const START = JSON.parse('__START__');

  /** What the runtime's scripts define, which the build puts before this one. */
  const runtime = /** @type {Runtime} */ (/** @type {unknown} */ (self));

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

  /** @type {{[Name in keyof Parts]?: (content: Parts[Name]) => void}} */
  const take = {};

  /**
   * A part, once the page has brought it.
   * @template {keyof Parts} Name
   * @param {Name} name
   * @returns {Promise<Parts[Name]>}
   */
  function brought(name) {
    return new Promise((resolve) => {
      Object.assign(take, { [name]: resolve });
    });
  }

  const code = brought("code");
  const memory = brought("memory");
  const rules = brought("rules");

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

  /** Lets the runtime set itself up while code and memory are on their way. */
  async function begin() {
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
      settings.INITIAL_MEMORY = START.size;
      const module = await make(settings);
      change(module.HEAPU8, await memory);
      return module;
    };
    const folder = new URL(".", scope.location.href).href;
    const python = await runtime.loadPyodide({
      indexURL: folder,
      lockFileContents: { info: START.info, packages: {} },
      packageBaseUrl: folder,
      stdout: () => undefined,
      stderr: () => undefined,
      _loadSnapshot: Uint8Array.from(atob(START.description), (byte) => byte.charCodeAt(0)),
    });
    door = python.pyimport("calculators.browser");
    door?.load(await rules);
    tell({ type: "ready" });
  }

  /** @param {Order} order */
  function obey(order) {
    if (order.type === "part") {
      take[order.name]?.(order.content);
    } else if (door) {
      const answer = door.handle(order.request);
      tell({ type: "answer", id: order.id, answer });
    }
  }

  // Some faults of the runtime reach nobody: it would be waited for in vain.
  scope.addEventListener("unhandledrejection", (event) => giveUp(event.reason));
  scope.addEventListener("message", (event) => {
    try {
      obey(event.data);
    } catch (error) {
      giveUp(error);
    }
  });
  begin().catch(giveUp);
})();
