package trend

import (
	"cmp"
	"slices"
	"strconv"

	"throughline/graph"
)

// finerBins is how many usable editions or months make a finer axis.
const finerBins = 4

// axes are the axes of a scope that are finer than years. They are the same
// for every node, whose counts are left empty.
type axes struct {
	editions []Edition // nil where they are not offered
	place    []int32   // by event: its position among the editions, -1 where it has none
	events   uint32    // number of the first event
	months   []Month   // nil where they are not offered
	january  int       // of the first year, as a position among the months: 0 or below
}

// finer lays the axes out when one is first asked for.
func (s *Scope) finer() *axes {
	s.once.Do(func() {
		s.axes.layEditions(s)
		s.axes.layMonths(s)
	})
	return &s.axes
}

// Finer returns how many editions and months a node can be counted by, and 0
// for what Editions or Months does not offer.
func (s *Scope) Finer() (editions, months int) {
	a := s.finer()
	return len(a.editions), len(a.months)
}

func (a *axes) layEditions(s *Scope) {
	var out []Edition
	usable := 0
	for _, c := range s.years {
		begin := len(out)
		for _, event := range c.Events {
			e := Edition{event, Year{Year: c.Year, Total: s.named(event)}}
			if e.Usable() {
				usable++
			}
			if e.Total > 0 {
				out = append(out, e)
			}
		}
		slices.SortFunc(out[begin:], func(a, b Edition) int {
			return cmp.Or(
				cmp.Compare(s.g.Value(a.Event, graph.Starts), s.g.Value(b.Event, graph.Starts)),
				cmp.Compare(s.g.ID(a.Event), s.g.ID(b.Event)))
		})
	}
	if usable < finerBins || usable <= len(s.usable()) {
		return
	}
	a.editions = out
	lo, hi := s.g.Range(graph.Event)
	a.events, a.place = lo, slices.Repeat([]int32{-1}, int(hi-lo))
	for i, e := range out {
		a.place[e.Event-lo] = int32(i)
	}
}

// named counts the talks of an event that are in scope.
func (s *Scope) named(event uint32) (n int) {
	for _, talk := range s.g.OfKind(s.g.In(event, graph.At), graph.Talk) {
		if s.Year(talk) != 0 {
			n++
		}
	}
	return n
}

func (a *axes) layMonths(s *Scope) {
	if len(s.years) == 0 {
		return
	}
	first := s.years[0].Year
	months := make([]Month, 12*len(s.years))
	for i := range months {
		months[i] = Month{i%12 + 1, Year{Year: first + i/12}}
	}
	dated := 0
	for i := range s.year {
		if at := s.month(s.talks + uint32(i)); at >= 0 {
			months[at].Total++
			dated++
		}
	}
	usable := 0
	for i := range months {
		if months[i].Usable() {
			usable++
		}
	}
	if 10*dated < 9*s.total() || usable < finerBins {
		return
	}
	begin := slices.IndexFunc(months, func(m Month) bool { return m.Total > 0 })
	end := len(months)
	for months[end-1].Total == 0 {
		end--
	}
	a.months, a.january = months[begin:end], -begin
}

// month returns how many months a talk's month is after the first January of
// the axis, or -1 when it is out of scope, not dated, or dated in another year
// than its event.
func (s *Scope) month(talk uint32) int {
	year := s.Year(talk)
	if year == 0 {
		return -1
	}
	date := s.g.Value(talk, graph.Date)
	if len(date) < 7 || date[4] != '-' || date[:4] != strconv.Itoa(year) {
		return -1
	}
	m, err := strconv.Atoi(date[5:7])
	if err != nil || m < 1 || m > 12 {
		return -1
	}
	return 12*(year-s.years[0].Year) + m - 1
}
