// @ts-check
// The page's side of the calculators' Python, which runs in a worker (worker.js).
//
// It is started when a reader enters a form, never before, and is shared by all calculators of the page; it lives on when
// the theme exchanges the page's content. Nothing is loaded from anywhere but the folder that this script comes from.
// The build joins files.js, this file and award-calculator.js, in this order, into the one script that is published.
"use strict";

/**
 * @typedef {object} Addresses where the files are, relative to this script; `bytes` is what the fetched ones weigh
 * @property {string} worker
 * @property {string} code what the calculators use of the runtime's code
 * @property {string} complete all of it
 * @property {string} memory
 * @property {string} rules
 * @property {Record<string, string>} checksums
 * @property {number} bytes
 *
 * @typedef {object} Question that waits for its answer
 * @property {string} request
 * @property {(answer: string) => void} resolve
 * @property {(failure: Error) => void} reject
 * @property {number} timer
 *
 * @typedef {{state: "loading", loaded: number, total: number} | {state: "ready"} | {state: "failed", message: string}} Progress
 */

const calculatorRuntime = (() => {
  /** @type {Addresses} put in by the build */
  const ADDRESSES = JSON.parse('__ADDRESSES__');
  const { absolute, bring } = calculatorFiles;

  /** How long the runtime may stay silent while it loads, and how long one answer may take, in milliseconds. */
  const LONGEST_SILENCE = 60_000;
  const LONGEST_ANSWER = 5_000;

  const MESSAGES = {
    folder: "网页是从文件夹里打开的，浏览器不允许这样打开的网页运行计算程序。",
    unsupported: "这个浏览器不能在网页上估算：需要支持 WebAssembly 的新版浏览器。",
    loading: "计算程序没有载入：可能是网络中断，或者服务器、浏览器的安全设置不允许。",
    crashed: "计算程序意外停止了。",
    slow: "这次计算用时太长，已经停止。",
  };

  /** Something that the reader is told, in words. */
  class Failure extends Error {}

  /** The smallest module with a table of external references, which the runtime needs: (module (table 0 externref)). */
  const REFERENCE_TYPES = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 0);

  function isSupported() {
    return typeof Worker === "function" && typeof WebAssembly === "object" && WebAssembly.validate(REFERENCE_TYPES);
  }

  /** Why nothing can be estimated here, in words for the reader; null if it can. */
  function obstacle() {
    if (location.protocol === "file:") return MESSAGES.folder;
    return isSupported() ? null : MESSAGES.unsupported;
  }

  /** Has the copy for offline use looked through, if there is one: what is damaged in it goes. See docs/offline.md. */
  async function mendCopy() {
    const keeper = window.isSecureContext ? navigator.serviceWorker?.controller : null;
    // The page may be somebody else's, with a worker of its own.
    if (!keeper || !absolute(".").startsWith(new URL(".", keeper.scriptURL).href)) return;
    const { port1, port2 } = new MessageChannel();
    await new Promise((resolve) => {
      port1.onmessage = resolve;
      setTimeout(resolve, LONGEST_ANSWER);
      keeper.postMessage({ type: "check" }, [port2]);
    });
  }

  /** Python in a worker: started once, asked one text at a time, and started again after a fault when somebody asks. */
  class Runtime {
    constructor() {
      /** @type {Worker | null} */
      this.worker = null;
      /** @type {Promise<void> | null} */
      this.started = null;
      /** After a fault nothing is trusted that a browser kept. */
      this.hasFailed = false;
      /** Once the code was found wanting, or Python ended, the complete code is taken. */
      this.wantsAll = false;
      /** @type {Map<number, Question>} */
      this.questions = new Map();
      this.lastQuestion = 0;
      /** @type {Set<(progress: Progress) => void>} */
      this.listeners = new Set();
      /** @type {Progress | null} */
      this.progress = null;
    }

    /** Starts the runtime if it is not started; rejects with a Failure. */
    start() {
      if (this.started) return this.started;
      /** @type {Promise<void>} */
      const started = new Promise((resolve, reject) => {
        this.load(resolve, reject).catch(reject);
      });
      this.started = started.catch((failure) => {
        this.stop(failure);
        throw failure;
      });
      return this.started;
    }

    /**
     * @param {(outcome: void | Promise<void>) => void} resolve
     * @param {(failure: Failure) => void} reject
     */
    async load(resolve, reject) {
      const words = obstacle();
      if (words) throw new Failure(words);
      const script = absolute(ADDRESSES.worker);
      const total = ADDRESSES.bytes;
      const ended = new AbortController();
      const giveUp = () => {
        ended.abort();
        reject(new Failure(MESSAGES.loading));
      };
      let silence = 0;
      const report = (/** @type {number} */ loaded) => {
        if (ended.signal.aborted) return;
        clearTimeout(silence);
        silence = setTimeout(giveUp, LONGEST_SILENCE);
        this.report({ state: "loading", loaded: Math.min(loaded, total), total });
      };
      report(0);
      const cache = this.hasFailed ? "reload" : "default";
      const way = { cache: /** @type {RequestCache} */ (cache), signal: ended.signal, report };
      if (this.hasFailed) await mendCopy().catch(() => undefined);
      if (this.hasFailed) await fetch(script, way).catch(() => undefined); // a worker's script comes from the cache
      if (ended.signal.aborted) return;
      const worker = new Worker(script);
      this.worker = worker;
      worker.addEventListener("error", giveUp);
      worker.addEventListener("message", ({ data }) => {
        if (worker !== this.worker) return;
        if (data.type === "answer") {
          this.settle(data.id, data.answer);
          return;
        }
        clearTimeout(silence);
        if (data.type === "lacking") {
          ended.abort();
          resolve(this.beginAnew());
        } else if (data.type === "ready") {
          ended.abort();
          worker.removeEventListener("error", giveUp);
          worker.addEventListener("error", () => this.stop(new Failure(MESSAGES.crashed)));
          this.report({ state: "ready" });
          resolve();
        } else if (this.progress?.state === "ready") {
          this.stop(new Failure(MESSAGES.crashed));
        } else {
          giveUp();
        }
      });
      this.deliver(worker, way).then(() => report(total), giveUp);
    }

    /**
     * Brings what the worker needs and gives it to the worker, each part as soon as it is there.
     * @param {Worker} worker
     * @param {Way} way
     */
    async deliver(worker, way) {
      const { memory, rules, checksums } = ADDRESSES;
      const code = this.wantsAll ? ADDRESSES.complete : ADDRESSES.code;
      const parts = Object.entries(bring({ code, memory, rules }, checksums, way));
      await Promise.all(parts.map(async ([name, part]) => {
        const content = await part;
        worker.postMessage({ type: "part", name, content }, content instanceof ArrayBuffer ? [content] : []);
      }));
    }

    /** Starts the runtime again with the complete code, and asks it what has not been answered. */
    async beginAnew() {
      this.worker?.terminate();
      this.started = null;
      this.wantsAll = true;
      for (const { timer } of this.questions.values()) clearTimeout(timer);
      await this.start();
      for (const id of this.questions.keys()) this.put(id);
    }

    /**
     * @param {string} award
     * @param {Record<string, unknown>} form names and values of the form's controls
     * @param {string} day whose rules are wanted; empty for the newest
     * @returns {Promise<Reply>}
     */
    ask(award, form, day = "") {
      return this.request(day ? { award, form, day } : { award, form });
    }

    /**
     * @param {Record<string, unknown>} question what the door of the calculators answers
     * @returns {Promise<any>}
     */
    async request(question) {
      await this.start();
      const request = JSON.stringify(question);
      const text = await new Promise((resolve, reject) => {
        const id = ++this.lastQuestion;
        this.questions.set(id, { request, resolve, reject, timer: 0 });
        this.put(id);
      });
      const reply = JSON.parse(text);
      if (reply.error) throw new Failure(reply.error);
      return reply;
    }

    /** @param {number} id of a question that the worker is to answer */
    put(id) {
      const question = this.questions.get(id);
      if (!question) return;
      question.timer = setTimeout(() => this.stop(new Failure(MESSAGES.slow)), LONGEST_ANSWER);
      this.worker?.postMessage({ type: "ask", id, request: question.request });
    }

    /**
     * @param {number} id
     * @param {string} answer
     */
    settle(id, answer) {
      const question = this.questions.get(id);
      if (!question) return;
      clearTimeout(question.timer);
      this.questions.delete(id);
      question.resolve(answer);
    }

    /** @param {Failure} failure what everybody who waits is told; the next `start` begins anew */
    stop(failure) {
      this.hasFailed = true;
      this.wantsAll ||= this.progress?.state === "ready";
      this.worker?.terminate();
      this.worker = null;
      this.started = null;
      for (const { reject, timer } of this.questions.values()) {
        clearTimeout(timer);
        reject(failure);
      }
      this.questions.clear();
      this.report({ state: "failed", message: failure.message });
    }

    /**
     * What a reader is told of a fault.
     * @param {unknown} failure
     */
    words(failure) {
      return failure instanceof Failure ? failure.message : MESSAGES.crashed;
    }

    /** @param {Progress} progress */
    report(progress) {
      this.progress = progress;
      for (const listener of this.listeners) listener(progress);
    }
  }

  const runtime = new Runtime();

  return { runtime, obstacle };
})();
