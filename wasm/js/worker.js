// On the page it makes workers of itself; in a worker it runs the explorer's
// program a second time, from the code the page has compiled.
"use strict";

{
  // The page trusts the addresses of its own scripts, which come from its own elements, and no others.
  const policy = globalThis.trustedTypes ? trustedTypes.createPolicy("throughline-worker", { createScriptURL: (url) => url }) : null;
  const trusted = (url) => (policy ? policy.createScriptURL(url) : url);

  if (typeof document === "object") {
    const own = trusted(document.currentScript.src);
    const exec = document.querySelector('script[src*="wasm_exec"]').src;
    globalThis.throughlineWorker = () => {
      const worker = new Worker(own);
      worker.postMessage({ exec, module: throughline.module });
      return worker;
    };
  } else {
    onmessage = ({ data }) => {
      onmessage = null;
      importScripts(trusted(data.exec));
      const go = new Go();
      go.importObject.throughline = new Proxy({}, { get: () => () => 0 }); // there is no page to act on
      WebAssembly.instantiate(data.module, go.importObject).then((instance) => go.run(instance));
    };
  }
}
