// What loading would change, told before anything is written.
const SHOWN = 12;
let asked = 0, preview = null; // the timer before a question, and the question under way
function look() {
  clearTimeout(asked);
  asked = setTimeout(async () => {
    preview?.abort();
    preview = new AbortController();
    try {
      const got = await call("decisions?dry-run=true", { method: "POST", body: JSON.stringify({ version: draft.version, draft }), headers: headers({ "Content-Type": "application/json" }), signal: preview.signal });
      drawEffects(got);
    } catch (e) {
      if (e.name === "AbortError") return;
      if (e.status === 409) changed(e.body.changed);
      else document.querySelector("#effects")?.replaceChildren(el("p", { class: "state bad" }, el("b", {}, "The effect cannot be told."), e.message));
    }
  }, 200);
}

// unit is the word of the number after it: 1 talk.
const unit = (e) => (e.after !== 1 ? e.unit : e.unit === "people" ? "person" : e.unit === "series" ? e.unit : e.unit.replace(/ies$/, "y").replace(/s$/, ""));
const effectRows = (list) => el("div", {}, effectList(list.slice(0, SHOWN)), list.length > SHOWN ? el("details", {}, el("summary", {}, "and " + (list.length - SHOWN) + " more numbers"), effectList(list.slice(SHOWN))) : null);
const effectList = (list) => el("dl", {}, ...list.map((e) => el("div", {}, el("dt", {}, el("bdi", {}, e.what)), el("dd", {}, el("b", {}, String(e.before)), " → ", el("b", {}, String(e.after)), " " + unit(e) + " ", el("span", { class: e.after > e.before ? "gain" : "loss" }, (e.after > e.before ? "+" : "−") + Math.abs(e.after - e.before))), e.note ? el("dd", { class: "small faint" }, e.note) : null)));

function drawEffects(got) {
  document.querySelector("#effects")?.replaceChildren(got.effects.length ? effectRows(got.effects) : el("p", { class: "small quiet" }, "No number changes."), ...(got.notes || []).map((n) => el("p", { class: "small quiet" }, n)));
}
