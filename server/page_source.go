package server

import (
	"slices"
	"strconv"

	"throughline/graph"
	"throughline/web/view"
)

// statement is what one source states.
type statement struct {
	facts  int
	status [4]int // by graph.Status
	nodes  [graph.NumKinds][]uint32
}

// statedBy walks all facts once; the page of a source is the only one that
// asks for this, so it is not kept.
func (d *Dataset) statedBy(source uint32) *statement {
	g := d.Graph
	id := g.ID(source)
	s := &statement{}
	named := map[graph.ID]bool{}
	for f := range g.Facts {
		if f.Evidence.Source != id {
			continue
		}
		s.facts++
		s.status[f.Evidence.Status]++
		named[f.Subject] = true
		if f.Predicate.IsEdge() {
			named[graph.ID(f.Object)] = true
		}
	}
	for one := range named {
		if n, ok := g.Lookup(one); ok {
			s.nodes[one.Kind()] = append(s.nodes[one.Kind()], n)
		}
	}
	for k := range s.nodes {
		slices.Sort(s.nodes[k])
	}
	return s
}

// statuses says how many facts came to be in which way.
func (s *statement) statuses() string {
	text := ""
	for _, st := range []graph.Status{graph.Stated, graph.Curated, graph.Inferred} {
		if n := s.status[st]; n > 0 {
			if text != "" {
				text += ", "
			}
			text += strconv.Itoa(n) + " " + st.String()
		}
	}
	return text
}

// placeItems are the facts that a source states at a place.
func (v *nodeView) placeItems(at string, limit int) []view.EvidenceItem {
	id := v.g.ID(v.n)
	var out []view.EvidenceItem
	for f := range v.g.Facts {
		if f.Evidence.Source != id || f.Evidence.Locator != at || f.Predicate == graph.Transcript {
			continue
		}
		subject, ok := v.g.Lookup(f.Subject)
		if !ok {
			continue
		}
		item := view.EvidenceItem{
			Subject: ref(v.g, subject), Predicate: f.Predicate.String(), Literal: f.Object,
			Quote: v.quote(f.Evidence), Cite: v.cite(f.Evidence, v.sourceHref(f.Evidence)),
		}
		if object, ok := v.g.Lookup(graph.ID(f.Object)); ok && f.Predicate.IsEdge() {
			item.Object = ref(v.g, object)
		}
		if out = append(out, item); len(out) == limit {
			break
		}
	}
	return out
}
