
// What is saved as a file: pictures as SVG and PNG, tables as CSV.
const save = {
  file(name, type, ...parts) {
    const link = make("a", { href: URL.createObjectURL(new Blob(parts, { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  },
  // The browser draws an SVG, at twice its size.
  async png(name, svg) {
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg);
    await image.decode();
    const canvas = make("canvas", { width: 2 * image.naturalWidth, height: 2 * image.naturalHeight });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((f) => canvas.toBlob(f, "image/png"));
    if (!blob) throw new Error("the picture is too large for this browser");
    this.file(name + ".png", "image/png", blob);
  },
  svg(name, text) { this.file(name + ".svg", "image/svg+xml", text); },
  // A field that a spreadsheet would run as a formula gets an apostrophe; a number may keep its sign.
  // The server's own files follow the same rule (inert in page_save.go).
  csv(name, rows) {
    const field = (v) => {
      const s = /^[=+@\t\r-]/.test(v) && !/^[-+][\d.,]+$/.test(v) ? "'" + v : v;
      return /[",\r\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s;
    };
    this.file(name + ".csv", "text/csv;charset=utf-8", rows.map((r) => r.map(field).join(",") + "\r\n").join(""));
  },
  day: () => new Date().toISOString().slice(0, 10),
  version: () => document.body.dataset.version,
  // What is counted, and by what, as the address says it and the server's own files do.
  filter() {
    const query = new URLSearchParams(location.search), by = query.get("by");
    const only = ["series", "company", "from", "to", "narrower", "kind"].filter((n) => query.get(n)).map((n) => `${n} ${query.get(n)}`);
    return (only.length ? "only " + only.join(", ") : "all talks") + (by ? ", by " + by : "");
  },
};
