// The page of the benchmark: starts the product's program, then waits to be
// asked (bench_test.go).
import { talks } from "./graphs.js";
import { ticks, overTime, toRest } from "./timing.js";
import { placed, drawOurs, drawSigma, startCosmos, stopCosmos } from "./drawing.js";

let memory;
const go = new Go();
go.importObject.throughline = throughlineShim(() => memory.buffer);

// A machine without a GPU draws WebGL by software, which the product refuses: here only the script's time counts.
const open = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, options) {
  const context = open.call(this, kind, kind === "webgl2" ? { ...options, failIfMajorPerformanceCaveat: false } : options);
  if (this.id === "view-gl") globalThis.benchGL = context;
  return context;
};
const get = WebGL2RenderingContext.prototype.getParameter;
WebGL2RenderingContext.prototype.getParameter = function (name) {
  return name === 37446 ? "a GPU, for the benchmark" : get.call(this, name);
};

const started = new Promise((done) => { globalThis.oursReady = done; });
WebAssembly.instantiateStreaming(fetch("bench.wasm"), go.importObject).then(({ instance }) => {
  memory = instance.exports.mem;
  go.run(instance);
});

const graphs = new Map();
function graph(n) {
  if (!graphs.has(n)) {
    const g = talks(n);
    graphs.set(n, { g, at: placed(g) });
  }
  return graphs.get(n);
}

globalThis.bench = {
  started: () => started.then(() => true),
  ticks, overTime, toRest,
  canvas: (n) => drawOurs(graph(n).g, graph(n).at, false),
  webgl: (n) => drawOurs(graph(n).g, graph(n).at, true),
  sigma: (n) => drawSigma(graph(n).g, graph(n).at),
  startCosmos: (n) => startCosmos(graph(n).g, graph(n).at).then(() => true),
  stopCosmos,
};
