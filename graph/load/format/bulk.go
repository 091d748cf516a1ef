package format

import "bytes"

// A file of a few megabytes can hold millions of empty records, and a parsed
// one takes a hundred times its bytes. Honest files stay far below these
// numbers: the largest list of speakers seen has 40,000 nodes.
const (
	maxYAML = 500_000 // nodes of a YAML file
	maxJSON = 300_000 // objects and arrays of a JSON file
)

// holds reports whether content has more than most bytes of the set, which is
// how many records it can hold at most.
func holds(content []byte, set string, most int) bool {
	n := 0
	for i := range len(set) {
		n += bytes.Count(content, []byte{set[i]})
	}
	return n > most
}

func (f *File) tooMany() error {
	return f.Problem("the file holds more records than one export has", "split it into one file an event")
}
