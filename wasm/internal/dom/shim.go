//go:build js && wasm

package dom

import "unsafe"

// The functions of wasm/js/shim.js. A string is passed as its address and its
// length; the script looks at the memory anew in every call.

//go:wasmimport throughline patch
func patch(id string, ops unsafe.Pointer, n int32, text unsafe.Pointer, size int32) int32

//go:wasmimport throughline shape
func shape(kind int32, verbs unsafe.Pointer, n int32)

//go:wasmimport throughline measure
func measure(text string, size float32, big int32) float32

//go:wasmimport throughline resize
func resize(width, height float32)

//go:wasmimport throughline restyle
func restyle()

// Patch gives the element with the id new children, and reports whether there
// is one. The stream is that of app.Page.
func Patch(id string, ops []uint32, text []byte) bool {
	return patch(id, pointer(unsafe.SliceData(ops)), int32(len(ops)), pointer(unsafe.SliceData(text)), int32(len(text))) != 0
}

// Shape gives the canvas the outline of a kind of mark.
func Shape(kind int, verbs []float32) {
	shape(int32(kind), pointer(unsafe.SliceData(verbs)), int32(len(verbs)))
}

// Measure returns the width of a text on the canvas, in CSS pixels.
func Measure(text string, size float32, big bool) float32 {
	flag := int32(0)
	if big {
		flag = 1
	}
	return measure(text, size, flag)
}

// ResizeCanvas makes the canvas so many CSS pixels large, at the resolution of
// the display.
func ResizeCanvas(width, height float32) { resize(width, height) }

// Restyle makes the canvas look its colours up again, after the page changed
// between light and dark.
func Restyle() { restyle() }

func pointer[T any](p *T) unsafe.Pointer { return unsafe.Pointer(p) }
