// What is asked of the server, and what the page says of it.
function headers(more) {
  const h = new Headers(more), token = document.querySelector("#ltoken");
  if (token && token.value) h.set("Authorization", "Bearer " + token.value);
  return h;
}

async function call(path, options) {
  let answer;
  try {
    answer = await fetch("/api/v1/" + path, options);
  } catch (e) {
    if (e.name === "AbortError") throw e;
    throw new Error("The server cannot be reached. Your work is kept; try again.");
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw Object.assign(new Error(body.detail || "The server answered " + answer.status + "."), { status: answer.status, body });
  return body;
}

function say(...said) {
  (document.querySelector("#say") || bench).replaceChildren();
  also()(...said);
}

// also adds a place for what is said of one file, below what is said of others,
// and returns what says it there.
function also() {
  const box = (document.querySelector("#say") || bench).appendChild(el("div"));
  return (title, text, bad, ...more) => {
    box.className = "state" + (bad ? " bad" : "");
    box.replaceChildren(el("b", {}, title), text || "", ...more);
    if (bad) box.scrollIntoView({ block: "nearest" });
  };
}
