package main

import "bytes"

// own begins the names by which the runtime knows its own goroutines; nothing
// else in a name is looked at while a program runs.
var own = []byte("runtime.")

// clearNames leaves one name to the runtime's functions and none to the
// others, since only tracebacks print them, and returns how many bytes are zero
// now. What would be left to download is less the bytes of the names than
// where each of them begins.
func (t *tables) clearNames() int {
	names := t.names.of(t.b)
	shared := bytes.Index(names, append([]byte{0}, own...)) + 1 // zero, which is no name, if there is none
	for _, f := range t.functions {
		to := uint32(0)
		if at := f.field(nameAt); at < uint32(len(names)) && bytes.HasPrefix(names[at:], own) {
			to = uint32(shared)
		}
		f.set(nameAt, to)
	}
	if shared == 0 {
		return zero(names, nil)
	}
	return zero(names[:shared], nil) + zero(names[shared+len(own):], nil)
}
