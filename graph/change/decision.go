package change

import "throughline/graph"

// Decision is what a person decided about two nodes that look like one: Merge
// is Into, or they stay apart. With Source, only what that source says of Merge
// belongs to Into.
type Decision struct {
	Merge  graph.ID `json:"merge"`
	Into   graph.ID `json:"into"`
	Source graph.ID `json:"source,omitempty"`
	Apart  bool     `json:"apart,omitempty"`
	Reason string   `json:"reason"`
}

// About reports whether both decisions are about the same two nodes.
func (d Decision) About(e Decision) bool {
	return d.Source == e.Source && (d.Merge == e.Merge && d.Into == e.Into || d.Merge == e.Into && d.Into == e.Merge)
}

// Pair is two nodes that are likely one, and why.
type Pair struct {
	A   graph.ID `json:"a"` // A < B
	B   graph.ID `json:"b"`
	Why string   `json:"why"`
}

// Save is what a person sends: made on a version of the dataset, a draft, new
// decisions, decisions to take back, or several of these.
type Save struct {
	Version string     `json:"version"`
	Draft   *Draft     `json:"draft,omitempty"`
	Decide  []Decision `json:"decide,omitempty"`
	Undo    []Decision `json:"undo,omitempty"`
}

// Refusal says why decisions cannot stand together.
type Refusal struct{ Why string }

func (e *Refusal) Error() string { return e.Why }

// Apply returns the decisions that hold after a save: those that held, without
// the undone ones, and the new ones, each in place of an older one about the
// same two. A decision never settles a third pair: one that would make two nodes
// one which someone keeps apart is refused, one that keeps apart what is one
// through others, and one about a node that is merged already.
func (s Save) Apply(held []Decision) ([]Decision, error) {
	var out []Decision
	for _, d := range held {
		if !anyAbout(s.Undo, d) && !anyAbout(s.Decide, d) {
			out = append(out, d)
		}
	}
	for _, d := range s.Decide {
		if err := fits(d, out); err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

func anyAbout(list []Decision, d Decision) bool {
	for _, e := range list {
		if e.About(d) {
			return true
		}
	}
	return false
}

// fits checks a decision against those that hold.
func fits(d Decision, held []Decision) error {
	kind := d.Merge.Kind()
	switch {
	case d.Merge.Check() != nil || d.Into.Check() != nil || kind != d.Into.Kind() || kind != graph.Person && kind != graph.Talk:
		return &Refusal{"a decision is about two people or two talks; other kinds are told apart by their names"}
	case d.Merge == d.Into:
		return &Refusal{"a decision names one node twice"}
	case d.Reason == "":
		return &Refusal{"a decision needs a reason, which whoever looks at it later is shown"}
	case d.Source != "":
		return nil
	case d.Apart && mergedInto(d.Merge, held) == mergedInto(d.Into, held):
		return &Refusal{string(d.Merge) + " and " + string(d.Into) + " are one already, as " + string(mergedInto(d.Into, held)) + "; take back what merged them first"}
	case d.Apart:
		return nil
	}
	for _, h := range held {
		if h.Source == "" && !h.Apart && (h.Merge == d.Merge || h.Merge == d.Into) {
			return &Refusal{string(h.Merge) + " is merged into " + string(h.Into) + " already; take that back first, or decide about " + string(h.Into)}
		}
	}
	return keptApart(d, held)
}

// keptApart refuses a merge of two groups of nodes of which two are kept apart.
func keptApart(d Decision, held []Decision) error {
	one, other := group(d.Merge, held), group(d.Into, held)
	for _, h := range held {
		if h.Apart && (one[h.Merge] && other[h.Into] || one[h.Into] && other[h.Merge]) {
			return &Refusal{"this would make one of " + string(h.Merge) + " and " + string(h.Into) + ", which are kept apart: " + h.Reason}
		}
	}
	return nil
}

// mergedInto is the node that a node has become.
func mergedInto(id graph.ID, held []Decision) graph.ID {
	for range held {
		for _, h := range held {
			if h.Merge == id && !h.Apart && h.Source == "" {
				id = h.Into
			}
		}
	}
	return id
}

// group returns the node and all that are merged into it.
func group(id graph.ID, held []Decision) map[graph.ID]bool {
	in := map[graph.ID]bool{id: true}
	for range held {
		for _, h := range held {
			if !h.Apart && h.Source == "" && in[h.Into] {
				in[h.Merge] = true
			}
		}
	}
	return in
}

// Open returns the pairs about which nothing is decided.
func Open(pairs []Pair, held []Decision) []Pair {
	var out []Pair
	for _, p := range pairs {
		if !anyAbout(held, Decision{Merge: p.A, Into: p.B}) {
			out = append(out, p)
		}
	}
	return out
}

// WithoutSource returns the decisions that are not of one source only.
func WithoutSource(list []Decision, source graph.ID) []Decision {
	var out []Decision
	for _, d := range list {
		if d.Source != source {
			out = append(out, d)
		}
	}
	return out
}
