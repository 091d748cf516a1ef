// Fetches the explorer's program and data while the page is still being read:
// boot.js, which waits for the page, goes on with what has come. It stands first and is not deferred: an async script would be
// run when the whole page has been read, 100 ms later.
"use strict";

{
  const { wasm, core } = document.currentScript.dataset;
  const answer = async (url) => {
    const r = await fetch(url);
    if (!r.ok) throw new Error(`${new URL(url, location.href).pathname} answered ${r.status}`);
    return r;
  };
  if (typeof WebAssembly === "object") {
    const early = { program: WebAssembly.compileStreaming(answer(wasm)), core: answer(core).then((r) => r.arrayBuffer()) };
    for (const promise of Object.values(early)) promise.catch(() => {}); // boot.js says so
    globalThis.throughlineEarly = early;
  }
}
