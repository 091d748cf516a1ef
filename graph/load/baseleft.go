package load

import "throughline/graph"

// leftovers finds nodes that were renamed and of which something is left: a
// load was killed before it had removed all of it.
func (r *baseReader) leftovers() {
	redirects := &r.t.Rels[graph.Replaces]
	var people, talks map[place]int // made when there is something to find
	for i := range redirects.End {
		for object, l := range r.each(redirects.Lo+uint32(i), graph.Replaces) {
			old := graph.ID(r.t.TextAt(object))
			at := place{r.source(l), r.locator(l)}
			if _, there := r.graph.Lookup(old); !there || at.source == decisionsSource {
				continue
			}
			if people == nil {
				people, talks = r.places()
			}
			if i, ok := people[at]; ok && old.Kind() == graph.Person {
				r.personIDs[i] = append(r.personIDs[i], old)
			}
			if i, ok := talks[at]; ok && old.Kind() == graph.Talk {
				r.talkIDs[i] = append(r.talkIDs[i], old)
			}
		}
	}
}

// place is where a record stands.
type place struct {
	source  graph.ID
	locator string
}

func (b *baseRecords) places() (people, talks map[place]int) {
	people, talks = map[place]int{}, map[place]int{}
	for i := range b.people {
		people[place{b.people[i].Source, b.personLocators[i]}] = i
	}
	for i := range b.talks {
		talks[place{b.talks[i].Source, b.talkLocators[i]}] = i
	}
	return people, talks
}
