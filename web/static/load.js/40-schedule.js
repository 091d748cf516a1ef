// Schedules: the difference first, then the load, which can be stopped.
async function schedule(file, name, format) {
  const say = also(), stop = new AbortController(), bar = el("progress", { "aria-label": "How far the load has come" }), doing = el("span", {}, "comparing with what is known");
  say(name + (format ? " is a schedule (" + format + ")." : " is taken as a schedule."), "", false, el("p", { class: "btns" }, bar, doing, el("button", { class: "btn", type: "button", onclick: () => stop.abort() }, "Stop")));
  const run = async (dry) => {
    const path = "/api/v1/loads?" + new URLSearchParams({ name, "dry-run": dry });
    const answer = await fetch(path, { method: "POST", body: file, headers: headers({ Accept: "application/x-ndjson" }), signal: stop.signal });
    let rest = "", last = null;
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { value, done } = await reader.read();
      rest += value || "";
      const lines = rest.split("\n");
      rest = done ? "" : lines.pop();
      for (const l of lines.filter(Boolean)) {
        last = JSON.parse(l);
        if (last.progress) {
          bar.max = last.progress.total || 1;
          bar.value = last.progress.done;
          doing.textContent = last.progress.doing + " " + number(last.progress.done) + " of " + number(last.progress.total);
        }
      }
      if (done) break;
    }
    if (!last || !last.summary) throw new Error(last?.problem?.detail || last?.detail || "The server gave no answer.");
    return last.summary;
  };
  let writing = false;
  try {
    const s = await run(true);
    const go = el("button", { class: "btn go", type: "button" }, "Load it");
    go.addEventListener("click", async () => {
      writing = true;
      doing.textContent = "loading";
      actions.replaceChildren(bar, doing, el("button", { class: "btn", type: "button", onclick: () => stop.abort() }, "Stop"));
      try {
        told("Loaded " + name + ".", await run(false), el("p", {}, el("a", { href: "/coverage" }, "See what is known now")));
      } catch (e) {
        failed(e);
      }
    });
    const actions = el("p", { class: "btns" }, go, el("button", { class: "btn bare", type: "button", onclick: () => say(name + " was not loaded.", "", false) }, "Discard"));
    told("Nothing is written yet. Loading " + name + " would make this difference:", s, actions);
  } catch (e) {
    failed(e);
  }
  function failed(e) {
    if (e.name !== "AbortError") say(name + " was not loaded.", e.message, true);
    else if (writing) say("Stopped.", "What was written of " + name + " came in whole batches. Load it again to complete it.", false);
    else say("Stopped.", "Nothing of " + name + " was written.", false);
  }
  function told(title, s, after) {
    const rows = ["added", "changed", "unchanged", "removed", "merged"].flatMap((k) => Object.entries(s[k] || {}).filter(([, n]) => n).map(([kind, n]) => el("li", {}, k + ": " + many(n, kind, plural[kind] || kind + "s"))));
    const left = s.skipped || [], skipped = left.slice(0, 20).map((x, i) => el("li", { class: "faint" }, (i < (s.failed || 0) ? "not read: " : "left out: ") + x.where + ": " + x.why));
    if (left.length > 20) skipped.push(el("li", { class: "faint" }, number(left.length - 20) + " more were left out; 'throughline load --dry-run' lists all"));
    say(title, "", false, el("ul", {}, ...(rows.length + skipped.length ? [...rows, ...skipped] : [el("li", {}, "no change")])), after);
  }
}
