// Package gl draws scenes in the browser: with WebGL2, where the computer has
// a GPU; else, or while its context is lost, a buffer of commands is replayed
// on a Canvas2D, which looks the same and is ten times faster than WebGL2 drawn
// by software.
//
// With WebGL2 a frame is one call into the page's script (wasm/js/gl.js): the
// camera, and 8 bytes a node if any moved. Names are pictures in a texture that
// hang on their nodes, sent only when they are placed anew (wasm/js/names.js):
// writing 80 names with their halos on a canvas took 0.6 ms of every frame.
package gl
