package related

import (
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
		s = "Both speak of " + list(few(first.Words)) + x.ofAll(first.Talks, "name "+first.rarest)
	case Kindred:
		s = "One speaks of " + list(few(first.Words)) + ", the other is near to talks that do"
	case Line:
		s = "Both belong to " + x.g.Name(first.Node)
	}
	return x.when(r.talk, talk) + s + "."
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

// subjectSentence names the weightiest theme and technology, and counts the
// talks that have both; one that is worth far less than the other is left out.
// It is empty when only what lies above is shared.
func (x *Index) subjectSentence(reasons []Reason) string {
	theme, technology := pickReason(reasons, Themes), pickReason(reasons, Technologies)
	switch {
	case theme != nil && technology != nil && min(theme.Points, technology.Points)*aside >= max(theme.Points, technology.Points):
		both := intersection(x.having(theme.Node, Themes), x.having(technology.Node, Technologies))
		return "Both are about " + x.g.Name(theme.Node) + " and use " + x.g.Name(technology.Node) + x.ofAll(both, "do")
	case theme != nil && (technology == nil || theme.Points > technology.Points):
		return "Both are about " + x.g.Name(theme.Node) + x.ofAll(theme.Talks, "are")
	case technology == nil:
		return ""
	}
	return "Both use " + x.g.Name(technology.Node) + x.ofAll(technology.Talks, "do")
}

// aside is how many times a theme or technology must outweigh the other to
// stand alone.
const aside = 4

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
		return "talks near to it on " + list(few(r.Words))
	case r.Kind == Words:
		return "the words " + list(few(r.Words))
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

// list writes words as "a, b and c".
func list(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}
