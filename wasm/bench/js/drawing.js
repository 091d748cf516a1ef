// Drawing: the script's time for a picture in which everything moved, for
// moving the camera, and for finding what is under the pointer.
import Sigma from "sigma";
import Graph from "graphology";
import { Graph as Cosmos } from "@cosmos.gl/graph";
import { layouts } from "./layouts.js";
import { median } from "./timing.js";

const bytes = (a) => new Uint8Array(a.buffer, a.byteOffset, a.byteLength);

export function placed(g) {
  const l = layouts.ours(g);
  l.run(60);
  const at = l.at().slice();
  l.free();
  return at;
}

// time returns the milliseconds of f, the median over some runs of nine in a row: the mean of a run, so that what happens
// every few frames counts. The GPU's work is waited for between runs, outside of the time. A run's first four do not
// count: where a GPU is imitated by the same processors, they find the caches filled by it.
function time(f, wait, runs) {
  const all = [];
  for (let r = 0; r < runs; r++) {
    for (let i = 0; i < 4; i++) f(i);
    const from = performance.now();
    for (let i = 0; i < 9; i++) f(i);
    all.push((performance.now() - from) / 9);
    wait();
  }
  return median(all);
}

// alone returns the same for one frame after each wait, with cold caches.
function alone(f, wait, times) {
  const all = [];
  for (let i = 0; i < times; i++) {
    const from = performance.now();
    f(i);
    all.push(performance.now() - from);
    wait();
  }
  return median(all);
}

const pixel = new Uint8Array(4);
const finish = (contexts) => () => contexts.forEach((c) => c.readPixels(0, 0, 1, 1, c.RGBA, c.UNSIGNED_BYTE, pixel));

export async function drawOurs(g, at, webgl) {
  const state = document.getElementById("explorer").dataset;
  if (webgl && state.renderer !== "webgl") {
    ours.start();
    while (!state.renderer) await new Promise((r) => setTimeout(r, 20));
  }
  ours.show(g.n, bytes(g.edges), bytes(at));
  const wait = state.renderer === "webgl" ? finish([benchGL]) : () => document.getElementById("view").getContext("2d").getImageData(0, 0, 1, 1);
  for (const f of [ours.draw, ours.pan, ours.zoom]) time(f, wait, 1);
  return {
    renderer: state.renderer ?? "canvas", cold: alone(ours.draw, wait, 20),
    draw: time(ours.draw, wait, 5), pan: time(ours.pan, wait, 5), zoom: time(ours.zoom, wait, 5), hit: time(ours.hit, () => {}, 9),
  };
}

export function drawSigma(g, at) {
  const graph = new Graph({ type: "undirected" });
  for (let i = 0; i < g.n; i++) graph.addNode(i, { x: at[2 * i], y: at[2 * i + 1], size: 3, color: "#48f", label: i < 60 ? "Talk " + i : null });
  for (let i = 0; i < g.edges.length; i += 2) graph.addUndirectedEdge(g.edges[i], g.edges[i + 1], { size: 1, color: "#555" });
  const box = peer(), s = new Sigma(graph, box, { labelRenderedSizeThreshold: 0 });
  const wait = finish(Object.values(s.webGLContexts ?? {}).filter(Boolean));
  const update = () => {
    graph.updateEachNodeAttributes((_, a) => ({ ...a, x: a.x + 0.01 }), { attributes: ["x"] });
    s.refresh({ schedule: false });
  };
  const pan = (i) => { s.getCamera().setState({ x: 0.5 + 0.001 * i }); s.render(); };
  alone(update, wait, 2);
  const out = { cold: alone(update, wait, 5), draw: time(update, wait, 2), pan: time(pan, wait, 3) };
  s.kill();
  box.remove();
  return out;
}

function peer() {
  const box = document.createElement("div");
  box.className = "peer";
  document.body.append(box);
  return box;
}

// drawCosmos draws frame after frame until stopCosmos says how many there were: the browser counts its script.
let cosmos, running;
export async function startCosmos(g, at) {
  const box = peer();
  cosmos = new Cosmos(box, { spaceSize: 4096, enableSimulation: true, fitViewOnInit: false, pointDefaultSize: 4 });
  if (cosmos.ready) await cosmos.ready;
  cosmos.setPointPositions(at.slice());
  cosmos.setLinks(Float32Array.from(g.edges));
  cosmos.render();
  if (cosmos.start) cosmos.start(1);
  await new Promise((r) => setTimeout(r, 400));
  running = { frames: 0, box, on: true };
  const state = running, frame = () => { state.frames++; if (state.on) requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
}

export function stopCosmos() {
  running.on = false;
  cosmos.destroy?.();
  running.box.remove();
  return running.frames;
}
