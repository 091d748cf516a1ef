package app

import "throughline/graph/trail"

// put remembers where nodes stood before somebody moved them, so that undoing
// the move takes them back.
type put struct {
	now    map[uint32]trail.Place // those that were put somewhere in the view on the canvas
	from   map[uint32]point
	lifted uint32 // the node that a hand took up last, plus one
	at     point  // and where that was
}

// lift notes where a hand takes a node up.
func (p *picture) lift(n uint32) { p.put.lifted, p.put.at = n+1, p.places[n] }

// putBack takes those that are no longer put anywhere to where they were.
func (p *picture) putBack(v *trail.View) {
	if p.put.from == nil {
		p.put.from = map[uint32]point{}
	}
	for n := range v.Places {
		if has(p.put.now, n) {
			continue
		}
		if q, ok := p.places[n]; ok {
			p.put.from[n] = q
		}
		if p.put.lifted == n+1 {
			p.put.from[n], p.put.lifted = p.put.at, 0
		}
	}
	for n := range p.put.now {
		if q, ok := p.put.from[n]; ok && !has(v.Places, n) {
			p.places[n] = q
		}
	}
	p.put.now = v.Places
}

func has(places map[uint32]trail.Place, n uint32) bool {
	_, ok := places[n]
	return ok
}
