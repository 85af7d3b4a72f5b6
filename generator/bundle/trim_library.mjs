// Starts the runtime under Node, imports the calculators and all that their sources import, and writes the modules of
// the standard library that this took, compiled to bytecode by the runtime's own Python, into a folder.
//
//   node trim_library.mjs RUNTIME LOCK WHEELS OUT
//
// RUNTIME is the folder of the npm package, LOCK a lock file, WHEELS the folder of the wheel that it names.
import { readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [runtime, lock, wheels, out] = process.argv.slice(2).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(join(runtime, "pyodide.mjs")).href);

const python = await loadPyodide({
  indexURL: runtime,
  lockFileContents: readFileSync(lock, "utf8"),
  packageBaseUrl: wheels,
  packages: ["calculators"],
  stdout: () => undefined,
  stderr: (line) => process.stderr.write(`${line}\n`),
});

// Also what is imported inside a function: a module that is missing shows itself only when a reader comes that way.
python.runPython(`
import ast, importlib, pathlib, calculators

def _names(tree, package):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")

_folder = pathlib.Path(calculators.__file__).parent
for _source in sorted(_folder.rglob("*.py")):
    _parts = _source.relative_to(_folder.parent).with_suffix("").parts
    _module = ".".join(part for part in _parts if part != "__init__")
    importlib.import_module(_module)
    for _name in _names(ast.parse(_source.read_text("utf-8")), _module):
        importlib.import_module(_name, _module if _source.stem == "__init__" else _module.rpartition(".")[0])
`);

// A fault on its way into JavaScript is written out with modules of its own.
try {
  python.runPython("raise ValueError('expected')");
} catch (error) {
  if (!String(error).includes("expected")) throw error;
}

const compiled = python.runPython(`
import sys, zipimport
from importlib import _bootstrap_external, util

def _wanted():
    for name, module in list(sys.modules.items()):
        loader = getattr(getattr(module, "__spec__", None), "loader", None)
        if isinstance(loader, zipimport.zipimporter):
            name = module.__spec__.name
            path = name.replace(".", "/") + ("/__init__" if loader.is_package(name) else "")
            source = loader.get_source(name)
            code = compile(source, f"<library>/{path}.py", "exec", dont_inherit=True)
            hash = util.source_hash(source.encode())
            yield f"{path}.pyc", _bootstrap_external._code_to_hash_pyc(code, hash, checked=False)

dict(sorted(_wanted()))
`);
for (const [path, code] of Object.entries(compiled.toJs())) {
  await mkdir(dirname(join(out, path)), { recursive: true });
  await writeFile(join(out, path), code);
}
