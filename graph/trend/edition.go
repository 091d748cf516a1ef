package trend

import (
	"cmp"
	"slices"
	"strconv"

	"throughline/graph"
)

// Edition is the figures of a node at one event.
type Edition struct {
	Event uint32
	Year
}

// Month is the figures of a node in one month.
type Month struct {
	Month int // 1 to 12
	Year
}

// Finer axes are offered from this many usable editions or months.
const finerBins = 4

// Editions counts a node by event, in the order of years, and within a year of
// first days and ids. A talk given at two events counts at each. It is nil
// when there are fewer than four editions with enough talks, or no more than
// there are years: then the years say the same.
func (s *Scope) Editions(node uint32) []Edition {
	var out []Edition
	about := talksOf(s.g, subjects(s.g, node, s.filter.Exact))
	for _, c := range s.years {
		begin := len(out)
		for _, event := range c.Events {
			out = append(out, s.edition(event, c.Year, about))
		}
		slices.SortFunc(out[begin:], func(a, b Edition) int {
			return cmp.Or(
				cmp.Compare(s.g.Value(a.Event, graph.Starts), s.g.Value(b.Event, graph.Starts)),
				cmp.Compare(s.g.ID(a.Event), s.g.ID(b.Event)))
		})
	}
	usable := 0
	for i := range out {
		if out[i].Usable() {
			usable++
		}
	}
	if usable < finerBins || usable <= len(s.usable()) {
		return nil
	}
	return out
}

func (s *Scope) edition(event uint32, year int, about []uint32) Edition {
	e := Edition{event, Year{Year: year}}
	for _, talk := range onlyTalks(s.g, s.g.In(event, graph.At)) {
		if s.Year(talk) == 0 {
			continue
		}
		e.Total++
		if _, ok := slices.BinarySearch(about, talk); ok {
			e.Talks = append(e.Talks, talk)
		}
	}
	e.Count = len(e.Talks)
	e.fill(true)
	return e
}

// Months counts a node by month, from the first month with a talk to the
// last, gaps included. It is nil unless at least nine of ten talks in scope
// are dated and four months have enough talks.
func (s *Scope) Months(node uint32) []Month {
	if len(s.years) == 0 {
		return nil
	}
	first := s.years[0].Year
	months := make([]Month, 12*len(s.years))
	for i := range months {
		months[i] = Month{i%12 + 1, Year{Year: first + i/12}}
	}
	if dated := s.fillMonths(months); 10*dated < 9*s.total() {
		return nil
	}
	for _, talk := range talksOf(s.g, subjects(s.g, node, s.filter.Exact)) {
		if i := s.month(talk); i >= 0 {
			months[i].Talks = append(months[i].Talks, talk)
		}
	}
	usable := 0
	for i := range months {
		m := &months[i]
		m.Count = len(m.Talks)
		m.fill(false)
		if m.Usable() {
			usable++
		}
	}
	if usable < finerBins {
		return nil
	}
	return trim(months)
}

func (s *Scope) fillMonths(months []Month) (dated int) {
	for i, year := range s.year {
		if year == 0 {
			continue
		}
		if at := s.month(s.talks + uint32(i)); at >= 0 {
			months[at].Total++
			dated++
		}
	}
	return dated
}

// month returns the position of a talk's month on the axis, or -1 when it is
// out of scope, not dated, or dated in another year than its event.
func (s *Scope) month(talk uint32) int {
	year, date := s.Year(talk), s.g.Value(talk, graph.Date)
	if year == 0 || len(date) < 7 || date[4] != '-' || date[:4] != strconv.Itoa(year) {
		return -1
	}
	m, err := strconv.Atoi(date[5:7])
	if err != nil || m < 1 || m > 12 {
		return -1
	}
	return 12*(year-s.years[0].Year) + m - 1
}

func trim(months []Month) []Month {
	begin, end := 0, len(months)
	for begin < end && months[begin].Total == 0 {
		begin++
	}
	for end > begin && months[end-1].Total == 0 {
		end--
	}
	return months[begin:end]
}
