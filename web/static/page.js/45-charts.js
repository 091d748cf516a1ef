
// Charts are saved as they stand on the page, in light colours, with what is counted, the day and the dataset: the
// region's words, rules, grounds and drawings are set down where the browser put them.
const charts = {
  start() { for (const region of document.querySelectorAll("[data-chart]")) this.offer(region); },
  offer(region) {
    const here = [...region.querySelectorAll(".fig-foot")].at(-1), foot = here ?? region.appendChild(make("p", { class: "fig-foot" }));
    const server = Object.fromEntries([...foot.querySelectorAll("a")].map((a) => [a.textContent, a.href]));
    const name = [...location.pathname.split("/").slice(1), region.dataset.chart].filter(Boolean).join("-");
    const drawn = () => (server.SVG ? fetch(server.SVG).then((r) => (r.ok ? r.text() : Promise.reject(new Error(`the server answered ${r.status}`)))) : this.draw(region));
    const table = this.table(region);
    const ways = {
      SVG: async () => save.svg(name, await drawn()),
      PNG: async () => save.png(name, await drawn()),
      CSV: table && (() => save.csv(name, this.rows(table))),
    };
    for (const [label, act] of Object.entries(ways)) {
      if (!act || server[label]) continue;
      const button = make("button", { class: "btn bare saves", type: "button", "aria-label": `Save as ${label}: ${region.dataset.chart}` }, label);
      button.addEventListener("click", async () => {
        button.setAttribute("aria-busy", "true");
        try { await act(); } catch (e) { button.after(make("span", { role: "alert" }, `That did not work: ${e.message}.`)); }
        button.removeAttribute("aria-busy");
      });
      foot.insertBefore(button, (label === "PNG" && [...foot.querySelectorAll("a")].find((a) => a.textContent === "CSV")) || null);
    }
  },
  // The table that says the same: the region's own, or its twin.
  table(region) {
    const twin = region.querySelector(".twin table") ?? (region.nextElementSibling?.matches(".twin") ? region.nextElementSibling.querySelector("table") : null);
    return twin ?? region.querySelector("table") ?? document.querySelector(region.dataset.table || "x");
  },
  rows(table) {
    const said = (cell) => {
      const copy = cell.cloneNode(true);
      const drawn = copy.querySelector("svg[aria-label]");
      for (const e of copy.querySelectorAll("[aria-hidden=true], svg, .saves, .when")) e.remove();
      if (drawn && !copy.textContent.trim()) return drawn.getAttribute("aria-label");
      return copy.textContent.replace(/\s+/g, " ").trim();
    };
    const rows = [...table.rows].map((r) => [...r.cells].flatMap((c) => [said(c), ...Array(c.colSpan - 1).fill("")]));
    const of = [save.version(), save.filter(), save.day()];
    return rows.map((r, i) => [...r, ...(i ? of : ["dataset", "filter", "date"])]);
  },
  draw(region) {
    points.hide();
    const root = document.documentElement, before = root.style.colorScheme;
    root.toggleAttribute("data-drawing", true); // colours change at once
    root.style.colorScheme = "light";
    try { return new Sheet(region).text(); } finally {
      root.style.colorScheme = before;
      root.toggleAttribute("data-drawing", false);
    }
  },
};

// Sheet sets one region down as SVG.
class Sheet {
  static space = "http://www.w3.org/2000/svg";
  static pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  static known = new Map();

