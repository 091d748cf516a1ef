package agenda

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"throughline/graph"
)

// weigh finds how much each talk of the pool is about the subject, and which
// things are peculiar to the pool.
func (p *pool) weigh() {
	p.peculiar = p.lifts()
	if p.subject == NoNode {
		return
	}
	own := namesOf(p.g, p.subject)
	narrower := map[uint32][]called{} // what each is called, found when a talk has it
	if k := p.g.Kind(p.subject); k == graph.Theme || k == graph.Technology {
		for _, n := range p.g.WithNarrower(p.subject)[1:] {
			narrower[n] = nil
		}
	}
	for i := range p.talks {
		t := &p.talks[i]
		names := slices.Clone(own)
		for _, pr := range [...]graph.Predicate{graph.About, graph.Uses} {
			for _, n := range p.g.Out(t.node, pr) {
				theirs, ok := narrower[n]
				if !ok {
					continue
				}
				if theirs == nil {
					theirs = namesOf(p.g, n)
					narrower[n] = theirs
				}
				names = append(names, theirs...)
			}
		}
		at := named(p.g.Name(t.node), names)
		if at >= 0 {
			t.said = names[at].name
		}
		t.grade = p.grade(t, at, len(own), names)
	}
}

// grade is the highest for a talk that has the subject in its title, the next
// for something narrower, and else tells whether it is spoken of more than
// once: an abstract that names a subject in passing is about something else. at
// is which of the names is in its title, of which the first are the subject's own.
func (p *pool) grade(t *pooled, at, own int, names []called) uint8 {
	switch {
	case at >= own:
		return grades - 2
	case at >= 0:
		return grades - 1
	}
	times, abstract := 0, strings.ToLower(p.g.Value(t.node, graph.Abstract))
	for _, name := range names {
		if times < grades {
			times += mentions(abstract, name.small)
		}
	}
	if t.tie != (graph.Edge{}) { // reports have lines where programmes have abstracts
		times = max(times, len(p.g.Evidence(t.tie.From, t.tie.Predicate, t.tie.To)))
	}
	return uint8(min(max(times-1, 0), grades-3))
}

// once keeps what a single talk of a pool has from weighing nothing.
const once = 0.2

// lifts says how peculiar themes and technologies are to the pool: the
// logarithm of how many of its talks have them, times that of how much more
// often they have them than all talks do. What half of all talks name, or one
// of the pool alone, tells little of the subject.
func (p *pool) lifts() map[uint32]float64 {
	here := map[uint32]int{}
	out := map[uint32]float64{}
	lo, hi := p.g.Range(graph.Talk)
	for _, pr := range [...]graph.Predicate{graph.About, graph.Uses} {
		clear(here)
		for _, t := range p.talks {
			for _, n := range p.g.Out(t.node, pr) {
				here[n]++
			}
		}
		for n, count := range here {
			all := len(p.g.OfKind(p.g.In(n, pr), graph.Talk))
			lift := float64(count) / float64(len(p.talks)) * float64(hi-lo) / float64(max(all, 1))
			out[n] = (once + math.Log(float64(count))) * math.Log2(1+min(lift, 15)) / 2
		}
	}
	return out
}

// called is a name, as it is written and in small letters.
type called struct{ name, small string }

// namesOf returns what a node is called.
func namesOf(g *graph.Graph, n uint32) []called {
	out := []called{{g.Name(n), strings.ToLower(g.Name(n))}}
	for _, alias := range g.Values(n, graph.Alias) {
		out = append(out, called{alias, strings.ToLower(alias)})
	}
	return out
}

// named returns which of the names is the first that stands in a title, or -1.
func named(title string, names []called) int {
	title = strings.ToLower(title)
	return slices.IndexFunc(names, func(n called) bool { return mentions(title, n.small) > 0 })
}

// mentions counts where a name stands in a text, whole or in the plural, both
// in small letters.
func mentions(rest, name string) int {
	n := 0
	for name != "" {
		i := strings.Index(rest, name)
		if i < 0 {
			break
		}
		before, _ := utf8.DecodeLastRuneInString(rest[:i])
		rest = rest[i+len(name):]
		if !isLetter(before) && endsWord(rest) {
			n++
		}
	}
	return n
}

func endsWord(rest string) bool {
	for _, plural := range [...]string{"", "s", "es"} {
		if end, ok := strings.CutPrefix(rest, plural); ok {
			if next, _ := utf8.DecodeRuneInString(end); !isLetter(next) {
				return true
			}
		}
	}
	return false
}

func isLetter(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
