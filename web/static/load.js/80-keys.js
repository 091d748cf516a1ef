// The keys of the bench and of the pairs.
addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || !(e.target instanceof Element) || e.target.closest("input, textarea, select")) return;
  const pair = e.target.closest("[data-pair]");
  if (pair && pairKey(pair, e.key)) return e.preventDefault();
  if (!draft || pair) return;
  const act = { j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1), a: () => judge("accepted"), r: () => judge("rejected"), e: () => find(current) && edit(find(current)), s: save }[e.key];
  if (!act || (e.key.startsWith("Arrow") || e.key !== "j") && !e.target.closest(".pp, .effect") && e.target !== document.body) return;
  e.preventDefault();
  act();
});
