
// Where the dataset comes in parts, the explorer's search field finds in the part, and the server in all of it.
const wide = {
  field: document.getElementById("find-input"), list: null, asked: 0,
  start() {
    if (!document.querySelector("#explorer[data-part]") || !this.field) return;
    this.list = make("ul", { class: "sheet beyond", "aria-label": "Found in the whole dataset", hidden: true });
    this.field.closest(".find").append(this.list);
    let wait;
    this.field.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(() => this.ask(this.field.value.trim()), 150);
    });
    this.field.closest(".find").addEventListener("keydown", (e) => { if (e.key === "Escape") this.list.hidden = true; });
    document.addEventListener("pointerdown", (e) => { if (!e.target.closest(".find")) this.list.hidden = true; });
  },
  async ask(text) {
    const now = ++this.asked;
    this.list.hidden = true;
    if (!text) return;
    try {
      const answer = await fetch("/api/v1/search?limit=8&q=" + encodeURIComponent(text));
      const found = answer.ok ? (await answer.json()).results ?? [] : [];
      if (now !== this.asked) return;
      this.list.replaceChildren(make("li", { class: "quiet" }, found.length ? "In the whole dataset" : "Nothing in the whole dataset is called that."),
        ...found.map((r) => make("li", {}, make("a", { class: "plain", href: "/explore?focus=" + encodeURIComponent(r.id) }, make("bdi", {}, r.name)), " ", make("span", { class: "faint" }, r.kind))));
      this.list.hidden = false;
    } catch { if (now === this.asked) this.list.hidden = true; }
  },
};
wide.start();
