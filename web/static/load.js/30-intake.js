// A text or files come in: pasted, chosen, or dropped on the page.
const isReport = (name) => /\.(md|markdown|txt|text|html?)$/i.test(name);

async function extract(name, body) {
  busy(true);
  try {
    const got = await call("extract?name=" + encodeURIComponent(name), { method: "POST", body, headers: headers({ "Content-Type": "text/plain" }) });
    if (got.format) return schedule(body instanceof Blob ? body : new Blob([body]), name, got.format);
    draft = got;
    current = order()[0]?.n || 0;
    keep();
    show();
  } catch (e) {
    say(e.message, "", true);
  } finally {
    busy(false);
  }
}

function busy(on) {
  intake.querySelector("button[type=submit]").setAttribute("aria-busy", on);
}

// take goes through files: a report first, since what it shows takes the page's
// place, and then the schedules, each of which is compared, and loaded or not.
async function take(files) {
  document.querySelector("#say")?.replaceChildren();
  for (const f of files.filter((f) => isReport(f.name))) {
    if (draft) also()("One report at a time.", "Load or discard this one, and then bring " + f.name + ".", true);
    else await extract(f.name, f);
  }
  for (const f of files) if (!isReport(f.name)) await schedule(f, f.name);
}
intake.addEventListener("submit", (e) => {
  e.preventDefault();
  const text = intake.elements.text.value, files = intake.elements.file.files;
  if (text.trim()) extract("pasted text", text);
  else if (files.length) take([...files]);
  else say("There was nothing to look through.", "Paste a report, or choose a file.", true);
});
addEventListener("dragover", (e) => {
  if ([...e.dataTransfer.types].includes("Files")) {
    e.preventDefault();
    root.classList.add("drop");
  }
});
addEventListener("dragleave", (e) => {
  if (!e.relatedTarget) root.classList.remove("drop");
});
addEventListener("drop", (e) => {
  root.classList.remove("drop");
  if (!e.dataTransfer.files.length) return;
  e.preventDefault();
  take([...e.dataTransfer.files]);
});
