package main

// The tables of a function by number (internal/abi/symtab.go) that a program
// in WebAssembly has no use for: where it may be interrupted, which nobody does,
// what was inlined and what arguments live, which only tracebacks say. (recover
// asks what was inlined too, but a function that recovers never is.)
var unusedTables = [...]int{0, 2, 3}

// clearLines takes the tables out that lead from program counters to files
// and lines and to what else nobody asks for, with all those of functions that
// are never called, and returns how many bytes are zero now.
func (t *tables) clearLines(dead map[uint64]bool) int {
	pcs := t.pcs.of(t.b)
	kept := make([]bool, len(pcs))
	var gone []uint32
	for _, f := range t.functions {
		at, count := f.pcdata()
		fields := []int{pcfileAt, pclnAt, unitAt, lineAt} // zero means "there is no table"
		gone = append(gone, f.field(pcfileAt), f.field(pclnAt))
		for _, k := range unusedTables {
			if k < count {
				fields, gone = append(fields, at+4*k), append(gone, f.field(at+4*k))
			}
		}
		if dead[f.number] {
			fields = append(fields, argsAt, deferAt, pcspAt)
			gone = append(gone, f.field(pcspAt))
			for k := range count {
				fields, gone = append(fields, at+4*k), append(gone, f.field(at+4*k))
			}
		}
		for _, field := range fields {
			f.set(field, 0)
		}
		keep(pcs, kept, f)
	}
	n := zero(t.files.of(t.b), nil)
	for _, at := range gone {
		if at != 0 && int(at) < len(pcs) {
			end := tableEnd(pcs, at)
			n += zero(pcs[at:end], kept[at:end])
		}
	}
	return n
}

// keep marks the tables that a function needs to run.
func keep(pcs []byte, kept []bool, f function) {
	mark := func(at uint32) {
		for i, end := int(at), tableEnd(pcs, at); at != 0 && i < end; i++ {
			kept[i] = true
		}
	}
	mark(f.field(pcspAt))
	at, count := f.pcdata()
	for k := range count {
		mark(f.field(at + 4*k))
	}
}

// tableEnd returns the end of a table by program counter: pairs of varints,
// the last pair followed by a zero.
func tableEnd(pcs []byte, from uint32) int {
	at := int(from)
	for first := true; at < len(pcs); first = false {
		if pcs[at] == 0 && !first {
			return at + 1
		}
		for range 2 {
			for at < len(pcs) && pcs[at] >= 0x80 {
				at++
			}
			at++
		}
	}
	return min(at, len(pcs))
}

// zero clears what is not kept and returns how many bytes that changed.
func zero(b []byte, kept []bool) int {
	n := 0
	for i := range b {
		if b[i] != 0 && (kept == nil || !kept[i]) {
			b[i] = 0
			n++
		}
	}
	return n
}
