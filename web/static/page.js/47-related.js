// The list of related talks is ranked anew without loading the page again: a kind of reason muted or counted twice, or another mode. The
// explorer's program is ten times this page, so the server ranks here: the same list as everywhere, in a few milliseconds.
const relatedTalks = {
  start() {
    if (!document.getElementById("related")) return;
    addEventListener("click", (e) => {
      const a = e.target instanceof Element && e.target.closest("#related .mutes a, #related .relbar .seg a");
      if (!a || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
      e.preventDefault();
      this.show(a.href, a.closest(".mutes") ? [".mutes a", a] : [".relbar .seg a", a], true);
    });
    addEventListener("popstate", () => this.show(location.href, null, false));
  },
  // A document that is asked for as one is parsed without running anything.
  show(href, from, push) {
    const ask = new XMLHttpRequest();
    const old = document.getElementById("related");
    const at = from ? [...old.querySelectorAll(from[0])].indexOf(from[1]) : -1;
    ask.open("GET", href.split("#")[0]);
    ask.responseType = "document";
    ask.onload = () => {
      const next = ask.status === 200 && ask.response && ask.response.getElementById("related");
      if (!next) return location.assign(href);
      const made = document.importNode(next, true);
      old.replaceWith(made);
      if (push) history.pushState(null, "", href);
      made.querySelector(".moves")?.setAttribute("role", "status");
      if (at >= 0) made.querySelectorAll(from[0])[at]?.focus();
    };
    ask.onerror = () => location.assign(href);
    ask.send();
  },
};
relatedTalks.start();
