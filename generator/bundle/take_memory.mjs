// Starts the runtime as a browser would, imports the calculators, and writes what that changed in its memory.
//
//   node take_memory.mjs RUNTIME LIBRARY LOCK FORGET MEMORY START
//
// RUNTIME is the folder of the npm package, LIBRARY the zipped modules that Python may import, LOCK a lock file, FORGET
// the Python source that forgets what only the start needed. MEMORY gets the places that changed, one after another:
// address, length (numbers of four bytes, little end first), bytes. START gets, as JSON, what a browser has to know
// before they arrive: the size of the memory, the runtime's own description of it in base 64, and what LOCK says that the
// runtime is.
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, library, lock, forget, memoryFile, startFile] = process.argv.slice(2).map((path) => resolve(path));

// Only the message: Node itself would quote the runtime's script, which is a single line of a megabyte.
process.on("uncaughtException", (error) => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});

// The same memory each time: no time, nothing random, nothing that is let go when JavaScript happens to tidy up, and
// nothing that only some versions of Node have.
Date.now = () => Date.UTC(2000);
performance.now = () => 0;
crypto.getRandomValues = (bytes) => bytes.fill(0);
globalThis.FinalizationRegistry = class {
  register() {}
  unregister() {}
};
delete WebAssembly.Suspending;
delete WebAssembly.promising;

const addressOf = (/** @type {string} */ name) => pathToFileURL(join(runtime, name)).href;
const { loadPyodide } = await import(addressOf("pyodide.mjs"));
await import(addressOf("pyodide.asm.js"));
const make = globalThis._createPyodideModule;
const lockFileContents = await readFile(lock, "utf8");

/** @param {object} options */
const startPython = (options) =>
  loadPyodide({
    indexURL: runtime,
    stdLibURL: library,
    lockFileContents,
    _sysExecutable: "/python",
    stdout: () => undefined,
    stderr: (/** @type {string} */ line) => process.stderr.write(`${line}\n`),
    ...options,
  });

/** @param {Uint8Array} memory */
function lengthOf(memory) {
  let length = memory.length;
  while (length && !memory[length - 1]) length--;
  return length;
}

// The memory before Python starts: a browser has the same one, but for what stands behind the code's own data.
let ownData = 0;
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (code, imports) => {
  const done = await instantiate(code, imports);
  ownData ||= lengthOf(new Uint8Array(imports.env.memory.buffer));
  return done;
};
/** @type {Uint8Array} */
let before;
globalThis._createPyodideModule = async (settings) => {
  const module = await make({ ...settings, noInitialRun: true });
  before = module.HEAPU8.slice();
  throw new Error("enough");
};
await startPython({ env: { HOME: "/" } }).catch((error) => {
  if (error.message !== "enough") throw error;
});

/** @type {any} */
let module;
globalThis._createPyodideModule = async (settings) => (module = await make(settings));
const python = await startPython({ _makeSnapshot: true, env: { HOME: "/", PYTHONHASHSEED: "0", PYTHONOPTIMIZE: "2" } });
const entries = module.wasmTable.length;

const names = python.toPy({});
const run = (/** @type {string} */ text) => python.pyimport("builtins").exec(text, names);
run(`
import importlib, sys, zipimport
library = next(path for path in sys.path if path.endswith(".zip"))
for path in list(zipimport._zip_directory_cache[library]):
    if path.startswith("calculators/") and path.endswith(".py"):
        importlib.import_module(path.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
`);
run(await readFile(forget, "utf8"));
run("forget()");

if (module.wasmTable.length !== entries) throw new Error("the start of Python added functions that a browser lacks");
clearFreeMemory();

/** Fills with zeros what Python has given back: it would be sent along. */
function clearFreeMemory() {
  const { _emscripten_builtin_malloc: take, _emscripten_builtin_free: giveBack } = module;
  const beyond = take(4_000_000);
  giveBack(beyond);
  const taken = [];
  for (let size = 1 << 20; size >= 8; size = size > 256 ? Math.floor(size * 0.75) : size - 4) {
    for (let place = take(size); ; place = take(size)) {
      if (place >= beyond) {
        giveBack(place);
        break;
      }
      module.HEAPU8.fill(0, place, place + size);
      taken.push(place);
    }
  }
  for (const place of taken) giveBack(place);
}

// The runtime's description of the snapshot stands before the memory itself, which we take apart ourselves.
const snapshot = python.makeMemorySnapshot();
const [, length] = new Uint32Array(snapshot.buffer, 0, 2);
const description = snapshot.subarray(0, length);
const memory = snapshot.subarray(length);

// What a browser's start leaves there may differ: it is replaced whole. The stack is empty between two calls.
const stack = [module._emscripten_stack_get_end(), module._emscripten_stack_get_base()];
const replaced = [
  [ownData, stack[0]],
  [stack[1], lengthOf(before) + 65_536],
];
const isWanted = (/** @type {number} */ place) =>
  memory[place] !== before[place] || replaced.some(([from, to]) => place >= from && place < to);

/** Fewer unchanged bytes than this are written along: another part would take more. */
const GAP = 64;
/** @type {[number, number][]} */
const parts = [];
for (let place = 0; place < memory.length; place++) {
  if (place === stack[0]) place = stack[1];
  if (!isWanted(place)) continue;
  const last = parts.at(-1);
  if (last && place - last[1] < GAP) last[1] = place + 1;
  else parts.push([place, place + 1]);
}

const number = (/** @type {number} */ value) => new Uint8Array(Uint32Array.of(value).buffer);
const pieces = parts.flatMap(([from, to]) => [number(from), number(to - from), memory.subarray(from, to)]);
await writeFile(memoryFile, Buffer.concat(pieces));
const { info } = JSON.parse(lockFileContents);
const start = { size: memory.length, description: Buffer.from(description).toString("base64"), info };
await writeFile(startFile, JSON.stringify(start));
