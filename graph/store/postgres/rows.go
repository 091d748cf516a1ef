package postgres

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/cayleygraph/cayley/graph/refs"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/quad"

	"throughline/graph"
	"throughline/graph/store"
)

// hashes are a row of Cayley's table quads: of subject, predicate, object and
// label.
type hashes [4]refs.ValueHash

func hashesOf(f graph.Fact) (h hashes, q quad.Quad, err error) {
	if q, err = store.ToQuad(f); err != nil {
		return h, q, fmt.Errorf("%s %s: %w", f.Subject, f.Predicate, err)
	}
	for i, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		h[i] = refs.HashOf(v)
	}
	return h, q, nil
}

// node is a row of Cayley's table nodes: a value, and how many places of quads
// hold it.
type node struct {
	value quad.Value
	refs  int
}

type nodes map[refs.ValueHash]node

func (n nodes) count(h hashes, q quad.Quad) {
	for i, v := range [4]quad.Value{q.Subject, q.Predicate, q.Object, q.Label} {
		one := n[h[i]]
		n[h[i]] = node{v, one.refs + 1}
	}
}

// sorted lists the hashes in the order of the table's index.
func (n nodes) sorted() []refs.ValueHash {
	out := make([]refs.ValueHash, 0, len(n))
	for h := range n {
		out = append(out, h)
	}
	slices.SortFunc(out, func(a, b refs.ValueHash) int { return bytes.Compare(a[:], b[:]) })
	return out
}

// nodeColumns are those of nodes that our values need. Cayley says which value
// goes where.
var nodeColumns = []string{"hash", "refs", "value_string", "iri", "value_int"}

func (n nodes) row(h refs.ValueHash) ([]any, error) {
	one := n[h]
	kind, values, err := csql.NodeValues(csql.NodeHash{ValueHash: h}, one.value)
	if err != nil {
		return nil, err
	}
	row := []any{values[0], one.refs, nil, nil, nil}
	for i, column := range kind.Columns() {
		at := slices.Index(nodeColumns, column)
		if at < 0 {
			return nil, fmt.Errorf("no fact has a value such as %v", one.value)
		}
		row[at] = values[i+1]
	}
	return row, nil
}

var quadColumns = []string{"subject_hash", "predicate_hash", "object_hash", "label_hash", "ts"}

func (h *hashes) row(more ...any) []any {
	return append([]any{h[0][:], h[1][:], h[2][:], h[3][:]}, more...)
}
