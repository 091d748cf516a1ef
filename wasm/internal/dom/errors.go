//go:build js && wasm

package dom

import (
	"errors"
	"syscall/js"
)

// try calls f and returns the exception it ends in as an error.
func try(f func() js.Value) (v js.Value, err error) {
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(js.Error)
			if !ok {
				panic(r)
			}
			err = e
		}
	}()
	return f(), nil
}

// await waits for a promise. It must not be called from an event, since the
// promise is kept by the loop that runs them.
func await(promise js.Value) (js.Value, error) {
	type result struct {
		v   js.Value
		err error
	}
	done := make(chan result, 1)
	kept := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- result{v: args[0]}
		return nil
	})
	defer kept.Release()
	broken := js.FuncOf(func(_ js.Value, args []js.Value) any {
		done <- result{err: reason(args[0])}
		return nil
	})
	defer broken.Release()
	promise.Call("then", kept, broken)
	r := <-done
	return r.v, r.err
}

func reason(v js.Value) error {
	if v.Type() == js.TypeObject && v.Get("message").Type() == js.TypeString {
		return errors.New(v.Get("message").String())
	}
	return errors.New(js.Global().Get("String").Invoke(v).String())
}
