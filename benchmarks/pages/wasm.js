// Compiles the runtime's WebAssembly the way that a page says, and instantiates it; nothing of it runs.
"use strict";

// Stand-ins of the right kinds: what is imported is never called.
const stand = ({ module, name, kind }) => {
  if (kind === "function") return () => 0;
  if (kind === "memory") return new WebAssembly.Memory({ initial: 320, maximum: 65536 });
  if (kind === "table") return new WebAssembly.Table({ initial: 20000, element: "anyfunc" });
  if (kind === "tag") return new WebAssembly.Tag({ parameters: ["i32"] });
  const isFixed = /^__(memory|table)_base/.test(name);
  return new WebAssembly.Global({ value: "i32", mutable: !isFixed }, 1024);
};

/** @param {() => Promise<WebAssembly.Module>} compile */
async function measure(compile) {
  try {
    const compiled = await compile();
    const imports = {};
    for (const wanted of WebAssembly.Module.imports(compiled)) {
      (imports[wanted.module] ??= {})[wanted.name] = stand(wanted);
    }
    await WebAssembly.instantiate(compiled, imports);
    window.answeredAt = performance.now();
  } catch (error) {
    window.failure = String(error);
  }
}
