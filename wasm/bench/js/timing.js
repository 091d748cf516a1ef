// Layouts timed in turn: what slows the machine down for one slows all of them.
import { layouts, fcoseAt } from "./layouts.js";
import { talks, quality } from "./graphs.js";

export const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

// ticks returns the median milliseconds of a tick of each layout, over some rounds in which each has its turn.
export function ticks(n, names, rounds, budget) {
  const g = talks(n), all = {}, times = {};
  for (const name of names) {
    all[name] = layouts[name](g);
    times[name] = [];
    const from = performance.now();
    for (let i = 0; i < 30 && performance.now() - from < 1500; i++) all[name].step(1);
  }
  for (let r = 0; r < rounds; r++) {
    for (const name of names) {
      const from = performance.now();
      let k = 0;
      do all[name].step(1); while (++k && performance.now() - from < budget);
      times[name].push((performance.now() - from) / k);
    }
  }
  for (const name of names) all[name].free();
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}

// overTime returns the quality of a layout after so many milliseconds of its own, from nothing: its making counts.
export function overTime(n, name, marks) {
  const g = talks(n), from = performance.now(), l = layouts[name](g), out = [];
  let spent = performance.now() - from;
  for (const mark of marks) {
    while (spent < mark && !l.rests()) {
      const start = performance.now();
      l.run(1);
      spent += performance.now() - start;
    }
    out.push({ mark, spent, ...quality(g, l.at()) });
  }
  l.free();
  return out;
}

// toRest returns the time a layout takes to stop by itself, and its quality then.
export async function toRest(n, name) {
  const g = talks(n);
  if (name === "fcose") {
    const { ms, at } = await fcoseAt(g);
    return { ms, ...quality(g, at) };
  }
  const from = performance.now(), l = layouts[name](g);
  while (!l.rests()) l.run(1);
  const ms = performance.now() - from, out = { ms, ...quality(g, l.at()) };
  l.free();
  return out;
}
