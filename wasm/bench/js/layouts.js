// The layouts that are compared, each as a maker of {step, at, rests, free}.
import { forceSimulation, forceManyBody, forceLink, forceCenter } from "d3-force";
import Graph from "graphology";
import fa2iterate from "graphology-layout-forceatlas2/iterate.js";
import fa2helpers from "graphology-layout-forceatlas2/helpers.js";
import fa2 from "graphology-layout-forceatlas2";
import createLayout from "ngraph.forcelayout";
import createGraph from "ngraph.graph";
import cytoscape from "cytoscape";
import fcose from "cytoscape-fcose";
import { random } from "./graphs.js";

cytoscape.use(fcose);

const AUTO = 0, FORCES = 2;
const bytes = (a) => new Uint8Array(a.buffer, a.byteOffset, a.byteLength);

function our(g, method) {
  const id = ours.layout(g.n, bytes(g.edges), method), at = new Float32Array(2 * g.n);
  let rests = false;
  return {
    step: (k) => ours.tick(id, k),
    run: (k) => (rests = ours.run(id, k)),
    at: () => (ours.positions(id, bytes(at)), at),
    rests: () => rests,
    free: () => ours.free(id),
  };
}

function each(g, f) {
  const at = new Float32Array(2 * g.n);
  for (let i = 0; i < g.n; i++) [at[2 * i], at[2 * i + 1]] = f(i);
  return at;
}

export const layouts = {
  ours: (g) => our(g, FORCES),
  auto: (g) => our(g, AUTO),
  d3(g) {
    const nodes = Array.from({ length: g.n }, (_, index) => ({ index })), links = [];
    for (let i = 0; i < g.edges.length; i += 2) links.push({ source: g.edges[i], target: g.edges[i + 1] });
    const sim = forceSimulation(nodes).force("charge", forceManyBody()).force("link", forceLink(links)).force("center", forceCenter()).stop();
    const step = (k) => sim.tick(k);
    return { step, run: step, at: () => each(g, (i) => [nodes[i].x, nodes[i].y]), rests: () => sim.alpha() < sim.alphaMin(), free() {} };
  },
  fa2(g) {
    const graph = new Graph({ type: "undirected" }), next = random(3);
    for (let i = 0; i < g.n; i++) graph.addNode(i, { x: next() * 1000, y: next() * 1000 });
    for (let i = 0; i < g.edges.length; i += 2) graph.addUndirectedEdge(g.edges[i], g.edges[i + 1]);
    const settings = {
      linLogMode: false, outboundAttractionDistribution: false, adjustSizes: false, edgeWeightInfluence: 1, scalingRatio: 1,
      strongGravityMode: false, gravity: 1, slowDown: 1, barnesHutTheta: 0.5, ...fa2.inferSettings(graph), barnesHutOptimize: true,
    };
    const m = fa2helpers.graphToByteArrays(graph, () => 1);
    let ticks = 0;
    const step = (k) => { for (; k > 0; k--, ticks++) fa2iterate(settings, m.nodes, m.edges); };
    return { step, run: step, at: () => each(g, (i) => [m.nodes[i * 10], m.nodes[i * 10 + 1]]), rests: () => ticks >= 600, free() {} };
  },
  ngraph(g) {
    const graph = createGraph();
    for (let i = 0; i < g.n; i++) graph.addNode(i);
    for (let i = 0; i < g.edges.length; i += 2) graph.addLink(g.edges[i], g.edges[i + 1]);
    const layout = createLayout(graph, { dimensions: 2 });
    const step = (k) => { for (; k > 0; k--) layout.step(); };
    return { step, run: step, at: () => each(g, (i) => { const p = layout.getNodePosition(i); return [p.x, p.y]; }), rests: () => false, free() {} };
  },
};

// fcoseAt runs fcose, which cannot be stepped, to its end.
export function fcoseAt(g) {
  const elements = [];
  for (let i = 0; i < g.n; i++) elements.push({ data: { id: "n" + i } });
  for (let i = 0; i < g.edges.length; i += 2) elements.push({ data: { source: "n" + g.edges[i], target: "n" + g.edges[i + 1] } });
  const cy = cytoscape({ headless: true, styleEnabled: true, elements, style: [{ selector: "node", style: { width: 10, height: 10 } }] });
  return new Promise((done) => {
    const from = performance.now(), layout = cy.layout({ name: "fcose", animate: false, quality: "default", randomize: true });
    layout.one("layoutstop", () => {
      const ms = performance.now() - from;
      done({ ms, at: each(g, (i) => { const p = cy.$id("n" + i).position(); return [p.x, p.y]; }) });
    });
    layout.run();
  });
}
