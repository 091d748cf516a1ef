
// A session that this tab takes part in: it presents, follows, or has left. The tab's part is kept in sessionStorage, so that it survives from page to page.
const part = {
  read() { try { return JSON.parse(sessionStorage.getItem("throughline-part")); } catch { return null; } },
  write(p) { if (p) sessionStorage.setItem("throughline-part", JSON.stringify(p)); else sessionStorage.removeItem("throughline-part"); },
  set(changes) { this.write({ ...this.read(), ...changes }); },
};
const herePath = () => location.pathname + location.search + location.hash;

const room = {
  id: null, state: null, session: null, ahead: 0, bar: null, source: null, notes: -1, sent: "", sending: false, trouble: "", lost: false, said: null,

  start(id) {
    this.id = id;
    const wentBack = () => { if (this.part()?.role === "follow") part.set({ role: "left" }); }; // the way back is the follower's own
    if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") wentBack();
    this.load();
    this.connect();
    setInterval(() => this.tick(), 250);
    // A page that the browser keeps for the way back would be counted as somebody who is here.
    addEventListener("pagehide", () => this.source?.close());
    addEventListener("pageshow", (e) => { if (e.persisted) { wentBack(); location.reload(); } });
    sendPending();
  },
  // A page of another session takes no part in this one.
  part() {
    const p = part.read();
    return p?.id === this.id ? p : null;
  },
  async load() {
    try {
      const r = await fetch(`/api/v1/sessions/${this.id}`);
      if (r.status === 404) return this.gone();
      if (r.ok) this.session = await r.json();
    } catch { return; } // the next event asks again
    this.keepPlace();
    this.draw();
    notes.draw();
  },
  // Who presents stays on the item when the agenda is put into another order.
  keepPlace() {
    const p = this.part(), items = this.items();
    if (p?.role !== "present" || !items.length) return;
    const key = (it) => it && `${it.kind} ${it.path}`;
    let item = Math.min(p.item ?? 0, items.length - 1);
    if (p.key && key(items[item]) !== p.key) {
      const now = items.findIndex((it) => key(it) === p.key);
      if (now >= 0) item = now;
    }
    if (item !== p.item || key(items[item]) !== p.key) part.set({ item, key: key(items[item]) });
  },
  gone() { part.write(null); this.source?.close(); this.bar?.remove(); },
  connect() {
    this.source?.close();
    const role = this.part()?.role;
    const s = this.source = new EventSource(`/api/v1/sessions/${this.id}/events?follow=${role === "follow" ? 1 : 0}${role === "present" ? "&present=1" : ""}`);
    s.onmessage = (e) => { this.lost = false; this.told(JSON.parse(e.data)); };
    s.onerror = () => { this.lost = true; this.draw(); if (s.readyState === 2 && s === this.source) setTimeout(() => this.connect(), 1000); };
  },
  told(state) {
    this.state = state;
    this.ahead = state.now - Date.now();
    const p = this.part();
    if (p?.role === "follow" && state.on && p.went !== state.seq && !(notes.writing() && this.leads(state.step.path))) {
      part.set({ went: state.seq });
      if (herePath() !== state.step.path) return this.go(state.step.path);
    }
    if (p?.role === "present" && this.notes < 0 && !state.on) this.sent = "";
    if (state.notes !== this.notes) { this.notes = state.notes; this.load(); }
    this.draw();
  },
  // leads reports whether an address is another page, and not another state of this one.
  leads(path) {
    const to = new URL(path, location.href);
    return to.pathname + to.search !== location.pathname + location.search && !this.explores(to);
  },
  explores: (to) => to.pathname === "/explore" && location.pathname === "/explore" && !!document.querySelector("#explorer[data-state=ready]"),
  // An explorer that runs takes a new address as it takes the browser's way back and forward: without starting again.
  go(path) {
    const to = new URL(path, location.href);
    if (to.origin !== location.origin) return;
    if (this.explores(to)) {
      history.pushState(null, "", to);
      dispatchEvent(new PopStateEvent("popstate"));
      return;
    }
    location.assign(to);
  },
  async act(body) {
    const r = await fetch(`/api/v1/sessions/${this.id}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    if (!r.ok) throw Object.assign(new Error((await r.json().catch(() => ({}))).detail || `the server answered ${r.status}`), { status: r.status });
    return r.json();
  },
  // What the presenter sees is what is shown: after a lost connection, the present screen and no other.
  async tick() {
    this.time();
    const p = this.part();
    const now = herePath() + " " + p?.item;
    if (p?.role !== "present" || this.sending || now === this.sent) return;
    this.sending = true;
    let trouble = "";
    try {
      await this.act({ act: "show", path: herePath(), title: pageTitle(), item: p.item ?? 0 });
      this.sent = now;
    } catch (e) {
      trouble = e.status ? `Not shown: ${e.message}.` : "No connection; trying again.";
      if (e.status === 403) part.set({ role: "left" });
      else if (e.status === 422) this.sent = now; // it will not be taken the next time either
      else await new Promise((f) => setTimeout(f, 750));
    }
    this.sending = false;
    if (trouble !== this.trouble) {
      this.trouble = trouble;
      this.draw();
    }
  },
  items() { return this.session?.items || []; },
  pathOf(i) { return this.items()[i]?.path || `/sessions/${this.id}#questions`; },
  step(by) {
    const to = (this.part().item ?? 0) + by;
    if (to < 0 || to >= this.items().length) return;
    part.set({ item: to, key: null });
    this.keepPlace();
    part.set({ focus: this.bar?.contains(document.activeElement) ? document.activeElement.textContent : null });
    if (herePath() !== this.pathOf(to)) this.go(this.pathOf(to));
    this.draw();
  },
  leave() {
    if (this.part()?.role !== "follow") return;
    part.set({ role: "left" });
    this.connect();
    this.draw();
  },
  rejoin() {
    part.set({ role: "follow", went: null, quiet: false });
    if (notes.box) notes.toggle(); // the text stays for when it is opened again
    this.connect();
    this.again();
  },
  again() { if (this.state) this.told(this.state); },
  // Whoever means to stay is not reminded of it: one button remains, to come back by.
  stay() {
    part.set({ quiet: true });
    this.draw();
  },
  async reveal() {
    try {
      await this.act({ act: "reveal" });
      this.trouble = "";
    } catch (e) { this.trouble = `Not revealed: ${e.status ? e.message : "no connection"}.`; }
    this.draw();
  },
  async end() {
    try { await this.act({ act: "end" }); } catch { /* said by the next state */ }
    part.write(null);
    location.assign(`/sessions/${this.id}`);
  },
  label(i) { const it = this.items()[i]; return it ? `${i + 1} ${it.name}` : ""; },
  draw() {
    const p = this.part();
    if (!p) return this.bar?.remove();
    const s = this.state, name = s?.on ? this.label(s.item) : "";
    const button = (label, f, go) => make("button", { class: "btn" + (go ? " go" : ""), type: "button", onclick: f }, label);
    const clock = make("span", { class: "clock", "aria-hidden": "true" });
    const pen = button("Notes", () => notes.toggle());
    pen.setAttribute("aria-expanded", !!notes.box);
    const away = s?.on && s.present === 0 ? make("span", { class: "quiet small" }, "the presenter is away") : "";
    let parts;
    if (p.role === "present") {
      const next = this.items()[(p.item ?? 0) + 1];
      parts = [make("p", {}, make("span", { class: "on" }, "Live"), " ", make("b", {}, this.label(p.item ?? 0)), " ", next ? make("span", { class: "quiet small" }, "next: " + next.name) : ""), clock,
        make("span", { class: "small ppl" }, s ? `${s.here} here, ${s.follow} follow` + (this.session?.writers ? `, ${this.session.writers} wrote` : "") + (s.present > 1 ? `; ${s.present} screens present, the last that moves is shown` : "") : ""),
        make("div", { class: "btns" }, button("←", () => this.step(-1)), button("Next →", () => this.step(1), true), pen, button("Reveal notes", () => this.reveal()), button("End", () => this.end()))];
      parts[3].firstChild.setAttribute("aria-label", "Previous");
    } else if (p.role === "left" && s?.on) {
      parts = [make("p", {}, make("b", {}, "You have left the presenter."), " ", make("span", { class: "quiet" }, `They are at ${name}${s.step.title ? ", " + s.step.title : ""}.`), " ", away), clock,
        make("div", { class: "btns" }, pen, p.quiet ? "" : button("Stay here", () => this.stay()), button("Rejoin", () => this.rejoin(), true))];
      if (p.quiet) parts.splice(0, 2);
    } else {
      const held = s?.on && p.went !== s.seq && notes.writing();
      parts = [make("p", {}, make("span", { class: "on" }, held ? "Writing" : s?.on ? "Following" : "Waiting"), " ", make("b", {}, s?.on ? name : "for the presenter"), " ", held ? make("span", { class: "quiet small" }, "you go there when your note is written") : away), clock,
        make("div", { class: "btns" }, pen, button("Leave", () => { part.write(null); location.assign(`/sessions/${this.id}`); }))];
    }
    const trouble = this.trouble || (this.lost ? "No connection; trying again." : "");
    if (trouble) parts.unshift(make("b", { class: "small bad" }, trouble));
    if (!this.bar) this.bar = make("section", { class: "follow livebar", "aria-label": "Session" });
    this.tell(`${trouble} ${parts.find((e) => e.tagName === "P")?.textContent ?? ""}`.trim());
    const text = parts.map((e) => e.textContent).join("|") + p.role + !!notes.box;
    if (this.bar.dataset.text !== text) {
      const focus = this.bar.contains(document.activeElement) && document.activeElement.textContent;
      this.bar.dataset.text = text;
      this.bar.replaceChildren(...parts);
      if (focus) this.focus(focus);
    }
    this.bar.dataset.role = p.role;
    if (!this.bar.isConnected) document.body.append(this.bar);
    if (p.focus && s) {
      if (document.activeElement === document.body) this.focus(p.focus);
      part.set({ focus: null });
    }
    this.time();
    document.documentElement.style.setProperty("--livebar", `${this.bar.offsetHeight}px`);
  },
  // Only what changes of the presentation is read aloud, not who comes and goes.
  tell(words) {
    if (!this.said) document.querySelector("main").append(this.said = make("p", { class: "vh", role: "status" }));
    if (this.said.textContent !== words) this.said.textContent = words;
  },
  // Whoever uses the keyboard goes on where they were, on the next page too.
  focus(label) { [...this.bar.querySelectorAll("button")].find((b) => b.textContent === label)?.focus({ preventScroll: true }); },
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
  // writing reports whether somebody is in the midst of a note, from which they are not led away.
  writing() {
    const text = this.box?.querySelector(":scope > form textarea"), field = document.activeElement;
    return !!(text?.value.trim() || document.querySelector(".change[open]") || document.querySelector("form[data-busy]") || (field?.matches("[data-note-form] textarea") && field.value.trim()));
  },
  toggle() {
    if (this.box) { this.box.remove(); this.box = null; room.again(); room.focus("Notes"); return; }
    const text = make("textarea", { rows: 3, "aria-label": "Note", placeholder: "Write a note" });
    const kind = make("select", { "aria-label": "Kind" }, ...["note", "question", "decision"].map((k) => make("option", { value: k }, k)));
    const author = make("input", { "aria-label": "Your name", placeholder: "Your name", maxlength: 100, value: localStorage.getItem("throughline-name") || "" });
    const said = make("p", { class: "small", role: "status" });
    const about = make("select", { "aria-label": "About" });
    const form = make("form", {}, text, author, kind, about, make("button", { class: "btn" }, "Write"), said);
    form.addEventListener("submit", (e) => { e.preventDefault(); send(form, { text, kind, author, said, on: () => about.value }); });
    this.offer(about);
    keepDraft(text);
    text.addEventListener("input", () => room.again());
    this.box = make("aside", { class: "notes notebox", "aria-label": "Notes" }, make("h3", {}, "Notes on " + (location.pathname === "/" + this.on() ? pageTitle() : this.on() || "the session")), make("ul", { class: "entries" }), form);
    this.box.addEventListener("keydown", (e) => { if (e.key === "Escape") this.toggle(); });
    document.body.append(this.box);
    this.draw();
    room.draw();
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
    if (s.mine.includes(e.id) || e.kind === "decision") li.append(this.changing(e));
    if (s["can-edit"] && e.revealed && own) li.append(this.grouping(e));
    return li;
  },
  // What somebody wrote they may change; a decision is everybody's. Where another was faster, both texts stay.
  changing(e) {
    const text = make("textarea", { rows: 3, "aria-label": "Text" }, e.text), said = make("p", { class: "small", role: "alert" });
    const button = (label, name) => make("button", { class: "btn bare", name }, label);
    const form = make("form", {}, text, make("p", { class: "btns" }, button("Save", "save"), button("Delete", "delete")), said);
    const box = make("details", { class: "small change" }, make("summary", { "aria-label": "Change: " + e.text.slice(0, 60) }, "Change"), form);
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        await room.act({ act: "note", id: e.id, kind: e.kind, on: e.on, screen: e.screen, author: localStorage.getItem("throughline-name") || e.author, text: text.value, base: e.clock, deleted: event.submitter?.name === "delete" });
      } catch (error) {
        said.textContent = `Not kept: ${error.message}`;
        return;
      }
      box.open = false;
      await room.load();
    });
    return box;
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
    const list = this.box?.querySelector(".entries");
    if (list && !list.querySelector("details[open]")) list.replaceChildren(...s.entries.filter((e) => (e.on || "").split(" ").includes(this.on()) || e.kind === "decision").map((e) => this.row(e)));
    const groups = document.querySelector("[data-groups]");
    if (groups && !document.activeElement?.matches("[data-groups] input") && !groups.querySelector("details[open]")) {
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

// send is tried until the server has confirmed, by the next page too; the id makes trying again harmless.
async function send(form, f) {
  if (form.dataset.busy || !f.text.value.trim()) return;
  form.dataset.busy = "1";
  const body = { act: "note", id: "n-" + [...crypto.getRandomValues(new Uint8Array(10))].map((b) => b.toString(16).padStart(2, "0")).join(""), kind: f.kind.value, on: f.on(), author: f.author.value, text: f.text.value, screen: herePath() };
  localStorage.setItem("throughline-name", f.author.value);
  f.said.textContent = "Keeping…";
  const failed = await keepSending(body, () => { f.said.textContent = "No connection; trying again."; });
  if (!failed && f.text.value === body.text) f.text.value = "";
  f.said.textContent = failed ? `Not kept: ${failed}` : "Kept.";
  await room.load();
  delete form.dataset.busy;
  room.again();
}

const pendingKey = () => `throughline-pending-${room.id}`;
async function keepSending(body, waiting) {
  try { localStorage.setItem(pendingKey(), JSON.stringify(body)); } catch { /* a full browser only loses it with the page */ }
  for (let wait = 500; ; wait = Math.min(wait * 2, 4000)) {
    try {
      await room.act(body);
      if (localStorage.getItem(draftKey()) === body.text) localStorage.removeItem(draftKey());
      localStorage.removeItem(pendingKey());
      return "";
    } catch (e) {
      if (e.status && e.status < 500) {
        localStorage.removeItem(pendingKey());
        return e.message;
      }
      waiting();
      await new Promise((done) => setTimeout(done, wait));
    }
  }
}

// What the page before could not send is sent from this one.
async function sendPending() {
  let body;
  try { body = JSON.parse(localStorage.getItem(pendingKey())); } catch { /* no note of ours */ }
  if (!body) return;
  await keepSending(body, () => {});
  for (const text of document.querySelectorAll(".notebox > form textarea, [data-note-form] textarea")) if (text.value === body.text) text.value = "";
  room.load();
}

// Acting on anything but the session's own controls leaves the follow. Scrolling does not: the screen is still the presenter's.
function touched(e) {
  if (!e.isTrusted || room.part()?.role !== "follow" || !(e.target instanceof Element) || e.target.closest(".livebar, .notebox")) return;
  if (e.type === "keydown" && (/^(F\d+|Shift|Control|Alt|Meta|Page|Arrow|Home|End|Tab)/.test(e.key) || e.ctrlKey || e.metaKey)) return;
  if (e.type === "wheel" || e.type === "pointerdown") if (!e.target.closest("canvas, #explorer")) return;
  room.leave();
}
for (const kind of ["click", "keydown", "pointerdown", "wheel"]) addEventListener(kind, touched, { capture: true, passive: true });

const own = document.querySelector("[data-session]");
if (own) {
  const id = own.dataset.session;
  const button = (selector, f) => { const b = own.querySelector(selector); if (b) { b.hidden = false; b.addEventListener("click", f); } };
  button("[data-present]", () => { part.write({ id, role: "present", item: room.state?.on ? room.state.item : 0 }); room.keepPlace(); room.connect(); room.draw(); if (!room.state?.on) room.go(room.pathOf(0)); else room.go(room.state.step.path); });
  button("[data-follow]", () => { part.write({ id, role: "follow" }); room.rejoin(); });
  const form = own.querySelector("[data-note-form]");
  if (form) {
    const said = make("p", { class: "small", role: "status" });
    form.append(said);
    form.elements.author.value ||= localStorage.getItem("throughline-name") || "";
    form.addEventListener("submit", (e) => { e.preventDefault(); send(form, { text: form.elements.text, kind: form.elements.kind, author: form.elements.author, said, on: () => form.elements.on.value }); });
  }
  const starts = own.querySelector("[data-starts]");
  if (starts) {
    // What is typed is by this browser's clock; the file says it for every other.
    const soon = new Date(Date.now() + 864e5);
    soon.setMinutes(-soon.getTimezoneOffset(), 0, 0);
    starts.elements.starts.value ||= soon.toISOString().slice(0, 16);
    starts.addEventListener("submit", (e) => { e.preventDefault(); location.assign(starts.action + "?starts=" + new Date(starts.elements.starts.value).toISOString()); });
  }
  const ballot = own.querySelector("[data-dots]");
  if (ballot) {
    const boxes = [...ballot.querySelectorAll("input[type=checkbox]")];
    const limit = () => { const full = boxes.filter((b) => b.checked).length >= Number(ballot.dataset.dots); for (const b of boxes) b.disabled = full && !b.checked; };
    ballot.addEventListener("change", limit);
    limit();
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
      await room.act({ act: "move", item: from, by }).catch(() => {}); // the page shows what is kept
      location.reload();
    });
  }
}
