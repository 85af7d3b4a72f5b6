// Runs the calculators' worker under Node as a browser would, asks it questions, and tells which functions ran.
//
//   node find_used.mjs FOLDER MARK OUT
//
// FOLDER holds `worker` (its script), `code` (in which each function sets a global that is exported as MARK and the
// function's number), `memory`, `rules` and `questions`. OUT gets the numbers of the functions as JSON.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const [folder, mark, out] = process.argv.slice(2);
const ORIGIN = "http://worker.invalid/";

// Only the message: Node itself would quote the runtime's script, which is a single line of a megabyte.
process.on("uncaughtException", (error) => stop(String(error)));

/** @param {string} message */
function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const text = (/** @type {string} */ name) => readFileSync(join(folder, name), "utf8");

/** What would tidy up behind objects that nobody holds any more; it is called in the end, for all of them. */
/** @type {(() => void)[]} */
const finalizers = [];
class Finalizers {
  /** @param {(held: unknown) => void} finalize */
  constructor(finalize) {
    this.finalize = finalize;
  }
  /** @param {unknown} _ @param {unknown} held */
  register(_, held) {
    finalizers.push(() => this.finalize(held));
  }
  unregister() {}
}

/** @type {any} */
let answered;
/** @type {((event: {data: object}) => void) | undefined} */
let obey;

/** What a worker finds around it. A text, not a function of Node: nothing of Node is seen. */
const scope = vm.createContext({
  setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask, structuredClone, atob, btoa, console,
  TextDecoder, TextEncoder, URL, Response, Headers, Request, ReadableStream, AbortController, AbortSignal,
  MessageChannel, Event, EventTarget, WeakRef,
  FinalizationRegistry: Finalizers,
  performance: { now: () => 0, timeOrigin: 0 },
  crypto: { getRandomValues: (/** @type {Uint8Array} */ bytes) => bytes.fill(0) },
  navigator: { userAgent: "", languages: ["zh-CN"], language: "zh-CN" },
  location: new URL(`${ORIGIN}worker.js`),
  WorkerGlobalScope: class { static [Symbol.hasInstance]() { return true; } },
  /** @param {any} message */
  postMessage(message) {
    if (message.type === "failed") stop(message.reason);
    answered?.(message.type);
  },
  /** @param {string} type @param {any} listener */
  addEventListener(type, listener) {
    if (type === "message") obey ??= listener;
  },
});
vm.runInContext("globalThis.self = globalThis; Date.now = () => 0;", scope);

// No two versions of Node have the same of these; browsers that have them call the same functions of the code.
const own = vm.runInContext("WebAssembly", scope);
delete own.Suspending;
delete own.promising;
/** @type {Record<string, any>} */
let exports = {};
const instantiate = own.instantiate;
own.instantiate = async (/** @type {any} */ code, /** @type {any} */ imports) => {
  const done = await instantiate(code, imports);
  // The runtime instantiates small ones of its own.
  const found = (done.instance ?? done).exports;
  if (`${mark}0` in found) exports = found;
  return done;
};

/** @param {object} order @returns {Promise<string>} the type of the message that it is answered with */
function send(order) {
  return new Promise((resolve) => {
    answered = resolve;
    obey?.({ data: order });
  });
}

const ready = new Promise((resolve) => {
  answered = resolve;
});
vm.runInContext(text("worker"), scope);
const memory = new Uint8Array(readFileSync(join(folder, "memory"))).buffer;
const parts = { code: await own.compile(readFileSync(join(folder, "code"))), memory, rules: text("rules") };
for (const [name, content] of Object.entries(parts)) obey?.({ data: { type: "part", name, content } });
await ready;
for (const request of JSON.parse(text("questions"))) await send({ type: "ask", id: 0, request });
const noTexts = `[
  null, undefined, true, 0, -0, NaN, Infinity, 10n ** 400n, -1n, 2 ** 53, new Date(NaN), /a/, new Error("a"), [], ["a"],
  [[]], {}, { award: "a", form: {} }, { __proto__: null }, { toString: 1 }, new Map([[{}, {}]]), new Set([1]),
  new ArrayBuffer(10), new Uint8Array(10), new Float64Array([NaN]), new DataView(new ArrayBuffer(8)), new String("a"),
  new Number(1), new Boolean(false), Object(1n), new Array(10), Symbol(), () => 1, Promise.resolve(1),
]`;
for (const request of vm.runInContext(noTexts, scope)) await send({ type: "ask", id: 0, request });

// What happens now and then, and not while a few questions are asked: memory grows, and is tidied up.
const { malloc, free, PyGC_Collect } = exports;
const places = Array.from({ length: 40 }, () => malloc(4_000_000));
for (const place of places) free(place);
PyGC_Collect();
for (const finalize of finalizers) {
  try {
    finalize();
  } catch {
    // Whatever it was, it is still in use: nothing follows after this.
  }
}

const used = Object.entries(exports).filter(([name, ran]) => name.startsWith(mark) && ran.value);
writeFileSync(out, JSON.stringify(used.map(([name]) => Number(name.slice(mark.length)))));
process.exit(0); // the runtime's timers would go on
