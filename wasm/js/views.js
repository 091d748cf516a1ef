// What the explorer's page does beside its program: menus, dialogs, the sheet
// of a phone, lines of sources. It acts on the program by pressing buttons, as
// anybody could; nothing here knows the graph.
"use strict";

(() => {
  const root = document.getElementById("explorer");
  if (!root) return;
  const find = (selector) => root.querySelector(selector);
  const card = find("#card"), menu = find("#menu"), choose = find("#choose"), keys = find("#keys"), canvas = find("#view"), grip = find(".grip");
  const radio = (value) => find(`.views input[value=${value}]`);

  // press has the program act as if a button with data-act had been pressed.
  function press(act, arg = "") {
    const b = document.createElement("button");
    b.hidden = true;
    b.dataset.act = act;
    b.dataset.arg = arg;
    root.append(b);
    b.click();
    b.remove();
  }

  // Views: a phone begins with the list, a wide screen with the canvas.
  const mode = () => (find(".views input:checked") || { value: "canvas" }).value;
  const showAs = (value) => {
    if (radio(value)) radio(value).checked = true;
    press("show-as", value);
  };
  root.addEventListener("change", (e) => e.target.closest(".views") && press("show-as", mode()));
  const begin = () => showAs(mode() === "list" && !matchMedia("(max-width: 860px)").matches ? "canvas" : mode());
  new MutationObserver(() => {
    if (root.dataset.state === "ready") begin();
  }).observe(root, { attributeFilter: ["data-state"] });

  // The menu of a node offers what its card does.
  let back = null;
  function openMenu(x, y) {
    back = document.activeElement;
    const items = [...card.querySelectorAll(".btns > :is(button, a):not(:disabled), .next a")].map((b) => {
      const item = b.cloneNode(true);
      item.removeAttribute("id");
      item.removeAttribute("class");
      item.removeAttribute("aria-pressed");
      item.setAttribute("role", "menuitem");
      item.tabIndex = -1;
      return item;
    });
    if (!items.length) return;
    const title = document.createElement("p");
    title.className = "label";
    title.setAttribute("role", "presentation");
    title.textContent = card.querySelector("h2").textContent;
    menu.replaceChildren(title, ...items);
    menu.hidden = false;
    const inside = (at, size, room) => Math.max(4, Math.min(at, room - size - 4)) + "px";
    menu.style.left = inside(x, menu.offsetWidth, innerWidth);
    menu.style.top = inside(y, menu.offsetHeight, innerHeight);
    items[0].focus();
  }
  function closeMenu(refocus) {
    if (menu.hidden) return;
    menu.hidden = true;
    menu.replaceChildren();
    if (refocus && back && back.isConnected) back.focus();
  }
  menu.addEventListener("click", () => setTimeout(() => closeMenu(document.activeElement === document.body || menu.contains(document.activeElement))));
  document.addEventListener("pointerdown", (e) => menu.contains(e.target) || closeMenu(false));
  function menuKey(e) {
    const items = [...menu.querySelectorAll("[role=menuitem]")], at = items.indexOf(document.activeElement), last = items.length - 1;
    const to = { ArrowDown: at < last ? at + 1 : 0, ArrowUp: at > 0 ? at - 1 : last, Home: 0, End: last }[e.key];
    if (to !== undefined) items[to].focus();
    else if (e.key === "Escape" || e.key === "Tab") closeMenu(true);
    else return e.key !== "Enter" && e.key !== " ";
    e.preventDefault();
    return true;
  }

  // menuFor opens the menu of what is at a point; it reports whether there is any.
  function menuFor(target, x, y) {
    const row = target.closest("[role=treeitem][data-arg], tr[data-act=line]");
    if (target === canvas) {
      const box = canvas.getBoundingClientRect();
      press("aim", Math.round(x - box.left) + "," + Math.round(y - box.top));
      if (choose.open) return true;
    } else if (row) press("select", row.dataset.arg);
    else return false;
    openMenu(x, y);
    return true;
  }
  root.addEventListener("contextmenu", (e) => {
    if (menu.contains(e.target) || (!e.target.closest("a, input, dialog") && (!menu.hidden || menuFor(e.target, e.clientX, e.clientY)))) e.preventDefault();
  });
  // A finger that rests asks for the menu; lifting it is no click then.
  let timer = 0, from = null, swallow = false;
  root.addEventListener("pointerdown", (e) => {
    clearTimeout(timer);
    swallow = false;
    if (e.pointerType !== "touch" || !e.isPrimary) return;
    from = e;
    timer = setTimeout(() => (swallow = menuFor(e.target, e.clientX, e.clientY)), 500);
  });
  root.addEventListener("pointermove", (e) => from && Math.hypot(e.clientX - from.clientX, e.clientY - from.clientY) > 10 && clearTimeout(timer));
  for (const end of ["pointerup", "pointercancel"]) root.addEventListener(end, () => clearTimeout(timer));
  root.addEventListener("click", (e) => {
    if (!swallow || !e.isTrusted) return;
    swallow = false;
    e.preventDefault();
    e.stopPropagation();
  }, true);
  function menuByKey() {
    const at = document.activeElement, row = at.closest("[role=treeitem], tr");
    const box = (row || canvas).getBoundingClientRect();
    openMenu(box.left + (row ? 24 : box.width / 2), row ? box.bottom : box.top + box.height / 2);
  }

  // Dialogs: the program fills the one to choose from, which is open while it
  // has anything in it.
  new MutationObserver(() => {
    const full = choose.childElementCount > 0;
    if (full && !choose.open) choose.showModal();
    else if (!full && choose.open) choose.close();
  }).observe(choose, { childList: true });
  choose.addEventListener("close", () => choose.childElementCount > 0 && press("choose-close"));

  // The sheet of a phone: a press raises it by a step, a drag follows the hand.
  const heights = ["", "half", "full"];
  function sheet(to) {
    const at = heights[Math.max(0, Math.min(to, 2))];
    root.dataset.sheet = at;
    grip.setAttribute("aria-label", at === "full" ? "Lower the card" : "Raise the card");
  }
  const height = () => Math.max(0, heights.indexOf(root.dataset.sheet || ""));
  let held = null, dragged = false;
  grip.addEventListener("pointerdown", (e) => {
    held = e.clientY;
    grip.setPointerCapture(e.pointerId);
  });
  grip.addEventListener("pointerup", (e) => {
    const up = held - e.clientY;
    dragged = Math.abs(up) > 24;
    if (dragged) sheet(height() + Math.sign(up) * (Math.abs(up) > innerHeight / 3 ? 2 : 1));
  });
  grip.addEventListener("click", () => dragged || sheet((height() + 1) % 3));

  // The lines that evidence rests on, as the page of the fact quotes them.
  // The browser parses the answer itself: a parser of texts would be refused by the page's policy.
  function lines(place) {
    place.textContent = "Fetching the lines.";
    const answer = new XMLHttpRequest();
    answer.open("GET", place.dataset.lines);
    answer.responseType = "document";
    answer.onloadend = () => {
      const page = answer.status === 200 && answer.response;
      const quotes = page ? [...page.querySelectorAll("#e blockquote")] : ["The lines could not be fetched."];
      place.replaceChildren(...(quotes.length ? quotes : ["Its source keeps no lines."]));
    };
    answer.send();
  }
  function evidence() {
    const section = find("#evidence");
    if (height() === 0) sheet(1);
    for (const place of root.querySelectorAll("[data-lines]:empty")) lines(place);
    if (section) section.focus();
  }

  find("#minimap").addEventListener("click", (e) => {
    const box = e.currentTarget.getBoundingClientRect();
    press("minimap", Math.round((1000 * (e.clientX - box.left)) / box.width) + "," + Math.round((1000 * (e.clientY - box.top)) / box.height));
  });
  root.addEventListener("click", (e) => {
    const act = e.target.closest("[data-page]");
    if (!act) return;
    if (act.dataset.page === "keys") keys.showModal();
    if (act.dataset.page === "evidence") evidence();
    if (act.dataset.page === "menu") menuByKey();
  });
  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    if (menu.contains(e.target)) {
      if (menuKey(e)) e.stopImmediatePropagation();
      return;
    }
    if (e.key === "Enter" && e.target.id) root.querySelector(`[data-from="#${e.target.id}"]`)?.click(); // a field's own button
    if (e.target.closest("input, select, textarea, dialog")) return;
    const act = { "?": () => keys.showModal(), e: evidence, m: menuByKey, ContextMenu: menuByKey, v: () => showAs(mode() === "table" ? "canvas" : "table") }[e.key === "F10" && e.shiftKey ? "m" : e.key];
    if (!act) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    act();
  }, true);
})();
