package identity

import (
	"throughline/graph"
	"throughline/graph/load/record"
)

// Decisions are all decisions, in the order they were made; a later one about
// the same node wins.
type Decisions []record.Decision

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
		if d[i].Merge == id && !d[i].Apart && (d[i].Source == "" || d[i].Source == source) {
			return d[i].Into
		}
	}
	return id
}
