// The bench: looks a report through with keys, shows what loading it would
// change, and keeps unsaved work. Everything from a report is put in as text.
const root = document.querySelector("#load"), intake = document.querySelector("#intake"), bench = document.querySelector("#bench");
const KINDS = [["event", "Event"], ["talk", "Talks"], ["person", "Speakers"], ["company", "Companies"], ["technology", "Technologies"], ["theme", "Themes"]];

// el builds an element. Text is set as text, never as markup.
function el(tag, attrs, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(attrs || {})) {
    if (k.startsWith("on")) e.addEventListener(k.slice(2), v);
    else if (v !== false && v !== undefined && v !== null) e.setAttribute(k, v === true ? "" : v);
  }
  e.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
  return e;
}

function glyph(kind) {
  const s = document.createElementNS("http://www.w3.org/2000/svg", "svg"), u = document.createElementNS("http://www.w3.org/2000/svg", "use");
  s.setAttribute("class", "g k-" + kind);
  s.setAttribute("aria-hidden", "true");
  u.setAttribute("href", "#k-" + kind);
  s.append(u);
  return s;
}

const number = (n) => n.toLocaleString("en");
const many = (n, one, more) => number(n) + " " + (n === 1 ? one : more);
const plural = { person: "people", company: "companies", technology: "technologies", series: "series" };
const href = (id) => "/" + id.split("/").map(encodeURIComponent).join("/");
