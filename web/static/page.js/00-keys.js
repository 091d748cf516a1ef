// "/" goes to the search box from anywhere but a field. The explorer has its own keys.
addEventListener("keydown", (e) => {
  if (e.key !== "/" || e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented) return;
  if (e.target instanceof Element && e.target.closest("input, textarea, select, [contenteditable]") || document.querySelector("[data-explorer][data-state=ready]")) return;
  const box = [...document.querySelectorAll("input[type=search]")].find((i) => i.offsetParent !== null);
  if (!box) return;
  e.preventDefault();
  box.focus();
  box.select();
});

