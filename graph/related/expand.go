package related

import (
	"slices"

	"throughline/graph"
)

// Talks on one subject often share no word: one says mesh, the other sidecar.
// So a talk's row takes over words from the talks nearest to it and from its
// speakers' other talks, at less than their own weight: document expansion
// (Singhal and Pereira 1999; Tao, Wang, Mei and Zhai 2006), the offline twin
// of pseudo-relevance feedback (Rocchio 1971). Such words stand apart in the
// reasons, as kindred.
const (
	nearTalks    = 16  // how many of the nearest lend words
	nearWords    = 32  // of a row are compared to find them
	commonWords  = 2   // that near talks have at least: one word may be chance
	nearShare    = 1   // what all of them together lend to a long row, of their mean
	halfLent     = 8   // a row of so many words is lent half of it: what is near to a bare title is near by chance
	speakerShare = 1.5 // what n of the speakers' other talks together lend, of n/(n+1) of their mean: one alone says little
	groupTalks   = 50  // who gave more talks is not one person, or talks of everything
)

// expand makes the wide rows.
func (c *corpus) expand() {
	c.wide = make([][]term, len(c.rows))
	n := nearest{c: c, sums: make([]float64, len(c.rows)), words: make([]uint8, len(c.rows))}
	n.invert()
	c.sum, c.lent, c.own = make([]float64, c.index.Words()), make([]float64, c.index.Words()), make([]bool, c.index.Words())
	var words []uint32
	for doc := range c.rows {
		words = words[:0]
		for _, t := range c.rows[doc] {
			c.sum[t.word], c.own[t.word] = t.weight, true
			words = append(words, t.word)
		}
		near := n.to(doc)
		total := 0.0
		for _, o := range near {
			total += o.weight
		}
		known := float64(len(c.rows[doc]))
		for _, o := range near {
			words = c.lend(words, o.word, float64(nearShare*o.weight)/total*known/(known+halfLent))
		}
		others := c.speakersOther(doc)
		for _, o := range others {
			share := speakerShare / float64(len(others)+1)
			words = c.lend(words, o, share)
			for _, t := range c.rows[o] {
				c.lent[t.word] += float64(share * t.weight)
			}
		}
		c.wide[doc] = trim(c.collect(words), rowWords, 0)
	}
}

// lend adds a share of another talk's row to the sums.
func (c *corpus) lend(words []uint32, other uint32, share float64) []uint32 {
	for _, t := range c.rows[other] {
		if c.sum[t.word] == 0 {
			words = append(words, t.word)
		}
		c.sum[t.word] += float64(share * t.weight)
	}
	return words
}

// collect takes the sums and clears them. What it returns lasts until the next
// call: a thousand terms a talk would be 400 MB.
func (c *corpus) collect(words []uint32) []term {
	c.row = c.row[:0]
	for _, w := range words {
		c.row = append(c.row, term{word: w, weight: c.sum[w], own: c.own[w], lent: 2*c.lent[w] > c.sum[w]})
		c.sum[w], c.lent[w], c.own[w] = 0, 0, false
	}
	return c.row
}

// speakersOther returns the other talks of a talk's speakers.
func (c *corpus) speakersOther(doc int) []uint32 {
	var out []uint32
	for _, person := range c.g.Out(c.first+uint32(doc), graph.By) {
		talks := c.g.In(person, graph.By)
		if len(talks) > groupTalks {
			continue
		}
		for _, talk := range talks {
			if o := talk - c.first; o != uint32(doc) && !slices.Contains(out, o) {
				out = append(out, o)
			}
		}
	}
	return out
}

// nearest finds the talks whose weightiest words are most alike.
type nearest struct {
	c     *corpus
	docs  [][]term // by word: talks with it among their weightiest, as terms
	sums  []float64
	words []uint8 // how many words made up the sum
	found []uint32
}

func (n *nearest) invert() {
	n.docs = make([][]term, n.c.index.Words())
	for doc, row := range n.c.rows {
		for _, t := range row[:min(nearWords, len(row))] {
			n.docs[t.word] = append(n.docs[t.word], term{word: uint32(doc), weight: t.weight})
		}
	}
}

// to returns the talks nearest to doc as terms: number and likeness.
func (n *nearest) to(doc int) []term {
	row := n.c.rows[doc]
	for _, t := range row[:min(nearWords, len(row))] {
		for _, o := range n.docs[t.word] {
			if n.sums[o.word] == 0 {
				n.found = append(n.found, o.word)
			}
			n.sums[o.word] += float64(t.weight * o.weight)
			n.words[o.word]++
		}
	}
	top := make([]term, 0, nearTalks+1)
	for _, o := range n.found {
		if s := n.sums[o]; o != uint32(doc) && n.words[o] >= commonWords && (len(top) < nearTalks || s > top[nearTalks-1].weight) {
			top = insert(top, term{word: o, weight: s}, nearTalks)
		}
		n.sums[o], n.words[o] = 0, 0
	}
	n.found = n.found[:0]
	return top
}

// insert puts t in its place among at most n terms by falling weight.
func insert(top []term, t term, n int) []term {
	at, _ := slices.BinarySearchFunc(top, t, weightier)
	top = slices.Insert(top, at, t)
	return top[:min(n, len(top))]
}
