//go:build js && wasm

package dom

import (
	"errors"
	"syscall/js"
	"unsafe"
)

// Port is the other end of a worker: in the page the worker, in a worker the
// page.
type Port struct {
	v        js.Value
	handlers []js.Func
}

// Buffer is memory that moves from one end to the other without being copied.
// An end that has sent it away has it no more.
type Buffer struct{ v js.Value }

// Message is what came from the other end: what kind it is, some numbers, and
// a buffer, which may be empty.
type Message struct {
	Kind   int
	Buffer Buffer
	v      js.Value
}

// InWorker reports whether this is not a page but a worker.
func InWorker() bool { return js.Global().Get("document").IsUndefined() }

// Page returns a worker's port to the page that started it.
func Page(message func(Message)) *Port { return listenPort(js.Global(), message, nil) }

// StartWorker runs this program a second time, in a worker, which shares its
// compiled code. When the worker fails, its messages end and failed is called.
func StartWorker(message func(Message), failed func()) (*Port, error) {
	start := js.Global().Get("throughlineWorker")
	if start.Type() != js.TypeFunction {
		return nil, errors.New("the page has no script for workers")
	}
	v, err := try(func() js.Value { return start.Invoke() })
	if err != nil {
		return nil, err
	}
	return listenPort(v, message, failed), nil
}

func listenPort(v js.Value, message func(Message), failed func()) *Port {
	p := &Port{v: v}
	p.on("onmessage", func(e js.Value) {
		data := e.Get("data")
		message(Message{Kind: data.Index(0).Int(), Buffer: Buffer{data.Index(1)}, v: data})
	})
	if failed != nil {
		p.on("onerror", func(e js.Value) {
			e.Call("preventDefault") // it is dealt with
			failed()
		})
	}
	return p
}

func (p *Port) on(name string, f func(js.Value)) {
	call := js.FuncOf(func(_ js.Value, args []js.Value) any {
		f(args[0])
		return nil
	})
	p.handlers = append(p.handlers, call)
	p.v.Set(name, call)
}

// Close ends a worker at once.
func (p *Port) Close() {
	p.v.Set("onmessage", nil)
	p.v.Set("onerror", nil)
	p.v.Call("terminate")
	for _, h := range p.handlers {
		h.Release()
	}
}

// Send sends a message and gives the buffer away.
func (p *Port) Send(kind int, b Buffer, numbers ...float64) {
	data := []any{kind, b.v}
	for _, x := range numbers {
		data = append(data, x)
	}
	var moved []any
	if b.v.Truthy() {
		moved = append(moved, b.v.Get("buffer"))
	}
	p.v.Call("postMessage", data, moved)
}

// Number returns number i of the message.
func (m Message) Number(i int) float64 { return m.v.Index(2 + i).Float() }

// NewBuffer makes a buffer of so many bytes.
func NewBuffer(size int) Buffer { return Buffer{js.Global().Get("Uint8Array").New(size)} }

// Fill copies bytes into the buffer.
func (b Buffer) Fill(from []byte) { js.CopyBytesToJS(b.v, from) }

// Bytes returns a copy of the buffer.
func (b Buffer) Bytes() []byte {
	out := make([]byte, b.v.Length())
	js.CopyBytesToGo(out, b.v)
	return out
}

// CopyTo copies the buffer to dst, as far as both reach.
func (b Buffer) CopyTo(dst []byte) { js.CopyBytesToGo(dst, b.v) }

// Bytes returns the memory of a list of numbers.
func Bytes[T any](list []T) []byte {
	var one T
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(list))), len(list)*int(unsafe.Sizeof(one)))
}

// Now returns the milliseconds since the page or worker began.
func Now() float64 { return js.Global().Get("performance").Call("now").Float() }
