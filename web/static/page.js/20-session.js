
// A session that this tab takes part in: it presents, follows, or has left. The tab's part is kept in sessionStorage, so that it survives from page to page.
const part = {
  read() { try { return JSON.parse(sessionStorage.getItem("throughline-part")); } catch { return null; } },
  write(p) { if (p) sessionStorage.setItem("throughline-part", JSON.stringify(p)); else sessionStorage.removeItem("throughline-part"); },
  set(changes) { this.write({ ...this.read(), ...changes }); },
};
const herePath = () => location.pathname + location.search + location.hash;

const room = {
  id: null, state: null, session: null, ahead: 0, bar: null, source: null, notes: -1, sent: "", sending: false,

  start(id) {
    this.id = id;
    this.load();
    this.connect();
    setInterval(() => this.tick(), 250);
  },
  async load() {
    try {
      const r = await fetch(`/api/v1/sessions/${this.id}`);
      if (r.status === 404) return this.gone();
      if (r.ok) this.session = await r.json();
    } catch { return; } // the next event asks again
    this.draw();
    notes.draw();
  },
  gone() { part.write(null); this.source?.close(); this.bar?.remove(); },
  connect() {
    this.source?.close();
    const s = this.source = new EventSource(`/api/v1/sessions/${this.id}/events?follow=${part.read()?.role === "follow" ? 1 : 0}`);
    s.onmessage = (e) => this.told(JSON.parse(e.data));
    s.onerror = () => { if (s.readyState === 2 && s === this.source) setTimeout(() => this.connect(), 1000); };
  },
  told(state) {
    this.state = state;
    this.ahead = state.now - Date.now();
    const p = part.read();
    if (p?.role === "follow" && state.on && p.went !== state.seq) {
      part.set({ went: state.seq });
      if (herePath() !== state.step.path) return this.go(state.step.path);
    }
    if (p?.role === "present" && this.notes < 0 && !state.on) this.sent = "";
    if (state.notes !== this.notes) { this.notes = state.notes; this.load(); }
    this.draw();
  },
  // An explorer that runs takes a new address as it takes the browser's way back and forward: without starting again.
  go(path) {
    const to = new URL(path, location.href);
    if (to.origin !== location.origin) return;
    if (to.pathname === "/explore" && location.pathname === "/explore" && document.querySelector("#explorer[data-state=ready]")) {
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
      return;
    }
    location.assign(to);
  },
  async act(body) {
    const r = await fetch(`/api/v1/sessions/${this.id}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    if (!r.ok) throw new Error((await r.json().catch(() => ({}))).detail || `the server answered ${r.status}`);
    return r.json();
  },
  // What the presenter sees is what is shown: after a lost connection, the present screen and no other.
  async tick() {
    this.time();
    const p = part.read();
    const now = herePath() + " " + p?.item;
    if (p?.role !== "present" || this.sending || now === this.sent) return;
    this.sending = true;
    try {
      await this.act({ act: "show", path: herePath(), title: pageTitle(), item: p.item ?? 0 });
      this.sent = now;
    } catch (e) {
      if (/edit link/.test(e.message)) { part.set({ role: "left" }); this.draw(); }
      else await new Promise((f) => setTimeout(f, 750));
    }
    this.sending = false;
  },
  items() { return this.session?.items || []; },
  pathOf(i) { return this.items()[i]?.path || `/sessions/${this.id}#questions`; },
  step(by) {
    const to = (part.read().item ?? 0) + by;
    if (to < 0 || to >= this.items().length) return;
    part.set({ item: to });
    if (herePath() !== this.pathOf(to)) this.go(this.pathOf(to));
    this.draw();
  },
  leave() {
    if (part.read()?.role !== "follow") return;
    part.set({ role: "left" });
    this.connect();
    this.draw();
  },
  rejoin() {
    part.set({ role: "follow", went: null, quiet: false });
    this.connect();
    if (this.state) this.told(this.state);
  },
  // Whoever means to stay is not reminded of it: one button remains, to come back by.
  stay() {
    part.set({ quiet: true });
    this.draw();
  },
  async end() {
    try { await this.act({ act: "end" }); } catch { /* said by the next state */ }
    part.write(null);
    location.assign(`/sessions/${this.id}`);
  },
  label(i) { const it = this.items()[i]; return it ? `${i + 1} ${it.name}` : ""; },
  draw() {
    const p = part.read();
    if (!p || p.id !== this.id) return this.bar?.remove();
    const s = this.state, name = s?.on ? this.label(s.item) : "";
    const button = (label, f, go) => make("button", { class: "btn" + (go ? " go" : ""), type: "button", onclick: f }, label);
    const clock = make("span", { class: "clock", "aria-hidden": "true" });
    const pen = button("Notes", () => notes.toggle());
    let parts;
    if (p.role === "present") {
      const next = this.items()[(p.item ?? 0) + 1];
      parts = [make("p", {}, make("span", { class: "on" }, "Live"), " ", make("b", {}, this.label(p.item ?? 0)), " ", next ? make("span", { class: "quiet small" }, "next: " + next.name) : ""), clock,
        make("span", { class: "small ppl" }, s ? `${s.here} here, ${s.follow} follow` : ""),
        make("div", { class: "btns" }, button("←", () => this.step(-1)), button("Next →", () => this.step(1), true), pen, button("Reveal notes", () => this.act({ act: "reveal" })), button("End", () => this.end()))];
      parts[3].firstChild.setAttribute("aria-label", "Previous");
    } else if (p.role === "left" && s?.on) {
      parts = [make("p", {}, make("b", {}, "You have left the presenter."), " ", make("span", { class: "quiet" }, `They are at ${name}${s.step.title ? ", " + s.step.title : ""}.`)), clock,
        make("div", { class: "btns" }, pen, p.quiet ? "" : button("Stay here", () => this.stay()), button("Rejoin", () => this.rejoin(), true))];
      if (p.quiet) parts.splice(0, 2);
    } else {
      parts = [make("p", {}, make("span", { class: "on" }, s?.on ? "Following" : "Waiting"), " ", make("b", {}, s?.on ? name : "for the presenter")), clock,
        make("div", { class: "btns" }, pen, button("Leave", () => { part.write(null); location.assign(`/sessions/${this.id}`); }))];
    }
    if (!this.bar) this.bar = make("section", { class: "follow livebar", "aria-label": "Session", role: "status" });
    const text = parts.map((e) => e.textContent).join("|") + p.role;
    if (this.bar.dataset.text !== text) { this.bar.dataset.text = text; this.bar.replaceChildren(...parts); }
    this.bar.dataset.role = p.role;
    if (!this.bar.isConnected) document.body.append(this.bar);
    this.time();
    document.documentElement.style.setProperty("--livebar", `${this.bar.offsetHeight}px`);
  },
  // The time that a section has taken, by the server's clock.
  time() {
    const clock = this.bar?.querySelector(".clock"), s = this.state;
    if (!clock || !s?.on) return;
    const at = Math.max(0, Math.floor((Date.now() + this.ahead - s.since) / 1000)), of = this.items()[s.item]?.minutes;
    const two = (n) => String(n).padStart(2, "0");
    clock.textContent = `${two(Math.floor(at / 60))}:${two(at % 60)}` + (of ? ` of ${two(of)}:00` : "");
    clock.classList.toggle("over", !!of && at > of * 60);
  },
};

// Notes are private until revealed. What was not confirmed stays in the field, and in this browser.
const notes = {
  box: null,
  on() { const m = location.pathname.match(/^\/(theme|technology|talk|person|company|event|series|source)\/[^/]+$/); return m ? decodeURIComponent(location.pathname.slice(1)) : new URLSearchParams(location.search).get("focus") || room.session?.about || ""; },
  toggle() {
    if (this.box) { this.box.remove(); this.box = null; return; }
    const text = make("textarea", { rows: 3, "aria-label": "Note", placeholder: "Write a note" });
    const kind = make("select", { "aria-label": "Kind" }, ...["note", "question", "decision"].map((k) => make("option", { value: k }, k)));
    const author = make("input", { "aria-label": "Your name", placeholder: "Your name", maxlength: 100, value: localStorage.getItem("throughline-name") || "" });
    const said = make("p", { class: "small", role: "status" });
    const about = make("select", { "aria-label": "About" });
    const form = make("form", {}, text, author, kind, about, make("button", { class: "btn" }, "Write"), said);
    form.addEventListener("submit", (e) => { e.preventDefault(); send(form, { text, kind, author, said, on: () => about.value }); });
    this.offer(about);
    keepDraft(text);
    this.box = make("aside", { class: "notes notebox", "aria-label": "Notes" }, make("h3", {}, "Notes on " + (location.pathname === "/" + this.on() ? pageTitle() : this.on() || "the session")), make("ul", { class: "entries" }), form);
    document.body.append(this.box);
    this.draw();
    text.focus();
  },
  // What a note can be on: what is shown and selected, and each edge of it.
  async offer(about) {
    const here = this.on(), option = (value, label) => make("option", { value }, label);
    if (here) about.append(option(here, pageTitle()));
    about.append(option("", "the session"));
    if (!here) return;
    const chosen = document.querySelector("#explorer")?.dataset.selected || here;
    try {
      const r = await fetch(`/api/v1/neighborhood?depth=1&limit=60&focus=${encodeURIComponent(chosen)}`);
      if (!r.ok) return;
      const near = await r.json(), name = new Map(near.nodes.map((n) => [n.id, n.name]));
      if (chosen !== here) about.append(option(chosen, name.get(chosen)));
      for (const e of near.edges) if (e.from === chosen || e.to === chosen) about.append(option(`${e.from} ${e.predicate} ${e.to}`, `${name.get(e.from)} ${e.predicate} ${name.get(e.to)}`));
    } catch { /* without the server a note is on the page */ }
  },
  row(e) {
    const s = room.session, on = e.on && s.names[e.on];
    const li = make("li", { class: e.kind, "data-entry": e.id }, make("p", { class: "pre" }, e.text),
      make("p", { class: "small faint" }, `${e.kind}, ${s.mine.includes(e.id) ? "you" : e.author || "someone"}${e.revealed ? "" : ", not revealed"}${on ? ", on " + on : ""}`));
    if (s["can-edit"] && e.revealed && own) li.append(this.grouping(e));
    return li;
  },
  grouping(e) {
    const name = make("input", { list: "groups", value: e.group || "", maxlength: 80, autocomplete: "off" });
    const form = make("form", { class: "group small" }, make("label", {}, "Group ", name), make("button", { class: "btn bare", "aria-label": "Put into the group: " + e.text.slice(0, 60) }, "Put"));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      await room.act({ act: "group", id: e.id, group: name.value }).catch(() => {});
      name.blur(); // or what is typed into would not be drawn again
      await room.load();
      document.querySelector(`[data-entry="${e.id}"] input`)?.focus();
    });
    return form;
  },
  title(g) { return g.name || (g.on ? "On " + room.session.names[g.on] : room.session.groups.length > 1 ? "On the session" : ""); },
  draw() {
    const s = room.session;
    if (!s) return;
    this.box?.querySelector(".entries").replaceChildren(...s.entries.filter((e) => (e.on || "").split(" ").includes(this.on()) || e.kind === "decision").map((e) => this.row(e)));
    const groups = document.querySelector("[data-groups]");
    if (groups && !document.activeElement?.matches("[data-groups] input")) {
      const byID = new Map(s.entries.map((e) => [e.id, e]));
      groups.replaceChildren(...s.groups.flatMap((g) => [...(this.title(g) ? [make("h3", { class: "small" }, this.title(g))] : []), make("ul", { class: "entries" }, ...g.entries.map((id) => this.row(byID.get(id))))]));
      document.querySelector("#groups").replaceChildren(...s.groups.filter((g) => g.name).map((g) => make("option", { value: g.name })));
    }
    const count = document.querySelector("[data-notes] > .faint");
    if (count) count.textContent = `Private until revealed. ${s.writers} ${s.writers === 1 ? "person has" : "people have"} written.`;
  },
};

