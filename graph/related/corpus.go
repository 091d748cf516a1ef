package related

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"throughline/graph"
	"throughline/graph/text"
)

// corpus is the words of all talks while a table is made.
type corpus struct {
	g       *graph.Graph
	first   uint32
	index   *text.Index
	surface []string // by word: the form in which it is shown
	rows    [][]term // by talk: its own words, the weightiest first
	wide    [][]term // the same with what is near to it
	sum     []float64
	lent    []float64 // by word: what of the sum the speakers' other talks gave
	own     []bool
	row     []term
}

// term is a word with its weight in a talk.
type term struct {
	word   uint32
	weight float64
	own    bool
	lent   bool // by the speakers' other talks, more than by talks near to it
}

// How words are weighed: tf saturates and long texts are held back as in BM25
// (Robertson and Zaragoza 2009), with the settings that were best on talks of
// FOSDEM that the figures in README are not measured on.
const (
	titleTimes = 2   // a word of the title counts as often
	saturation = 2.0 // k1
	lengthPart = 0.5 // b
	shortRow   = 4   // is added to a row's square, so that one shared word of a title of three is not a third of all
	ownWords   = 50  // kept of a talk
	rowWords   = 64  // kept with what is near to it
	readBytes  = 1e5 // of an abstract: a megabyte of it says nothing more
	wordBytes  = 40  // what is longer is no word
)

// readCorpus indexes the stems of titles and abstracts.
func readCorpus(g *graph.Graph) *corpus {
	lo, hi := g.Range(graph.Talk)
	c := &corpus{g: g, first: lo}
	forms := map[string]uint32{}
	boilerplate, labels := text.FindBoilerplate(c.passages), c.labels()
	c.index = text.NewIndex(int(hi-lo), func(doc int, yield func(string)) {
		take := func(word string) bool {
			if len(word) > wordBytes || text.IsStop(word) {
				return true
			}
			if n, ok := forms[word]; ok {
				forms[word] = n + 1
			} else {
				forms[strings.Clone(word)] = 1
			}
			yield(text.Stem(word))
			return true
		}
		talk := lo + uint32(doc)
		title := labels.Strip(g.Name(talk))
		for range titleTimes {
			text.EachWord(title, take)
		}
		if p := c.passage(talk); p.Series != "" {
			boilerplate.EachWord(p.Series, p.Text, take)
		} else {
			text.EachWord(p.Text, take)
		}
	})
	c.nameStems(forms)
	return c
}

// passages are the abstracts among which boilerplate is looked for: those of
// talks of which an event is known.
func (c *corpus) passages(yield func(text.Passage)) {
	lo, hi := c.g.Range(graph.Talk)
	for talk := lo; talk < hi; talk++ {
		if p := c.passage(talk); p.Series != "" {
			yield(p)
		}
	}
}

// passage is a talk's abstract. Its series is that of its event, or the event
// itself where no series is known.
func (c *corpus) passage(talk uint32) text.Passage {
	p := text.Passage{Text: text.WithoutAddresses(beginning(c.g.Value(talk, graph.Abstract))), Author: c.author(talk)}
	if events := c.g.Out(talk, graph.At); len(events) > 0 {
		p.Series = string(c.g.ID(events[0]))
		if series := c.g.Out(events[0], graph.Of); len(series) > 0 {
			p.Series = string(c.g.ID(series[0]))
		}
	}
	return p
}

// author names who gave a talk. One without speakers has an author of its own,
// and so have its repeats.
func (c *corpus) author(talk uint32) string {
	if by := c.g.Out(talk, graph.By); len(by) > 0 {
		return string(c.g.ID(by[0]))
	}
	return strings.Join(text.Words(c.g.Name(talk)), " ")
}

// labels are what titles begin with that is no subject, nor its name.
func (c *corpus) labels() *text.Labels {
	l := text.FindLabels(func(yield func(title, author string)) {
		lo, hi := c.g.Range(graph.Talk)
		for talk := lo; talk < hi; talk++ {
			yield(c.g.Name(talk), c.author(talk))
		}
	})
	for _, k := range [...]graph.Kind{graph.Theme, graph.Technology, graph.Company} {
		lo, hi := c.g.Range(k)
		for n := lo; n < hi; n++ {
			l.Keep(c.g.Name(n))
			for _, alias := range c.g.Values(n, graph.Alias) {
				l.Keep(alias)
			}
		}
	}
	return l
}

// nameStems finds the form in which each stem occurs most, which is how it is
// shown.
func (c *corpus) nameStems(forms map[string]uint32) {
	c.surface = make([]string, c.index.Words())
	for form, n := range forms {
		w, ok := c.index.Number(text.Stem(form))
		if !ok {
			continue
		}
		if best := c.surface[w]; best == "" || n > forms[best] || n == forms[best] && form < best {
			c.surface[w] = form
		}
	}
}

