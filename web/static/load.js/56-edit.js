// Another name, or the name of a node that is there already.
let query = 0; // how often was asked: an answer to an earlier question is too late
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
