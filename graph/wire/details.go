package wire

import (
	"strings"

	"throughline/graph"
)

// Details joins the details in a snapshot to a graph of the same dataset that
// was read without. Reading the rest again would take ten times as long.
func Details(g *graph.Graph, snapshot []byte) (*graph.Graph, error) {
	p, err := parse(snapshot)
	if err != nil {
		return nil, err
	}
	if p.body[details] == nil {
		return nil, headerError(countAt, "there are no details")
	}
	d := decoder{total: g.Tables().DetailsFrom}
	d.t.DetailsFrom = d.total
	if err := d.literals(details, p.body[details]); err != nil {
		return nil, err
	}
	var text strings.Builder
	ends := d.lists[0].lay(&text, nil)
	return g.WithDetails(text.String(), ends, &d.t.Rels)
}
