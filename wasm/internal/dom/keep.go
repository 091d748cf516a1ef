//go:build js && wasm

package dom

import "syscall/js"

// kept is the name in the session's storage.
const kept = "throughline-trail"

// Keep puts a text where it is found when the page is loaded again. A browser
// may refuse, and then it is not found.
func Keep(text string) {
	_, _ = try(func() js.Value {
		return js.Global().Get("sessionStorage").Call("setItem", kept, text)
	})
}

// Kept returns what was kept, or "".
func Kept() string {
	v, err := try(func() js.Value {
		return js.Global().Get("sessionStorage").Call("getItem", kept)
	})
	if err != nil || v.Type() != js.TypeString {
		return ""
	}
	return v.String()
}
