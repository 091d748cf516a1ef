package trend_test

import (
	"strconv"
	"testing"

	"throughline/graph"
	"throughline/graph/trend"
)

func TestEditions(t *testing.T) {
	m := &maker{t: t}
	m.yearly("b", "theme/a", 2018, [2]int{1, 6}, [2]int{2, 7})
	m.yearly("a", "theme/a", 2018, [2]int{3, 8}, [2]int{0, 9}, [2]int{0, 0})
	m.fact("event/b-2018", graph.Starts, "2018-03-01")
	m.fact("event/a-2018", graph.Starts, "2018-09-01")
	g := m.graph()
	s := trend.NewScope(g, trend.Filter{})
	got := s.Editions(node(t, g, "theme/a"))
	want := []struct {
		event        graph.ID
		count, total int
		state        trend.State
	}{
		{"event/b-2018", 1, 6, trend.Data}, {"event/a-2018", 3, 8, trend.Data},
		{"event/a-2019", 0, 9, trend.Zero}, {"event/b-2019", 2, 7, trend.Data}, // a-2020 names no talk
	}
	if editions, months := s.Finer(); len(got) != len(want) || editions != len(want) || months != 0 {
		t.Fatalf("%d editions; %d editions and %d months can be asked for", len(got), editions, months)
	}
	for i, w := range want {
		e := got[i]
		if g.ID(e.Event) != w.event || e.Count != w.count || len(e.Talks) != w.count || e.Total != w.total || e.State != w.state {
			t.Errorf("%s: %d of %d, %s", g.ID(e.Event), e.Count, e.Total, e.State)
		}
	}
	if got := s.Editions(node(t, g, "series/a")); len(got) != len(want) || got[0].Count != 0 || got[1].Count != 8 {
		t.Errorf("one node's counts are another's: %+v", got)
	}
	only := trend.NewScope(g, trend.Filter{Series: node(t, g, "series/a")})
	if got := only.Editions(node(t, g, "theme/a")); got != nil {
		t.Errorf("one edition a year says what the years say: %+v", got)
	}
}

func TestMonths(t *testing.T) {
	m := &maker{t: t}
	e := m.event("weekly", 2020)
	for month := 2; month <= 6; month++ {
		for i := range 6 {
			m.about(e, 1, []string{"theme/a", "theme/b"}[i%2])
			if month == 4 {
				continue // no talk is dated in April
			}
			m.fact("talk/t"+strconv.Itoa(m.talks), graph.Date, "2020-0"+strconv.Itoa(month)+"-11")
		}
	}
	g := m.graph()
	a := node(t, g, "theme/a")
	if got := trend.NewScope(g, trend.Filter{}).Months(a); got != nil {
		t.Errorf("one in five talks is not dated, and months are given: %+v", got)
	}
	for i := range 6 {
		m.fact("talk/t"+strconv.Itoa(13+i), graph.Date, "2020-07-0"+strconv.Itoa(i+1)+"T10:00:00")
	}
	g = m.graph()
	s := trend.NewScope(g, trend.Filter{})
	got := s.Months(node(t, g, "theme/a"))
	if editions, months := s.Finer(); editions != 0 || months != 6 {
		t.Errorf("%d editions and %d months can be asked for", editions, months)
	}
	if len(got) != 6 || got[0].Month != 2 || got[5].Month != 7 {
		t.Fatalf("%d months", len(got))
	}
	for _, month := range got {
		want, state := 3, trend.Data
		if month.Month == 4 {
			want, state = 0, trend.NoSource
		}
		if len(month.Talks) != want || month.Count != want || month.State != state {
			t.Errorf("month %d: %d talks, %s", month.Month, len(month.Talks), month.State)
		}
	}
}
