package path

import (
	"strings"

	"throughline/graph"
)

// meant maps words that people use to the predicate they mean.
var meant = map[string]string{
	"speaker": "by", "speakers": "by", "person": "by", "presenter": "by", "author": "by",
	"event": "at", "conference": "at", "edition": "at",
	"theme": "about", "themes": "about", "topic": "about", "topics": "about", "subject": "about",
	"technology": "uses", "technologies": "uses", "tool": "uses", "mentions": "uses",
	"company": "from", "companies": "from", "affiliation": "from",
	"employer": "works-at", "works": "works-at", "series": "of",
	"parent": "broader", "narrower": "^broader", "talk": "^about", "talks": "^about",
}

func nearestPredicate(word string) string {
	word = strings.ToLower(word)
	if m := meant[word]; m != "" {
		return m
	}
	var words []string
	for _, p := range graph.EdgePredicates() {
		words = append(words, p.String())
	}
	return nearest(word, words)
}

func nearestCondition(word string) string {
	words := []string{"year", "kind", "name"}
	for _, p := range graph.EdgePredicates() {
		words = append(words, p.String())
	}
	word = strings.ToLower(word)
	if n := nearest(word, words); n != "" {
		return n
	}
	return meant[word]
}

func nearestKind(word string) string {
	word = strings.ToLower(word)
	var words []string
	for _, k := range graph.Kinds() {
		if word == k.Plural() {
			return k.String()
		}
		words = append(words, k.String())
	}
	return nearest(word, words)
}

// nearest returns the word at the smallest distance if that is at most a
// third of the length, and two or more for a short word.
func nearest(word string, words []string) string {
	best, distance := "", max(2, len(word)/3)+1
	for _, w := range words {
		if d := editDistance(word, w, distance); d < distance && d < max(len(w), len(word)) {
			best, distance = w, d
		}
	}
	return best
}

// nearestID returns the id in the graph that was likely meant: of the same
// kind if that is one, with the slug as its beginning or at a small distance.
func nearestID(g *graph.Graph, id graph.ID) string {
	if g == nil || id == "" || len(id) > graph.MaxSlug {
		return ""
	}
	want := strings.ToLower(string(id))
	if k := id.Kind(); k == graph.NoKind {
		kind, slug, ok := strings.Cut(want, "/")
		if near := nearestKind(kind); ok && near != "" {
			want = near + "/" + slug
		}
	}
	lo, hi := uint32(0), uint32(g.Len())
	if k := graph.ID(want).Kind(); k != graph.NoKind {
		lo, hi = g.Range(k)
	}
	return scanIDs(g, want, lo, hi)
}

func scanIDs(g *graph.Graph, want string, lo, hi uint32) string {
	best, distance := "", max(2, len(want)/4)+1
	begins := ""
	for n := lo; n < hi; n++ {
		id := string(g.ID(n))
		if begins == "" && len(graph.ID(want).Slug()) > 1 && strings.HasPrefix(id, want) {
			begins = id // nodes of a kind are numbered by falling degree: the first is the best known
		}
		if d := editDistance(want, id, distance); d < distance {
			best, distance = id, d
		}
	}
	if distance > 2 && begins != "" {
		return begins
	}
	return best
}

// editDistance counts the bytes to insert, delete, replace or swap with their
// neighbour to turn a into b (Damerau 1964, optimal string alignment). It
// returns limit when the distance is not below it.
func editDistance(a, b string, limit int) int {
	if diff := len(a) - len(b); diff >= limit || -diff >= limit {
		return limit
	}
	var buffer [3][graph.MaxSlug + 16]int
	if len(b)+1 > len(buffer[0]) {
		return limit
	}
	before, last, row := buffer[0][:len(b)+1], buffer[1][:len(b)+1], buffer[2][:len(b)+1]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		smallest := i
		for j := 1; j <= len(b); j++ {
			row[j] = editCell(a, b, i, j, before, last, row)
			smallest = min(smallest, row[j])
		}
		if smallest >= limit {
			return limit
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}

func editCell(a, b string, i, j int, before, last, row []int) int {
	cost := 1
	if a[i-1] == b[j-1] {
		cost = 0
	}
	d := min(last[j]+1, row[j-1]+1, last[j-1]+cost)
	if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
		d = min(d, before[j-2]+1)
	}
	return d
}
