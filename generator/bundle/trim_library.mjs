// Makes the library of the browser: the calculators and those modules of the standard library that they need, compiled to
// bytecode by the runtime's own Python, in a folder.
//
//   node trim_library.mjs RUNTIME LOCK WHEELS STAND_INS OUT
//
// RUNTIME is the folder of the npm package, LOCK a lock file, WHEELS the folder of the wheel that it names. STAND_INS
// holds modules that take the place of those of the same name. A wheel that the lock file does not name is refused.
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, lock, wheels, standIns, out] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")).href);
const lockFileContents = await readFile(lock, "utf8");

/** @param {object} options */
const startPython = (options) =>
  loadPyodide({
    indexURL: runtime,
    lockFileContents,
    packageBaseUrl: wheels,
    stdout: () => undefined,
    stderr: (/** @type {string} */ line) => process.stderr.write(`${line}\n`),
    ...options,
  });

// Browsers check what they install; the runtime under Node does not.
for (const { file_name, sha256 } of Object.values(JSON.parse(lockFileContents).packages)) {
  const found = createHash("sha256").update(await readFile(join(wheels, file_name))).digest("hex");
  if (found !== sha256) throw new Error(`${file_name} is not the wheel that the lock file names`);
}

// The whole library with the stand-ins and the calculators, as source text.
const packer = await startPython({ packages: ["calculators"] });
/** @type {Record<string, string>} */
const replaced = {};
for (const entry of await readdir(standIns, { recursive: true })) {
  const name = entry.replaceAll("\\", "/");
  if (name.endsWith(".py")) replaced[name] = await readFile(join(standIns, entry), "utf8");
}
packer.globals.set("replaced", packer.toPy(replaced));
const { sources, imported } = packer.runPython(`
import ast, pathlib, sys, zipfile, calculators

_whole = zipfile.ZipFile(next(path for path in sys.path if path.endswith(".zip")))
_names = {name for name in _whole.namelist() if name.endswith(".py")}
_given = {path.removesuffix(".py") for path in replaced}
_folder = pathlib.Path(calculators.__file__).parent
_own = {str(path.relative_to(_folder.parent)): path.read_text("utf-8") for path in _folder.rglob("*.py")}
_kept = {name for name in _names if name.split("/")[0] not in _given}
with zipfile.ZipFile("/library.zip", "w") as _library:
    for _path, _source in {**{name: _whole.read(name) for name in _kept}, **replaced, **_own}.items():
        _library.writestr(_path, _source)

def _imports(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")

{"sources": _own, "imported": {path: list(_imports(text)) for path, text in _own.items()}}
`).toJs();
const folder = await mkdtemp(join(tmpdir(), "library-"));
const library = join(folder, "library.zip");
await writeFile(library, packer.FS.readFile("/library.zip"));

// A runtime that has only this library, as the browser's will.
const python = await startPython({ stdLibURL: library });
await rm(folder, { recursive: true });
const names = python.toPy({ sources, imported });
const run = (/** @type {string} */ text) => python.pyimport("builtins").exec(text, names);

// Also what is imported inside a function: a module that is missing shows itself only when a reader comes that way.
run(`
import importlib

for path in sources:
    module = path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    package = module if path.endswith("__init__.py") else module.rpartition(".")[0]
    importlib.import_module(module)
    for name in imported[path]:
        importlib.import_module(name, package)
`);

// A fault on its way into JavaScript is written out with modules of its own.
try {
  run("raise ValueError('expected')");
} catch (error) {
  if (!String(error).includes("expected")) throw error;
}

run(`
import sys, zipimport
from importlib import _bootstrap_external, util

def _wanted():
    for module in list(sys.modules.values()):
        loader = getattr(getattr(module, "__spec__", None), "loader", None)
        if isinstance(loader, zipimport.zipimporter):
            name = module.__spec__.name
            yield name.replace(".", "/") + ("/__init__.py" if loader.is_package(name) else ".py"), loader.get_source(name)

def _compiled(path, text):
    # Nobody reads the docstrings of the standard library in a browser; the runtime reads its own.
    optimize = 0 if path.startswith(("_pyodide/", "pyodide/", "calculators/")) else 2
    code = compile(text, f"<library>/{path}", "exec", dont_inherit=True, optimize=optimize)
    return _bootstrap_external._code_to_hash_pyc(code, util.source_hash(text.encode()), checked=False)

compiled = {f"{path}c": _compiled(path, text) for path, text in sorted(_wanted())}
`);
for (const [path, code] of Object.entries(names.get("compiled").toJs())) {
  await mkdir(dirname(join(out, path)), { recursive: true });
  await writeFile(join(out, path), code);
}
