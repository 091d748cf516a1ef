// The proposals: one is current, and is judged.
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
