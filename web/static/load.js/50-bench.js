// The bench: the text, the proposals beside it, and what loading would change.
function show() {
  intake.hidden = document.querySelector("#intake-head").hidden = true;
  document.querySelector("#say").replaceChildren();
  bench.replaceChildren(
    el("header", { class: "head" }, el("p", { class: "kindline" }, glyph("source"), " Source ", el("span", { class: "faint" }, draft.name)), el("h1", {}, el("bdi", {}, draft.title)), el("p", { class: "lsum", id: "lsum" })),
    el("div", { class: "bench" },
      el("section", { class: "tx", "aria-labelledby": "th" }, el("header", {}, el("h2", { id: "th" }, "Text"), el("p", { class: "small quiet" }, "Spans are numbered as on the right")), el("ol", { class: "lines", id: "lines", tabindex: 0, "aria-label": "Lines of the text" })),
      el("section", { class: "pp", "aria-labelledby": "ph" }, el("header", {}, el("h2", { id: "ph" }, "Proposals"), el("p", { class: "small quiet keys" }, ...keysShown())), el("div", { id: "props" }), adder())),
    el("section", { class: "effect", "aria-labelledby": "eh" }, el("header", {}, el("h2", { id: "eh" }, "What this load would change"), el("p", { class: "small quiet" }, "Nothing is written yet.")),
      el("div", { class: "ef" }, el("div", { id: "changed", role: "status" }), el("div", { id: "effects", "aria-live": "polite" }),
        el("div", { class: "btns" }, el("button", { class: "btn go", type: "button", id: "save", onclick: save }, "Load"), el("button", { class: "btn bare", type: "button", onclick: discard }, "Discard")))));
  draw();
  focus();
  look();
}

const keysShown = () => [["a", "accept"], ["r", "reject"], ["e", "edit or merge"], ["j", "next"], ["k", "back"], ["s", "load"]].flatMap(([k, what]) => [el("kbd", {}, k), " " + what + " "]);

function draw() {
  const open = draft.proposals.filter((p) => !p.verdict).length, by = (v) => draft.proposals.filter((p) => p.verdict === v && p.by !== "person").length;
  document.querySelector("#lsum").replaceChildren(
    el("span", {}, el("b", {}, String(draft.proposals.length)), " proposals"), el("span", {}, el("b", {}, String(open)), " to decide"),
    el("span", {}, el("b", {}, String(by("accepted"))), " accepted by rule"),
    el("span", {}, el("b", {}, String(draft.proposals.filter((p) => p.by === "person").length)), " by you"),
    ...(draft.notes || []).map((n) => el("span", { class: "quiet" }, n)));
  drawText();
  const groups = KINDS.flatMap(([kind, name]) => {
    const list = draft.proposals.filter((p) => p.kind === kind);
    return list.length ? [el("h3", { class: "label" }, glyph(kind), " " + name + " " + list.length), el("ol", { class: "props" }, ...list.map(row))] : [];
  });
  document.querySelector("#props").replaceChildren(...(groups.length ? groups : [el("div", { class: "state" }, el("b", {}, "No talk was found."), "Looked for headings, bold and linked lines, tables, and sentences such as “X from Y talked about Z”.")]));
  const talks = draft.proposals.filter((p) => p.kind === "talk" && p.verdict === "accepted").length;
  document.querySelector("#save").replaceChildren("Load " + many(talks, "talk", "talks") + (open ? "; " + open + " undecided stay out" : "") + " ", el("kbd", {}, "s"));
}
