// Graphs like those of conference talks, and how good a picture of one is.

export function random(seed) {
  let a = (seed * 2654435761) >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

// talks returns n nodes: a fifth are themes, the rest talks of two to six themes each, mostly of one community.
export function talks(n, seed = 1) {
  const next = random(seed), themes = Math.floor(n / 5);
  let groups = 4;
  while (groups * groups * 8 < n) groups++;
  const each = Math.floor(themes / groups);
  const skewed = (k) => Math.min(k - 1, Math.floor(k * next() ** 3));
  const pairs = [];
  for (let i = themes; i < n; i++) {
    const home = Math.floor(next() * groups), seen = new Set();
    for (let k = 2 + Math.floor(next() * 4) + Math.floor(next() * 1.5); k > 0; k--) {
      const t = (next() < 0.88 ? home : Math.floor(next() * groups)) * each + skewed(each);
      if (!seen.has(t)) pairs.push(i, t);
      seen.add(t);
    }
  }
  return withNeighbours({ n, themes, edges: Int32Array.from(pairs) });
}

function withNeighbours(g) {
  g.next = Array.from({ length: g.n }, () => []);
  for (let i = 0; i < g.edges.length; i += 2) {
    g.next[g.edges[i]].push(g.edges[i + 1]);
    g.next[g.edges[i + 1]].push(g.edges[i]);
  }
  return g;
}

// quality returns stress (normalised, at the best scale, over sampled pairs) and np, the share of a talk's 20 nearest
// nodes on the picture that are at most two steps away in the graph.
export function quality(g, at) {
  return { stress: stress(g, at), np: preservation(g, at) };
}

function stress(g, at) {
  g.pairs ??= samplePairs(g);
  const apart = (s, t) => Math.hypot(at[2 * s] - at[2 * t], at[2 * s + 1] - at[2 * t + 1]);
  let a = 0, b = 0, sum = 0;
  for (const [s, t, d] of g.pairs) {
    const e = apart(s, t) / d;
    a += e;
    b += e * e;
  }
  for (const [s, t, d] of g.pairs) sum += (((a / b) * apart(s, t)) / d - 1) ** 2;
  return sum / g.pairs.length;
}

function samplePairs(g) {
  const next = random(7), out = [];
  for (let k = 0; k < 30; k++) {
    const s = Math.floor(next() * g.n), far = distances(g, s);
    for (let j = 0; j < 400; j++) {
      const t = Math.floor(next() * g.n);
      if (far[t] > 0) out.push([s, t, far[t]]);
    }
  }
  return out;
}

function distances(g, s) {
  const far = new Int32Array(g.n).fill(-1), queue = [s];
  far[s] = 0;
  for (let h = 0; h < queue.length; h++) {
    for (const w of g.next[queue[h]]) {
      if (far[w] < 0) {
        far[w] = far[queue[h]] + 1;
        queue.push(w);
      }
    }
  }
  return far;
}

function preservation(g, at) {
  const next = random(11), nearest = 20;
  let sum = 0;
  for (let k = 0; k < 200; k++) {
    const v = g.themes + Math.floor(next() * (g.n - g.themes)), near = new Set();
    for (const w of g.next[v]) {
      near.add(w);
      for (const x of g.next[w]) if (x !== v) near.add(x);
    }
    const best = new Float64Array(nearest).fill(Infinity), who = new Int32Array(nearest).fill(-1);
    for (let i = 0; i < g.n; i++) {
      const d = (at[2 * i] - at[2 * v]) ** 2 + (at[2 * i + 1] - at[2 * v + 1]) ** 2;
      if (i === v || !(d < best[nearest - 1])) continue;
      let j = nearest - 1;
      for (; j > 0 && best[j - 1] > d; j--) [best[j], who[j]] = [best[j - 1], who[j - 1]];
      [best[j], who[j]] = [d, i];
    }
    sum += who.filter((i) => near.has(i)).length / Math.min(nearest, near.size);
  }
  return sum / 200;
}
