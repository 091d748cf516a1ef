package trail

import (
	"slices"

	"throughline/graph"
)

// add shows a node, if there is room for it.
func (p *player) add(n uint32) bool {
	v := p.v
	if _, shown := v.position[n]; shown {
		return false
	}
	if len(v.Nodes) >= graph.MaxNodes {
		v.NoRoom++
		return false
	}
	v.position[n] = len(v.Nodes)
	v.Nodes = append(v.Nodes[:len(v.Nodes):len(v.Nodes)], n)
	return true
}

// drop takes nodes out of the view; the others stay in order.
func (p *player) drop(which func(n uint32) bool) {
	v := p.v
	before := len(v.Nodes)
	v.Nodes = slices.DeleteFunc(slices.Clone(v.Nodes), func(n uint32) bool { return n != v.Focus && which(n) })
	if len(v.Nodes) < before {
		v.index()
	}
}

func (p *player) expand(i int) {
	s, v := &p.steps[i], p.v
	n, ok := p.find(i, s.Node)
	if _, shown := v.position[n]; !ok || !shown {
		return
	}
	x := expansion{relation: relation{n, s.Predicate, s.Inverse}}
	room, from := Most, p.candidates(x.relation)
	if len(s.Nodes) > 0 {
		room, from = graph.MaxNodes, p.chosen(i, x.relation)
	}
	for _, m := range from {
		if room == 0 || len(v.Nodes) >= graph.MaxNodes {
			break
		}
		if v.Away[m] {
			continue
		}
		x.covers = append(x.covers, m)
		if p.add(m) {
			x.brought = append(x.brought, m)
			v.From[m] = n
			room--
		}
	}
	v.Expanded[n] = true
	p.live = append(p.live, x)
	p.saw(i, x.covers)
}

// candidates returns the neighbours that an expansion may show, the most
// telling first.
func (p *player) candidates(r relation) []uint32 {
	list, ok := p.memo[r]
	if ok {
		return list
	}
	years := p.v.Years
	switch {
	case r.predicate == graph.NoPredicate:
		list = p.g.Near(r.node, graph.NeighborhoodOptions{Limit: graph.MaxNodes, From: years[0], To: years[1]})[1:]
	case r.predicate.IsEdge():
		nodes := p.g.Along(r.node, r.predicate, r.inverse)
		if years != [2]int{} {
			nodes = slices.DeleteFunc(slices.Clone(nodes), func(n uint32) bool { return !p.g.InYears(n, years[0], years[1]) })
		}
		list = p.g.Ranked(nodes, p.v.Nodes, 2*graph.MaxNodes)
	}
	p.memo[r] = list
	return list
}

// chosen returns the nodes of step i that are neighbours by its relation.
func (p *player) chosen(i int, r relation) []uint32 {
	var out []uint32
	for _, m := range p.findAll(i) {
		if p.joined(r, m) && !slices.Contains(out, m) {
			out = append(out, m)
		}
	}
	return out
}

func (p *player) joined(r relation, m uint32) bool {
	if r.predicate != graph.NoPredicate {
		_, ok := slices.BinarySearch(p.g.Along(r.node, r.predicate, r.inverse), m)
		return ok
	}
	for _, of := range p.g.Relations(r.node) {
		if _, ok := slices.BinarySearch(of.Nodes, m); ok {
			return true
		}
	}
	return false
}

// collapse takes the last expansion of a node back. Without a relation it is
// the last of any. What it brought goes, unless something else holds it: then
// it goes with that.
func (p *player) collapse(i int) {
	s := &p.steps[i]
	n, ok := p.find(i, s.Node)
	if !ok {
		return
	}
	at := len(p.live) - 1
	for ; at >= 0; at-- {
		x := &p.live[at]
		if !x.path && x.node == n && (s.Predicate == graph.NoPredicate || x.predicate == s.Predicate && x.inverse == s.Inverse) {
			break
		}
	}
	if at < 0 {
		return
	}
	x := p.live[at]
	p.live = slices.Delete(p.live, at, at+1)
	p.v.Expanded[n] = slices.ContainsFunc(p.live, func(o expansion) bool { return !o.path && o.node == n })
	if !p.v.Expanded[n] {
		delete(p.v.Expanded, n)
	}
	leaving := map[uint32]bool{}
	for _, m := range x.brought {
		leaving[m] = !p.held(m)
	}
	p.drop(func(m uint32) bool { return leaving[m] })
	for m, leaves := range leaving {
		if leaves {
			delete(p.v.From, m)
			delete(p.v.Places, m)
		}
	}
}

// held reports whether something holds a node that lost what brought it, and
// hands it on to that.
func (p *player) held(m uint32) bool {
	for i := range p.live {
		x := &p.live[i]
		if !x.path && x.node == m || slices.Contains(x.covers, m) {
			x.brought = append(x.brought[:len(x.brought):len(x.brought)], m)
			return true
		}
	}
	return p.v.Places[m].Pinned
}

func (p *player) hide(nodes []uint32) {
	for _, n := range nodes {
		if _, shown := p.v.position[n]; shown && n != p.v.Focus {
			p.v.Away[n] = true
			p.gone = append(p.gone, n)
		}
	}
	p.drop(func(n uint32) bool { return p.v.Away[n] })
}

// isolate hides what is not among nodes. To isolate nothing that is in view
// would leave an empty one, and is not done.
func (p *player) isolate(nodes []uint32) {
	nodes = slices.DeleteFunc(nodes, func(n uint32) bool { _, shown := p.v.position[n]; return !shown })
	if len(nodes) == 0 {
		return
	}
	var others []uint32
	for _, n := range p.v.Nodes {
		if !slices.Contains(nodes, n) {
			others = append(others, n)
		}
	}
	p.hide(others)
}

func (p *player) unhide(i int) {
	nodes := p.findAll(i)
	if len(p.steps[i].Nodes) == 0 {
		nodes = slices.Clone(p.gone)
	}
	for _, n := range nodes {
		if p.v.Away[n] {
			p.show(n)
			p.add(n)
		}
	}
}

// show forgets that a node was hidden.
func (p *player) show(n uint32) {
	delete(p.v.Away, n)
	p.gone = slices.DeleteFunc(p.gone, func(m uint32) bool { return m == n })
}
