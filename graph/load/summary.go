package load

import (
	"slices"

	"throughline/graph"
)

// summarize counts what the input holds and what the plan does to the nodes of
// each kind.
func (p *Plan) summarize(list []*source, base *graph.Graph) {
	s := &p.Summary
	s.Read, s.Added, s.Changed, s.Unchanged = map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	s.Removed, s.Merged = map[string]int{}, map[string]int{}
	s.Read = countRead(list)
	touched := map[graph.ID]bool{}
	for _, f := range p.Add {
		touched[f.Subject] = true
	}
	for _, f := range p.Remove {
		touched[f.Subject] = true
	}
	nodes := p.nodes()
	for id := range nodes {
		known := false
		if base != nil {
			_, known = base.Lookup(id)
		}
		kind := id.Kind().String()
		switch {
		case !known:
			s.Added[kind]++
		case touched[id]:
			s.Changed[kind]++
		default:
			s.Unchanged[kind]++
		}
	}
	p.countRemoved(base, nodes)
	p.countMerged(base)
}

// countRemoved counts nodes of the base of which nothing is left.
func (p *Plan) countRemoved(base *graph.Graph, nodes map[graph.ID]bool) {
	if base == nil || len(p.Remove) == 0 {
		return
	}
	gone := map[graph.ID]bool{}
	for _, f := range p.Remove {
		gone[f.Subject] = true
		if f.Predicate.IsEdge() {
			gone[graph.ID(f.Object)] = true
		}
	}
	dropped := labelsOf(base, func(source graph.ID) bool { _, ok := slices.BinarySearch(p.Drops, source); return ok })
	for id := range gone {
		if n, known := base.Lookup(id); !nodes[id] && !(known && stays(base, n, dropped)) {
			p.Summary.Removed[id.Kind().String()]++
		}
	}
}

// nodes are the subjects of the plan's facts.
func (p *Plan) nodes() map[graph.ID]bool {
	ids := map[graph.ID]bool{}
	for _, f := range p.Facts {
		ids[f.Subject] = true
		if f.Predicate.IsEdge() {
			ids[graph.ID(f.Object)] = true
		}
	}
	return ids
}

// countRead counts records: a talk is what a source records as one, a person
// one that some source names.
func countRead(list []*source) map[string]int {
	read := map[string]int{}
	people, events := map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, s := range list {
		read[graph.Talk.String()] += len(s.talks)
		for _, p := range s.persons {
			people[p.id] = true
		}
		for _, e := range s.order {
			events[e.id] = true
		}
	}
	read[graph.Person.String()] = len(people)
	read[graph.Event.String()] = len(events)
	read[graph.Source.String()] = len(list)
	return read
}

// countMerged counts the records that join another: talks that a further
// source records, and people who were known by another spelling.
func (p *Plan) countMerged(base *graph.Graph) {
	records := map[graph.ID]int{}
	for _, f := range p.Add {
		switch kind := f.Subject.Kind(); {
		case kind == graph.Person && f.Predicate == graph.Replaces:
			p.Summary.Merged[kind.String()]++
		case kind == graph.Talk && f.Predicate == graph.Key:
			records[f.Subject]++
		}
	}
	for id, n := range records {
		if base != nil {
			if _, known := base.Lookup(id); known {
				n++
			}
		}
		if n > 1 {
			p.Summary.Merged[graph.Talk.String()] += n - 1
		}
	}
}
