package trend

import "slices"

// continues links the periods of one lane, over those in which it is absent.
func (l *Lineage) continues(lane int) {
	last := -1
	for i, cell := range l.Lanes[lane].Cells {
		if len(cell.Talks) == 0 {
			continue
		}
		if last >= 0 {
			if r, ok := l.ribbon(lane, last, lane, i); ok {
				l.Ribbons = append(l.Ribbons, r)
			}
		}
		last = i
	}
}

// begins links a lane that is new in a period with the one of the period
// before whose company it took over most.
func (l *Lineage) begins(lane int) {
	first := slices.IndexFunc(l.Lanes[lane].Cells, present)
	if first <= 0 {
		return
	}
	best := Ribbon{}
	for other := range l.Lanes {
		if r, ok := l.ribbon(other, first-1, lane, first); ok && other != lane && r.Share > best.Share {
			best = r
		}
	}
	if best.Share > 0 {
		best.Kind = Splits
		l.Ribbons = append(l.Ribbons, best)
	}
}

// ends links a lane that is absent from some period on with the one that has
// most of its company in that period.
func (l *Lineage) ends(lane int) {
	last := l.last(lane)
	if last < 0 || last == len(l.Periods)-1 {
		return
	}
	best := Ribbon{}
	for other := range l.Lanes {
		if r, ok := l.ribbon(lane, last, other, last+1); ok && other != lane && r.Share > best.Share {
			best = r
		}
	}
	if best.Share > 0 {
		best.Kind = Merges
		l.Ribbons = append(l.Ribbons, best)
	}
}

// last returns the last period in which a lane is present, or -1.
func (l *Lineage) last(lane int) int {
	last := len(l.Periods) - 1
	for last >= 0 && !present(l.Lanes[lane].Cells[last]) {
		last--
	}
	return last
}

func (l *Lineage) fate(lane int) Fate {
	touches := func(r Ribbon) bool { return r.From == lane || r.To == lane }
	merges := func(r Ribbon) bool { return r.From == lane && r.Kind == Merges }
	switch {
	case slices.ContainsFunc(l.Ribbons, merges):
		return Merged
	case !slices.ContainsFunc(l.Ribbons, touches):
		return Alone
	case l.last(lane) == len(l.Periods)-1:
		return Lasts
	}
	return Fades
}

func present(c LaneCell) bool { return len(c.Talks) > 0 }

// ribbon compares two cells. ok is false when too little persists. That one
// lane names the other is no shared thing.
func (l *Lineage) ribbon(from, at, to, next int) (r Ribbon, ok bool) {
	a, b := l.Lanes[from].Cells[at], l.Lanes[to].Cells[next]
	r = Ribbon{From: from, To: to, At: at, Next: next}
	for _, n := range a.Things {
		if slices.Contains(b.Things, n) {
			r.Shared = append(r.Shared, n)
		}
	}
	if len(r.Shared) == 0 || from != to && len(r.Shared) < otherThings {
		return r, false
	}
	r.Share = float64(len(r.Shared)) / float64(len(a.Things))
	return r, r.Share >= persists
}

// back lists the talks that a ribbon rests on.
func (l *Lineage) back(r *Ribbon, t *things) {
	name := func(talks []uint32) (out []uint32) {
		for _, talk := range talks {
			if slices.ContainsFunc(t.of(talk), func(n uint32) bool { return slices.Contains(r.Shared, n) }) {
				out = append(out, talk)
			}
		}
		return out
	}
	r.Before = name(l.Lanes[r.From].Cells[r.At].Talks)
	r.After = name(l.Lanes[r.To].Cells[r.Next].Talks)
}
