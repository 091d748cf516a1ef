package trend

// Period is some years side by side, both ends included.
type Period struct{ From, To int }

// String returns "2018" or "2021–22".
func (p Period) String() string { return PeriodText(p.From, p.To) }

func (p Period) holds(year int) bool { return year >= p.From && year <= p.To }

// Each returns a period for each year of the axis, gaps included.
func (s *Scope) Each() []Period {
	out := make([]Period, len(s.years))
	for i, c := range s.years {
		out[i] = Period{c.Year, c.Year}
	}
	return out
}

// Periods puts the years that have enough talks into at most most periods of
// equally many such years; the last one may have fewer.
func (s *Scope) Periods(most int) []Period {
	usable := s.usable()
	if most <= 0 || len(usable) == 0 {
		return nil
	}
	size := (len(usable) + most - 1) / most
	var out []Period
	for i := 0; i < len(usable); i += size {
		out = append(out, Period{usable[i], usable[min(i+size, len(usable))-1]})
	}
	return out
}

// Windows returns the earlier and the recent window of the scope, which are
// what most stages compare: the columns of a table of themes. ok is false when
// fewer than two years have enough talks.
func (s *Scope) Windows() (earlier, recent Period, ok bool) {
	usable := s.usable()
	begin, end, size := windows(len(usable))
	if size == 0 {
		return Period{}, Period{}, false
	}
	return Period{usable[begin], usable[begin+size-1]}, Period{usable[end], usable[len(usable)-1]}, true
}

// usable returns the years with enough talks.
func (s *Scope) usable() (years []int) {
	for _, c := range s.years {
		if c.Talks >= MinTalks {
			years = append(years, c.Year)
		}
	}
	return years
}

// periodIndex gives the position of the period of each year of the axis, or
// -1. Where periods overlap the first one counts.
func (s *Scope) periodIndex(periods []Period) []int {
	out := make([]int, len(s.years))
	for i, c := range s.years {
		out[i] = -1
		for j, p := range periods {
			if p.holds(c.Year) {
				out[i] = j
				break
			}
		}
	}
	return out
}
