// Starts the explorer. The server's page is complete without it: when anything
// fails, the page says what, and stays.
"use strict";

(() => {
  const root = document.getElementById("explorer");
  if (!root || !root.dataset.wasm) return;

  function fail(why) {
    if (root.dataset.state === "error") return;
    root.dataset.state = "error";
    const show = (id, shown) => {
      const e = document.getElementById(id);
      if (e) e.hidden = !shown;
    };
    show("still", true);
    show("view", false);
    const box = document.getElementById("explorer-error");
    if (!box) return;
    const again = document.createElement("a");
    again.href = location.href;
    again.textContent = "Try again";
    const words = document.createElement("p");
    words.textContent = `Showing the server's view, which cannot be expanded: ${why} `;
    words.append(again);
    box.replaceChildren(words);
    box.hidden = false;
  }

  if (typeof WebAssembly !== "object" || typeof Go !== "function") {
    fail("this browser does not run WebAssembly.");
    return;
  }
  const failed = (e) => fail(String((e && e.message) || e) + ".");
  const answer = async (url, options) => {
    const r = await fetch(url, options);
    if (!r.ok) throw new Error(`${new URL(url, location.href).pathname} answered ${r.status}`);
    return r;
  };

  // The data is fetched while the program is being compiled, both by early.js if that ran already.
  const early = globalThis.throughlineEarly ?? {};
  const program = early.program ?? WebAssembly.compileStreaming(answer(root.dataset.wasm));
  const core = early.core ?? answer(root.dataset.core).then((r) => r.arrayBuffer());
  core.catch(() => {}); // the program says so when it comes to it
  // What a cache keeps may be spoilt: again passes by it.
  const again = (url = root.dataset.core) => answer(url, { cache: "reload" }).then((r) => r.arrayBuffer());
  globalThis.throughline = { core, again, fail };

  let memory;
  const go = new Go();
  go.importObject.throughline = throughlineShim(() => memory.buffer);
  program
    .then((module) => {
      throughline.module = module; // for workers
      return WebAssembly.instantiate(module, go.importObject);
    })
    .then((instance) => {
      memory = instance.exports.mem;
      return go.run(instance);
    })
    .then(() => fail("the program ended."), failed);
})();
