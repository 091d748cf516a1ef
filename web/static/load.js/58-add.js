// What no rule found.
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
