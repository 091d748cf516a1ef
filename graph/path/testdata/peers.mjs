// node peers.mjs sqlite|kuzu DIR: loads the tables that peers_bench_test.go
// wrote into DIR, asks the questions of cases.json, compares each answer with
// the one that stands there, and prints times in milliseconds as JSON.
// NODE_PATH says where better-sqlite3 and kuzu are.
import fs from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(process.env.NODE_PATH + '/');
const [engine, dir] = process.argv.slice(2);
const cases = JSON.parse(fs.readFileSync(`${dir}/cases.json`, 'utf8'));
const rows = (name) => fs.readFileSync(`${dir}/${name}.csv`, 'utf8').trim().split('\n').map((l) => l.split(',').map(Number));
const SPENT = 10_000; // milliseconds for one question at most
const out = {};

async function ask(name, list, f, same) {
  const times = [];
  let bad = 0, spent = 0;
  await f(list[0]);
  for (const c of list) {
    const start = performance.now();
    const answer = await f(c);
    const took = performance.now() - start;
    times.push(took);
    spent += took;
    if (!same(answer, c)) bad++;
    if (spent > SPENT) break;
  }
  times.sort((a, b) => a - b);
  out[name] = { n: times.length, bad, median: times[times.length >> 1], p99: times[Math.floor(times.length * 0.99)] };
}

const sameCounts = (list, c) => list.length === Object.keys(c.counts).length && list.every((r) => c.counts[r.c] === Number(r.n));
const sameTalks = (list, c) => JSON.stringify(list.map((r) => Number(r.id)).sort((a, b) => a - b)) === JSON.stringify(c.talks);
const sameHops = (hops, c) => hops === c.hops;

// shortest is breadth first from both ends, the smaller front first.
function shortest(a, b, next) {
  if (a === b) return 0;
  let [seen, other, front, back] = [new Set([a]), new Set([b]), [a], [b]];
  for (let hops = 1; hops <= 6; hops++) {
    if (front.length > back.length) [front, back, seen, other] = [back, front, other, seen];
    const reached = [];
    for (const n of front) {
      for (const m of next(n)) {
        if (other.has(m)) return hops;
        if (!seen.has(m)) { seen.add(m); reached.push(m); }
      }
    }
    front = reached;
    if (!front.length) break;
  }
  return 0;
}

async function sqlite() {
  const db = new (require('better-sqlite3'))(`${dir}/peer.db`);
  db.pragma('journal_mode=WAL');
  db.pragma('synchronous=OFF');
  db.pragma('cache_size=-262144');
  db.pragma('mmap_size=1073741824');
  db.exec(`create table talk(id integer primary key, year int, event int);
    create table speaker(id integer primary key, company int);
    create table presents(t int, s int, primary key(t, s)) without rowid;
    create table uses(t int, x int, primary key(t, x)) without rowid;
    create table about(t int, h int, primary key(t, h)) without rowid;`);
  for (const name of ['talk', 'speaker', 'presents', 'uses', 'about']) {
    const list = rows(name);
    const insert = db.prepare(`insert into ${name} values (${list[0].map(() => '?')})`);
    db.transaction(() => { for (const r of list) insert.run(...r); })();
  }
  db.exec(`create index i1 on presents(s, t); create index i2 on uses(x, t); create index i3 on about(h, t); create index i4 on speaker(company);
    create table edge(a int, b int, primary key(a, b)) without rowid;
    insert or ignore into edge select s*4, t*4+1 from presents union all select t*4+1, s*4 from presents
      union all select id*4, company*4+2 from speaker union all select company*4+2, id*4 from speaker
      union all select id*4+1, event*4+3 from talk union all select event*4+3, id*4+1 from talk;
    analyze;`);
  const three = db.prepare('select s.company c, count(*) n from about a join presents p on p.t = a.t join speaker s on s.id = p.s where a.h = ? group by 1');
  await ask('three_steps', cases.three, (c) => three.all(c.theme), sameCounts);
  const both = db.prepare('select t.id from about a join uses u on u.t = a.t and u.x = ? join talk t on t.id = a.t where a.h = ? and t.year between ? and ?');
  await ask('theme_and_technology', cases.both, (c) => both.all(c.technology, c.theme, c.first, c.last), sameTalks);
  const next = db.prepare('select b from edge where a = ?').pluck();
  await ask('shortest', cases.shortest, (c) => shortest(c.from * 4, c.to * 4, (n) => next.all(n)), sameHops);
  const years = db.prepare('select a.h, t.year, count(*) n from about a join talk t on t.id = a.t group by 1, 2');
  await ask('themes_by_year', [{}, {}, {}], () => years.all(), () => true);
}