const draftKey = () => `throughline-draft-${room.id}`;
function keepDraft(text) {
  text.value ||= localStorage.getItem(draftKey()) || "";
  text.addEventListener("input", () => localStorage.setItem(draftKey(), text.value));
}

// send is tried until the server has confirmed; the id makes trying again harmless.
async function send(form, f) {
  if (form.dataset.busy || !f.text.value.trim()) return;
  form.dataset.busy = "1";
  const body = { act: "note", id: "n-" + [...crypto.getRandomValues(new Uint8Array(10))].map((b) => b.toString(16).padStart(2, "0")).join(""), kind: f.kind.value, on: f.on(), author: f.author.value, text: f.text.value, screen: herePath() };
  localStorage.setItem("throughline-name", f.author.value);
  for (let wait = 500; ; wait = Math.min(wait * 2, 4000)) {
    f.said.textContent = "Keeping…";
    try {
      await room.act(body);
      f.text.value = "";
      localStorage.removeItem(draftKey());
      f.said.textContent = "Kept.";
      await room.load();
      break;
    } catch (e) {
      if (!(e instanceof TypeError)) { f.said.textContent = `Not kept: ${e.message}`; break; }
      f.said.textContent = "No connection; trying again.";
      await new Promise((done) => setTimeout(done, wait));
    }
  }
  delete form.dataset.busy;
}

