// @ts-check
/// <reference lib="webworker" />
// The worker of the calculators: starts Python once and answers requests, one JSON text in, one out.
//
// A classic worker, because Chromium below 80 and Firefox below 114 know no other. It is told by its page where the
// files are, so that nothing here depends on the address of the site.
//
// From the second visit on it starts from a snapshot: the memory of the started Python, taken in this browser before any
// question was asked, so that nothing of a reader is in it. A browser that has no store or will not keep it starts Python
// anew each time.
"use strict";

/**
 * @typedef {object} Files addresses of what the worker loads, all absolute
 * @property {string} runtime folder of the runtime, with a slash at its end
 * @property {string} library the standard library and the calculators
 * @property {string} lock the lock file, which says what the runtime is
 * @property {string} rules the award rules as JSON
 * @property {string} snapshot the name of a snapshot of just these files
 * @property {Record<string, string>} checksums of the library and the rules, by address
 * @property {number} bytes what all of it weighs, unpacked
 *
 * @typedef {{type: "start", files: Files, afresh: boolean} | {type: "ask", id: number, request: string}} Order
 *
 * @typedef {{load: (rules: string) => void, handle: (request: string) => string}} Door
 *
 * @typedef {{pyimport: (name: string) => Door, makeMemorySnapshot: () => Uint8Array<ArrayBuffer>}} Python
 */