  constructor(region) {
    const box = region.getBoundingClientRect(), top = 64, margin = 20, foot = 32;
    this.x = margin - box.left;
    this.y = top - box.top;
    const wide = Math.max(box.width, ...[...region.querySelectorAll(".scroll")].map((e) => e.scrollWidth + e.getBoundingClientRect().left - box.left));
    const width = Math.ceil(wide + 2 * margin), height = Math.ceil(box.height + top + foot);
    this.svg = this.add("svg", { xmlns: Sheet.space, width, height, viewBox: `0 0 ${width} ${height}` }, null);
    this.add("title", {}).textContent = `${pageTitle()}: ${region.dataset.chart}`;
    this.add("rect", { width: "100%", height: "100%", fill: "#fff" });
    const hatch = this.add("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, this.add("defs", {}));
    this.add("line", { y2: 5, stroke: "#bbb", "stroke-width": 1.4 }, hatch);
    this.line(pageTitle(), margin, 28, 16, 600, "#1b1e24");
    this.line("Counted: " + save.filter(), margin, 48, 12, 400, "#4a4d54");
    this.walk(region);
    this.line(`Throughline, dataset ${save.version()}, ${save.day()}`, margin, height - 12, 11, 400, "#63666d");
  }
  text() { return new XMLSerializer().serializeToString(this.svg); }
  add(name, attributes, into = this.svg) {
    const e = document.createElementNS(Sheet.space, name);
    for (const [k, v] of Object.entries(attributes)) if (k !== "xmlns") e.setAttribute(k, v);
    into?.append(e);
    return e;
  }
  line(words, x, y, size, weight, fill, family = "sans-serif", style = "normal") {
    const e = this.add("text", { x: x.toFixed(1), y: y.toFixed(1), "font-size": size, "font-weight": weight, "font-family": family, fill });
    if (style !== "normal") e.setAttribute("font-style", style);
    e.textContent = words.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
  }
  // colour is what programs that draw SVG understand, and null for one that is not seen.
  colour(css) {
    if (!Sheet.known.has(css)) {
      const pen = Sheet.pen;
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = css;
      pen.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
      Sheet.known.set(css, a === 0 ? null : a === 255 ? "#" + [r, g, b].map((v) => v.toString(16).padStart(2, "0")).join("") : `rgba(${r},${g},${b},${(a / 255).toFixed(3)})`);
    }
    return Sheet.known.get(css);
  }
  walk(e) {
    if (e.nodeType === 3) return this.words(e);
    if (e.nodeType !== 1 || e.matches(".vh, .at-point, .twin, .saves, form, button, [hidden], [data-tip]") || !e.getClientRects().length) return;
    if (e.localName === "svg") return this.drawing(e);
    this.ground(e);
    for (const child of e.childNodes) this.walk(child);
  }
  ground(e) {
    const css = getComputedStyle(e), r = e.getBoundingClientRect();
    const fill = this.colour(css.backgroundColor);
    const at = { x: (r.left + this.x).toFixed(1), width: r.width.toFixed(1) };
    if (fill) this.add("rect", { ...at, y: (r.top + this.y).toFixed(1), height: r.height.toFixed(1), fill });
    if (css.backgroundImage !== "none" && e.matches(".gap, .gapcol, td")) this.add("rect", { ...at, y: (r.top + this.y).toFixed(1), height: r.height.toFixed(1), fill: "url(#hatch)" });
    for (const [side, y] of [["Top", r.top], ["Bottom", r.bottom]]) {
      const width = parseFloat(css[`border${side}Width`]), stroke = this.colour(css[`border${side}Color`]);
      if (width > 0 && stroke && css[`border${side}Style`] !== "none") this.add("rect", { ...at, y: (y + this.y - (side === "Bottom" ? width : 0)).toFixed(1), height: width, fill: stroke });
    }
  }
  // words sets a text down line by line, as it was broken.
  words(node) {
    const css = getComputedStyle(node.parentElement), range = document.createRange(), size = parseFloat(css.fontSize);
    if (css.visibility === "hidden" || !node.data.trim()) return;
    let now = null;
    for (const word of node.data.matchAll(/\S+/g)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const r = range.getClientRects()[0];
      if (!r) continue;
      if (now && Math.abs(now.r.top - r.top) < 2) now.words += " " + word[0];
      else {
        if (now) this.put(now, css, size);
        now = { r, words: word[0] };
      }
    }
    if (now) this.put(now, css, size);
  }
  put({ r, words }, css, size) {
    if (css.textTransform === "uppercase") words = words.toUpperCase();
    this.line(words, r.left + this.x, r.top + this.y + r.height / 2 + 0.35 * size, size, css.fontWeight, this.colour(css.color) ?? "#000", css.fontFamily, css.fontStyle);
  }
  drawing(svg) {
    const r = svg.getBoundingClientRect(), use = svg.querySelector("use");
    const symbol = use && document.querySelector(use.getAttribute("href"));
    const copy = symbol ? this.add("svg", { viewBox: symbol.getAttribute("viewBox"), fill: this.colour(getComputedStyle(svg).color) }) : this.svg.appendChild(svg.cloneNode(true));
    if (symbol) copy.append(...[...symbol.childNodes].map((n) => n.cloneNode(true)));
    else this.looks(svg, copy);
    for (const [k, v] of Object.entries({ x: r.left + this.x, y: r.top + this.y, width: r.width, height: r.height })) copy.setAttribute(k, v.toFixed(1));
    copy.setAttribute("overflow", "visible");
    if (svg.hasAttribute("preserveAspectRatio")) copy.setAttribute("preserveAspectRatio", svg.getAttribute("preserveAspectRatio"));
  }
  // looks writes what the style sheet says into the copies' attributes.
  looks(from, to) {
    const all = (e) => [e, ...e.querySelectorAll("*")];
    const copies = all(to);
    all(from).forEach((e, i) => {
      const css = getComputedStyle(e), copy = copies[i];
      for (const name of ["class", "href", "tabindex", "aria-labelledby", "data-points", "data-hrefs", "data-left", "data-right"]) copy.removeAttribute(name);
      if (css.display === "none") return copy.setAttribute("display", "none");
      if (e.childElementCount && e.localName !== "text") return css.opacity !== "1" && copy.setAttribute("opacity", css.opacity);
      for (const name of ["fill", "stroke"]) copy.setAttribute(name, css[name] === "none" ? "none" : css[name].startsWith("url(") ? "url(#hatch)" : this.colour(css[name]) ?? "none");
      for (const name of ["stroke-width", "stroke-dasharray", "opacity", "stroke-linecap", "vector-effect"]) {
        const value = css.getPropertyValue(name);
        if (value && !["none", "1", "1px", "butt"].includes(value)) copy.setAttribute(name, value);
      }
      if (e.localName === "text") for (const name of ["font-size", "font-family", "font-weight", "font-style", "text-anchor", "paint-order", "stroke-linejoin"]) copy.setAttribute(name, css.getPropertyValue(name));
    });
  }
}
charts.start();
