
// The explorer's menu: a picture, the link, a frame for other pages, and views kept in this browser under names.
const keeper = {
  root: document.getElementById("explorer"),
  menu: document.getElementById("save"),
  key: "throughline-views",
  find(what) { return this.menu.querySelector(`[data-${what}]`); },
  say(text) { this.find("save-status").textContent = text; },
  start() {
    this.root?.addEventListener("click", (e) => { if (e.target.closest("[data-page=csv]")) save.csv(this.root.dataset.focus.split("/").at(-1), this.table()); });
    if (!this.menu) return;
    for (const b of this.menu.querySelectorAll("[hidden]")) if (!b.matches("input")) b.hidden = false;
    this.on("save-svg", async () => save.svg(this.name(), await this.picture()));
    this.on("save-png", async () => save.png(this.name(), await this.picture()));
    this.on("copy-link", () => this.copyLink());
    this.on("copy-embed", () => this.copy(this.frame(), "The frame is copied: paste it into the page’s HTML."));
    this.menu.addEventListener("toggle", () => this.opened());
    this.menu.addEventListener("keydown", (e) => {
      if (e.key !== "Escape" || !this.menu.open) return;
      e.stopPropagation();
      this.menu.open = false;
      this.menu.querySelector("summary").focus();
    });
    document.addEventListener("pointerdown", (e) => { if (this.menu.open && !this.menu.contains(e.target)) this.menu.open = false; });
    this.views();
  },
  // on does what a control is for, and says why when that fails. What has an address goes there where a script cannot.
  on(what, act) {
    this.find(what).addEventListener("click", async (e) => {
      e.preventDefault();
      try { await act(); } catch (error) { this.say(`That did not work: ${error.message}.`); }
    });
  },
  opened() {
    this.say("");
    this.find("embed-link").href = this.address("/embed");
  },
  address: (path) => location.origin + path + (location.search || "?focus=" + document.getElementById("explorer").dataset.focus),
  name() { return this.root.dataset.focus.replaceAll("/", "-"); },
  // The program draws what it shows; without it, the server draws the first view.
  async picture() {
    this.root.dataset.day = save.day();
    if (this.root.dataset.state === "ready") {
      this.root.dispatchEvent(new Event("picture"));
      return throughline.picture;
    }
    const answer = await fetch(this.find("save-svg").href);
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    return answer.text();
  },
  // The table as it stands, with the id of each row.
  table() {
    const said = (cell) => (cell.querySelector("th bdi") ?? cell).textContent.replace(/[▲▼]/g, "").replace(/\s+/g, " ").trim();
    return [...this.root.querySelectorAll("#rows tr")].map((row) => [row.dataset.arg || "id", ...[...row.cells].map(said)]);
  },
  async copy(text, done) {
    await navigator.clipboard.writeText(text);
    this.say(done);
  },
  // A link longer than programs take is asked a short name for; where nobody gives one, the long link is copied.
  async copyLink() {
    const short = location.href.length > 2000 && await this.shortened();
    await this.copy(short || location.href, short ? "A short link is copied; this server keeps what it stands for." : "The link is copied.");
  },
  async shortened() {
    try {
      const answer = await fetch("/api/v1/trails", { method: "POST", headers: { "Content-Type": "text/plain" }, body: location.search, signal: AbortSignal.timeout(3000) });
      return answer.ok ? new URL((await answer.json()).href, location.href).href : null;
    } catch {
      return null;
    }
  },
  frame() {
    const escape = (s) => s.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
    return `<iframe src="${escape(this.address("/embed"))}" title="${escape(pageTitle())}" width="960" height="640" loading="lazy"></iframe>`;
  },

  // Views under names.
  list() { try { return this.clean(JSON.parse(localStorage.getItem(this.key))); } catch { return []; } },
  // clean takes from anything what can be views: names, and queries of the explorer.
  clean(list) {
    return (Array.isArray(list) ? list : []).filter((v) => typeof v?.name === "string" && v.name.trim() && typeof v.query === "string" && v.query.startsWith("?") && v.query.length < 100000)
      .slice(0, 500).map((v) => ({ name: v.name.trim().slice(0, 80), query: v.query, version: String(v.version ?? "").slice(0, 64), day: String(v.day ?? "").slice(0, 10) }));
  },
  write(list, done) {
    try {
      localStorage.setItem(this.key, JSON.stringify(list));
      this.say(done);
      this.show();
      return true;
    } catch (e) {
      this.say(e.name === "QuotaExceededError" ? "Not kept: this browser’s storage is full. Delete or export some views." : "Not kept: this browser refuses to store anything.");
      return false;
    }
  },
  views() {
    const form = this.find("name-view");
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      const name = form.elements.name.value.trim();
      if (!name) return;
      const view = { name, query: location.search || "?focus=" + this.root.dataset.focus, version: save.version(), day: save.day() };
      if (this.write([...this.list().filter((v) => v.name !== name), view], `“${name}” is kept in this browser.`)) form.reset();
    });
    const file = this.menu.querySelector("input[type=file]");
    this.on("export-views", () => save.file("throughline-views.json", "application/json", JSON.stringify(this.list(), null, 2) + "\n"));
    this.on("import-views", () => file.click());
    file.addEventListener("change", async () => {
      let read = [];
      try { read = this.clean(JSON.parse(await file.files[0].text())); } catch { /* it holds none */ }
      file.value = "";
      if (!read.length) return this.say("That file holds no views.");
      const names = new Set(read.map((v) => v.name));
      this.write([...this.list().filter((v) => !names.has(v.name)), ...read], `${read.length} ${read.length === 1 ? "view" : "views"} read.`);
    });
    addEventListener("storage", (e) => { if (e.key === this.key) this.show(); });
    this.show();
  },
  show() {
    const list = this.list();
    this.menu.querySelector(".named").replaceChildren(...list.map((v) => this.row(v)));
    this.find("export-views").disabled = list.length === 0;
  },
  row(v) {
    return make("li", {},
      make("a", { class: "plain", href: "/explore" + v.query, title: v.version && v.version !== save.version() ? "Kept on another dataset" : null }, make("bdi", {}, v.name)),
      make("span", { class: "small faint" }, v.day),
      make("button", { class: "btn bare", type: "button", "aria-label": "Rename " + v.name, onclick: (e) => this.rename(v, e.currentTarget) }, "Rename"),
      make("button", { class: "btn bare", type: "button", "aria-label": "Delete " + v.name, onclick: () => this.write(this.list().filter((x) => x.name !== v.name), `“${v.name}” is deleted.`) }, "✕"));
  },
  rename(v, button) {
    const field = make("input", { value: v.name, maxlength: 80, "aria-label": "New name of " + v.name });
    const done = (keep) => {
      const name = field.value.trim();
      if (keep && name && name !== v.name) this.write(this.list().filter((x) => x.name !== name).map((x) => (x.name === v.name ? { ...x, name } : x)), `“${v.name}” is now “${name}”.`);
      else this.show();
    };
    field.addEventListener("keydown", (e) => {
      if (e.key !== "Enter" && e.key !== "Escape") return;
      e.preventDefault();
      e.stopPropagation();
      done(e.key === "Enter");
    });
    button.parentElement.querySelector("a").replaceWith(make("span", { class: "field" }, field));
    button.replaceWith(make("button", { class: "btn", type: "button", onclick: () => done(true) }, "Keep"));
    field.focus();
    field.select();
  },
};
keeper.start();

// An embedded view leads to the whole one as it stands.
for (const a of document.querySelectorAll("[data-full-view]")) a.addEventListener("click", () => { a.href = "/explore" + location.search; });
