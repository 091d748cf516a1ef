package change

import "throughline/graph"

// Node names a node in a difference.
type Node struct {
	ID   graph.ID `json:"id"`
	Name string   `json:"name"`
}

// Difference is what became of a dataset from one version to another.
type Difference struct {
	From    string   `json:"from"`
	To      string   `json:"to"`
	Known   bool     `json:"known"` // false: the server no longer knows what changed in between
	Added   []Node   `json:"added"`
	Removed []Node   `json:"removed"`
	Effects []Effect `json:"effects"`
}

// maxNodes is how many nodes a difference names.
const maxNodes = 50

// between compares two graphs.
func between(before, after *graph.Graph, from, to string) Difference {
	return Difference{
		From: from, To: to, Known: true,
		Added: missing(after, before), Removed: missing(before, after), Effects: Effects(before, after),
	}
}

// missing returns nodes of one graph that another lacks.
func missing(g, in *graph.Graph) []Node {
	out := []Node{}
	for n := range uint32(g.Len()) {
		if _, ok := in.Lookup(g.ID(n)); !ok {
			if out = append(out, Node{g.ID(n), g.Name(n)}); len(out) == maxNodes {
				break
			}
		}
	}
	return out
}

// Conflict is the error of a save that was made on a version which is no longer
// the current one. Nothing of it was written.
type Conflict struct{ Difference Difference }

func (e *Conflict) Error() string {
	return "the data changed since this was prepared; nothing was saved, and nothing is lost"
}

// History are the last changes of a dataset, the latest last. The zero value
// is ready to use.
type History struct{ steps []step }

type step struct {
	from string
	data *graph.Graph // as it was before
}

// maxSteps is how many graphs are kept to compare with: each costs its memory.
const maxSteps = 3

// Push remembers what a dataset was before it changed.
func (h *History) Push(version string, data *graph.Graph) {
	h.steps = append(h.steps, step{version, data})
	if len(h.steps) > maxSteps {
		h.steps = append([]step(nil), h.steps[len(h.steps)-maxSteps:]...)
	}
}

// Since says what changed from a version until now.
func (h *History) Since(version, now string, data *graph.Graph) Difference {
	for i := len(h.steps) - 1; i >= 0; i-- {
		if h.steps[i].from == version {
			return between(h.steps[i].data, data, version, now)
		}
	}
	return Difference{From: version, To: now, Added: []Node{}, Removed: []Node{}, Effects: []Effect{}}
}
