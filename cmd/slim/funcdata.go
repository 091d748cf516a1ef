package main

import "math"

// unusedData are the data of a function by number (internal/abi/symtab.go)
// that only tracebacks read: what was inlined, what its arguments are and which of
// them live, and what it wraps.
var unusedData = [...]int{3, 5, 6, 7}

// clearData takes out what only tracebacks read of functions, and everything
// of those that are never called, and returns how many bytes are zero now.
func (t *tables) clearData(dead map[uint64]bool) int {
	const none = math.MaxUint32
	data := t.data.of(t.b)
	begins, kept := make([]bool, len(data)), make([]bool, len(data))
	for _, f := range t.functions {
		at, count := f.funcdata()
		for k := range count {
			v := f.field(at + 4*k)
			if v >= uint32(len(data)) {
				continue
			}
			begins[v] = true
			kept[v] = kept[v] || !dead[f.number] && !isUnused(k)
		}
		for k := range count {
			if dead[f.number] || isUnused(k) {
				f.set(at+4*k, none)
			}
		}
	}
	return zero(data, spread(begins, kept))
}

func isUnused(k int) bool {
	for _, u := range unusedData {
		if k == u {
			return true
		}
	}
	return false
}

// spread carries what is true where something begins on to where the next
// begins; what lies before the first is kept, as is the last, of which nothing
// says where it ends.
func spread(begins, kept []bool) []bool {
	out, last, keep := make([]bool, len(begins)), 0, true
	for i := range begins {
		if begins[i] {
			last, keep = i, kept[i]
		}
		out[i] = keep
	}
	for i := last; i < len(out); i++ {
		out[i] = true
	}
	return out
}
