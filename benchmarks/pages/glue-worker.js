// Downloads, compiles and instantiates the runtime's WebAssembly with its real imports, which its makers' script gives
// it. Nothing of Python is started: this is what any program that uses this file has to wait for.
const compiled = WebAssembly.compileStreaming(fetch("stock/pyodide.asm.wasm"));
importScripts("stock/pyodide.js", "stock/pyodide.asm.js");
WebAssembly.instantiateStreaming = async (_, imports) => {
  const module = await compiled;
  const instance = await WebAssembly.instantiate(module, imports);
  postMessage("");
  return { module, instance };
};
self.fetch = async () => new Response();
loadPyodide({ lockFileContents: { info: {}, packages: {} } }).catch(() => undefined);
compiled.catch((error) => postMessage(String(error)));
