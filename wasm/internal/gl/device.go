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
	age          int32 // of the context that holds static
	shape, style uint32
	above        scene.Frame
	front        []int32
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
func glUpload(marks unsafe.Pointer, m int32, lines unsafe.Pointer, l int32, arrows unsafe.Pointer, a int32, bent int32)

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
		d.paint(f)
		return
	}
	if d.age != age || d.shape != f.Shape || d.style != f.Style {
		d.age, d.shape, d.style = age, f.Shape, f.Style
		d.upload(f)
	}
	zoom := f.Camera.Zoom
	if !(zoom > 0) {
		zoom = 1
	}
	glFrame(pointer(f.Positions), int32(len(f.Positions)), f.Camera.X, f.Camera.Y, zoom, f.Scale)
	d.above = *f
	d.above.Edges, d.above.Order = nil, d.front
	d.commands.MaxNodes = 0
	d.paint(&d.above)
}

// upload also chooses what is drawn above: bundles, and the selected mark with
// its ring.
func (d *Device) upload(f *scene.Frame) {
	s := &d.static
	s.make(f)
	bent := int32(0)
	if s.bent {
		bent = 1
	}
	glUpload(pointer(s.marks), int32(len(s.marks)), pointer(s.lines), int32(len(s.lines)), pointer(s.arrows), int32(len(s.arrows)), bent)
	d.front = d.front[:0]
	for i := range f.Nodes {
		if f.Nodes[i].More > 0 || f.Marks[i].State == scene.Selected {
			d.front = append(d.front, int32(i))
		}
	}
	d.commands = scene.Commands{Ops: d.commands.Ops, Text: d.commands.Text} // it had sorted another frame
}

func (d *Device) paint(f *scene.Frame) {
	c := &d.commands
	c.Draw(f)
	paint(unsafe.Pointer(unsafe.SliceData(c.Ops)), int32(len(c.Ops)), unsafe.Pointer(unsafe.SliceData(c.Text)), int32(len(c.Text)))
}

func pointer(v []float32) unsafe.Pointer { return unsafe.Pointer(unsafe.SliceData(v)) }
