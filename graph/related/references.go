package related

import (
	"slices"
	"strings"

	"throughline/graph"
	"throughline/graph/text"
)

// A talk refers to another when its abstract holds the other's whole title, if
// that is long enough not to be said by chance, or a link to its page, video
// or slides.
const (
	quotedWords = 4
	quotedBytes = 20
	quotedTalks = 3 // a title that more talks have names none of them
)

// titles finds quoted titles by the hash of their first words.
type titles struct {
	byStart map[uint64][]uint32
	words   map[uint32][]string
}

func (t *Table) findReferences(g *graph.Graph) {
	lo, hi := g.Range(graph.Talk)
	if g.Edges(graph.Abstract) == 0 {
		return
	}
	quoted, links := readTitles(g, lo, hi), readLinks(g, lo, hi)
	for talk := lo; talk < hi; talk++ {
		abstract := beginning(g.Value(talk, graph.Abstract))
		if abstract == "" {
			continue
		}
		found := quoted.in(text.Words(abstract))
		found = append(found, linked(abstract, links)...)
		slices.Sort(found)
		for _, other := range slices.Compact(found) {
			if other != talk {
				t.RefFrom = append(t.RefFrom, talk-lo)
				t.RefTo = append(t.RefTo, other-lo)
			}
		}
	}
}

func readTitles(g *graph.Graph, lo, hi uint32) titles {
	count := map[string]int{}
	for talk := lo; talk < hi; talk++ {
		count[text.Fold(g.Name(talk))]++
	}
	t := titles{map[uint64][]uint32{}, map[uint32][]string{}}
	for talk := lo; talk < hi; talk++ {
		title := g.Name(talk)
		words := text.Words(title)
		if len(words) < quotedWords || len(title) < quotedBytes || count[text.Fold(title)] > quotedTalks {
			continue
		}
		h := hashWords(words[:quotedWords])
		t.byStart[h] = append(t.byStart[h], talk)
		t.words[talk] = words
	}
	return t
}

// in returns the talks whose titles stand in a text.
func (t *titles) in(words []string) []uint32 {
	var out []uint32
	for i := 0; i+quotedWords <= len(words); i++ {
		for _, talk := range t.byStart[hashWords(words[i:i+quotedWords])] {
			title := t.words[talk]
			if i+len(title) <= len(words) && slices.Equal(words[i:i+len(title)], title) {
				out = append(out, talk)
			}
		}
	}
	return out
}

// hashWords is FNV-1a with a mark between words.
func hashWords(words []string) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := 0; i < len(w); i++ {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	return h
}

func readLinks(g *graph.Graph, lo, hi uint32) map[string]uint32 {
	links := map[string]uint32{}
	for talk := lo; talk < hi; talk++ {
		for _, p := range [...]graph.Predicate{graph.URL, graph.Video, graph.Slides} {
			for _, link := range g.Values(talk, p) {
				if _, taken := links[plainLink(link)]; !taken {
					links[plainLink(link)] = talk
				}
			}
		}
	}
	return links
}

// plainLink makes links comparable: no scheme, no slash at the end.
func plainLink(link string) string {
	if _, rest, ok := strings.Cut(link, "://"); ok {
		link = rest
	}
	return strings.TrimRight(link, "/.,;:!?")
}

func linked(abstract string, links map[string]uint32) []uint32 {
	var out []uint32
	for {
		at := strings.Index(abstract, "://")
		if at < 0 {
			return out
		}
		abstract = abstract[at+3:]
		end := strings.IndexAny(abstract, " \t\r\n\"'<>()[]")
		if end < 0 {
			end = len(abstract)
		}
		if talk, ok := links[plainLink(abstract[:end])]; ok {
			out = append(out, talk)
		}
		abstract = abstract[end:]
	}
}

// refs are the references of a table in both directions, by talk.
type refs struct{ to, from map[uint32][]uint32 }

func (t *Table) references() refs {
	r := refs{map[uint32][]uint32{}, map[uint32][]uint32{}}
	for i, from := range t.RefFrom {
		r.to[from] = append(r.to[from], t.RefTo[i])
		r.from[t.RefTo[i]] = append(r.from[t.RefTo[i]], from)
	}
	return r
}

// cited returns how many talks name a talk.
func (r *refs) cited(talk uint32) int { return len(r.from[talk]) }
