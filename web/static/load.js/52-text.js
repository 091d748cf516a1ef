// The text, with each span numbered as its proposal.
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
