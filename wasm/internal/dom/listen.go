//go:build js && wasm

package dom

import "syscall/js"

// Event is what happened, while it is being handled.
type Event struct{ v js.Value }

// Listen calls f when the event happens on the element, and returns how to
// stop that. The browser's own answer is prevented when f reports true.
func (e Element) Listen(name string, f func(Event) (handled bool)) (stop func()) {
	return listen(e.v, name, f)
}

// ListenWindow is Listen for events of the window.
func ListenWindow(name string, f func(Event) (handled bool)) (stop func()) {
	return listen(js.Global(), name, f)
}

// ListenDocument is Listen for events anywhere on the page.
func ListenDocument(name string, f func(Event) (handled bool)) (stop func()) {
	return listen(js.Global().Get("document"), name, f)
}

// ListenMedia calls f when a media query begins or ceases to hold.
func ListenMedia(media string, f func(matches bool)) (stop func()) {
	return listen(js.Global().Call("matchMedia", media), "change", func(e Event) bool {
		f(e.v.Get("matches").Bool())
		return false
	})
}

func listen(target js.Value, name string, f func(Event) bool) (stop func()) {
	if !target.Truthy() {
		return func() {}
	}
	call := js.FuncOf(func(_ js.Value, args []js.Value) any {
		if f(Event{args[0]}) {
			args[0].Call("preventDefault")
		}
		return nil
	})
	options := map[string]any{"passive": false} // a passive wheel listener could not prevent scrolling
	target.Call("addEventListener", name, call, options)
	return func() {
		target.Call("removeEventListener", name, call)
		call.Release()
	}
}

// ListenSize calls f with the size of the element, now and when it changes.
func (e Element) ListenSize(f func(width, height float32)) (stop func()) {
	call := js.FuncOf(func(js.Value, []js.Value) any {
		f(e.Size())
		return nil
	})
	observer := js.Global().Get("ResizeObserver").New(call)
	observer.Call("observe", e.v)
	return func() {
		observer.Call("disconnect")
		call.Release()
	}
}

// Key returns the name of the key, or "" when a modifier gives it another
// meaning.
func (e Event) Key() string {
	for _, modifier := range [...]string{"ctrlKey", "metaKey", "altKey", "isComposing"} {
		if e.v.Get(modifier).Bool() {
			return ""
		}
	}
	return e.v.Get("key").String()
}

// Ctrl reports whether the control key is held, as pinching on a touch pad
// claims.
func (e Event) Ctrl() bool { return e.v.Get("ctrlKey").Bool() }

// Several reports whether a key is held that makes a click add to what is
// selected.
func (e Event) Several() bool {
	return e.v.Get("shiftKey").Bool() || e.v.Get("ctrlKey").Bool() || e.v.Get("metaKey").Bool()
}

// Closest returns the innermost element around where the event happened that
// a selector finds.
func (e Event) Closest(selector string) Element {
	target := e.v.Get("target")
	if !target.Truthy() || target.Get("closest").IsUndefined() {
		return Element{js.Null()}
	}
	return Element{target.Call("closest", selector)}
}

// At returns where in its element the event happened, in CSS pixels.
func (e Event) At() (x, y float32) {
	return float32(e.v.Get("offsetX").Float()), float32(e.v.Get("offsetY").Float())
}

// Along returns how far from an element's left edge the event happened, and
// the element's width, in CSS pixels.
func (e Event) Along(el Element) (x, width float32) {
	if !el.Is() {
		return 0, 0
	}
	box := el.v.Call("getBoundingClientRect")
	return float32(e.v.Get("clientX").Float() - box.Get("left").Float()), float32(box.Get("width").Float())
}

// Pointer returns the number of the pointer.
func (e Event) Pointer() int { return e.v.Get("pointerId").Int() }

// Touch reports whether the pointer is a finger.
func (e Event) Touch() bool { return e.v.Get("pointerType").String() == "touch" }

// Button returns the number of the button, zero for the main one.
func (e Event) Button() int { return e.v.Get("button").Int() }

// Wheel returns how far a wheel was turned, in CSS pixels.
func (e Event) Wheel() float32 {
	const line, page = 16, 400
	d := float32(e.v.Get("deltaY").Float())
	switch e.v.Get("deltaMode").Int() {
	case 1:
		return d * line
	case 2:
		return d * page
	}
	return d
}

// Detail returns how often a click was repeated.
func (e Event) Detail() int { return e.v.Get("detail").Int() }
