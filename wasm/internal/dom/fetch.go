//go:build js && wasm

package dom

import (
	"errors"
	"strconv"
	"syscall/js"
)

// Core waits for the data whose fetching the page began before the program
// was there.
func Core() ([]byte, error) {
	t := js.Global().Get("throughline")
	if !t.Truthy() {
		return nil, errors.New("the page did not ask for its data")
	}
	v, err := await(t.Get("core"))
	if err != nil {
		return nil, err
	}
	return take(v), nil
}

// Again fetches an address past all caches, which may have kept something
// spoilt.
func Again(address string) ([]byte, error) {
	promise, err := try(func() js.Value { return js.Global().Get("throughline").Call("again", address) })
	if err != nil {
		return nil, err
	}
	v, err := await(promise)
	if err != nil {
		return nil, err
	}
	return take(v), nil
}

// Fetch returns what an address answers, or an error when it is not a 2xx.
func Fetch(address string) ([]byte, error) {
	promise, err := try(func() js.Value { return js.Global().Call("fetch", address) })
	if err != nil {
		return nil, err
	}
	answer, err := await(promise)
	if err != nil {
		return nil, err
	}
	if !answer.Get("ok").Bool() {
		return nil, errors.New(address + " answered " + strconv.Itoa(answer.Get("status").Int()))
	}
	body, err := await(answer.Call("arrayBuffer"))
	if err != nil {
		return nil, err
	}
	return take(body), nil
}

func take(buffer js.Value) []byte {
	view := js.Global().Get("Uint8Array").New(buffer)
	out := make([]byte, view.Length())
	js.CopyBytesToGo(out, view)
	return out
}

// Fail says on the page why the explorer does not run, and shows the server's
// view again.
func Fail(why string) {
	if t := js.Global().Get("throughline"); t.Truthy() {
		t.Call("fail", why)
	}
}
