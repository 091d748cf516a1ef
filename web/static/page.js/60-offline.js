
// Without the server: the service worker keeps what was seen; the page says where it came from.
const offline = {
  note: document.getElementById("offline"),
  say(...parts) {
    if (!this.note) return;
    this.note.replaceChildren(...parts);
    this.note.hidden = false;
  },
  again: (text) => make("a", { href: location.href }, text),
  async start() {
    if (this.note?.hasAttribute("data-off")) this.wait();
    addEventListener("offline", () => this.lost());
    addEventListener("online", () => this.look());
    if (document.querySelector("[data-explorer]")) setInterval(() => document.hidden || this.look(), 20000);
    if (document.readyState !== "complete") await new Promise((f) => addEventListener("load", f, { once: true }));
    this.tell(await this.register());
  },
  // register says in words what is kept.
  async register() {
    if (!("serviceWorker" in navigator)) return isSecureContext ? "This browser keeps nothing for use without the server." : "Only pages that came over https are kept for use without the server.";
    if (navigator.connection?.saveData) return "Nothing is kept for use without the server: this browser saves data.";
    navigator.serviceWorker.addEventListener("message", (e) => this.newer(e.data));
    const policy = globalThis.trustedTypes?.createPolicy("throughline-offline", { createScriptURL: () => "/sw.js" });
    try {
      await navigator.serviceWorker.register(policy ? policy.createScriptURL("") : "/sw.js");
      const ready = await Promise.race([navigator.serviceWorker.ready, new Promise((f) => setTimeout(f, 30000))]);
      return ready ? "Kept on this device for use without the server, with the pages you have seen." : "Nothing could be kept for use without the server.";
    } catch { return "This browser refuses to keep anything for use without the server."; }
  },
  tell(words) { for (const e of document.querySelectorAll("[data-offline-state]")) e.textContent = words; },
  newer({ build, version } = {}) {
    const here = document.body.dataset;
    if (!version || this.note?.hasAttribute("data-off") || (version === here.version && build === here.build)) return;
    this.say(version === here.version ? "There is a new version of this site. " : "There is a newer dataset. This page shows the one before. ", this.again("Show the new one"));
  },
  lost() {
    if (this.note?.hasAttribute("data-off")) return;
    this.note?.setAttribute("data-off", "");
    this.say("Offline: dataset ", make("span", { class: "mono" }, document.body.dataset.version), ` of ${this.opened}.`);
    this.wait();
  },
  opened: new Date().toISOString().slice(0, 10),
  async answers() { try { return (await fetch("/healthz", { cache: "no-store" })).ok; } catch { return false; } },
  async look() {
    if (await this.answers()) this.back();
    else this.lost();
  },
  waiting: 0,
  wait() { this.waiting ||= setInterval(() => document.hidden || this.look(), 10000); },
  back() {
    clearInterval(this.waiting);
    this.waiting = 0;
    if (!this.note?.hasAttribute("data-off")) return;
    this.note.removeAttribute("data-off");
    this.say("The server is back. ", this.again("Reload"));
  },
  // The page for what is not here names what is.
  async page(root) {
    root.querySelector("[data-offline-again]").href = location.href;
    const [, kind, slug] = /^\/(theme|technology|talk|person|company|event|series|source)\/([^/]+)$/.exec(location.pathname) ?? [];
    const way = root.querySelector("[data-offline-way]");
    if (kind) {
      way.href = `/explore?focus=${kind}/${slug}`;
      way.textContent = "Show it in the explorer";
    }
    const list = root.querySelector("[data-offline-kept]");
    try {
      const pages = new Set();
      for (const name of await caches.keys())
        for (const r of await (await caches.open(name)).keys()) {
          const u = new URL(r.url);
          if (!/^\/(assets\/|api\/|offline$|embed$)/.test(u.pathname)) pages.add(u.pathname + u.search);
        }
      list.querySelector("ul").replaceChildren(...[...pages].map((p) => make("li", {}, make("a", { class: "plain", href: p }, p === "/" ? "First page" : decodeURI(p)))));
      list.hidden = pages.size === 0;
    } catch { /* a refused storage lists nothing */ }
  },
};
offline.start();
for (const root of document.querySelectorAll("[data-offline-page]")) offline.page(root);
