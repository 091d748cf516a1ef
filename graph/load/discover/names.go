package discover

import (
	"cmp"
	"slices"
	"strings"

	"throughline/graph"
)

// Key is what the spellings of a phrase share: case, hyphens, spaces, plurals
// and the endings of verbs do not count.
func Key(phrase string) string {
	joined := ""
	tokens(phrase, func(t token) { joined += base(t.word) })
	return lemma(joined)
}

// KnownNames returns what themes and technologies are called, by key.
func KnownNames(g *graph.Graph) map[string]graph.ID {
	names := map[string]graph.ID{}
	for _, k := range []graph.Kind{graph.Technology, graph.Theme} {
		for lo, hi := g.Range(k); lo < hi; lo++ {
			for _, p := range []graph.Predicate{graph.Alias, graph.Name} {
				for _, name := range g.Values(lo, p) {
					names[Key(name)] = g.ID(lo)
				}
			}
		}
	}
	return names
}

// otherNames returns what people, companies, events and series are called: no
// subjects, however often they are named.
func otherNames(g *graph.Graph) map[string]bool {
	names := map[string]bool{}
	for _, k := range []graph.Kind{graph.Person, graph.Event, graph.Series} {
		for lo, hi := g.Range(k); lo < hi; lo++ {
			for _, name := range g.Values(lo, graph.Name) {
				if k != graph.Person || strings.Contains(name, " ") {
					names[Key(name)] = true
				}
			}
		}
	}
	return names
}

// name gives the candidates their phrases and variants: what the texts write,
// the most frequent spelling first.
func (c *corpus) name(out []Candidate, chosen []*phrase) {
	spellings := make([]map[string]int, len(chosen))
	byFirst := map[uint32][]wanted{}
	for i, p := range chosen {
		spellings[i] = map[string]int{}
		for _, g := range p.grams {
			words := c.words(g)
			byFirst[words[0]] = append(byFirst[words[0]], wanted{i, words})
		}
	}
	for at, w := range c.stream {
		for _, want := range byFirst[c.base[w]] {
			if c.isAt(at, want.words) {
				spellings[want.candidate][c.spelling(at, len(want.words))] += c.worth(at)
			}
		}
	}
	for i := range out {
		out[i].Phrase, out[i].Variants = spell(spellings[i])
	}
}

// wanted is a spelling of a candidate to look for.
type wanted struct {
	candidate int
	words     []uint32
}

func (c *corpus) isAt(at int, words []uint32) bool {
	if at+len(words) > len(c.stream) {
		return false
	}
	for i, w := range words {
		if c.base[c.stream[at+i]] != w || i > 0 && c.flags[at+i]&apart != 0 {
			return false
		}
	}
	return true
}

func (c *corpus) spelling(at, words int) string {
	s := c.surfaces[c.stream[at]]
	for i := at + 1; i < at+words; i++ {
		if c.flags[i]&bound != 0 {
			s += "-" + c.surfaces[c.stream[i]]
		} else {
			s += " " + c.surfaces[c.stream[i]]
		}
	}
	return s
}

// worth is how much an occurrence tells of how the phrase is written: where a
// sentence begins, and in titles, capitals mean nothing.
func (c *corpus) worth(at int) int {
	if c.flags[at]&(opening|inTitle) != 0 {
		return 1
	}
	return 10
}

// maxVariants is how many other spellings are told.
const maxVariants = 6

// spell orders spellings. Those that differ by case alone are one.
func spell(counts map[string]int) (first string, others []string) {
	list := make([]string, 0, len(counts))
	for s := range counts {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b)) })
	seen := map[string]bool{}
	for _, s := range list {
		if folded := strings.ToLower(s); !seen[folded] {
			seen[folded] = true
			others = append(others, s)
		}
	}
	if len(others) == 0 {
		return "", nil
	}
	return others[0], others[1:min(len(others), maxVariants+1)]
}
