// What the explorer's WebAssembly module imports: few functions that take much
// at once, because a call costs nanoseconds and a call through syscall/js up
// to a microsecond. Memory is looked at anew in each call, since growth
// detaches old views of it.
"use strict";

function throughlineShim(memory) {
  const utf8 = new TextDecoder();
  const bytes = (at, length) => new Uint8Array(memory(), at, length);
  const text = (at, length) => utf8.decode(bytes(at, length));

  // Page: see wasm/internal/app/page.go. Elements are kept where they fit, so
  // that focus and scrolling stay.
  const svgNames = new Set(["svg", "use", "rect", "path", "line", "circle", "g", "title", "text"]);
  const svgSpace = "http://www.w3.org/2000/svg";

  function element(parent, at, name) {
    const old = parent.childNodes[at];
    if (old && old.nodeType === 1 && old.localName === name) return old;
    const made = svgNames.has(name) ? document.createElementNS(svgSpace, name) : document.createElement(name);
    if (old) old.replaceWith(made);
    else parent.append(made);
    return made;
  }

  function patch(root, ops, words) {
    let used = 0;
    const take = (length) => words.slice(used, (used += length));
    const open = [{ node: root, next: 0, names: null }];
    for (let i = 0; i < ops.length; ) {
      const top = open[open.length - 1];
      switch (ops[i++]) {
        case 1: {
          const node = element(top.node, top.next++, take(ops[i++]));
          open.push({ node, next: 0, names: new Set() });
          break;
        }
        case 2: {
          const name = take(ops[i++]), value = take(ops[i++]);
          top.names.add(name);
          if (top.node.getAttribute(name) !== value) {
            if (name === "data-lines") top.node.replaceChildren(); // of another fact
            top.node.setAttribute(name, value);
          }
          break;
        }
        case 3: {
          const value = take(ops[i++]), old = top.node.childNodes[top.next++];
          if (old && old.nodeType === 3) {
            if (old.data !== value) old.data = value;
          } else if (old) old.replaceWith(value);
          else top.node.append(value);
          break;
        }
        case 4:
          trim(open.pop());
      }
    }
    trim(open[0]);
  }

  // trim takes away what the element had and has no more.
  function trim({ node, next, names }) {
    const ours = names && names.has("data-lines"); // what is in there the page put there, see views.js
    while (!ours && node.childNodes.length > next) node.lastChild.remove();
    if (names) for (const name of node.getAttributeNames()) if (!names.has(name)) node.removeAttribute(name);
  }

  const painter = throughlinePainter();
  const outlines = [];
  const numbers = (at, length) => new Float32Array(memory(), at, length);
  let gl = null;
  return {
    patch(idAt, idLength, opsAt, opsLength, textAt, textLength) {
      const root = document.getElementById(text(idAt, idLength));
      if (!root) return 0;
      patch(root, new Uint32Array(memory(), opsAt, opsLength), text(textAt, textLength));
      return 1;
    },
    paint(opsAt, opsLength, textAt, textLength) {
      painter.paint(numbers(opsAt, opsLength), bytes(textAt, textLength), utf8);
    },
    shape(kind, at, length) {
      outlines[kind] = numbers(at, length).slice();
      painter.shape(kind, outlines[kind]);
    },
    measure(at, length, size, big) {
      return painter.measure(text(at, length), size, big !== 0);
    },
    // resize makes the canvas as large as it is shown, at the display's own resolution.
    resize(width, height) {
      painter.resize(width, height);
    },
    restyle() {
      painter.restyle();
      if (gl) gl.restyle();
    },
    // WebGL2: see wasm/internal/gl.
    glStart() {
      gl = throughlineGL(document.getElementById("view"), painter, outlines);
      gl.start();
    },
    glAge: () => (gl ? gl.age() : 0),
    glUpload(marks, m, lines, l, arrows, a, bent, anew) {
      gl.upload(numbers(marks, m), numbers(lines, l), numbers(arrows, a), bent !== 0, anew !== 0);
    },
    glNames(opsAt, opsLength, textAt, textLength) {
      gl.names(numbers(opsAt, opsLength), bytes(textAt, textLength), utf8);
    },
    glFrame(at, length, x, y, zoom, scale) {
      gl.frame(numbers(at, length), x, y, zoom, scale);
    },
  };
}
