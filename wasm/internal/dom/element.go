//go:build js && wasm

package dom

import "syscall/js"

// Element is one element of the page. The zero value is none, and its methods
// do nothing.
type Element struct{ v js.Value }

// Find returns the first element that a selector finds, or none.
func Find(selector string) Element {
	return Element{js.Global().Get("document").Call("querySelector", selector)}
}

// FindAll returns all elements that a selector finds.
func FindAll(selector string) []Element {
	list := js.Global().Get("document").Call("querySelectorAll", selector)
	out := make([]Element, list.Length())
	for i := range out {
		out[i] = Element{list.Index(i)}
	}
	return out
}

// Is reports whether there is an element.
func (e Element) Is() bool { return e.v.Truthy() }

// Attribute returns an attribute, or "".
func (e Element) Attribute(name string) string {
	if !e.Is() {
		return ""
	}
	v := e.v.Call("getAttribute", name)
	if v.IsNull() {
		return ""
	}
	return v.String()
}

// Set gives the element an attribute, or, with the name "value", a field its
// value, or, with the name "text", the element its text.
func (e Element) Set(name, value string) {
	switch {
	case !e.Is():
	case name == "text":
		e.v.Set("textContent", value)
	case name == "value":
		if e.v.Get("value").String() != value { // setting it moves the caret
			e.v.Set("value", value)
		}
	default:
		e.v.Call("setAttribute", name, value)
	}
}

// Remove takes an attribute away.
func (e Element) Remove(name string) {
	if e.Is() {
		e.v.Call("removeAttribute", name)
	}
}

// Show shows or hides the element.
func (e Element) Show(on bool) {
	if e.Is() {
		e.v.Set("hidden", !on)
	}
}

// Value returns what stands in a field.
func (e Element) Value() string {
	if !e.Is() {
		return ""
	}
	return e.v.Get("value").String()
}

// Focus gives the element the keyboard.
func (e Element) Focus() {
	if e.Is() {
		e.v.Call("focus")
	}
}

// Size returns the element's size in CSS pixels.
func (e Element) Size() (width, height float32) {
	if !e.Is() {
		return 0, 0
	}
	return float32(e.v.Get("clientWidth").Float()), float32(e.v.Get("clientHeight").Float())
}

// HoldPointer makes all events of a pointer go to the element until it is
// lifted.
func (e Element) HoldPointer(pointer int) {
	_, _ = try(func() js.Value { return e.v.Call("setPointerCapture", pointer) }) // a pointer that is gone needs no holding
}
