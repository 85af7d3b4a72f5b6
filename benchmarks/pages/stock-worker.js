importScripts("stock/pyodide.js");
const instantiate = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async (...given) => {
  const made = await instantiate(...given);
  postMessage("instantiated");
  return made;
};
const rules = fetch("rules.json").then((response) => response.text());
const started = (async () => {
  const python = await loadPyodide();
  await python.loadPackage(new URL("__WHEEL__", location.href).href);
  const door = python.pyimport("calculators.browser");
  door.load(await rules);
  return door;
})();
onmessage = async ({ data }) => postMessage((await started).handle(data));
