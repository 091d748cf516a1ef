package main

import (
	"bytes"
	"encoding/binary"
)

// own begins the names by which the runtime knows its own goroutines; nothing
// else in a name is looked at while a program runs.
var own = []byte("runtime.")

// clearNames empties the names of functions, which only tracebacks print, and
// returns how many bytes are zero now.
func (t *tables) clearNames() int {
	from, to := binary.LittleEndian.Uint64(t.b[8+8*3:]), t.units
	if from > to {
		return 0
	}
	n := 0
	for rest := t.b[from:to]; len(rest) > 0; {
		end := bytes.IndexByte(rest, 0)
		if end < 0 {
			break
		}
		name := bytes.TrimPrefix(rest[:end], own)
		clear(name)
		n += len(name)
		rest = rest[end+1:]
	}
	return n
}
