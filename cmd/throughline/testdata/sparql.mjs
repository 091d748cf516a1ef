// node sparql.mjs DIR SCHEME: reads DIR/quads.nq and compares Oxigraph's
// answers with those of DIR/cases.json. An edge that several sources state is
// several quads and one triple of the union of all graphs, so the quads are
// read into one graph.
import fs from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(process.env.NODE_PATH + '/');
const { Store, parse, quad } = require('oxigraph');
const [dir, scheme] = process.argv.slice(2);
const store = new Store();
let lines = 0;
for (const q of parse(fs.readFileSync(`${dir}/quads.nq`, 'utf8'), { format: 'application/n-quads' })) {
  if (!q.graph.value.startsWith(scheme)) throw new Error(`a quad without a label: ${q}`);
  store.add(quad(q.subject, q.predicate, q.object));
  lines++;
}
const cases = JSON.parse(fs.readFileSync(`${dir}/cases.json`, 'utf8'));
let wrong = 0;
for (const c of cases) {
  const got = {};
  for (const row of store.query(c.query)) {
    got[row.get('end').value.slice(scheme.length)] = Number(row.get('count').value);
  }
  const ids = Object.keys(c.counts);
  if (ids.length === Object.keys(got).length && ids.every((id) => got[id] === c.counts[id])) continue;
  if (wrong++ < 5) console.log(c.path, c.query, JSON.stringify(got), JSON.stringify(c.counts));
}
console.log(`${lines} lines, ${cases.length} cases, ${wrong} differ`);
process.exit(wrong ? 1 : 0);
