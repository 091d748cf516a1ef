package identity

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"throughline/graph"
	"throughline/graph/change"
)

// LikelyDuplicates lists people and talks that may be one: names a letter
// apart, with the same words in another order or with and without a middle
// name, names under one key of one scheme; equal titles at one event. It takes
// 0.1 s for 10,000 people. Nothing is merged because of it: a Decision does that.
func LikelyDuplicates(g *graph.Graph) []change.Pair {
	f := finder{g: g, seen: map[[2]graph.ID]bool{}}
	f.people()
	f.keys()
	f.talks()
	slices.SortFunc(f.pairs, func(a, b change.Pair) int { return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B)) })
	return f.pairs
}

type finder struct {
	g     *graph.Graph
	seen  map[[2]graph.ID]bool
	pairs []change.Pair
}

func (f *finder) add(a, b graph.ID, why string) {
	if a > b {
		a, b = b, a
	}
	if a == b || f.seen[[2]graph.ID{a, b}] {
		return
	}
	f.seen[[2]graph.ID{a, b}] = true
	f.pairs = append(f.pairs, change.Pair{A: a, B: b, Why: why})
}

// maxBlock bounds how many nodes under one key are compared with each other:
// what more share says nothing.
const maxBlock = 8

// pairUp adds all pairs of the nodes that share a key.
func (f *finder) pairUp(blocks map[string][]graph.ID, why string) {
	for _, ids := range blocks {
		slices.Sort(ids)
		ids = slices.Compact(ids)
		if len(ids) > maxBlock {
			continue
		}
		for i, a := range ids {
			for _, b := range ids[i+1:] {
				f.add(a, b, why)
			}
		}
	}
}

const minName = 8 // letters of a name in which one wrong letter is still likely a slip

func (f *finder) people() {
	order, middle, letters := map[string][]graph.ID{}, map[string][]graph.ID{}, map[string][]graph.ID{}
	lo, hi := f.g.Range(graph.Person)
	for n := lo; n < hi; n++ {
		id := f.g.ID(n)
		for _, name := range f.g.Values(n, graph.Name) {
			words := strings.Split(nameSlug(name), "-")
			if len(words) < 2 {
				continue
			}
			sorted := strings.Join(slices.Sorted(slices.Values(words)), " ")
			order[sorted] = append(order[sorted], id)
			if len(words) > 1 && len(words[0]) > 1 && len(words[len(words)-1]) > 2 {
				ends := words[0] + " " + words[len(words)-1]
				middle[ends] = append(middle[ends], id)
			}
			if joined := strings.Join(words, ""); len(joined) >= minName {
				eachDeletion(joined, func(s string) { letters[s] = append(letters[s], id) })
			}
		}
	}
	f.pairUp(order, "the same words in another order")
	f.pairUp(middle, "the same first and last name")
	f.pairUp(letters, "names a letter apart")
}

// eachDeletion yields the word and the word without each of its letters: words
// that share one are at most a wrong, a missing or two swapped letters apart.
// Symmetric deletion, after Garbe's SymSpell.
func eachDeletion(word string, yield func(string)) {
	yield(word)
	for i, r := range word {
		yield(word[:i] + word[i+utf8.RuneLen(r):])
	}
}

// keys finds people to whom sources of one scheme give one key while the
// sources do not agree well enough to merge them, and whose names end alike.
func (f *finder) keys() {
	holders := map[string][]graph.ID{}
	lo, hi := f.g.Range(graph.Person)
	for n := lo; n < hi; n++ {
		for _, k := range f.g.Values(n, graph.Key) {
			holders[k] = append(holders[k], f.g.ID(n))
		}
	}
	for _, ids := range holders {
		if len(ids) > maxBlock {
			continue
		}
		for i, a := range ids {
			for _, b := range ids[i+1:] {
				if lastWord(a.Slug()) == lastWord(b.Slug()) {
					f.add(a, b, "one key, and the last name in common")
				}
			}
		}
	}
}

func lastWord(slug string) string { return slug[strings.LastIndexByte(slug, '-')+1:] }

// talks finds equal titles at one event. Talks of one source are two by its
// own word, but a reader may know better; on different days they are two, as
// the evenings of a meetup are.
func (f *finder) talks() {
	lo, hi := f.g.Range(graph.Event)
	for e := lo; e < hi; e++ {
		titles := map[string][]graph.ID{}
		for _, t := range f.g.In(e, graph.At) {
			if title := squash(f.g.Name(t)); len(title) >= minName {
				titles[title] = append(titles[title], f.g.ID(t))
			}
		}
		for title, ids := range titles {
			if f.onDaysOfOneSource(ids) {
				delete(titles, title)
			}
		}
		f.pairUp(titles, "the same title at the same event")
	}
}

// onDaysOfOneSource reports whether one source states all of the talks, each
// on a day of its own.
func (f *finder) onDaysOfOneSource(ids []graph.ID) bool {
	days := map[string]bool{}
	source := graph.ID("")
	for i, id := range ids {
		n, _ := f.g.Lookup(id)
		day := f.g.Value(n, graph.Date)
		of := f.g.ValueEvidence(n, graph.Title, 0)
		if len(day) < len("2006-01-02") || len(of) != 1 || i > 0 && of[0].Source != source || days[day[:len("2006-01-02")]] {
			return false
		}
		source = of[0].Source
		days[day[:len("2006-01-02")]] = true
	}
	return true
}
