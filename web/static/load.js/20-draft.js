// The report that is looked through, and which of its proposals is the current
// one. Unsaved work survives a reload.
const STORE = "throughline-bench";
let draft = null, current = 0;
const find = (n) => draft.proposals.find((p) => p.n === n);
const order = () => KINDS.flatMap(([k]) => draft.proposals.filter((p) => p.kind === k));

function keep() {
  try {
    if (draft) localStorage.setItem(STORE, JSON.stringify({ draft, current }));
    else localStorage.removeItem(STORE);
  } catch {
    say("This report is too large for the browser to keep.", "It is lost when this page is closed before it is loaded.", false);
  }
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(STORE));
  } catch {
    return null;
  }
}
