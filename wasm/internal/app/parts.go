package app

import (
	"slices"

	"throughline/graph"
	"throughline/graph/reading"
	"throughline/graph/search"
	"throughline/graph/trail"
)

// A large dataset comes in parts: the app is given what lies around the nodes
// that its trail opens and expands, and the one that is selected, and is given
// another graph when there are more of them.

// Around returns the nodes that a link opens, expands and selects.
func Around(query string, focus graph.ID) []graph.ID {
	l := parseLink(query, focus)
	return around(l.acts, l.selected)
}

// Around returns the nodes that the app's graph has to surround.
func (a *App) Around() []graph.ID {
	selected := graph.ID("")
	if a.chosen {
		selected = a.g.ID(a.selected)
	}
	return around(a.trail.Steps, selected)
}

func around(steps []trail.Step, selected graph.ID) []graph.ID {
	var out []graph.ID
	add := func(id graph.ID) {
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, s := range steps {
		if s.Verb.Begins() || s.Verb == trail.Expand {
			add(s.Node)
			for _, id := range s.Nodes {
				add(id)
			}
		}
	}
	add(selected)
	return out
}

// PartAddress is where the part of the dataset around nodes is.
func PartAddress(base string, nodes []graph.ID) string {
	for _, id := range nodes {
		base += "&around=" + escaped(string(id))
	}
	return base
}

// Exchange goes on with another part of the same dataset. What was shown stays
// where it was.
func (a *App) Exchange(g *graph.Graph) {
	old := a.g
	to := func(n uint32) (uint32, bool) { return g.Lookup(old.ID(n)) }
	chosen := a.chosen
	selected, stays := to(a.selected)
	also := a.also
	a.picture.renumber(to)
	a.g, a.index = g, search.New(g)
	a.reader = reading.New(g, a.index)
	a.talksIn, a.find, a.choosing, a.known = nil, find{text: a.find.text}, chooser{}, known{}
	a.chosen, a.also = false, nil
	a.replay()
	if chosen && stays {
		a.choose(selected)
	}
	for _, n := range also {
		if n, ok := to(n); ok && a.chosen {
			a.also = append(a.also, n)
		}
	}
	a.mark()
	a.status = "More of the dataset is here: " + a.size() + "."
}

// PartFailed says that what lies beyond did not come.
func (a *App) PartFailed(why string) {
	a.status = "What lies beyond could not be loaded: " + why + "."
}

// renumber moves what is remembered of nodes to other numbers.
func (p *picture) renumber(to func(uint32) (uint32, bool)) {
	places, tied := make(map[uint32]point, len(p.places)), make(map[bundleKey]point, len(p.tied))
	for n, at := range p.places {
		if m, ok := to(n); ok {
			places[m] = at
		}
	}
	for k, at := range p.tied {
		if m, ok := to(k.node); ok {
			k.node = m
			tied[k] = at
		}
	}
	p.places, p.tied = places, tied
}