// Acting on anything but the session's own controls leaves the follow. Scrolling does not: the screen is still the presenter's.
function touched(e) {
  if (!e.isTrusted || part.read()?.role !== "follow" || !(e.target instanceof Element) || e.target.closest(".livebar, .notebox")) return;
  if (e.type === "keydown" && (/^(F\d+|Shift|Control|Alt|Meta|Page|Arrow|Home|End|Tab)/.test(e.key) || e.ctrlKey || e.metaKey)) return;
  if (e.type === "wheel" || e.type === "pointerdown") if (!e.target.closest("canvas, #explorer")) return;
  room.leave();
}
for (const kind of ["click", "keydown", "pointerdown", "wheel"]) addEventListener(kind, touched, { capture: true, passive: true });

const own = document.querySelector("[data-session]");
if (own) {
  const id = own.dataset.session;
  const button = (selector, f) => { const b = own.querySelector(selector); if (b) { b.hidden = false; b.addEventListener("click", f); } };
  button("[data-present]", () => { part.write({ id, role: "present", item: room.state?.on ? room.state.item : 0 }); room.draw(); if (!room.state?.on) room.go(room.pathOf(0)); else room.go(room.state.step.path); });
  button("[data-follow]", () => { part.write({ id, role: "follow" }); room.rejoin(); });
  const form = own.querySelector("[data-note-form]");
  if (form) {
    const said = make("p", { class: "small", role: "status" });
    form.append(said);
    form.elements.author.value ||= localStorage.getItem("throughline-name") || "";
    form.addEventListener("submit", (e) => { e.preventDefault(); send(form, { text: form.elements.text, kind: form.elements.kind, author: form.elements.author, said, on: () => form.elements.on.value }); });
  }
  if (own.dataset.mayEdit === "true") dragAgenda(own.querySelector("[data-agenda]"));
  room.start(id);
  if (form) keepDraft(form.elements.text);
} else if (part.read()?.id) {
  room.start(part.read().id);
}

// The agenda is put into another order by its buttons, or by dragging.
function dragAgenda(list) {
  let from = -1;
  for (const li of list.children) {
    li.draggable = true;
    li.addEventListener("dragstart", () => { from = Number(li.dataset.item); });
    li.addEventListener("dragover", (e) => e.preventDefault());
    li.addEventListener("drop", async (e) => {
      e.preventDefault();
      const by = Number(li.dataset.item) - from;
      if (from < 0 || !by) return;
      await room.act({ act: "move", item: from, by });
      location.reload();
    });
  }
}
