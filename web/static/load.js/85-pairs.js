// Likely duplicates: what merging a pair would do is told when one comes to it.
const pairs = [...document.querySelectorAll("[data-pair]")];
for (const p of pairs) {
  p.tabIndex = 0;
  p.addEventListener("focusin", () => merging(p));
}

function merging(pair) {
  const out = pair.querySelector("[data-effect]"), value = (name) => pair.querySelector("[name=" + name + "]").value;
  clearTimeout(asked);
  if (out.textContent) return;
  asked = setTimeout(async () => {
    preview?.abort();
    preview = new AbortController();
    const body = { version: root.dataset.version, decide: [{ merge: value("b"), into: value("a"), reason: value("reason") || "a look at the effect" }] };
    try {
      const got = await call("decisions?dry-run=true", { method: "POST", body: JSON.stringify(body), headers: headers({ "Content-Type": "application/json" }), signal: preview.signal });
      out.textContent = "As one: " + (got.effects.slice(0, 4).map((e) => e.what + " " + e.before + " → " + e.after).join("; ") || "no number changes") + ".";
    } catch (e) {
      if (e.name !== "AbortError") out.textContent = e.message;
    }
  }, 300);
}

function pairKey(pair, key) {
  const press = (v) => pair.querySelector("button[value=" + v + "]").click(), to = pairs[pairs.indexOf(pair) + (key === "j" ? 1 : -1)];
  switch (key) {
    case "a": press("into-a"); return true;
    case "r": press("apart"); return true;
    case "e": pair.querySelector("input[name=reason]").focus(); return true;
    case "j": case "k": to?.focus(); return true;
  }
  return false;
}
