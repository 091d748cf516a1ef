// Package gl draws scenes in the browser: marks and edges with WebGL2, where
// the computer has a GPU, and names, bundles and the ring on a Canvas2D above
// them. Without WebGL2, or while its context is lost, a buffer of commands is
// replayed on the Canvas2D alone; it looks the same and is ten times faster
// than WebGL2 drawn by software.
//
// A frame is two calls into the page's script (wasm/js/gl.js, painter.js): 8
// bytes a node, and the commands of what is drawn above.
package gl
