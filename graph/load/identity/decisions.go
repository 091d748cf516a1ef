package identity

import "throughline/graph"

// Decision is what a person decided about a doubtful identity. Decisions are
// data: taking one out undoes it.
type Decision struct {
	Merge  graph.ID // this node ...
	Into   graph.ID // ... is that one
	Source graph.ID // or: only what this source says of Merge belongs to Into (a split)
	Reason string
}

// Decisions are all decisions, in the order they were made; a later one about
// the same node wins.
type Decisions []Decision

// apply follows the decisions from an id. A chain ends after as many steps as
// there are decisions, so a circle does no harm.
func (d Decisions) apply(id, source graph.ID) graph.ID {
	for range d {
		next := d.step(id, source)
		if next == id {
			break
		}
		id = next
	}
	return id
}

func (d Decisions) step(id, source graph.ID) graph.ID {
	for i := len(d) - 1; i >= 0; i-- {
		if d[i].Merge == id && (d[i].Source == "" || d[i].Source == source) {
			return d[i].Into
		}
	}
	return id
}
