package graph

func (t *Tables) kindStarts() (starts [NumKinds + 1]uint32) {
	for k, n := range t.Kinds {
		starts[k+1] = starts[k] + n
	}
	return starts
}

func kindAt(starts *[NumKinds + 1]uint32, n uint32) Kind {
	for k := NumKinds - 1; k > 0; k-- {
		if n >= starts[k] && n < starts[k+1] {
			return Kind(k)
		}
	}
	return NoKind
}

// transpose returns the relation with subjects and objects exchanged, without
// evidence. Counting keeps the rows in rising order.
func transpose(r *Rel) Rel {
	lo, hi := bounds(r.To)
	out := Rel{Lo: lo, End: make([]uint32, hi-lo), To: make([]uint32, len(r.To))}
	for _, o := range r.To {
		out.End[o-lo]++
	}
	sum := uint32(0)
	for i, n := range out.End {
		out.End[i] = sum // where the row starts; each insertion below moves it to where it ends
		sum += n
	}
	at := uint32(0)
	for i, end := range r.End {
		for ; at < end; at++ {
			slot := &out.End[r.To[at]-lo]
			out.To[*slot] = r.Lo + uint32(i)
			*slot++
		}
	}
	return out
}

// bounds returns the smallest value and one more than the largest.
func bounds(values []uint32) (lo, hi uint32) {
	if len(values) == 0 {
		return 0, 0
	}
	lo = values[0]
	for _, v := range values {
		if v < lo {
			lo = v
		}
		if v >= hi {
			hi = v + 1
		}
	}
	return lo, hi
}

// deriveYears fills the years of events from their own facts and those of
// talks from their first event. Kinds are numbered so that everything dated
// lies between the first talk and the last event.
func (g *Graph) deriveYears() {
	g.years = make([]int16, g.starts[Event+1]-g.starts[Talk])
	lo, hi := g.Range(Event)
	for n := lo; n < hi; n++ {
		year := g.eventYear(n)
		g.years[n-g.starts[Talk]] = int16(year)
		if year != 0 && (g.minYear == 0 || year < g.minYear) {
			g.minYear = year
		}
		if year > g.maxYear {
			g.maxYear = year
		}
	}
	lo, hi = g.Range(Talk)
	for n := lo; n < hi; n++ {
		g.years[n-lo] = int16(g.talkYear(n))
	}
}

func (g *Graph) eventYear(n uint32) int {
	year := g.Value(n, Year)
	if starts := g.Value(n, Starts); year == "" && len(starts) >= 4 {
		year = starts[:4]
	}
	return calendarYear(year)
}

// calendarYear reads a year from 1 to 9999, else 0. strconv would cost the
// client six kilobytes for it.
func calendarYear(s string) int {
	if len(s) > 4 {
		return 0
	}
	y := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		y = 10*y + int(s[i]-'0')
	}
	return y
}

// talkYear is the earliest year of the talk's events: a talk repeated later
// was first given then.
func (g *Graph) talkYear(n uint32) int {
	year := 0
	for _, event := range g.Out(n, At) {
		if y := g.Year(event); y != 0 && (year == 0 || y < year) {
			year = y
		}
	}
	return year
}

func (g *Graph) redirects() map[ID]uint32 {
	r := &g.t.Rels[Replaces]
	old := make(map[ID]uint32, len(r.To))
	for i := range r.End {
		n := r.Lo + uint32(i)
		for _, v := range r.row(n) {
			old[ID(g.t.text(v))] = n
		}
	}
	return old
}

// table finds a node by its id: open addressing, at most half full, zero for
// an empty slot. It costs 8 to 16 bytes a node and no pointers.
type table []uint32

// fill enters all nodes and reports whether their ids are distinct.
func (tab *table) fill(t *Tables) bool {
	size := uint32(2)
	for size < 2*t.Nodes() {
		size *= 2
	}
	*tab = make(table, size)
	for n := range t.Nodes() {
		at := hash(t.text(n)) & (size - 1)
		for (*tab)[at] != 0 {
			if t.text((*tab)[at]-1) == t.text(n) {
				return false
			}
			at = (at + 1) & (size - 1)
		}
		(*tab)[at] = n + 1
	}
	return true
}

func (tab table) find(t *Tables, id string) (uint32, bool) {
	mask := uint32(len(tab) - 1)
	for at := hash(id) & mask; tab[at] != 0; at = (at + 1) & mask {
		if n := tab[at] - 1; t.text(n) == id {
			return n, true
		}
	}
	return 0, false
}

// hash is FNV-1a with its high bits mixed into the low ones that are used. It
// is part of links (see ID.Short) and must stay what it is.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h ^ h>>15
}