func beginning(s string) string {
	if len(s) > readBytes {
		return s[:int(readBytes)]
	}
	return s
}

// weigh makes the rows of own words. A word that one talk alone has, or every
// talk, relates nothing.
func (c *corpus) weigh() {
	all := c.index.Len()
	c.rows = make([][]term, all)
	mean := 0.0
	for doc := range all {
		mean += float64(c.index.Length(uint32(doc))) / float64(all)
	}
	for w := range uint32(c.index.Words()) {
		docs, counts := c.index.Postings(w)
		if len(docs) < 2 || len(docs) >= all {
			continue
		}
		rarity := sevenEighths(ln(float64(all) / float64(len(docs))))
		for i, doc := range docs {
			tf, length := float64(counts[i]), float64(c.index.Length(doc))
			norm := float64(saturation * (1 - lengthPart + float64(lengthPart*length)/mean))
			c.rows[doc] = append(c.rows[doc], term{word: w, weight: float64(rarity*tf) / (tf + norm), own: true})
		}
	}
	for doc := range c.rows {
		c.rows[doc] = trim(c.rows[doc], ownWords, shortRow)
	}
}

// sevenEighths returns x to the power of ⅞, by roots, which are the same on
// every machine. Rarity counts on both sides of a product, where its full
// weight would let one odd word decide.
func sevenEighths(x float64) float64 {
	return math.Sqrt(float64(x * math.Sqrt(float64(x*math.Sqrt(x)))))
}

// trim keeps the n weightiest terms and divides them by the root of their
// length: the full length would let short texts win (pivoted normalisation;
// Singhal, Buckley and Mitra 1996). prior is added to the square of the length.
func trim(row []term, n int, prior float64) []term {
	row = graph.First(row, n, weightier)
	square := prior
	for _, t := range row {
		square += float64(t.weight * t.weight)
	}
	norm := math.Sqrt(math.Sqrt(square))
	for i := range row {
		row[i].weight /= norm
	}
	return row
}

func weightier(a, b term) int {
	switch {
	case a.weight > b.weight:
		return -1
	case a.weight < b.weight:
		return 1
	}
	return cmp.Compare(a.word, b.word)
}

// write puts the wide rows into the table. Words that no two rows have are
// left out, and what weighs nothing as it is stored.
func (c *corpus) write(t *Table) {
	used := make([]uint32, c.index.Words())
	for i, row := range c.wide {
		row = slices.DeleteFunc(row, func(t term) bool { return stored(t)&^marks == 0 })
		for _, term := range row {
			used[term.word]++
		}
		c.wide[i] = row
	}
	var shown strings.Builder
	number := make([]uint32, len(used)) // by word: its number in the table, plus one
	for w, n := range used {
		if n < 2 {
			continue
		}
		number[w] = uint32(len(t.TextEnd) + 1)
		shown.WriteString(c.surface[w])
		docs, _ := c.index.Postings(uint32(w))
		t.TextEnd = append(t.TextEnd, uint32(shown.Len()))
		t.Talks = append(t.Talks, uint32(len(docs)))
	}
	t.Text = shown.String()
	for _, row := range c.wide {
		slices.SortFunc(row, func(a, b term) int { return cmp.Compare(a.word, b.word) })
		for _, term := range row {
			if number[term.word] == 0 {
				continue
			}
			t.Word = append(t.Word, number[term.word]-1)
			t.Weight = append(t.Weight, stored(term))
		}
		t.RowEnd = append(t.RowEnd, uint32(len(t.Word)))
	}
	c.names(t, number)
}

// names notes which words name which theme, technology and company, and which
// speaker of several talks.
func (c *corpus) names(t *Table, number []uint32) {
	for n := range uint32(c.g.Len()) {
		switch k := c.g.Kind(n); {
		case k == graph.Theme || k == graph.Technology || k == graph.Company:
		case k == graph.Person && len(c.g.In(n, graph.By)) > 1:
		default:
			continue
		}
		begin := len(t.NameWord)
		for _, name := range append([]string{c.g.Name(n)}, c.g.Values(n, graph.Alias)...) {
			for _, word := range text.Words(name) {
				if w, ok := c.index.Number(text.Stem(word)); ok && number[w] > 0 && !text.IsStop(word) {
					t.NameWord = append(t.NameWord, number[w]-1)
				}
			}
		}
		words := t.NameWord[begin:]
		slices.Sort(words)
		t.NameWord = t.NameWord[:begin+len(slices.Compact(words))]
		if len(t.NameWord) > begin {
			t.NameNode = append(t.NameNode, n)
			t.NameEnd = append(t.NameEnd, uint32(len(t.NameWord)))
		}
	}
}

func stored(t term) uint8 {
	w := uint8(min(lentWord-1, float64(t.weight*unit)+0.5))
	switch {
	case t.own:
		w |= ownWord
	case t.lent:
		w |= lentWord
	}
	return w
}
