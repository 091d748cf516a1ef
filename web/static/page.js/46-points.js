
// The pointer or the keyboard on a chart: the year is marked in all charts of the page, what is known of it is said, and
// choosing it opens its talks.
const points = {
  all: [...document.querySelectorAll("svg[data-points]")],
  tip: null, svg: null, at: -1,
  start() {
    for (const svg of this.all) {
      const said = this.list(svg).some((p) => p.said);
      svg.addEventListener("pointermove", (e) => this.show(svg, this.under(svg, e.clientX), e));
      svg.addEventListener("pointerleave", () => this.hide());
      svg.addEventListener("click", (e) => { if (!e.target.closest("a")) this.open(svg, this.under(svg, e.clientX)); });
      if (!said) continue;
      svg.setAttribute("tabindex", "0");
      svg.addEventListener("focus", () => { if (svg.matches(":focus-visible")) this.show(svg, Math.max(0, this.first(svg))); });
      svg.addEventListener("focusin", (e) => { if (e.target !== svg) this.show(svg, this.under(svg, this.middle(e.target))); });
      svg.addEventListener("focusout", () => this.hide());
      svg.addEventListener("keydown", (e) => this.key(svg, e));
    }
  },
  // list is the points of a chart with what is known of each: its own words, or those of the table that follows it.
  list(svg) {
    return (svg.points ??= svg.dataset.points ? svg.dataset.points.split("|").map((p) => { const [name, said] = p.split(/: (.*)/s); return { name, said }; })
      : [...(svg.closest("figure")?.nextElementSibling?.querySelectorAll("tbody tr") ?? [])].map(this.row));
  },
  row(tr) {
    const [name, n, of, share, interval, state] = [...tr.cells].map((c) => c.textContent.trim());
    if (interval === undefined || n === "–") return { name, said: state ?? n };
    const ratio = `${n} of ${of} ${of === "1" ? "talk" : "talks"}`;
    return { name, said: share === "–" ? `${ratio}, ${state}` : `${ratio}, ${share}, 95 % interval ${interval}` };
  },
  middle(e) { const r = e.getBoundingClientRect(); return r.left + r.width / 2; },
  // first is a year worth beginning at: the first with talks.
  first(svg) { return this.list(svg).findIndex((p) => / of /.test(p.said) && !/^0 of /.test(p.said)); },
  under(svg, x) {
    const r = svg.getBoundingClientRect(), { left, right } = svg.dataset, n = this.list(svg).length;
    const at = ((x - r.left) / r.width) * svg.viewBox.baseVal.width;
    return Math.floor(((at - left) / (right - left)) * n);
  },
  key(svg, e) {
    const n = this.list(svg).length, to = { ArrowLeft: this.at - 1, ArrowRight: this.at + 1, Home: 0, End: n - 1 }[e.key];
    if (e.key === "Escape") return this.hide();
    if (e.key === "Enter" && e.target === svg) this.open(svg, this.at);
    else if (to !== undefined && e.target === svg) this.show(svg, Math.min(n - 1, Math.max(0, to)));
    else return;
    e.preventDefault();
  },
  show(svg, at, pointer) {
    const point = this.list(svg)[at];
    if (point === undefined) return this.hide();
    if (svg === this.svg && at === this.at && !pointer) return;
    if (!(svg === this.svg && at === this.at)) {
      for (const other of this.all) this.mark(other, this.list(other).findIndex((p) => p.name === point.name));
      this.svg = svg;
      this.at = at;
    }
    if (!point.said) return;
    this.tip ??= document.body.appendChild(make("div", { class: "tip sheet", role: "status", "data-tip": "" }));
    const text = `${point.name}: ${point.said}`;
    if (this.tip.textContent !== text) this.tip.textContent = text;
    this.tip.hidden = false;
    const r = svg.getBoundingClientRect(), { left, right } = svg.dataset, wide = svg.viewBox.baseVal.width;
    const x = pointer?.clientX ?? r.left + (r.width * (+left + ((at + 0.5) * (right - left)) / this.list(svg).length)) / wide;
    const y = pointer ? pointer.clientY : r.top + 12;
    this.tip.style.left = `${Math.max(8, Math.min(innerWidth - this.tip.offsetWidth - 8, x + 12))}px`;
    this.tip.style.top = `${Math.max(8, Math.min(innerHeight - this.tip.offsetHeight - 8, y + 14))}px`;
  },
  mark(svg, at) {
    svg.querySelector(":scope > .at-point")?.remove();
    if (at < 0) return;
    const { left, right } = svg.dataset, width = (right - left) / this.list(svg).length;
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    for (const [k, v] of Object.entries({ class: "at-point", x: +left + at * width, y: 0, width, height: svg.viewBox.baseVal.height })) rect.setAttribute(k, v);
    svg.prepend(rect);
  },
  hide() {
    for (const svg of this.all) this.mark(svg, -1);
    if (this.tip) this.tip.hidden = true;
    this.svg = null;
    this.at = -1;
  },
  // open goes to the talks of a point, where the chart or the table below it knows them.
  open(svg, at) {
    const point = this.list(svg)[at];
    if (point === undefined) return;
    const own = svg.dataset.hrefs?.split("|")[at];
    const figure = svg.closest("[data-chart]"), rows = figure?.nextElementSibling?.querySelectorAll("tbody th[scope=row] a") ?? [];
    const to = own || [...rows].find((a) => a.textContent.trim() === point.name)?.href;
    if (to) location.assign(to);
  },
};
points.start();
