package related

import (
	"slices"
	"strings"

	"throughline/graph"
	"throughline/graph/text"
)

// Sentences say the weightiest reason in plain words, and how rare it is.
// Names and words stand as they are written; nothing is claimed that the
// reasons do not hold.

func (x *Index) sentence(r *ranking, result *Result) string {
	if len(result.Reasons) == 0 {
		return ""
	}
	talk := result.Talk - x.first
	if r.q.Mode == Bridge {
		return x.bridgeSentence(r, result)
	}
	first := telling(result.Reasons)
	if named := pickReason(result.Reasons, References); named != nil {
		first = *named // somebody said so: no count tells more
	}
	var s string
	switch first.Kind {
	case Themes, Technologies:
		s = x.subjectSentence(result.Reasons)
		if s == "" {
			s = "Both are about kinds of " + x.g.Name(first.Node) + x.ofAll(first.Talks, "are")
		}
	case Speakers:
		s = "Also by " + x.g.Name(first.Node) + x.rarity(first.Talks, "; one of their ", " talks here")
	case Companies:
		s = "Both have to do with " + x.g.Name(first.Node) + x.ofAll(first.Talks, "do")
	case References:
		s = x.referenceSentence(r.talk, talk)
	case Words:
		s = "Both speak of " + text.List(few(first.Words)) + x.ofAll(first.Talks, "name "+first.rarest)
	case Kindred:
		s = "One speaks of " + text.List(few(first.Words)) + ", the other is near to talks that do"
	case Line:
		s = "Both belong to " + x.g.Name(first.Node)
	}
	s = x.when(r.talk, talk) + s + "."
	if r.q.Mode == Contrast {
		s += x.whose(r.talk, talk)
	}
	return s
}

// whose says of two talks of different companies which these are.
func (x *Index) whose(a, b uint32) string {
	ours, theirs := x.companies(a), x.companies(b)
	if len(ours) == 0 || len(theirs) == 0 || intersects(ours, theirs) {
		return ""
	}
	return " Here " + x.g.Name(ours[0]) + ", there " + x.g.Name(theirs[0]) + "."
}

// telling returns the weightiest reason that one can point at. What talks near
// to it say serves only where nothing else is worth ten points.
func telling(reasons []Reason) Reason {
	for _, r := range reasons {
		if r.Kind != Kindred && r.Kind != Line && r.Points >= 10 {
			return r
		}
	}
	return reasons[0]
}

// subjectSentence names the weightiest of the themes and technologies, with the
// next of them unless that is worth far less, and counts the talks that have
// both. It is empty when only what lies above is shared.
func (x *Index) subjectSentence(reasons []Reason) string {
	named := x.subjects(reasons)
	switch {
	case len(named) == 0:
		return ""
	case len(named) == 1 || named[1].Points*aside < named[0].Points:
		about, do := doing(named[0].Kind)
		return "Both " + about + x.g.Name(named[0].Node) + x.ofAll(named[0].Talks, do)
	}
	a, b := named[0], named[1]
	both := intersection(x.having(a.Node, a.Kind), x.having(b.Node, b.Kind))
	if a.Kind == b.Kind {
		about, do := doing(a.Kind)
		return "Both " + about + x.g.Name(a.Node) + " and " + x.g.Name(b.Node) + x.ofAll(both, do)
	}
	if a.Kind == Technologies {
		a, b = b, a
	}
	return "Both are about " + x.g.Name(a.Node) + " and use " + x.g.Name(b.Node) + x.ofAll(both, "do")
}

// aside is how many times a theme or technology must outweigh the next to
// stand alone.
const aside = 6

// doing says what a talk does with a theme or a technology, and so do others.
func doing(k ReasonKind) (how, do string) {
	if k == Themes {
		return "are about ", "are"
	}
	return "use ", "do"
}

// subjects are the weightiest of the themes and technologies that both have, and
// the next that says more: not what lies above it or below.
func (x *Index) subjects(reasons []Reason) []*Reason {
	var out []*Reason
	for i := range reasons {
		r := &reasons[i]
		switch {
		case r.Kind != Themes && r.Kind != Technologies || r.Wide:
		case len(out) == 0:
			out = append(out, r)
		case !x.above(r.Node, out[0].Node) && !x.above(out[0].Node, r.Node):
			return append(out, r)
		}
	}
	return out
}

// above reports whether a node lies above another.
func (x *Index) above(node, below uint32) bool {
	return slices.Contains(x.g.WithBroader(below), node)
}

func pickReason(reasons []Reason, k ReasonKind) *Reason {
	for i := range reasons {
		if reasons[i].Kind == k && !reasons[i].Wide {
			return &reasons[i]
		}
	}
	return nil
}

func intersection(a, b []uint32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			i++
			j++
		}
	}
	return n
}

// ofAll says how many talks do as well: "; only 6 of 10,900 talks do".
func (x *Index) ofAll(n int, do string) string {
	if n <= 0 {
		return ""
	}
	only := "; "
	if n*rare <= x.talks {
		only = "; only "
	}
	return only + text.Number(n) + " of " + text.Number(x.talks) + " talks " + do
}

// rare is what a sentence calls so: one talk in twenty.
const rare = 20

func (x *Index) rarity(n int, before, after string) string {
	if n < 2 {
		return ""
	}
	return before + text.Number(n) + after
}

func (x *Index) referenceSentence(a, b uint32) string {
	for _, other := range x.refs.to[a] {
		if other == b {
			return "This talk's abstract names it"
		}
	}
	return "Its abstract names this talk"
}

func (x *Index) bridgeSentence(r *ranking, result *Result) string {
	var sides [2]string
	for _, reason := range result.Reasons {
		side := 0
		if reason.Of == r.q.With {
			side = 1
		}
		if sides[side] == "" {
			sides[side] = x.thing(&reason)
		}
	}
	return "It has " + sides[0] + " in common with “" + x.g.Name(r.q.Talk) + "”, and " +
		sides[1] + " with “" + x.g.Name(r.q.With) + "”."
}

// thing names what a reason is about.
func (x *Index) thing(r *Reason) string {
	switch {
	case r.Kind == Kindred:
		return "words of talks near to it (" + strings.Join(few(r.Words), ", ") + ")"
	case r.Kind == Words && len(r.Words) == 1:
		return "the word " + r.Words[0]
	case r.Kind == Words:
		return "the words " + text.List(few(r.Words))
	case r.Kind == References:
		return "a reference"
	}
	return x.g.Name(r.Node)
}

// Label names a reason as it stands on screens.
func (r *Reason) Label(g *graph.Graph) string {
	switch r.Kind {
	case Words:
		return "words " + strings.Join(r.Words, ", ")
	case Kindred:
		return "kindred words " + strings.Join(r.Words, ", ")
	}
	return g.Name(r.Node)
}

// when says how many years lie between two talks.
func (x *Index) when(a, b uint32) string {
	ya, yb := x.year(a), x.year(b)
	if ya == 0 || yb == 0 || ya == yb {
		return ""
	}
	n, word := yb-ya, "later"
	if n < 0 {
		n, word = -n, "earlier"
	}
	if n == 1 {
		return "A year " + word + ". "
	}
	return text.Number(n) + " years " + word + ". "
}

// few returns as many words as a sentence bears.
func few(words []string) []string { return words[:min(fewWords, len(words))] }

const fewWords = 3
