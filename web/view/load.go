package view

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/change"
)

// LoadView is the bench: a text to look through, or the way to bring one, and
// the likely duplicates.
type LoadView struct {
	Closed  Notice // why nothing can be loaded here; empty where it can
	Token   bool   // whether writing needs a token
	Notice  Notice
	Changed *change.Difference // what a save that came second is told

	Draft   *change.Draft
	JSON    string // the draft, as the form sends it back
	Effects []change.Effect

	Pairs   []LoadPair
	More    int // pairs that are not shown
	Decided []LoadDecision
}

// LoadPair is two nodes that are likely one.
type LoadPair struct {
	A, B         Ref
	Why          string
	NoteA, NoteB string // what tells them apart: talks, companies, years
}

// LoadDecision is what was decided about two.
type LoadDecision struct {
	change.Decision
	Merge, Into Ref
}

// loadGroup is the proposals of one kind.
type loadGroup struct {
	Kind      graph.Kind
	Proposals []*change.Proposal
}

var loadKinds = [...]graph.Kind{graph.Event, graph.Talk, graph.Person, graph.Company, graph.Technology, graph.Theme}

func loadGroups(d *change.Draft) []loadGroup {
	var out []loadGroup
	for _, k := range loadKinds {
		g := loadGroup{Kind: k}
		for i := range d.Proposals {
			if d.Proposals[i].Kind == k.String() {
				g.Proposals = append(g.Proposals, &d.Proposals[i])
			}
		}
		if len(g.Proposals) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// proposalNote says where a proposal comes from.
func proposalNote(p *change.Proposal) string {
	s := p.Rule + ", line " + strconv.Itoa(p.Line) + ", confidence " + strconv.FormatFloat(p.Confidence, 'f', 2, 64)
	if p.Of != 0 {
		s += ", of talk " + strconv.Itoa(p.Of)
	}
	return s
}

func proposalState(p *change.Proposal) string {
	switch {
	case p.Verdict == change.Accepted && p.By == change.ByRule:
		return "accepted by rule"
	case p.Verdict == "":
		return "to decide"
	case p.By == change.ByRule:
		return p.Verdict + " by rule"
	}
	return p.Verdict
}

func spanClass(d *change.Draft, n int) string {
	p := d.Find(n)
	switch {
	case p == nil:
		return "sp"
	case p.Verdict == change.Rejected:
		return "sp span-no"
	case p.Verdict == "":
		return "sp span-q"
	}
	return "sp span-" + p.Kind
}

func lineClass(l change.Line) string {
	if l.Head {
		return "hd"
	}
	return ""
}

// effectUnit is the unit of the number after it: 1 talk.
func effectUnit(e change.Effect) string {
	for _, k := range graph.Kinds() {
		if e.After == 1 && e.Unit == k.Plural() {
			return k.String()
		}
	}
	return e.Unit
}

func effectSign(e change.Effect) string {
	if e.After > e.Before {
		return "+" + strconv.Itoa(e.After-e.Before)
	}
	return "−" + strconv.Itoa(e.Before-e.After)
}

func effectClass(e change.Effect) string {
	if e.After > e.Before {
		return "gain"
	}
	return "loss"
}
