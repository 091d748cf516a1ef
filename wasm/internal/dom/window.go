//go:build js && wasm

package dom

import "syscall/js"

// Query returns the query of the page's address.
func Query() string { return js.Global().Get("location").Get("search").String() }

// SetQuery puts a query into the page's address, as a new entry of the history
// or in place of the current one. Browsers refuse more than some hundred a
// minute; the error then says so, and the page goes on.
func SetQuery(query string, push bool) error {
	name := "replaceState"
	if push {
		name = "pushState"
	}
	_, err := try(func() js.Value {
		return js.Global().Get("history").Call(name, js.Null(), "", "?"+query)
	})
	return err
}

// Matches reports whether a media query holds.
func Matches(media string) bool { return js.Global().Call("matchMedia", media).Get("matches").Bool() }

// Frames calls f before each repaint with its time in milliseconds, for as
// long as f wants another.
type Frames struct {
	f       func(now float64) bool
	call    js.Func
	running bool
}

// NewFrames prepares the calls of f. There are none until Start.
func NewFrames(f func(now float64) (more bool)) *Frames {
	l := &Frames{f: f}
	l.call = js.FuncOf(func(_ js.Value, args []js.Value) any {
		l.running = false
		if l.f(args[0].Float()) {
			l.Start()
		}
		return nil
	})
	return l
}

// Start asks for a call with the next repaint, if none is on its way.
func (l *Frames) Start() {
	if !l.running {
		l.running = true
		js.Global().Call("requestAnimationFrame", l.call)
	}
}

// Give leaves a text for the page's scripts, in the object they share.
func Give(name, text string) {
	if t := js.Global().Get("throughline"); t.Truthy() {
		t.Set(name, text)
	}
}

// Leave goes to another page of the site.
func Leave(address string) { js.Global().Get("location").Call("assign", address) }
