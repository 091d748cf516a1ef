// The bench: looks a report through with keys, shows what loading it would
// change, and keeps unsaved work. Everything from a report is put in as text.
"use strict";
(() => {
  const root = document.querySelector("#load"), intake = document.querySelector("#intake"), bench = document.querySelector("#bench");
  if (!root || !intake || !bench) return;
  const STORE = "throughline-bench", KINDS = [["event", "Event"], ["talk", "Talks"], ["person", "Speakers"], ["company", "Companies"], ["technology", "Technologies"], ["theme", "Themes"]];
  const SVG = "http://www.w3.org/2000/svg";
  let draft = null, current = 0, preview = null, asked = 0, effects = null, query = 0;

  // ---- small things
  function el(tag, attrs, ...children) {
    const e = document.createElement(tag);
    for (const [k, v] of Object.entries(attrs || {})) {
      if (k.startsWith("on")) e.addEventListener(k.slice(2), v);
      else if (v !== false && v !== undefined && v !== null) e.setAttribute(k, v === true ? "" : v);
    }
    e.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
    return e;
  }
  function glyph(kind) {
    const s = document.createElementNS(SVG, "svg"), u = document.createElementNS(SVG, "use");
    s.setAttribute("class", "g k-" + kind);
    s.setAttribute("aria-hidden", "true");
    u.setAttribute("href", "#k-" + kind);
    s.append(u);
    return s;
  }
  const many = (n, one, more) => n + " " + (n === 1 ? one : more);
  const href = (id) => "/" + id.split("/").map(encodeURIComponent).join("/");
  const find = (n) => draft.proposals.find((p) => p.n === n);
  const order = () => KINDS.flatMap(([k]) => draft.proposals.filter((p) => p.kind === k));

  function headers(more) {
    const h = new Headers(more), token = document.querySelector("#ltoken");
    if (token && token.value) h.set("Authorization", "Bearer " + token.value);
    return h;
  }
  async function call(path, options) {
    let answer;
    try {
      answer = await fetch("/api/v1/" + path, options);
    } catch (e) {
      if (e.name === "AbortError") throw e;
      throw new Error("The server cannot be reached. Your work is kept; try again.");
    }
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) throw Object.assign(new Error(body.detail || "The server answered " + answer.status + "."), { status: answer.status, body });
    return body;
  }
  function say(title, text, bad, ...more) {
    const box = document.querySelector("#say") || bench;
    box.replaceChildren(el("div", { class: "state" + (bad ? " bad" : "") }, el("b", {}, title), text || "", ...more));
    if (bad) box.scrollIntoView({ block: "nearest" });
  }

  // ---- unsaved work survives a reload
  function keep() {
    try {
      if (draft) localStorage.setItem(STORE, JSON.stringify({ draft, current }));
      else localStorage.removeItem(STORE);
    } catch {
      say("This report is too large for the browser to keep.", "It is lost when this page is closed before it is loaded.", false);
    }
  }
  function kept() {
    try {
      return JSON.parse(localStorage.getItem(STORE));
    } catch {
      return null;
    }
  }

  // ---- a text comes in
  const isReport = (name) => /\.(md|markdown|txt|text|html?)$/i.test(name);
  async function extract(name, body) {
    busy(true);
    try {
      const got = await call("extract?name=" + encodeURIComponent(name), { method: "POST", body, headers: headers({ "Content-Type": "text/plain" }) });
      if (got.format) return schedule(body instanceof Blob ? body : new Blob([body]), name, got.format);
      draft = got;
      current = order()[0]?.n || 0;
      keep();
      show();
    } catch (e) {
      say(e.message, "", true);
    } finally {
      busy(false);
    }
  }
  function busy(on) {
    intake.querySelector("button[type=submit]").setAttribute("aria-busy", on);
  }
  async function take(files) {
    for (const f of files) {
      if (isReport(f.name)) {
        if (draft) return say("One report at a time.", "Load or discard this one, and then bring " + f.name + ".", true);
        await extract(f.name, f);
      } else await schedule(f, f.name);
    }
  }
  intake.addEventListener("submit", (e) => {
    e.preventDefault();
    const text = intake.elements.text.value, files = intake.elements.file.files;
    if (text.trim()) extract("pasted text", text);
    else if (files.length) take([...files]);
    else say("There was nothing to look through.", "Paste a report, or choose a file.", true);
  });
  addEventListener("dragover", (e) => {
    if ([...e.dataTransfer.types].includes("Files")) {
      e.preventDefault();
      root.classList.add("drop");
    }
  });
  addEventListener("dragleave", (e) => {
    if (!e.relatedTarget) root.classList.remove("drop");
  });
  addEventListener("drop", (e) => {
    root.classList.remove("drop");
    if (!e.dataTransfer.files.length) return;
    e.preventDefault();
    take([...e.dataTransfer.files]);
  });

  // ---- schedules: the difference first, then the load, which can be stopped
  async function schedule(file, name, format) {
    const stop = new AbortController(), bar = el("progress", { "aria-label": "How far the load has come" }), doing = el("span", {}, "comparing with what is known");
    say(name + (format ? " is a schedule (" + format + ")." : " is taken as a schedule."), "", false, el("p", { class: "btns" }, bar, doing, el("button", { class: "btn", type: "button", onclick: () => stop.abort() }, "Stop")));
    const run = async (dry) => {
      const path = "/api/v1/loads?" + new URLSearchParams({ name, "dry-run": dry });
      const answer = await fetch(path, { method: "POST", body: file, headers: headers({ Accept: "application/x-ndjson" }), signal: stop.signal });
      let rest = "", last = null;
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { value, done } = await reader.read();
        rest += value || "";
        const lines = rest.split("\n");
        rest = done ? "" : lines.pop();
        for (const l of lines.filter(Boolean)) {
          last = JSON.parse(l);
          if (last.progress) {
            bar.max = last.progress.total || 1;
            bar.value = last.progress.done;
            doing.textContent = last.progress.doing + " " + last.progress.done + " of " + last.progress.total;
          }
        }
        if (done) break;
      }
      if (!last || !last.summary) throw new Error(last?.problem?.detail || last?.detail || "The server gave no answer.");
      return last.summary;
    };
    try {
      const s = await run(true);
      const go = el("button", { class: "btn go", type: "button" }, "Load it");
      go.addEventListener("click", async () => {
        go.disabled = true;
        doing.textContent = "loading";
        actions.replaceChildren(bar, doing, el("button", { class: "btn", type: "button", onclick: () => stop.abort() }, "Stop"));
        try {
          told("Loaded " + name + ".", await run(false), el("p", {}, el("a", { href: "/coverage" }, "See what is known now")));
        } catch (e) {
          failed(e);
        }
      });
      const actions = el("p", { class: "btns" }, go, el("button", { class: "btn bare", type: "button", onclick: () => document.querySelector("#say").replaceChildren() }, "Discard"));
      told("Nothing is written yet. Loading " + name + " would make this difference:", s, actions);
    } catch (e) {
      failed(e);
    }
    function failed(e) {
      if (e.name === "AbortError") say("Stopped.", "Nothing after that point was written; what was written came in whole batches. Load it again to complete it.", false);
      else say(e.message, "", true);
    }
    function told(title, s, after) {
      const rows = ["added", "changed", "unchanged", "removed", "merged"].flatMap((k) => Object.entries(s[k] || {}).filter(([, n]) => n).map(([kind, n]) => el("li", {}, k + ": " + many(n, kind, kind === "person" ? "people" : kind === "company" ? "companies" : kind + "s"))));
      const skipped = (s.skipped || []).slice(0, 20).map((x) => el("li", { class: "faint" }, "left out: " + x.where + ": " + x.why));
      say(title, "", false, el("ul", {}, ...(rows.length + skipped.length ? [...rows, ...skipped] : [el("li", {}, "no change")])), after);
    }
  }

  // ---- the bench
  function show() {
    intake.hidden = document.querySelector("#intake-head").hidden = true;
    document.querySelector("#say").replaceChildren();
    bench.replaceChildren(
      el("header", { class: "head" }, el("p", { class: "kindline" }, glyph("source"), " Source ", el("span", { class: "faint" }, draft.name)), el("h1", {}, el("bdi", {}, draft.title)), el("p", { class: "lsum", id: "lsum" })),
      el("div", { class: "bench" },
        el("section", { class: "tx", "aria-labelledby": "th" }, el("header", {}, el("h2", { id: "th" }, "Text"), el("p", { class: "small quiet" }, "Spans are numbered as on the right")), el("ol", { class: "lines", id: "lines", tabindex: 0, "aria-label": "Lines of the text" })),
        el("section", { class: "pp", "aria-labelledby": "ph" }, el("header", {}, el("h2", { id: "ph" }, "Proposals"), el("p", { class: "small quiet keys" }, ...keysShown())), el("div", { id: "props" }), adder())),
      el("section", { class: "effect", "aria-labelledby": "eh" }, el("header", {}, el("h2", { id: "eh" }, "What this load would change"), el("p", { class: "small quiet" }, "Nothing is written yet.")),
        el("div", { class: "ef" }, el("div", { id: "changed", role: "status" }), el("div", { id: "effects", "aria-live": "polite" }),
          el("div", { class: "btns" }, el("button", { class: "btn go", type: "button", id: "save", onclick: save }, "Load"), el("button", { class: "btn bare", type: "button", onclick: discard }, "Discard")))));
    draw();
    focus();
    look();
  }
  const keysShown = () => [["a", "accept"], ["r", "reject"], ["e", "edit or merge"], ["j", "next"], ["k", "back"], ["s", "load"]].flatMap(([k, what]) => [el("kbd", {}, k), " " + what + " "]);

  function draw() {
    const open = draft.proposals.filter((p) => !p.verdict).length, by = (v) => draft.proposals.filter((p) => p.verdict === v && p.by !== "person").length;
    document.querySelector("#lsum").replaceChildren(
      el("span", {}, el("b", {}, String(draft.proposals.length)), " proposals"), el("span", {}, el("b", {}, String(open)), " to decide"),
      el("span", {}, el("b", {}, String(by("accepted"))), " accepted by rule"),
      el("span", {}, el("b", {}, String(draft.proposals.filter((p) => p.by === "person").length)), " by you"),
      ...(draft.notes || []).map((n) => el("span", { class: "quiet" }, n)));
    drawText();
    const groups = KINDS.flatMap(([kind, name]) => {
      const list = draft.proposals.filter((p) => p.kind === kind);
      return list.length ? [el("h3", { class: "label" }, glyph(kind), " " + name + " " + list.length), el("ol", { class: "props" }, ...list.map(row))] : [];
    });
    document.querySelector("#props").replaceChildren(...(groups.length ? groups : [el("div", { class: "state" }, el("b", {}, "No talk was found."), "Looked for headings, bold and linked lines, tables, and sentences such as “X from Y talked about Z”.")]));
    const talks = draft.proposals.filter((p) => p.kind === "talk" && p.verdict === "accepted").length;
    document.querySelector("#save").replaceChildren("Load " + many(talks, "talk", "talks") + (open ? "; " + open + " undecided stay out" : "") + " ", el("kbd", {}, "s"));
  }
  function drawText() {
    const marks = new Map();
    for (const p of draft.proposals) {
      const lines = draft.text.split("\n");
      for (let i = p.line; i <= Math.max(p.line, p.end || 0) && i <= lines.length; i++) {
        const words = p.words || p.was || p.name, at = lines[i - 1].toLowerCase().indexOf(words.toLowerCase());
        if (at < 0) continue;
        marks.set(i, [...(marks.get(i) || []), { from: at, to: at + words.length, p }]);
        break;
      }
    }
    document.querySelector("#lines").replaceChildren(...draft.text.split("\n").map((text, i) => {
      const parts = [];
      let at = 0;
      for (const m of (marks.get(i + 1) || []).sort((a, b) => a.from - b.from || b.to - a.to)) {
        if (m.from < at) continue;
        const kind = m.p.verdict === "rejected" ? "no" : m.p.verdict ? m.p.kind : "q";
        parts.push(text.slice(at, m.from), el("a", { class: "sp span-" + kind + (m.p.n === current ? " cur" : ""), href: "#p" + m.p.n, onclick: (e) => { e.preventDefault(); go(m.p.n); } }, text.slice(m.from, m.to), el("sup", {}, String(m.p.n))));
        at = m.to;
      }
      return el("li", { class: text.startsWith("#") ? "hd" : null }, el("bdi", {}, ...parts, text.slice(at)));
    }));
  }
  function row(p) {
    const cur = p.n === current, talk = p.of ? find(p.of) : null;
    const note = p.into ? "merged with " + p.into : p.was ? "found as " + p.was : p.known ? "known" : "new";
    return el("li", { id: "p" + p.n, class: (cur ? "cur " : "") + (p.verdict || "ask"), tabindex: cur ? 0 : -1, "data-n": p.n, onfocus: () => { if (p.n !== current) go(p.n); } },
      el("span", { class: "pn" }, String(p.n)),
      el("div", {}, el("p", {}, glyph(p.kind), " ", el("b", {}, el("bdi", {}, p.name)), " ", el("span", { class: "quiet" }, note)),
        el("p", { class: "small faint" }, (talk ? "talk " + talk.n + ", " : "") + p.rule + ", line " + p.line + (p.by === "person" ? "" : ", confidence " + p.confidence.toFixed(2)))),
      el("div", { class: "btns" }, el("span", { class: "small " + (p.verdict === "rejected" ? "loss" : p.verdict ? "gain" : "faint") }, p.verdict ? (p.verdict === "rejected" ? "− rejected" : "+ accepted") + (p.by === "person" ? "" : " by rule") : "to decide"),
        ...(cur ? [button("a", "Accept", p, () => judge("accepted")), button("r", "Reject", p, () => judge("rejected")), button("e", "Edit", p, () => edit(p))] : [])));
  }
  const button = (key, word, p, act) => el("button", { class: "btn", type: "button", "data-key": key, onclick: (e) => { e.stopPropagation(); act(); } }, word, el("span", { class: "vh" }, " " + p.name), el("kbd", { "aria-hidden": "true" }, key));

  function focus() {
    const li = document.querySelector("#p" + current);
    if (!li) return;
    li.focus({ preventScroll: true });
    li.scrollIntoView({ block: "nearest" });
    document.querySelector(".lines .cur")?.scrollIntoView({ block: "nearest" });
  }
  function go(n) {
    current = n;
    draw();
    focus();
    keep();
  }
  function step(by) {
    const list = order(), i = list.findIndex((p) => p.n === current), to = list[Math.min(Math.max(i + by, 0), list.length - 1)];
    if (to) go(to.n);
  }
  function judge(verdict) {
    const p = find(current);
    if (!p) return;
    p.verdict = verdict;
    p.by = "person";
    look();
    const list = order(), next = list[list.indexOf(p) + 1];
    go(next ? next.n : p.n);
  }

  // edit: another name, or the name of a node that is there already
  function edit(p) {
    const li = document.querySelector("#p" + p.n), id = "find-" + p.n;
    const input = el("input", { type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": id, "aria-autocomplete": "list", autocomplete: "off", "aria-label": "Name of this " + p.kind });
    const list = el("ul", { id, role: "listbox", "aria-label": "What is known already", class: "sheet", hidden: true });
    input.value = p.name;
    let hits = [], at = -1;
    const mark = () => {
      [...list.children].forEach((o, i) => o.setAttribute("aria-selected", i === at));
      if (at >= 0) input.setAttribute("aria-activedescendant", id + "-" + at);
      else input.removeAttribute("aria-activedescendant");
    };
    const done = (name, into) => {
      if (name.trim()) {
        if (name !== p.name && !p.was) p.was = p.name;
        p.name = name.trim();
        if (into) p.into = into;
        else delete p.into;
        p.known = into || undefined;
        p.verdict = "accepted";
        p.by = "person";
        look();
      }
      go(p.n);
    };
    input.addEventListener("input", async () => {
      const mine = ++query;
      if (!input.value.trim()) return;
      const found = await call("search?" + new URLSearchParams({ q: input.value.slice(0, 200), kind: p.kind, limit: 6 })).catch(() => ({ results: [] }));
      if (mine !== query) return;
      hits = found.results;
      at = -1;
      list.replaceChildren(...hits.map((h, i) => el("li", { role: "option", id: id + "-" + i, "aria-selected": "false", onpointerdown: (e) => { e.preventDefault(); done(h.name, h.id); } }, glyph(p.kind), " ", h.name, " ", el("span", { class: "faint small" }, h.year ? String(h.year) : h.id))));
      list.hidden = !hits.length;
      input.setAttribute("aria-expanded", String(!!hits.length));
    });
    input.addEventListener("keydown", (e) => {
      e.stopPropagation();
      if (e.key === "Escape") go(p.n);
      else if (e.key === "ArrowDown" || e.key === "ArrowUp") at = Math.min(Math.max(at + (e.key === "ArrowDown" ? 1 : -1), -1), hits.length - 1);
      else if (e.key === "Enter") done(at >= 0 ? hits[at].name : input.value, at >= 0 ? hits[at].id : null);
      else return;
      e.preventDefault();
      mark();
    });
    li.children[1].replaceChildren(el("div", { class: "field" }, input), list, el("p", { class: "small faint" }, el("kbd", {}, "Enter"), " keeps it, ", el("kbd", {}, "↓"), " merges with what is known, ", el("kbd", {}, "Esc"), " leaves it as it was"));
    input.focus();
    input.select();
  }

  // what no rule found
  function adder() {
    const kind = el("select", { "aria-label": "Kind" }, ...KINDS.map(([k]) => el("option", { value: k, selected: k === "talk" }, k)));
    const name = el("input", { type: "text", placeholder: "what was missed", "aria-label": "Name" }), line = el("input", { type: "number", min: 1, value: 1, "aria-label": "Line" });
    return el("form", { class: "adder", onsubmit: (e) => {
      e.preventDefault();
      if (!name.value.trim()) return;
      const at = Math.min(Math.max(Number(line.value) || 1, 1), draft.text.split("\n").length), p = { n: Math.max(0, ...draft.proposals.map((q) => q.n)) + 1, kind: kind.value, name: name.value.trim(), line: at, rule: "by hand", confidence: 1, verdict: "accepted", by: "person" };
      const talk = draft.proposals.filter((q) => q.kind === "talk" && q.line <= at && q.verdict === "accepted").pop();
      if (p.kind !== "talk" && p.kind !== "event" && talk) p.of = talk.n;
      draft.proposals.push(p);
      name.value = "";
      look();
      go(p.n);
    } }, el("span", { class: "field" }, kind), el("span", { class: "field" }, name), el("label", { class: "field small" }, "line ", line), el("button", { class: "btn", type: "submit" }, "Add"));
  }

  // ---- the effect, before anything is written
  function look() {
    clearTimeout(asked);
    asked = setTimeout(async () => {
      preview?.abort();
      preview = new AbortController();
      try {
        const got = await call("decisions?dry-run=true", { method: "POST", body: JSON.stringify({ version: draft.version, draft }), headers: headers({ "Content-Type": "application/json" }), signal: preview.signal });
        effects = got.effects;
        drawEffects(got);
      } catch (e) {
        if (e.name === "AbortError") return;
        if (e.status === 409) changed(e.body.changed);
        else document.querySelector("#effects")?.replaceChildren(el("p", { class: "state bad" }, el("b", {}, "The effect cannot be told."), e.message));
      }
    }, 200);
  }
  const SHOWN = 12;
  const effectRows = (list) => el("div", {}, effectList(list.slice(0, SHOWN)), list.length > SHOWN ? el("details", {}, el("summary", {}, "and " + (list.length - SHOWN) + " more numbers"), effectList(list.slice(SHOWN))) : null);
  const effectList = (list) => el("dl", {}, ...list.map((e) => el("div", {}, el("dt", {}, el("bdi", {}, e.what)), el("dd", {}, el("b", {}, String(e.before)), " → ", el("b", {}, String(e.after)), " " + e.unit + " ", el("span", { class: e.after > e.before ? "gain" : "loss" }, (e.after > e.before ? "+" : "−") + Math.abs(e.after - e.before))), e.note ? el("dd", { class: "small faint" }, e.note) : null)));
  function drawEffects(got) {
    document.querySelector("#effects")?.replaceChildren(got.effects.length ? effectRows(got.effects) : el("p", { class: "small quiet" }, "No number changes."), ...(got.notes || []).map((n) => el("p", { class: "small quiet" }, n)));
  }
  function changed(c) {
    const rows = c.known ? [...c.added.map((n) => "new: " + n.name), ...c.removed.map((n) => "gone: " + n.name), ...c.effects.map((e) => e.what + ": " + e.before + " → " + e.after + " " + e.unit)] : ["What changed since is no longer known."];
    const box = document.querySelector("#changed");
    if (!box) return; // the answer came after the bench was left
    box.replaceChildren(el("div", { class: "state bad", role: "alert" }, el("b", {}, "Someone saved before you. Nothing of yours is lost."), el("ul", {}, ...rows.slice(0, 30).map((r) => el("li", {}, el("bdi", {}, r)))),
      el("p", { class: "btns" }, el("button", { class: "btn go", type: "button", id: "rebase", onclick: () => { draft.version = c.to; keep(); box.replaceChildren(); save(); } }, "Save onto the new version"), el("button", { class: "btn", type: "button", onclick: () => { draft.version = c.to; keep(); box.replaceChildren(); look(); } }, "Look at the effect first"))));
    document.querySelector("#rebase").focus();
  }
  async function save() {
    const button = document.querySelector("#save");
    if (button.getAttribute("aria-busy") === "true") return;
    button.setAttribute("aria-busy", "true");
    clearTimeout(asked); // what is being saved needs no preview
    preview?.abort();
    try {
      const got = await call("decisions", { method: "POST", body: JSON.stringify({ version: draft.version, draft }), headers: headers({ "Content-Type": "application/json" }) });
      draft = null;
      keep();
      loaded(got);
    } catch (e) {
      button.removeAttribute("aria-busy");
      if (e.status === 409) changed(e.body.changed);
      else document.querySelector("#changed").replaceChildren(el("div", { class: "state bad", role: "alert" }, el("b", {}, "It was not saved. Your work is kept."), e.message));
    }
  }
  function loaded(got) {
    const links = got.effects.filter((e) => e.node).slice(0, 12).map((e) => el("li", {}, el("a", { href: href(e.node) }, e.what), ": " + e.before + " → " + e.after + " " + e.unit));
    bench.replaceChildren(el("header", { class: "head", id: "loaded", tabindex: -1 }, el("h1", {}, "Loaded"), el("p", { class: "lede" }, el("a", { href: href(got.source) }, "What the report says"), " is part of the graph now.")), el("ul", { class: "after" }, ...links), el("p", { class: "btns" }, el("a", { class: "btn", href: "/load" }, "Load another")));
    document.querySelector("#loaded").focus();
  }
  function discard() {
    draft = null;
    keep();
    bench.replaceChildren();
    intake.hidden = document.querySelector("#intake-head").hidden = false;
    intake.elements.text.focus();
  }

  // ---- keys
  addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || !(e.target instanceof Element) || e.target.closest("input, textarea, select")) return;
    const pair = e.target.closest("[data-pair]");
    if (pair && pairKey(pair, e.key)) return e.preventDefault();
    if (!draft || pair) return;
    const act = { j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1), a: () => judge("accepted"), r: () => judge("rejected"), e: () => find(current) && edit(find(current)), s: save }[e.key];
    if (!act || (e.key.startsWith("Arrow") || e.key !== "j") && !e.target.closest(".pp, .effect") && e.target !== document.body) return;
    e.preventDefault();
    act();
  });
  const pairs = [...document.querySelectorAll("[data-pair]")];
  for (const p of pairs) {
    p.tabIndex = 0;
    p.addEventListener("focusin", () => merging(p));
  }
  // what merging a pair would do, told when one comes to it
  function merging(pair) {
    const out = pair.querySelector("[data-effect]"), value = (name) => pair.querySelector("[name=" + name + "]").value;
    clearTimeout(asked);
    if (out.textContent) return;
    asked = setTimeout(async () => {
      preview?.abort();
      preview = new AbortController();
      const body = { version: root.dataset.version, decide: [{ merge: value("b"), into: value("a"), reason: value("reason") || "a look at the effect" }] };
      try {
        const got = await call("decisions?dry-run=true", { method: "POST", body: JSON.stringify(body), headers: headers({ "Content-Type": "application/json" }), signal: preview.signal });
        out.textContent = "As one: " + (got.effects.slice(0, 4).map((e) => e.what + " " + e.before + " → " + e.after).join("; ") || "no number changes") + ".";
      } catch (e) {
        if (e.name !== "AbortError") out.textContent = e.message;
      }
    }, 300);
  }
  function pairKey(pair, key) {
    const press = (v) => pair.querySelector("button[value=" + v + "]").click(), to = pairs[pairs.indexOf(pair) + (key === "j" ? 1 : -1)];
    switch (key) {
      case "a": press("into-a"); return true;
      case "r": press("apart"); return true;
      case "e": pair.querySelector("input[name=reason]").focus(); return true;
      case "j": case "k": to?.focus(); return true;
    }
    return false;
  }

  const old = kept();
  if (old && old.draft && Array.isArray(old.draft.proposals)) {
    draft = old.draft;
    current = old.current;
    show();
  }
})();
