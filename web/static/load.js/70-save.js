// Saving, and somebody who saved before.
function changed(c) {
  const rows = c.known ? [...c.added.map((n) => "new: " + n.name), ...c.removed.map((n) => "gone: " + n.name), ...c.effects.map((e) => e.what + ": " + e.before + " → " + e.after + " " + unit(e))] : ["What changed since is no longer known."];
  const box = document.querySelector("#changed");
  if (!box) return; // the answer came after the bench was left
  box.replaceChildren(el("div", { class: "state bad", role: "alert" }, el("b", {}, "Someone saved before you. Nothing of yours is lost."), el("ul", {}, ...rows.slice(0, 30).map((r) => el("li", {}, el("bdi", {}, r)))),
    el("p", { class: "btns" }, el("button", { class: "btn go", type: "button", id: "rebase", onclick: () => { draft.version = c.to; keep(); box.replaceChildren(); save(); } }, "Save onto the new version"), el("button", { class: "btn", type: "button", onclick: () => { draft.version = c.to; keep(); box.replaceChildren(); look(); } }, "Look at the effect first"))));
  document.querySelector("#rebase").focus();
}

async function save() {
  const button = document.querySelector("#save");
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  clearTimeout(asked); // what is being saved needs no preview
  preview?.abort();
  try {
    const got = await call("decisions", { method: "POST", body: JSON.stringify({ version: draft.version, draft }), headers: headers({ "Content-Type": "application/json" }) });
    draft = null;
    keep();
    loaded(got);
  } catch (e) {
    button.removeAttribute("aria-busy");
    if (e.status === 409) changed(e.body.changed);
    else document.querySelector("#changed").replaceChildren(el("div", { class: "state bad", role: "alert" }, el("b", {}, "It was not saved. Your work is kept."), e.message));
  }
}

function loaded(got) {
  const links = got.effects.filter((e) => e.node).slice(0, 12).map((e) => el("li", {}, el("a", { href: href(e.node) }, e.what), ": " + e.before + " → " + e.after + " " + unit(e)));
  bench.replaceChildren(el("header", { class: "head", id: "loaded", tabindex: -1 }, el("h1", {}, "Loaded"), el("p", { class: "lede" }, el("a", { href: href(got.source) }, "What the report says"), " is part of the graph now.")), el("ul", { class: "after" }, ...links), el("p", { class: "btns" }, el("a", { class: "btn", href: "/load" }, "Load another")));
  document.querySelector("#loaded").focus();
}

function discard() {
  draft = null;
  keep();
  bench.replaceChildren();
  intake.hidden = document.querySelector("#intake-head").hidden = false;
  intake.elements.text.focus();
}