(() => {
  const scope = /** @type {DedicatedWorkerGlobalScope} */ (/** @type {unknown} */ (self));

  /** Milliseconds after which a reader wants to know how much has arrived; counting sooner would only take time. */
  const PATIENCE = 400;
  const CHECKSUM = 32;
  const PAGE = 4096;

  /** @type {Door | undefined} */
  let door;
  /** What remains to be done once the first answer is given. */
  let afterwards = async () => {};

  /** @param {unknown} error */
  function giveUp(error) {
    scope.postMessage({ type: "failed", reason: String(error) });
  }

  /**
   * Fetches the files all at once, while the runtime's scripts are still on their way, and hands them to the runtime
   * when it asks for them.
   * @param {Files} files
   * @param {RequestCache} cache whether a copy that the browser has kept will do
   */
  function fetchEarly({ runtime, library, lock, rules, checksums, bytes }, cache) {
    const fetchQuietly = scope.fetch.bind(scope);
    const count = counter(bytes);
    /** @param {string} url */
    const load = async (url) => {
      const response = await fetchQuietly(url, { cache, integrity: checksums[url] });
      if (!response.ok) throw new Error(`${url}: ${response.status}`);
      count(response);
      return response;
    };
    const arriving = new Map([`${runtime}pyodide.asm.wasm`, library, lock, rules].map((url) => [url, load(url)]));
    for (const response of arriving.values()) response.catch(giveUp);
    scope.fetch = (input) => {
      const url = String(input);
      const early = arriving.get(url) ?? load(url);
      arriving.delete(url);
      return early;
    };
  }

  /**
   * Reports how many bytes have arrived, once that takes long enough to be noticed.
   * @param {number} total
   * @returns {(response: Response) => void}
   */
  function counter(total) {
    let loaded = 0;
    let reported = 0;
    /** @param {Response} response */
    const count = async (response) => {
      const reader = response.body?.getReader();
      for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
        loaded += part.value.length;
        if (loaded - reported > 100_000) {
          reported = loaded;
          scope.postMessage({ type: "progress", loaded, total });
        }
      }
    };
    /** @type {Response[]} */
    const copies = [];
    setTimeout(() => {
      for (const copy of copies.splice(0)) count(copy).catch(() => undefined);
    }, PATIENCE);
    return (response) => void copies.push(response.clone());
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

  /** The one snapshot that is kept for the calculators of this site. */
  class Snapshot {
    /** @param {Files} files */
    constructor({ snapshot }) {
      this.name = snapshot;
      this.store = `award-calculators ${new URL(".", snapshot).pathname}`;
      /** Absent on sites without HTTPS. */
      this.canBeKept = "caches" in scope && "subtle" in crypto;
    }

    /** @returns {Promise<Uint8Array | null>} the memory, or null if none is kept that is whole and of these files */
    async read() {
      if (!this.canBeKept) return null;
      const response = await scope.caches.match(this.name, { cacheName: this.store }).catch(() => undefined);
      if (!response) return null;
      const kept = new Uint8Array(await response.arrayBuffer());
      const packed = kept.subarray(CHECKSUM);
      const checksum = new Uint8Array(await crypto.subtle.digest("SHA-256", packed));
      return checksum.every((byte, place) => byte === kept[place]) ? unpack(packed) : null;
    }

    /** @param {Uint8Array} memory takes the place of any older one; a browser may refuse, which does no harm */
    async keep(memory) {
      const packed = pack(memory);
      const checksum = await crypto.subtle.digest("SHA-256", packed);
      await this.forget();
      const store = await scope.caches.open(this.store);
      await store.put(this.name, new Response(new Blob([checksum, packed])));
    }

    async forget() {
      if (this.canBeKept) await scope.caches.delete(this.store).catch(() => undefined);
    }
  }

  /**
   * Leaves out the pages of memory that hold nothing: the size, a byte for each page, the pages that hold something.
   * @param {Uint8Array} memory
   * @returns {Uint8Array<ArrayBuffer>}
   */
  function pack(memory) {
    const pages = Array.from({ length: Math.ceil(memory.length / PAGE) }, (_, page) => pageOf(memory, page));
    const isUsed = Uint8Array.from(pages, (page) => Number(page.some((byte) => byte !== 0)));
    const used = pages.filter((_, place) => isUsed[place]);
    const packed = new Uint8Array(4 + pages.length + used.reduce((sum, page) => sum + page.length, 0));
    new DataView(packed.buffer).setUint32(0, memory.length);
    packed.set(isUsed, 4);
    let place = 4 + pages.length;
    for (const page of used) {
      packed.set(page, place);
      place += page.length;
    }
    return packed;
  }

  /**
   * @param {Uint8Array} packed
   * @returns {Uint8Array}
   */
  function unpack(packed) {
    const memory = new Uint8Array(new DataView(packed.buffer, packed.byteOffset).getUint32(0));
    const pages = Math.ceil(memory.length / PAGE);
    let place = 4 + pages;
    for (let page = 0; page < pages; page++) {
      if (!packed[4 + page]) continue;
      const target = pageOf(memory, page);
      target.set(packed.subarray(place, place + target.length));
      place += target.length;
    }
    return memory;
  }

  /**
   * @param {Uint8Array} memory
   * @param {number} page
   */
  function pageOf(memory, page) {
    return memory.subarray(page * PAGE, (page + 1) * PAGE);
  }

  /**
   * @param {Files} files
   * @param {object} options
   * @returns {Promise<Python>}
   */
  function startPython(files, options) {
    // @ts-ignore: the runtime's script defines it
    return scope.loadPyodide({
      indexURL: files.runtime,
      stdLibURL: files.library,
      lockFileURL: files.lock,
      packageBaseUrl: new URL(".", files.lock).href,
      stdout: () => undefined,
      stderr: () => undefined,
      ...options,
    });
  }

  /**
   * @param {Files} files
   * @param {Uint8Array} memory
   */
  async function resume(files, memory) {
    const python = await startPython(files, { _loadSnapshot: memory });
    const resumed = python.pyimport("calculators.browser");
    // Any answer will do: a memory that does not fit the runtime gives none.
    JSON.parse(resumed.handle("{}"));
    return resumed;
  }

  /**
   * @param {Files} files
   * @param {Snapshot} snapshot
   */
  async function begin(files, snapshot) {
    const rules = scope.fetch(files.rules).then((response) => response.text());
    rules.catch(() => undefined);
    const python = await startPython(files, { _makeSnapshot: snapshot.canBeKept });
    scope.postMessage({ type: "progress", loaded: files.bytes, total: files.bytes });
    const begun = python.pyimport("calculators.browser");
    begun.load(await rules);
    if (snapshot.canBeKept) {
      const memory = python.makeMemorySnapshot();
      afterwards = () => snapshot.keep(memory);
    }
    return begun;
  }

  /**
   * @param {Files} files
   * @param {boolean} afresh without the snapshot and the copies that the browser has kept, which may be at fault
   */
  async function start(files, afresh) {
    const scripts = ["pyodide.js", "pyodide.asm.js"].map((name) => files.runtime + name);
    const cache = afresh ? "reload" : "default";
    if (afresh) await Promise.all(scripts.map((url) => scope.fetch(url, { cache })));
    fetchEarly(files, cache);
    watchWebAssembly();
    const snapshot = new Snapshot(files);
    if (afresh) await snapshot.forget();
    const kept = snapshot.read().catch(() => null);
    scope.importScripts(...scripts);
    const memory = await kept;
    if (memory) door = await resume(files, memory).catch(() => undefined);
    if (door) return true;
    door = await begin(files, snapshot);
    return false;
  }

  /** @param {Order} order */
  async function obey(order) {
    if (order.type === "start") {
      const isResumed = await start(order.files, order.afresh);
      scope.postMessage({ type: "ready", isResumed });
    } else if (door) {
      scope.postMessage({ type: "answer", id: order.id, answer: door.handle(order.request) });
      const work = afterwards;
      afterwards = async () => {};
      work().catch(() => undefined);
    }
  }

  // Some faults of the runtime reach nobody: it would be waited for in vain.
  scope.addEventListener("unhandledrejection", (event) => giveUp(event.reason));
  scope.addEventListener("message", (event) => {
    obey(event.data).catch(giveUp);
  });
})();
