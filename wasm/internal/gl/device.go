//go:build js && wasm

package gl

import (
	"unsafe"

	"throughline/graph/scene"
)

// Device draws on the page's canvas. The zero value draws on Canvas2D, and
// with WebGL2 when Start has found a GPU.
type Device struct {
	commands     scene.Commands
	static       static
	names        names
	age          int32 // of the context that holds all that was uploaded
	shape, style uint32
	named        uint32
	sent         []float32 // positions
}

var _ scene.Device = (*Device)(nil)

// The functions of wasm/js/shim.js.

//go:wasmimport throughline paint
func paint(ops unsafe.Pointer, n int32, text unsafe.Pointer, size int32)

//go:wasmimport throughline glStart
func glStart()

//go:wasmimport throughline glAge
func glAge() int32

//go:wasmimport throughline glUpload
func glUpload(marks unsafe.Pointer, m int32, lines unsafe.Pointer, l int32, arrows unsafe.Pointer, a int32, bent, anew int32)

//go:wasmimport throughline glNames
func glNames(ops unsafe.Pointer, n int32, text unsafe.Pointer, size int32)

//go:wasmimport throughline glFrame
func glFrame(positions unsafe.Pointer, n int32, x, y, zoom, scale float32)

// Start looks for a GPU as soon as the page has time for it: shaders take
// longer to compile than the first picture may. The canvas has an event
// "renderer" whenever another way of drawing is taken up.
func Start() { glStart() }

// mostBySoftware caps the nodes that are drawn without a GPU: as many as it
// shows thirty times a second.
const mostBySoftware = 2000

// Draw shows a frame.
func (d *Device) Draw(f *scene.Frame) {
	age := glAge()
	if age == 0 {
		d.age = 0
		d.commands.MaxNodes = mostBySoftware
		d.commands.Draw(f)
		c := &d.commands
		paint(pointer(c.Ops), int32(len(c.Ops)), pointer(c.Text), int32(len(c.Text)))
		return
	}
	fresh := d.age != age || d.shape != f.Shape
	if fresh || d.style != f.Style {
		d.age, d.shape, d.style = age, f.Shape, f.Style
		d.upload(f, fresh)
	}
	if fresh || d.named != f.Named {
		d.named = f.Named
		d.names.make(f)
		glNames(pointer(d.names.ops), int32(len(d.names.ops)), pointer(d.names.text), int32(len(d.names.text)))
	}
	zoom := f.Camera.Zoom
	if !(zoom > 0) {
		zoom = 1
	}
	glFrame(pointer(f.Positions), d.unsent(f.Positions, fresh), f.Camera.X, f.Camera.Y, zoom, f.Scale)
}

// unsent returns how many positions are to be uploaded: none if they are those
// of the frame before. Looking costs 0.01 ms for 10,000 nodes, uploading three
// times as much.
func (d *Device) unsent(at []float32, fresh bool) int32 {
	if !fresh && text(at) == text(d.sent) {
		return 0
	}
	d.sent = append(d.sent[:0], at...)
	return int32(len(at))
}

// text is the memory of numbers, for comparing all at once.
func text(v []float32) string {
	return unsafe.String((*byte)(pointer(v)), 4*len(v))
}

func (d *Device) upload(f *scene.Frame, anew bool) {
	s := &d.static
	s.make(f)
	glUpload(pointer(s.marks), int32(len(s.marks)), pointer(s.lines), int32(len(s.lines)), pointer(s.arrows), int32(len(s.arrows)),
		flag(s.bent), flag(anew))
}

func flag(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

func pointer[T any](v []T) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(v)) }
