package discover

// gram is a sequence of words that enough talks have, with what was counted.
type gram struct {
	head, tail uint32 // the grams without the last and without the first word
	words      uint8
	first      uint32 // position of its first occurrence in the stream

	count    int      // occurrences
	docs     []uint32 // that have it, rising
	here     int      // occurrences in the last of docs
	twice    int      // documents that have it twice or more
	titles   int      // documents that have it in the title
	own      int      // documents that have it elsewhere than in a sentence of others
	owned    bool     // whether the last of docs does
	inside   int      // occurrences in the middle of a sentence
	capitals int      // of these, those written as a name
}

// maxWords is the longest phrase.
const maxWords = 4

// counter finds all frequent grams level by level: a phrase can be frequent
// only if what is left without its first and without its last word is (R.
// Agrawal and R. Srikant, Fast algorithms for mining association rules, VLDB
// 1994). So the memory goes with the frequent phrases and the pairs of
// frequent ones, not with all sequences of words.
type counter struct {
	c     *corpus
	least uint32
	grams []gram   // 0 is none
	at    []uint32 // by position: the gram of the level below that begins there
	slot  []uint32 // by position: the tally of this level
}

// tally counts the documents of a possible gram.
type tally struct{ docs, last, gram uint32 }

// count finds the grams that at least so many talks have.
func count(c *corpus, least int, stop func() bool) []gram {
	k := &counter{c: c, least: uint32(least), grams: make([]gram, 1), at: make([]uint32, len(c.stream)+1), slot: make([]uint32, len(c.stream)+1)}
	for words := 1; words <= maxWords && !stop(); words++ {
		k.level(words)
	}
	return k.grams
}

// level finds the grams of so many words from those of one word less.
func (k *counter) level(words int) {
	tallies := k.tally(words)
	next := make([]uint32, len(k.at))
	for doc, d := range k.c.docs {
		for i := d.start; i < d.end; i++ {
			t := &tallies[k.slot[i]]
			if t.docs < k.least {
				continue
			}
			if t.gram == 0 {
				t.gram = k.add(words, i, int(t.docs))
			}
			next[i] = t.gram
			k.occurs(&k.grams[t.gram], uint32(doc), i)
		}
	}
	k.at = next
}

// tally counts the documents of all possible grams, and notes by position
// which it is: the second pass does without looking up, half of the time.
func (k *counter) tally(words int) []tally {
	tallies := make([]tally, 1, 1<<16)
	number := make(map[uint64]uint32, 1<<16)
	for doc, d := range k.c.docs {
		for i := d.start; i < d.end; i++ {
			k.slot[i] = 0
			key, ok := k.key(words, i, d.end)
			if !ok {
				continue
			}
			n, known := number[key]
			if !known {
				n = uint32(len(tallies))
				number[key] = n
				tallies = append(tallies, tally{})
			}
			k.slot[i] = n
			if t := &tallies[n]; t.docs == 0 || t.last != uint32(doc) {
				t.docs, t.last = t.docs+1, uint32(doc)
			}
		}
	}
	return tallies
}

// key names the possible gram that begins at i: by the two of the level below
// that it is made of, or its word.
func (k *counter) key(words int, i, end uint32) (key uint64, ok bool) {
	c := k.c
	if words == 1 {
		return uint64(c.base[c.stream[i]]), c.role[c.base[c.stream[i]]] != barrier
	}
	last := i + uint32(words) - 1
	if last >= end || k.at[i] == 0 || k.at[i+1] == 0 || c.flags[i+1]&apart != 0 || c.flags[last]&apart != 0 {
		return 0, false
	}
	return uint64(k.at[i])<<32 | uint64(k.at[i+1]), true
}

func (k *counter) add(words int, i uint32, docs int) uint32 {
	g := gram{words: uint8(words), first: i, docs: make([]uint32, 0, docs)}
	if words > 1 {
		g.head, g.tail = k.at[i], k.at[i+1]
	}
	k.grams = append(k.grams, g)
	return uint32(len(k.grams) - 1)
}

// occurs counts one occurrence.
func (k *counter) occurs(g *gram, doc, i uint32) {
	flags := k.c.flags[i]
	g.count++
	if len(g.docs) == 0 || g.docs[len(g.docs)-1] != doc {
		g.docs, g.here, g.owned = append(g.docs, doc), 0, false
		if flags&inTitle != 0 {
			g.titles++
		}
	}
	if g.here++; g.here == 2 {
		g.twice++
	}
	if flags&repeat == 0 && !g.owned {
		g.owned = true
		g.own++
	}
	if flags&(opening|inTitle) == 0 {
		g.inside++
		if k.isName(i, g.words) {
			g.capitals++
		}
	}
}

// isName reports whether all of the words are written as names are: with a
// capital or a digit.
func (k *counter) isName(i uint32, words uint8) bool {
	for j := range uint32(words) {
		if !k.c.written[k.c.stream[i+j]] {
			return false
		}
	}
	return true
}
