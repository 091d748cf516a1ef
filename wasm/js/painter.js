// Draws the frames of graph/scene on a Canvas2D: the format of a frame is
// documented in graph/scene/commands.go. Colours are the page's own.
"use strict";

function throughlinePainter() {
  const kinds = ["theme", "talk", "technology", "person", "company", "event", "series", "source"];
  const [PLAIN, DIM, LIT, SELECTED] = [0, 1, 2, 3];
  const shapes = [];
  let canvas, context, ratio = 1, ink = null;

  function start() {
    canvas = document.getElementById("view");
    context = canvas.getContext("2d");
  }

  // style resolves the page's custom properties, which a canvas cannot do.
  function style() {
    const probe = canvas.parentElement.appendChild(document.createElement("i"));
    const colour = (name) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };
    const family = (name) => {
      probe.style.fontFamily = `var(--${name})`;
      return getComputedStyle(probe).fontFamily;
    };
    ink = {
      kind: kinds.map((k) => colour("k-" + k)),
      paper: colour("paper"), ink: colour("ink"), second: colour("ink-2"), third: colour("ink-3"),
      rule: colour("rule"), rule2: colour("rule-2"), thread: colour("thread"),
      sans: family("sans"), serif: family("serif"),
    };
    probe.remove();
  }

  function resize(width, height) {
    if (!canvas) start();
    ratio = devicePixelRatio || 1;
    canvas.width = Math.max(1, Math.round(width * ratio));
    canvas.height = Math.max(1, Math.round(height * ratio));
  }

  const edge = (state) =>
    state === LIT || state === SELECTED ? [ink.ink, 1.6] : state === DIM ? [ink.rule, 1.2] : [ink.rule2, 1.1];

  function lines(ops, i, n, curved) {
    context.beginPath();
    for (; n > 0; n--) {
      context.moveTo(ops[i], ops[i + 1]);
      if (curved) context.quadraticCurveTo(ops[i + 2], ops[i + 3], ops[i + 4], ops[i + 5]);
      else context.lineTo(ops[i + 2], ops[i + 3]);
      i += curved ? 6 : 4;
    }
    context.stroke();
    return i;
  }

  function arrows(ops, i, n) {
    context.beginPath();
    for (; n > 0; n--, i += 6) {
      context.moveTo(ops[i], ops[i + 1]);
      context.lineTo(ops[i + 2], ops[i + 3]);
      context.lineTo(ops[i + 4], ops[i + 5]);
      context.closePath();
    }
    context.fill();
    return i;
  }

  function marks(ops, i, kind, state, n) {
    context.fillStyle = ink.kind[kind];
    context.strokeStyle = ink.paper;
    context.lineWidth = 1.5;
    const all = new Path2D();
    for (; n > 0; n--, i += 3) {
      const k = ops[i + 2] / 8;
      all.addPath(shapes[kind], { a: k, d: k, e: ops[i] - ops[i + 2], f: ops[i + 1] - ops[i + 2] });
    }
    context.stroke(all);
    context.globalAlpha = state === DIM ? 0.42 : 1;
    context.fill(all);
    context.globalAlpha = 1;
    return i;
  }

  function bundles(ops, i, kind, state, n) {
    context.globalAlpha = state === DIM ? 0.42 : 1;
    context.setLineDash([3, 2]);
    context.lineWidth = 1.5;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `12px ${ink.sans}`;
    for (; n > 0; n--, i += 4) {
      context.beginPath();
      context.arc(ops[i], ops[i + 1], ops[i + 2], 0, 2 * Math.PI);
      context.fillStyle = ink.paper;
      context.strokeStyle = ink.kind[kind];
      context.fill();
      context.stroke();
      context.fillStyle = ink.ink;
      context.fillText("+" + ops[i + 3], ops[i], ops[i + 1]);
    }
    context.setLineDash([]);
    context.globalAlpha = 1;
    return i;
  }

  function circle(x, y, r, colour, width) {
    context.beginPath();
    context.arc(x, y, r, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }

  const font = (size, big) => (big ? `600 ${size}px ${ink.serif}` : `${size}px ${ink.sans}`);
  const face = (flags) => (flags & 8 ? font(12) : flags & 4 ? `italic 12.5px ${ink.serif}` : font(flags & 1 ? 15 : 12.5, flags & 1));

  // label writes a line of text: flags are those of graph/scene, and 8 for the number of a bundle, which has no halo.
  function label(context, state, flags, anchor, x, y, words) {
    context.font = face(flags);
    context.textAlign = ["center", "left", "right"][anchor];
    context.textBaseline = "alphabetic";
    if (flags & 8) {
      context.fillStyle = state === DIM ? ink.third : ink.ink;
      context.fillText(words, x, y);
      return;
    }
    context.strokeStyle = ink.paper;
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.strokeText(words, x, y);
    context.fillStyle = flags & 4 ? ink.second : state === DIM ? ink.third : ink.ink;
    context.fillText(words, x, y);
  }

  return {
    paint(ops, text, utf8) {
      if (!canvas) start();
      if (!ink) style();
      if (ratio !== (devicePixelRatio || 1)) resize(canvas.clientWidth, canvas.clientHeight); // moved to another display
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      for (let i = 0; i < ops.length; ) {
        const op = ops[i++];
        if (op <= 3) {
          const [colour, width] = edge(ops[i++]);
          context.strokeStyle = context.fillStyle = colour;
          context.lineWidth = width;
          const n = ops[i++];
          i = op === 3 ? arrows(ops, i, n) : lines(ops, i, n, op === 2);
        } else if (op === 4) i = marks(ops, i + 3, ops[i], ops[i + 1], ops[i + 2]);
        else if (op === 5) i = bundles(ops, i + 3, ops[i], ops[i + 1], ops[i + 2]);
        else if (op === 6 || op === 8) {
          circle(ops[i], ops[i + 1], ops[i + 2], op === 6 ? ink.thread : ink.rule, op === 6 ? 2.5 : 1);
          i += 3;
        } else {
          const [state, flags, anchor, x, y, at, length] = ops.subarray(i, i + 7);
          label(context, state, flags, anchor, x, y, utf8.decode(text.subarray(at, at + length)));
          i += 7;
        }
      }
    },
    // shape takes an outline in a box of 16: 0 move, 1 line, 2 cubic, 3 close, each with its points.
    shape(kind, verbs) {
      const path = new Path2D();
      for (let i = 0; i < verbs.length; ) {
        const verb = verbs[i++];
        if (verb === 0) path.moveTo(verbs[i], verbs[i + 1]);
        else if (verb === 1) path.lineTo(verbs[i], verbs[i + 1]);
        else if (verb === 2) path.bezierCurveTo(...verbs.subarray(i, i + 6));
        else path.closePath();
        i += [2, 2, 6, 0][verb];
      }
      shapes[kind] = path;
    },
    measure(words, size, big) {
      if (!canvas) start();
      if (!ink) style();
      context.font = font(size, big);
      return context.measureText(words).width;
    },
    // Of a line of text on another canvas: how wide it is, and how it is written.
    width(context, words, flags) {
      if (!ink) style();
      context.font = face(flags);
      return context.measureText(words).width;
    },
    label,
    clear() {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
    },
    resize,
    restyle() {
      ink = null;
    },
    // What gl.js draws with: the page's colours, those and widths of edges, and pixels of the display for one of CSS.
    ink() {
      if (!ink) style();
      return ink;
    },
    edge,
    ratio: () => ratio,
  };
}
