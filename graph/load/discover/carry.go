package discover

import (
	"strings"

	"throughline/graph"
)

// Matcher finds phrases in text by the rule by which Find counts them, so that
// a theme has the talks that its candidate had. The zero value finds nothing.
type Matcher struct {
	keys  []string
	first map[byte][]int // keys that begin with a letter
}

// Add makes the matcher find the phrase. It returns the phrase's number, which
// is that of an earlier phrase with the same key, and false when the phrase
// has no word.
func (m *Matcher) Add(phrase string) (number int, ok bool) {
	key := Key(phrase)
	if key == "" {
		return 0, false
	}
	for i, k := range m.keys {
		if k == key {
			return i, true
		}
	}
	if m.first == nil {
		m.first = map[byte][]int{}
	}
	m.first[key[0]] = append(m.first[key[0]], len(m.keys))
	m.keys = append(m.keys, key)
	return len(m.keys) - 1, true
}

// Match calls found with each place of a text where one of the phrases stands,
// and the words there. It takes 30 us for an abstract of 1,500 letters.
func (m *Matcher) Match(s string, found func(number int, words string)) {
	var list []token
	var bases []string
	tokens(s, func(t token) {
		list = append(list, t)
		bases = append(bases, base(t.word))
	})
	for i := range list {
		if bases[i] == "" {
			continue
		}
		for _, n := range m.first[bases[i][0]] {
			if last := m.end(m.keys[n], list[i:], bases[i:]); last >= 0 {
				end := list[i+last]
				found(n, s[list[i].at:end.at+len(end.word)])
			}
		}
	}
}

// MatchTalk is Match for the title, the subtitle and the abstract of a talk.
func (m *Matcher) MatchTalk(g *graph.Graph, talk uint32, found func(number int, words string)) {
	for _, s := range texts(g, talk) {
		m.Match(s, found)
	}
}

// texts are the title, the subtitles and the abstract of a talk.
func texts(g *graph.Graph, talk uint32) []string {
	title := g.Value(talk, graph.Title)
	out := []string{title}
	for _, alias := range g.Values(talk, graph.Alias) {
		if sub, ok := strings.CutPrefix(alias, title+": "); ok {
			out = append(out, sub)
		}
	}
	return append(out, g.Value(talk, graph.Abstract))
}

// end returns which of the words a key that begins with the first one ends
// with, or -1.
func (m *Matcher) end(key string, list []token, bases []string) int {
	joined := ""
	for i := range min(len(list), 2*maxWords) {
		if i > 0 && list[i].apart {
			return -1
		}
		joined += bases[i]
		same := min(len(joined), len(key)-1) // the last letter of a stem may differ: library, librari
		if same > 0 && joined[:same] != key[:same] {
			return -1
		}
		if len(joined) >= len(key)-1 && lemma(joined) == key {
			return i
		}
		if len(joined) > len(key)+3 { // longer than with any ending of a verb
			return -1
		}
	}
	return -1
}
