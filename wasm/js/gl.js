// Draws with WebGL2 on a canvas below the painter's, which is empty then. What
// is static is uploaded when it changes, names when they are placed anew,
// positions (8 bytes a node) when they move: moving the camera is 32 bytes and
// four calls that draw. Where WebGL2 is missing, drawn by software or lost, the
// painter draws everything.
"use strict";

function throughlineGL(view, painter, shapes) {
  // A curve is a strip of this many pieces; straight edges take one.
  const pieces = 10, row = 1024, cell = 64, span = 20;
  let canvas, gl, made = null, age = 0, colours = null, straight = true, names = null;
  const seen = new Float32Array(8); // the block of the shaders

  const common = `#version 300 es
    precision highp float; precision highp sampler2D;
    uniform sampler2D at; layout(std140) uniform seen { vec4 camera; vec4 size; }; // x, y, zoom, scale; width, height, ratio
    vec2 place(float i) { int k = int(i); return (texelFetch(at, ivec2(k % ${row}, k / ${row}), 0).xy - camera.xy) * camera.z + size.xy * .5; }
    bool lost(vec2 p) { return isnan(p.x + p.y) || isinf(p.x + p.y); }
    vec4 clip(vec2 p) { return vec4(p.x / size.x * 2. - 1., 1. - p.y / size.y * 2., 0., 1.); }
    const vec4 nowhere = vec4(2., 2., 2., 1.);`;

  const edgeVertex = `${common}
    layout(location = 0) in vec4 edge; // from, to, bend, state
    uniform vec4 ink[4]; uniform float width[4], pieces; out float off, half_; out vec4 colour;
    void main() {
      vec2 a = place(edge.x), b = place(edge.y), d = b - a, c = (a + b) * .5 + 2. * edge.z * vec2(d.y, -d.x);
      if (lost(a) || lost(b)) { gl_Position = nowhere; return; }
      float t = float(gl_VertexID >> 1) / pieces, u = 1. - t;
      vec2 p = u * u * a + 2. * u * t * c + t * t * b, way = u * (c - a) + t * (b - c);
      int s = int(edge.w);
      colour = ink[s]; half_ = width[s] * .5; off = ((gl_VertexID & 1) == 0 ? 1. : -1.) * (half_ + 1.);
      gl_Position = clip(p + normalize(vec2(-way.y, way.x) + 1e-9) * off);
    }`;
  const edgeFragment = `${common}
    in float off, half_; in vec4 colour; out vec4 o;
    void main() { o = colour * clamp((half_ - abs(off)) * size.z + .5, 0., 1.); }`;

  const arrowVertex = `${common}
    layout(location = 0) in vec4 edge; layout(location = 1) in float radius;
    uniform vec4 ink[4]; out vec4 colour;
    void main() {
      vec2 a = place(edge.x), b = place(edge.y), d = b - a, c = (a + b) * .5 + 2. * edge.z * vec2(d.y, -d.x), w = b - c;
      float r = radius * camera.w, l = length(w);
      if (lost(a) || lost(b) || l <= r + 8.) { gl_Position = nowhere; return; }
      w /= l;
      vec2 tip = b - w * (r + 2.), n = vec2(-w.y, w.x) * 3.2;
      colour = ink[int(edge.w)];
      gl_Position = clip(gl_VertexID == 0 ? tip : tip - w * 8. + (gl_VertexID == 1 ? n : -n));
    }`;
  const arrowFragment = `${common} in vec4 colour; out vec4 o; void main() { o = colour; }`;

  const markVertex = `${common}
    layout(location = 0) in vec4 node; // index, radius, kind, state
    uniform vec4 kinds[8], thread, ink[4]; out vec2 q; flat out vec3 mark; out vec4 colour;
    void main() {
      vec2 p = place(node.x), corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
      bool ring = node.z > 31., guide = node.z > 63.;
      float r = guide ? node.y * camera.z : ring ? node.y * camera.w + node.w : node.y * (node.z > 15. ? max(camera.w, 1.) : camera.w);
      if (lost(p)) { gl_Position = nowhere; return; }
      q = corner; mark = vec3(node.z, r, node.w == 1. ? .42 : 1.); colour = guide ? ink[1] : ring ? thread : kinds[int(node.z) & 7];
      gl_Position = clip(p + (corner - .5) * r * ${span}. / 8.);
    }`;
  const markFragment = `${common}
    uniform sampler2D outline; uniform vec4 paper; in vec2 q; flat in vec3 mark; in vec4 colour; out vec4 o;
    // bundle is a dashed circle, three pixels and two without; the ring a whole one, a guide a thin one.
    vec4 bundle(vec2 v) {
      float d = length(v) - mark.y, whole = max(1., floor(1.2566 * mark.y));
      float dash = (.3 - abs(fract(atan(v.y, v.x) / 6.2832 * whole) - .5)) * 5.;
      float fill = clamp(.5 - d * size.z, 0., 1.), rim = clamp((.75 - abs(d)) * size.z + .5, 0., 1.) * clamp(dash * size.z + .5, 0., 1.);
      return (colour * rim + paper * fill * (1. - rim)) * mark.z;
    }
    vec4 ring(vec2 v) { return colour * clamp(((mark.x > 63. ? .5 : 1.25) - abs(length(v) - mark.y)) * size.z + .5, 0., 1.); }
    void main() {
      vec2 v = (q - .5) * mark.y * ${span}. / 8.;
      if (mark.x > 15.) { o = mark.x > 31. ? ring(v) : bundle(v); return; }
      float d = (texture(outline, vec2((mark.x + clamp(q.x, .01, .99)) / 8., q.y)).r * 255. - 128.) / 32. * mark.y / 8.;
      float fill = clamp(.5 - d * size.z, 0., 1.) * mark.z, rim = clamp((.75 - abs(d)) * size.z + .5, 0., 1.);
      o = colour * fill + paper * rim * (1. - fill);
    }`;

  const nameVertex = `${common}
    layout(location = 0) in vec4 tie; layout(location = 1) in vec4 from; // a, b, t, left; dx, dy, width, top
    uniform vec3 room; out vec2 q; // width and height in pixels of the texture, and those of a line
    void main() {
      vec2 p = mix(place(tie.x), place(tie.y), tie.z), corner = vec2(gl_VertexID & 1, gl_VertexID >> 1), box = vec2(from.z, room.z);
      if (lost(p)) { gl_Position = nowhere; return; }
      q = (vec2(tie.w, from.w) + corner * box) / room.xy;
      gl_Position = clip((floor((p + from.xy) * size.z + .5) + corner * box) / size.z);
    }`;
  const nameFragment = `${common} uniform sampler2D letters; in vec2 q; out vec4 o; void main() { o = texture(letters, q); }`;

  function program(vertex, fragment) {
    const p = gl.createProgram();
    for (const [type, text] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]]) {
      const s = gl.createShader(type);
      gl.shaderSource(s, text);
      gl.compileShader(s);
      gl.attachShader(p, s);
    }
    gl.linkProgram(p);
    return p;
  }

  // instanced returns a vertex array with one record of so many numbers for each instance.
  function instanced(...sizes) {
    const array = gl.createVertexArray(), buffer = gl.createBuffer(), all = sizes.reduce((a, b) => a + b);
    gl.bindVertexArray(array);
    gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
    sizes.forEach((n, i) => {
      gl.enableVertexAttribArray(i);
      gl.vertexAttribPointer(i, n, gl.FLOAT, false, 4 * all, 16 * i);
      gl.vertexAttribDivisor(i, 1);
    });
    return { array, buffer };
  }

  // layer is what one call draws: instances of so many vertices, with records of so many numbers.
  function layer(vertex, fragment, mode, vertices, ...sizes) {
    return { program: program(vertex, fragment), ...instanced(...sizes), mode, vertices, record: sizes.reduce((a, b) => a + b), count: 0 };
  }

  function texture(unit, filter) {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    for (const [name, value] of [["MIN_FILTER", filter], ["MAG_FILTER", filter], ["WRAP_S", "CLAMP_TO_EDGE"], ["WRAP_T", "CLAMP_TO_EDGE"]]) {
      gl.texParameteri(gl.TEXTURE_2D, gl["TEXTURE_" + name], gl[value]);
    }
  }

  // distances renders the outlines as signed distances, crisp at every size.
  function distances() {
    const out = new Uint8Array(8 * cell * cell);
    shapes.forEach((outline, kind) => {
      const points = flatten(outline);
      for (let y = 0; y < cell; y++) {
        for (let x = 0; x < cell; x++) {
          const d = distance(points, ((x + 0.5) / cell) * span - (span - 16) / 2, ((y + 0.5) / cell) * span - (span - 16) / 2);
          out[(y * 8 + kind) * cell + x] = Math.max(0, Math.min(255, Math.round(d * 32 + 128)));
        }
      }
    });
    return out;
  }

  function flatten(v) {
    const out = [];
    let x = 0, y = 0;
    for (let i = 0; i < v.length; ) {
      const verb = v[i++];
      if (verb === 2) {
        for (let k = 1; k <= 6; k++) {
          const t = k / 6, u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
          out.push(a * x + b * v[i] + c * v[i + 2] + d * v[i + 4], a * y + b * v[i + 1] + c * v[i + 3] + d * v[i + 5]);
        }
        i += 6;
      } else if (verb < 2) {
        out.push(v[i], v[i + 1]);
        i += 2;
      }
      if (verb < 3) [x, y] = out.slice(-2);
    }
    return out;
  }

  function distance(p, x, y) {
    let best = 1e9, inside = false;
    for (let i = 0, j = p.length - 2; i < p.length; j = i, i += 2) {
      const ax = p[j], ay = p[j + 1], dx = p[i] - ax, dy = p[i + 1] - ay;
      const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
      best = Math.min(best, (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
      if (ay > y !== p[i + 1] > y && x < ax + (dx * (y - ay)) / dy) inside = !inside;
    }
    return inside ? -Math.sqrt(best) : Math.sqrt(best);
  }

  function make() {
    const layers = [ // in painting order
      layer(edgeVertex, edgeFragment, gl.TRIANGLE_STRIP, 4, 4),
      layer(arrowVertex, arrowFragment, gl.TRIANGLES, 3, 4, 1),
      layer(markVertex, markFragment, gl.TRIANGLE_STRIP, 4, 4),
      layer(nameVertex, nameFragment, gl.TRIANGLE_STRIP, 4, 4, 4),
    ];
    for (const { program: p } of layers) {
      if (!gl.getProgramParameter(p, gl.LINK_STATUS)) return null; // the painter goes on
      gl.uniformBlockBinding(p, gl.getUniformBlockIndex(p, "seen"), 0);
    }
    gl.bindBufferBase(gl.UNIFORM_BUFFER, 0, gl.createBuffer());
    gl.bufferData(gl.UNIFORM_BUFFER, seen, gl.DYNAMIC_DRAW);
    texture(1, "LINEAR");
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, 8 * cell, cell, 0, gl.RED, gl.UNSIGNED_BYTE, distances());
    texture(2, "NEAREST");
    names = throughlineNames(gl, painter, 2);
    texture(0, "NEAREST");
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA); // colours are premultiplied
    return { layers, rows: 0 };
  }

  const software = /swiftshader|llvmpipe|softpipe|software|basic render/i;

  function open() {
    canvas = view.cloneNode(false);
    canvas.id = "view-gl";
    canvas.style.position = "absolute";
    canvas.style.pointerEvents = "none";
    const context = canvas.getContext("webgl2", { antialias: false, failIfMajorPerformanceCaveat: true, powerPreference: "high-performance" });
    const info = context && context.getExtension("WEBGL_debug_renderer_info");
    if (!context || (info && software.test(context.getParameter(info.UNMASKED_RENDERER_WEBGL)))) return null;
    canvas.addEventListener("webglcontextlost", (e) => {
      e.preventDefault(); // or it is never restored
      made = null;
      tell();
    });
    canvas.addEventListener("webglcontextrestored", begin);
    view.before(canvas);
    return context;
  }

  function begin() {
    made = make();
    fit();
    age++;
    colours = null;
    tell();
  }

  // tell shows which renderer is at work, and asks for a frame by it.
  function tell() {
    canvas.hidden = !made;
    if (made) painter.clear();
    document.getElementById("explorer").dataset.renderer = made ? "webgl" : "canvas";
    view.dispatchEvent(new Event("renderer"));
  }

  // ink resolves colours to numbers, whatever notation the page has them in.
  function ink() {
    const c = painter.ink(), one = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const numbers = (colour) => {
      one.clearRect(0, 0, 1, 1);
      one.fillStyle = colour;
      one.fillRect(0, 0, 1, 1);
      return [...one.getImageData(0, 0, 1, 1).data].map((v) => v / 255);
    };
    const states = [0, 1, 2, 3].map(painter.edge);
    return { kinds: c.kind.flatMap(numbers), paper: numbers(c.paper), thread: numbers(c.thread), lines: states.flatMap((s) => numbers(s[0])), widths: states.map((s) => s[1]) };
  }

  function restyle() {
    colours = ink();
    for (const { program: p } of made.layers) {
      const place = (name) => gl.getUniformLocation(p, name);
      gl.useProgram(p);
      gl.uniform1i(place("outline"), 1);
      gl.uniform1i(place("letters"), 2);
      gl.uniform4fv(place("kinds"), colours.kinds);
      gl.uniform4fv(place("ink"), colours.lines);
      gl.uniform1fv(place("width"), colours.widths);
      gl.uniform4fv(place("paper"), colours.paper);
      gl.uniform4fv(place("thread"), colours.thread);
      gl.uniform3fv(place("room"), names.size());
    }
  }

  function fill(layer, numbers) {
    layer.count = numbers.length / layer.record;
    gl.bindBuffer(gl.ARRAY_BUFFER, layer.buffer);
    gl.bufferData(gl.ARRAY_BUFFER, numbers, gl.STATIC_DRAW);
  }

  function positions(numbers) {
    const n = numbers.length / 2, rows = Math.max(1, Math.ceil(n / row)), full = Math.floor(n / row);
    gl.activeTexture(gl.TEXTURE0);
    if (rows !== made.rows) gl.texImage2D(gl.TEXTURE_2D, 0, gl.RG32F, row, (made.rows = rows), 0, gl.RG, gl.FLOAT, null);
    if (full) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, row, full, gl.RG, gl.FLOAT, numbers, 0);
    if (n % row) gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, full, n % row, 1, gl.RG, gl.FLOAT, numbers, 2 * full * row);
  }

  // fit puts the canvas exactly below the painter's.
  function fit() {
    [canvas.width, canvas.height] = [view.width, view.height];
    canvas.style.left = `${view.offsetLeft}px`;
    canvas.style.top = `${view.offsetTop}px`;
    canvas.style.width = `${view.offsetWidth}px`;
    canvas.style.height = `${view.offsetHeight}px`;
    if (!made) return;
    gl.viewport(0, 0, canvas.width, canvas.height);
    if (names.ratio === painter.ratio()) return;
    names = throughlineNames(gl, painter, 2); // crisp on this display
    age++;
    tell();
  }

  return {
    // start looks for a GPU when the page has time; without one it stays with the painter.
    start() {
      const look = () => ((gl = open()) ? begin() : (document.getElementById("explorer").dataset.renderer = "canvas"));
      globalThis.requestIdleCallback ? requestIdleCallback(look, { timeout: 500 }) : setTimeout(look, 50);
    },
    // age is another number after every loss, and 0 while there is no context.
    age: () => (made && !gl.isContextLost() ? age : 0),
    upload(marks, lines, arrows, bent, anew) {
      const [edges] = made.layers;
      edges.vertices = bent ? 2 * pieces + 2 : 4;
      gl.useProgram(edges.program);
      gl.uniform1f(gl.getUniformLocation(edges.program, "pieces"), edges.vertices / 2 - 1);
      if (anew) names.forget(); // who is who may have changed
      [lines, arrows, marks].forEach((numbers, i) => fill(made.layers[i], numbers));
    },
    names(ops, text, utf8) {
      const [, tall] = names.size();
      fill(made.layers[3], names.place(ops, text, utf8));
      if (tall !== names.size()[1]) colours = null; // it has grown
    },
    frame(numbers, x, y, zoom, scale) {
      if (painter.ratio() !== (devicePixelRatio || 1)) painter.resize(view.clientWidth, view.clientHeight); // moved to another display
      if (canvas.width !== view.width || canvas.height !== view.height) fit();
      if (!colours) restyle();
      if (numbers.length) positions(numbers);
      const ratio = painter.ratio();
      seen.set([x, y, zoom, scale, view.width / ratio, view.height / ratio, ratio]);
      gl.bufferSubData(gl.UNIFORM_BUFFER, 0, seen);
      gl.clear(gl.COLOR_BUFFER_BIT);
      for (const l of made.layers) {
        if (!l.count) continue;
        gl.useProgram(l.program);
        gl.bindVertexArray(l.array);
        gl.drawArraysInstanced(l.mode, 0, l.vertices, l.count);
      }
    },
    // restyle makes everything be uploaded again, names in their new colours too.
    restyle() {
      colours = null;
      age++;
    },
  };
}
