package load

import (
	"throughline/graph"
	"throughline/graph/load/identity"
	"throughline/graph/load/record"
)

// baseRecords are the records of sources that were loaded earlier and stay,
// read back from the facts: identity needs them to come to the same result as
// if everything were loaded at once.
type baseRecords struct {
	graph          *graph.Graph // may be nil
	people         []identity.Person
	personIDs      [][]graph.ID // what the graph calls each of people
	personLocators []string
	talks          []identity.Talk
	talkIDs        [][]graph.ID
	talkLocators   []string
	decided        []record.Decision
	dropped        []bool // by label: its source is loaded anew
	used           []bool // by node: an edge of the sources that stay leads there
}

// baseReader reads records back from the tables of a graph. Everything is
// compared by number, and a text is made only where identity asks for it.
type baseReader struct {
	*baseRecords
	t        *graph.Tables
	series   map[uint32]graph.ID  // by event
	sourceIn map[uint32]string    // least series of a source
	person   map[recordKey]uint32 // index in people
	talk     map[recordKey]uint32 // index in talks
	talksOf  map[uint32]int       // by source: talks of the person being read
}

// recordKey tells the records of a graph apart, by the numbers of texts and
// nodes. A load that was killed while it renamed a node leaves a record under
// two ids.
type recordKey struct {
	source, at uint32 // where: the text of the talk's key, the locator of the person's name
	name       uint32
}

func readBase(g *graph.Graph, replaced map[graph.ID]bool) *baseRecords {
	out := &baseRecords{graph: g}
	if g == nil {
		return out
	}
	people, talks := span(g, graph.Person), span(g, graph.Talk)
	out.people, out.talks = make([]identity.Person, 0, people+people/8), make([]identity.Talk, 0, talks+talks/8)
	r := baseReader{
		baseRecords: out, t: g.Tables(), series: map[uint32]graph.ID{}, sourceIn: map[uint32]string{}, talksOf: map[uint32]int{},
		person: make(map[recordKey]uint32, people), talk: make(map[recordKey]uint32, talks),
	}
	out.dropped = labelsOf(g, func(source graph.ID) bool { return replaced[source] })
	r.findUsed()
	r.readSeries()
	r.readTalks()
	r.readPeople()
	r.readDecisions()
	r.leftovers()
	return out
}

func span(g *graph.Graph, k graph.Kind) int {
	lo, hi := g.Range(k)
	return int(hi - lo)
}

// each yields what the sources that stay say of a node: the number of the
// object and of the label.
func (r *baseReader) each(n uint32, p graph.Predicate) func(yield func(object, label uint32) bool) {
	return func(yield func(object, label uint32) bool) {
		rel := &r.t.Rels[p]
		for at, hi := rel.Span(n); at < hi; at++ {
			for _, l := range rel.LabelsAt(at) {
				if !r.dropped[l] && !yield(rel.To[at], l) {
					return
				}
			}
		}
	}
}

// samePlace reports whether two labels are of one record.
func (r *baseReader) samePlace(a, b uint32) bool {
	l := &r.t.Labels
	return l.Source[a] == l.Source[b] && l.Locator[a] == l.Locator[b]
}

func (r *baseReader) locator(label uint32) string {
	if at := r.t.Labels.Locator[label]; at > 0 {
		return r.t.TextAt(at - 1)
	}
	return ""
}

func (r *baseReader) source(label uint32) graph.ID { return r.graph.ID(r.t.Labels.Source[label]) }

// findUsed marks the objects of edges.
func (r *baseReader) findUsed() {
	r.used = make([]bool, r.graph.Len())
	for _, p := range graph.EdgePredicates() {
		rel := &r.t.Rels[p]
		for i, to := range rel.To {
			for _, l := range rel.LabelsAt(uint32(i)) {
				r.used[to] = r.used[to] || !r.dropped[l]
			}
		}
	}
}

// readSeries finds the series of each event, and the least one of each source.
func (r *baseReader) readSeries() {
	lo, hi := r.graph.Range(graph.Event)
	for n := lo; n < hi; n++ {
		for to, l := range r.each(n, graph.Of) {
			series, source := r.graph.ID(to), r.t.Labels.Source[l]
			r.series[n] = series
			if least, ok := r.sourceIn[source]; !ok || series.Slug() < least {
				r.sourceIn[source] = series.Slug()
			}
		}
	}
}

// readDecisions finds what was decided about identities.
func (r *baseReader) readDecisions() {
	marked := labelsOf(r.graph, func(source graph.ID) bool { return source == decisionsSource })
	for l := range marked {
		marked[l] = marked[l] && !r.dropped[l]
	}
	for f := range factsFrom(r.graph, marked) {
		if isDecision(f) {
			r.decided = append(r.decided, asDecision(f))
		}
	}
}
