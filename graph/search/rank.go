package search

import (
	"cmp"
	"strings"

	"throughline/graph"
	"throughline/graph/text"
)

// ranking turns a tally into an answer.
type ranking struct {
	x       *Index
	slots   []slot
	query   Query
	kind    graph.Kind // the only kind of results
	prefer  graph.Kind // a kind that comes first where it fits as well
	partial bool       // whether some of the words are enough from the start
}

// What a match is worth, in points: how well the words fit, how much of the
// name they cover, and on top, for the few that are shown, their order.
const (
	fitPoints    = 60
	coverPoints  = 20
	equalPoints  = 12
	startPoints  = 6
	phrasePoints = 3
	preferPoints = 12
)

// scored is an entry with its points.
type scored struct {
	entry uint32
	score float64
}

func (r *ranking) answer(t *tally) Answer {
	all := uint16(1)<<len(r.slots) - 1
	whole := false
	for _, e := range t.touched {
		if t.entries[e].slots == all {
			whole = true
			break
		}
	}
	list := r.score(t, all, whole && !r.partial)
	answer := Answer{Partial: !whole && len(list) > 0}
	list = r.oneForEachNode(t, list, &answer.Counts)
	answer.Results = r.results(list)
	return answer
}

// score values the touched entries, with all words or, if none has, with
// words that make up half of what the query says.
func (r *ranking) score(t *tally, all uint16, whole bool) []scored {
	total := 0.0
	for i := range r.slots {
		total += r.slots[i].weight
	}
	list := make([]scored, 0, len(t.touched))
	for _, e := range t.touched {
		h := t.entries[e]
		fit := float64(h.sum) / total
		if whole && h.slots != all || !whole && h.slots != all && fit < 0.4 {
			continue
		}
		tab := &r.x.t
		score := fitPoints*fit + coverPoints*cover(h, tab.size[e]) + float64(tab.prior[e])
		if r.prefer != graph.NoKind && r.x.g.Kind(tab.node[e]) == r.prefer {
			score += preferPoints
		}
		list = append(list, scored{e, score})
	}
	return list
}

// cover returns the share of the name's words that were found.
func cover(h hits, size uint8) float64 {
	return min(1, float64(h.covered)/float64(size))
}

// oneForEachNode counts nodes by kind and keeps the best entry of each node
// of the wanted kind, ordered, and few more of them than can be shown.
func (r *ranking) oneForEachNode(t *tally, list []scored, counts *[graph.NumKinds]int) []scored {
	wanted := list[:0]
	for _, s := range list {
		node := r.x.t.node[s.entry]
		kind := r.x.g.Kind(node)
		place := t.place[node]
		if place == 0 {
			counts[kind]++
		}
		if r.kind != graph.NoKind && kind != r.kind {
			t.place[node] = 1
			continue
		}
		if place == 0 {
			wanted = append(wanted, s)
			t.place[node] = uint32(len(wanted))
		} else if s.score > wanted[place-1].score {
			wanted[place-1] = s
		}
	}
	return best(wanted, 3*r.query.Limit+30)
}

// best returns the n first of a list in order.
func best(list []scored, n int) []scored {
	return graph.First(list, n, func(a, b scored) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.entry, b.entry))
	})
}

// results adds what the order of the words is worth and says what matched.
func (r *ranking) results(list []scored) []Result {
	query := strings.Join(text.Words(r.query.Text), " ")
	out := make([]Result, len(list))
	for i, s := range list {
		e := s.entry
		out[i] = Result{Node: r.x.t.node[e], Score: s.score, Text: r.x.entryText(e), Alias: r.x.t.alias[e] > 0}
		out[i].Score += orderPoints(strings.Join(text.Words(out[i].Text), " "), query)
	}
	out = graph.First(out, r.query.Limit, func(a, b Result) int { return cmp.Compare(b.Score, a.Score) })
	for i := range out {
		out[i].Corrected = r.corrected(out[i].Text)
	}
	return out
}

func orderPoints(name, query string) float64 {
	switch {
	case name == query:
		return equalPoints
	case strings.HasPrefix(name, query):
		return startPoints
	case strings.Contains(name, query):
		return phrasePoints
	}
	return 0
}

// corrected returns the words of the name that stand for mistyped ones.
func (r *ranking) corrected(name string) string {
	words := text.Words(name)
	var out []string
	for i := range r.slots {
		if w, typo := r.slots[i].bestOf(&r.x.t, words); typo {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

// bestOf returns which of the words the slot fits best, and whether as a
// mistyped one.
func (s *slot) bestOf(t *table, words []string) (word string, typo bool) {
	for _, c := range s.found {
		found := t.words[c.word]
		for i, w := range words {
			if w == found || i > 0 && words[i-1]+w == found {
				return found, c.typo
			}
		}
	}
	return "", false
}

// entryText returns the name or alias that an entry stands for.
func (x *Index) entryText(e uint32) string {
	if alias := x.t.alias[e]; alias > 0 {
		return x.g.Values(x.t.node[e], graph.Alias)[alias-1]
	}
	return x.g.Name(x.t.node[e])
}
