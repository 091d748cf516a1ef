
// The basket: what was kept on any page, until it becomes a session. It stays in this browser, and in the link that the planner makes of it.
const basket = {
  key: "throughline-basket",
  read() { try { return JSON.parse(localStorage.getItem(this.key)) || []; } catch { return []; } },
  write(list) {
    try { localStorage.setItem(this.key, JSON.stringify(list.slice(0, 100))); } catch { /* a browser that keeps nothing */ }
    this.show();
  },
  has(id) { return this.read().some((x) => x.id === id); },
  toggle(id, title) {
    const list = this.read(), rest = list.filter((x) => x.id !== id);
    this.write(rest.length < list.length ? rest : [...list, { id, title }]);
  },
  // A comma parts what is in the basket, so one in an address is written otherwise.
  ids() { return this.read().map((x) => x.id.replaceAll(",", "%2C")); },
  link() { return "/sessions/new?basket=" + this.ids().map(encodeURIComponent).join(","); },
  show() {
    for (const a of document.querySelectorAll("[data-basket] b")) a.textContent = this.read().length;
    for (const b of document.querySelectorAll("[data-keep]")) {
      const kept = this.has(b.dataset.keep);
      if (b.getAttribute("role") !== "menuitem") b.setAttribute("aria-pressed", kept); // an entry of a menu says it by its name
      const text = kept ? "In the basket" : b.dataset.label;
      if (b.textContent !== text) b.textContent = text;
    }
    const box = document.querySelector("[data-basket-list]");
    if (box && this.read().length) box.replaceChildren(this.list(), make("p", { class: "btns" }, make("a", { class: "btn go", href: this.link() }, "Plan a session with it")));
  },
  list() {
    return make("ul", { class: "nbrs" }, ...this.read().map((x) => make("li", {},
      make("a", { class: "plain", href: x.id.startsWith("/") ? x.id : "/" + x.id }, x.title || x.id),
      make("button", { class: "btn bare", type: "button", "aria-label": "Take out: " + (x.title || x.id), onclick: () => { this.toggle(x.id); if (!this.read().length) location.reload(); } }, "✕"))));
  },
};

// make builds an element. Text is set as text, never as markup.
function make(tag, attributes, ...children) {
  const e = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) e.addEventListener(name.slice(2), value);
    else if (value !== false && value != null) e.setAttribute(name, value === true ? "" : value);
  }
  e.append(...children.filter((c) => c != null && c !== false));
  return e;
}

const pageTitle = () => document.title.replace(/ · Throughline$/, "");

for (const a of document.querySelectorAll('a.btn[href^="/sessions/new?basket="]')) {
  const id = new URL(a.href).searchParams.get("basket");
  a.dataset.keep = id;
  a.dataset.label = a.textContent;
  a.setAttribute("role", "button");
  a.addEventListener("click", (e) => { e.preventDefault(); basket.toggle(id, pageTitle()); });
  a.addEventListener("keydown", (e) => { if (e.key === " ") { e.preventDefault(); a.click(); } });
}

// A comparison, a path or a view has no button of its own: it is kept by its address.
if (/^\/(compare|paths|connect|explore|year)\b/.test(location.pathname)) {
  const here = () => location.pathname + location.search + location.hash;
  document.querySelector("[data-basket]")?.before(make("button", { class: "btn bare small", type: "button", onclick: () => basket.toggle(here(), pageTitle()) }, "Keep this page"));
}

for (const field of document.querySelectorAll("[data-basket-field]")) {
  if (!location.search && !field.value) field.value = basket.ids().join(",");
}
addEventListener("storage", () => basket.show());
basket.show();

// The explorer writes its card again and again: each time the button says anew whether the node is in the basket.
const exploring = document.getElementById("explorer");
if (exploring) {
  exploring.addEventListener("click", (e) => {
    const b = e.target.closest("button[data-keep]");
    if (b) basket.toggle(b.dataset.keep, b.dataset.title);
  });
  new MutationObserver(() => basket.show()).observe(exploring.querySelector("#card"), { childList: true, subtree: true });
}
