package main

const (
	bucket  = 20 // bytes of the table that finds functions: a number, then sixteen small ones
	buckets = 16 // of a function: it takes 64 KB of program counters, a bucket 4
	steps   = 64
)

// roundFind lets the search for a function begin up to steps functions before
// it. It always looks at the next ones too; so the table, which has 320 bytes for
// each function, hardly changes from one to the next. Only a function's first
// bucket is ever looked at, and no number in it but the first.
func (t *tables) roundFind() {
	find := t.find.of(t.b)
	for at := 0; at+bucket <= len(find); at += bucket {
		record := function{b: find[at:][:bucket]}
		first := record.field(0)
		clear(record.b)
		if at/bucket%buckets == 0 {
			record.set(0, first-first%steps)
		}
	}
}
