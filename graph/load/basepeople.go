package load

import (
	"strings"

	"throughline/graph"
	"throughline/graph/load/identity"
)

// readPeople finds the records of people: those with a key, one for each
// spelling, and those that have but a name.
func (r *baseReader) readPeople() {
	lo, hi := r.graph.Range(graph.Person)
	for n := lo; n < hi; n++ {
		keys := 0
		for range r.each(n, graph.Key) {
			keys++
		}
		if keys > 0 {
			r.readKeyed(n)
		}
		for name, l := range r.each(n, graph.Name) {
			if keys == 0 || !r.hasKeyAt(n, l) {
				r.addPerson(name, l, n, identity.Person{})
			}
		}
	}
}

func (r *baseReader) hasKeyAt(n, place uint32) bool {
	for _, l := range r.each(n, graph.Key) {
		if r.samePlace(l, place) {
			return true
		}
	}
	return false
}

func (r *baseReader) readKeyed(n uint32) {
	r.countTalks(n)
	for key, l := range r.each(n, graph.Key) {
		scheme, value, _ := strings.Cut(r.t.TextAt(key), ":")
		p := identity.Person{Scheme: scheme, Key: value, Stable: r.graph.LabelAt(l).Rule == stableKey, Talks: r.talksOf[r.t.Labels.Source[l]]}
		for name, at := range r.each(n, graph.Name) {
			if r.samePlace(at, l) {
				r.addPerson(name, l, n, p)
			}
		}
	}
}

// countTalks counts a person's talks by source. Where several records of a
// source are the person, which gave the talks is not kept, and it counts as
// one.
func (r *baseReader) countTalks(n uint32) {
	clear(r.talksOf)
	by := &r.t.Rels[graph.By]
	for _, talk := range r.graph.In(n, graph.By) {
		for at, hi := by.Span(talk); at < hi; at++ {
			for _, l := range by.LabelsAt(at) {
				if by.To[at] == n && !r.dropped[l] {
					r.talksOf[r.t.Labels.Source[l]]++
				}
			}
		}
	}
	seen := map[uint32]bool{}
	for _, l := range r.each(n, graph.Key) {
		source := r.t.Labels.Source[l]
		if seen[source] {
			r.talksOf[source] = 1
		}
		seen[source] = true
	}
}

// addPerson takes a record by its name and the label of it, unless another
// node was it already.
func (r *baseReader) addPerson(name, label, n uint32, p identity.Person) {
	l := &r.t.Labels
	k := recordKey{l.Source[label], l.Locator[label], name}
	if i, again := r.person[k]; again {
		r.personIDs[i] = append(r.personIDs[i], r.graph.ID(n))
		r.people[i].Talks = max(r.people[i].Talks, p.Talks)
		return
	}
	p.Source, p.Name, p.Series = r.source(label), r.t.TextAt(name), r.sourceIn[l.Source[label]]
	for alias, at := range r.each(n, graph.Alias) {
		if r.samePlace(at, label) {
			p.Alias = append(p.Alias, r.t.TextAt(alias))
		}
	}
	r.person[k] = uint32(len(r.people))
	r.people = append(r.people, p)
	r.personIDs = append(r.personIDs, []graph.ID{r.graph.ID(n)})
	r.personLocators = append(r.personLocators, r.locator(label))
}
