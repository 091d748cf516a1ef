package search

// tally counts, for each entry, what the words of a query find in it.
type tally struct {
	entries []hits
	touched []uint32
	place   []uint32 // by node: where its best entry stands in the list, plus one
}

type hits struct {
	sum     float32 // of weight times quality
	slots   uint16  // which words of the query were found
	covered uint8   // how many words of the name were
}

// count adds what slot number i finds. Candidates come best first, so the
// first one to reach an entry decides.
func (t *tally) count(tab *table, s *slot, i int) {
	bit := uint16(1) << i
	for _, c := range s.found {
		value := float32(s.weight) * c.quality
		for _, post := range tab.postings(c.word) {
			h := &t.entries[post>>1]
			if h.slots&bit != 0 {
				continue
			}
			if h.slots == 0 {
				t.touched = append(t.touched, post>>1)
			}
			h.sum += value
			h.slots |= bit
			h.covered += 1 + uint8(post&1)
		}
	}
}

func (t *tally) reset(tab *table) {
	for _, e := range t.touched {
		t.entries[e] = hits{}
		t.place[tab.node[e]] = 0
	}
	t.touched = t.touched[:0]
}
