package app

import (
	"throughline/graph"
	"throughline/graph/card"
	walks "throughline/graph/path"
	"throughline/graph/related"
	"throughline/graph/search"
	"throughline/graph/text"
	"throughline/graph/trail"
)

// The ring shows a talk with those related to it around it, the nearer the
// more they share. The list is the server's to the last point: it is found
// here, by graph/related, once the words of all talks have come, which nothing
// else needs.

// kin is what the explorer knows of related talks.
type kin struct {
	index   *related.Index
	can     bool           // whether the words can be had
	wanted  bool           // whether they are to be fetched
	waiting *related.Query // what is to be shown when they are here
	failed  string         // why they did not come
	view    *trail.View    // the ring that these are of:
	query   related.Query
	answer  related.Answer
	moves   map[uint32]related.Move // against the list with every reason counting once
	moved   int                     // how many stand elsewhere than there
	lost    []string                // and what was there and is not here
	missed  string                  // where a talk stands that somebody expected
}

// Words takes the table that the server sends beside the snapshot, and shows
// what was waiting for it.
func (a *App) Words(t *related.Table) {
	k := &a.kin
	x, err := related.New(a.g, t)
	if err != nil {
		a.WordsFailed(err.Error())
		return
	}
	k.index, k.failed = x, ""
	if q := k.waiting; q != nil {
		k.waiting = nil
		a.rank(*q)
	}
}

// WordsFailed says why there is no list of related talks. Asking again tries
// again.
func (a *App) WordsFailed(why string) {
	a.kin.failed, a.kin.waiting = why, nil
	a.status = "Related talks could not be loaded: " + why + ". The talk’s page lists them."
}

// ringed reports whether the view is a ring.
func (a *App) ringed() bool { return a.view.Asked != "" }

// pressRing takes a click on what asks for related talks.
func (a *App) pressRing(act, arg string) bool {
	switch act {
	case "ring":
		if n, ok := a.g.Lookup(graph.ID(arg)); ok {
			a.ring(n)
		}
	case "bridge":
		a.bridge(a.picked())
	case "mode":
		q := a.question()
		q.Mode, _ = related.ParseMode(arg)
		a.ask(q)
	case "mute", "boost":
		a.weigh(act, arg)
	case "all-reasons":
		q := a.question()
		q.Weights = related.Weights{}
		a.ask(q)
	case "expected":
		a.expect(arg)
	default:
		return false
	}
	return true
}

// ring shows the talks related to one.
func (a *App) ring(n uint32) {
	if a.g.Kind(n) == graph.Talk {
		a.ask(related.Query{Talk: n, With: related.NoNode})
	}
}

// bridge shows the talks related to both of two.
func (a *App) bridge(list []uint32) {
	if len(list) != 2 || a.g.Kind(list[0]) != graph.Talk || a.g.Kind(list[1]) != graph.Talk {
		a.status = "Select two talks: a bridge is what is related to both."
		return
	}
	a.ask(related.Query{Talk: list[0], Mode: related.Bridge, With: list[1]})
}

// weigh mutes a kind of reason, lets it count twice, or once again.
func (a *App) weigh(act, arg string) {
	q := a.question()
	k, ok := related.ParseReason(arg)
	if !ok {
		return
	}
	to := related.Boosted
	if act == "mute" {
		to = related.Muted
	}
	if q.Weights[k] == to {
		to = related.Normal
	}
	q.Weights[k] = to
	a.ask(q)
}

// ask shows the ring of a query, at once or when the words are here.
func (a *App) ask(q related.Query) {
	k := &a.kin
	switch {
	case k.index != nil:
		a.rank(q)
	case !k.can:
		a.leave = a.list(q)
	default:
		k.waiting, k.wanted = &q, true
		a.status = "Fetching what all talks say, to find those related."
	}
}

// list is the page with the list that a query asks for.
func (a *App) list(q related.Query) string {
	out := path(a.g.ID(q.Talk))
	if q.Mode != related.Similar || q.Weights != (related.Weights{}) {
		out += "?" + q.Question(a.g)
	}
	return out + "#related"
}

// rank takes the step to a ring. One of a talk to which nothing is related
// would be a view of nothing, and is only told of.
func (a *App) rank(q related.Query) {
	answer := a.kin.index.Related(q)
	if len(answer.Results) == 0 && !(a.ringed() && a.view.Focus == q.Talk) {
		a.status = answer.Why
		return
	}
	s := trail.Step{Verb: trail.Ring, Node: a.g.ID(q.Talk), Text: q.Question(a.g)}
	for _, r := range answer.Results {
		s.Nodes, s.Points = append(s.Nodes, a.g.ID(r.Talk)), append(s.Points, r.Points)
	}
	if q.Mode == related.Bridge { // the other end, which is no answer, stands outermost
		s.Nodes, s.Points = append(s.Nodes, a.g.ID(q.With)), append(s.Points, 0)
	}
	a.do(s)
	a.kin.know(a.g, a.view, q, answer)
	a.choose(q.Talk)
	a.status = a.rankedText()
}

// rankedText says what a list has become.
func (a *App) rankedText() string {
	a.knowRing()
	k := &a.kin
	out := text.Many(len(k.answer.Results), "talk", "talks") + " around " + a.g.Name(k.query.Talk) + "."
	if said := k.query.Weights.String(); said != "" {
		out += " " + card.Reweighed(said, k.moved, nil)
	}
	if k.answer.Why != "" {
		out += " " + k.answer.Why
	}
	return out
}

// knowRing makes the list of the ring in view, if it was not made.
func (a *App) knowRing() {
	k := &a.kin
	if k.view != a.view && k.index != nil {
		q := a.question()
		k.know(a.g, a.view, q, k.index.Related(q))
	}
}

// know takes a list as that of the ring in view.
func (k *kin) know(g *graph.Graph, v *trail.View, q related.Query, answer related.Answer) {
	k.view, k.query, k.answer, k.missed = v, q, answer, ""
	k.moves, k.moved, k.lost = map[uint32]related.Move{}, 0, nil
	for _, m := range k.index.Moved(q, answer) {
		if m.To == 0 {
			k.lost = append(k.lost, card.Lost(g.Name(m.Talk), m.String()))
			continue
		}
		k.moves[m.Talk] = m
		if m.From != m.To {
			k.moved++
		}
	}
}

// expect tells where a talk stands that somebody expected.
func (a *App) expect(name string) {
	a.knowRing()
	k := &a.kin
	if k.index == nil || name == "" {
		return
	}
	found := a.index.Search(search.Query{Text: name, Kind: graph.Talk, Limit: 1}).Results
	if len(found) == 0 {
		k.missed = "No talk is called anything like that."
	} else {
		n := found[0].Node
		e := k.index.Expect(k.query, n)
		k.missed = "“" + a.g.Name(n) + "”: " + e.Sentence
		if e.Rank == 0 {
			k.missed += " " + walks.NewEvaluator(a.g).Link(k.query.Talk, n, walks.LinkEdges)
		}
	}
	a.status = k.missed
}
