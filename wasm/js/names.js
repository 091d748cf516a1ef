// Keeps lines of text as pictures in a texture: written once, with their halo,
// by the painter, then drawn as often as the picture moves. When the texture is
// full, it begins anew with what is shown, and is doubled if that is too much.
"use strict";

function throughlineNames(gl, painter, unit) {
  const ratio = painter.ratio(), width = ratio > 1 ? 2048 : 1024, tallest = 4096;
  // A line takes a cell: room for its halo around it, its baseline at base.
  const pad = 4, base = 18, cell = Math.ceil(26 * ratio), record = 12;
  const canvas = new OffscreenCanvas(width, 512 * Math.ceil(ratio)), context = canvas.getContext("2d", { willReadFrequently: true });
  let kept = new Map(), x = 0, y = 0;

  function allot() {
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, width, canvas.height, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
  }

  // clear forgets all lines; grown, there is twice the room for them.
  function clear(grown) {
    kept = new Map();
    x = y = 0;
    if (grown) {
      canvas.height *= 2; // which empties it too
      allot();
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, canvas.height);
  }

  // write returns the place of a line in the texture, and null when there is no room.
  function write(words, state, flags) {
    const wide = Math.min(width, Math.ceil((painter.width(context, words, flags) + 2 * pad) * ratio));
    if (x + wide > width) [x, y] = [0, y + cell];
    if (y + cell > canvas.height) return null;
    const at = [x, y, wide];
    context.setTransform(ratio, 0, 0, ratio, x, y);
    painter.label(context, state, flags, 1, pad, base, words);
    x += wide;
    return at;
  }

  // find returns the places of all lines, and null when they do not fit.
  function find(ops, text, utf8) {
    const all = [];
    for (let i = 0; i < ops.length; i += record) {
      const [who, line, state, flags] = ops.subarray(i, i + 4), key = ((who * 4 + line) * 4 + state) * 16 + flags;
      let at = kept.get(key);
      if (!at) {
        at = write(utf8.decode(text.subarray(ops[i + 10], ops[i + 10] + ops[i + 11])), state, flags);
        if (!at) return null;
        kept.set(key, at);
      }
      all.push(at);
    }
    return all;
  }

  // send uploads the rows that were written since one.
  function send(from) {
    const rows = Math.min(canvas.height, y + cell) - from;
    gl.activeTexture(gl.TEXTURE0 + unit);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true);
    gl.pixelStorei(gl.UNPACK_SKIP_ROWS, from);
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, from, width, rows, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
    gl.pixelStorei(gl.UNPACK_SKIP_ROWS, 0);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
  }

  allot();
  return {
    ratio,
    // size is width and height of the texture, and the height of a line.
    size: () => [width, canvas.height, cell],
    forget: () => clear(false),
    // place returns a record for each line: a, b, t, left in the texture; dx, dy, width, top.
    place(ops, text, utf8) {
      let from = y, before = kept.size, places = find(ops, text, utf8);
      for (let grown = false; !places && (!grown || canvas.height < tallest); grown = true) {
        clear(grown);
        [from, before, places] = [0, 0, find(ops, text, utf8)];
      }
      if (!places) return new Float32Array(0);
      if (kept.size > before) send(from);
      const out = new Float32Array(8 * places.length);
      places.forEach(([left, top, wide], k) => {
        const [anchor, a, b, t, dx, dy] = ops.subarray(record * k + 4, record * k + 10);
        const shift = anchor === 0 ? wide / ratio / 2 : anchor === 1 ? pad : wide / ratio - pad;
        out.set([a, b, t, left, dx - shift, dy - base, wide, top], 8 * k);
      });
      return out;
    },
  };
}