async function kuzu() {
  const { Database, Connection } = require('kuzu');
  const c = new Connection(new Database(`${dir}/peer.kuzu`, 2 ** 31), 1);
  const run = async (text) => (await c.query(text)).getAll();
  await run('create node table Talk(id int64, year int64, event int64, primary key(id))');
  await run('create node table Speaker(id int64, company int64, primary key(id))');
  for (const [table, file, at] of [['Company', 'speaker', 1], ['Event', 'talk', 2], ['Technology', 'uses', 1], ['Theme', 'about', 1]]) {
    await run(`create node table ${table}(id int64, primary key(id))`);
    fs.writeFileSync(`${dir}/${table}.csv`, [...new Set(rows(file).map((r) => r[at]))].join('\n') + '\n');
    await run(`copy ${table} from '${dir}/${table}.csv' (header=false)`);
  }
  await run(`copy Talk from '${dir}/talk.csv' (header=false)`);
  await run(`copy Speaker from '${dir}/speaker.csv' (header=false)`);
  fs.writeFileSync(`${dir}/worksat.csv`, rows('speaker').map((r) => r.join(',')).join('\n') + '\n');
  fs.writeFileSync(`${dir}/held.csv`, rows('talk').map((r) => `${r[0]},${r[2]}`).join('\n') + '\n');
  for (const [name, from, to] of [['presents', 'Talk', 'Speaker'], ['uses', 'Talk', 'Technology'], ['about', 'Talk', 'Theme'], ['worksat', 'Speaker', 'Company'], ['held', 'Talk', 'Event']]) {
    await run(`create rel table ${name}(from ${from} to ${to})`);
    await run(`copy ${name} from '${dir}/${name}.csv' (header=false)`);
  }
  const answer = (p, args) => c.execute(p, args).then((r) => r.getAll());
  const three = await c.prepare('match (h:Theme)<-[:about]-(:Talk)-[:presents]->(:Speaker)-[:worksat]->(c:Company) where h.id = $h return c.id as c, count(*) as n');
  await ask('three_steps', cases.three, (q) => answer(three, { h: q.theme }), sameCounts);
  const both = await c.prepare('match (h:Theme)<-[:about]-(t:Talk)-[:uses]->(x:Technology) where h.id = $h and x.id = $x and t.year >= $a and t.year <= $b return t.id as id');
  await ask('theme_and_technology', cases.both, (q) => answer(both, { h: q.theme, x: q.technology, a: q.first, b: q.last }), sameTalks);
  const near = await c.prepare('match p = (a:Speaker)-[:presents|:worksat|:held* SHORTEST 1..6]-(b:Speaker) where a.id = $a and b.id = $b return length(p) as hops');
  await ask('shortest', cases.shortest, async (q) => Number((await answer(near, { a: q.from, b: q.to }))[0]?.hops ?? 0), sameHops);
  await ask('themes_by_year', [{}, {}, {}], () => run('match (t:Talk)-[:about]->(h:Theme) return h.id, t.year, count(*)'), () => true);
}

await (engine === 'kuzu' ? kuzu() : sqlite());
fs.writeSync(1, JSON.stringify(out) + '\n');
process.exit(0); // kuzu crashes when its handles are collected
