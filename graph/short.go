package graph

// Short returns the id in 48 bits, for links: its kind in 4 of them, and 44 of
// two hashes over all of it, of which 32 are the ones the table of ids is
// entered by, so that finding a node by its short id needs no other index.
//
// Among the million ids of one kind, one that was drawn at random is like some
// other with a probability of 6 in 100 million (a million over 2 to the 44).
func (id ID) Short() uint64 {
	second := uint32(5381) // Bernstein's, since FNV with another start often agrees where FNV does
	for i := 0; i < len(id); i++ {
		second = second*33 ^ uint32(id[i])
	}
	second ^= second>>12 ^ second>>24
	return uint64(id.Kind())<<44 | uint64(second&0xfff)<<32 | uint64(hash(string(id)))
}

// Lengthen returns the id that has the short id: a node's, or one that was
// merged into another. It reports false if there is none, or more than one.
func (g *Graph) Lengthen(short uint64) (id ID, ok bool) {
	mask := uint32(len(g.lookup) - 1)
	for at := uint32(short) & mask; g.lookup[at] != 0; at = (at + 1) & mask {
		if one := g.ID(g.lookup[at] - 1); one.Short() == short {
			if ok {
				return "", false
			}
			id, ok = one, true
		}
	}
	for one := range g.old {
		if one.Short() == short {
			if ok {
				return "", false
			}
			id, ok = one, true
		}
	}
	return id, ok
}
