package server

import (
	"crypto/sha256"
	"encoding/hex"
	"sync"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/path"
	"throughline/graph/reading"
	"throughline/graph/related"
	"throughline/graph/search"
	"throughline/graph/trend"
)

// Dataset is a graph with what is derived from it once. It does not change.
type Dataset struct {
	Graph   *graph.Graph
	Version string // SHA-256 of the snapshot, in hexadecimal, shortened

	snapshot []byte
	search   func() *search.Index
	reader   func() *reading.Reader // what a search may mean
	trends   func() *trend.All      // every theme and technology by year, unfiltered

	related func() (*related.Index, error)

	sourceNames func() map[graph.ID]card.SourceName
	stated      func() map[graph.ID]statement // by source
	drawings    drawings
	kept        keptPages
	evaluators  sync.Pool // of *path.Evaluator, whose scratch is as large as the graph
	sections    sections
}

// Version returns the dataset version of a snapshot.
func Version(snapshot []byte) string {
	sum := sha256.Sum256(snapshot)
	return hex.EncodeToString(sum[:8])
}

// NewDataset makes a dataset of a graph and the snapshot it was read from or
// encoded to.
func NewDataset(g *graph.Graph, snapshot []byte) *Dataset {
	d := &Dataset{
		Graph: g, Version: Version(snapshot), snapshot: snapshot,
		search:      sync.OnceValue(func() *search.Index { return search.New(g) }),
		trends:      sync.OnceValue(func() *trend.All { return trend.AllSeries(g, trend.Filter{}) }),
		evaluators:  sync.Pool{New: func() any { return path.NewEvaluator(g) }},
		related:     sync.OnceValues(func() (*related.Index, error) { return related.New(g, related.NewTable(g)) }),
		stated:      sync.OnceValue(func() map[graph.ID]statement { return factsBySource(g) }),
		sourceNames: sync.OnceValue(func() map[graph.ID]card.SourceName { return card.Sources(g) }),
	}
	d.reader = sync.OnceValue(func() *reading.Reader { return reading.New(g, d.search()) })
	return d
}

// Prepare makes now what the first request for each would else wait for: five
// seconds in all for 17,000 talks.
func (d *Dataset) Prepare() {
	d.search().Prepare()
	d.reader().Prepare()
	d.trends()
	_, _ = d.related() // a page without the list says so itself
	d.section("core")
}

// Search finds nodes by name.
func (d *Dataset) Search(q search.Query) search.Answer { return d.search().Search(q) }

// Nearest returns the ids whose names are nearest to one that does not exist.
func (d *Dataset) Nearest(id graph.ID, limit int) []graph.ID { return d.search().Nearest(id, limit) }
