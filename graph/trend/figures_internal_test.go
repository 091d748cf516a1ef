package trend

import (
	"math"
	"testing"

	"throughline/graph"
)

func near(a, b float64) bool { return math.Abs(a-b) < 5e-5 }

// TestWilsonOfNewcombe checks intervals that R. G. Newcombe, Two-sided
// confidence intervals for the single proportion, Statistics in Medicine 17
// (1998), table I, gives to four places, and what must be exact.
func TestWilsonOfNewcombe(t *testing.T) {
	for _, c := range []struct {
		n, total  int
		low, high float64
	}{
		{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718},
		{29, 29, 0.8830, 1},
	} {
		if low, high := Wilson(c.n, c.total); !near(low, c.low) || !near(high, c.high) {
			t.Errorf("%d of %d: %.5f to %.5f", c.n, c.total, low, high)
		}
	}
	for total := range 400 {
		low, _ := Wilson(0, total)
		_, high := Wilson(total, total)
		if low != 0 || high != 1 {
			t.Errorf("none and all of %d: from %g, to %g", total, low, high)
		}
	}
	if low, high := Wilson(0, 0); low != 0 || high != 1 {
		t.Errorf("no talks exclude something: %f to %f", low, high)
	}
}

// TestTwoShares: 15 of 50 and 30 of 50 pool to 0.45, so that z is 0.3 by the
// root of 0.45 · 0.55 · (1/50 + 1/50).
func TestTwoShares(t *testing.T) {
	for _, c := range []struct {
		n1, t1, n2, t2 int
		want           float64
	}{
		{15, 50, 30, 50, 3.01511}, {30, 50, 15, 50, -3.01511}, {5, 10, 10, 100, -0.4 / math.Sqrt(15.0/110*95/110*0.11)},
		{0, 0, 3, 9, 0}, {3, 9, 0, 0, 0}, {0, 9, 0, 9, 0}, {9, 9, 4, 4, 0},
	} {
		if got := twoShares(c.n1, c.t1, c.n2, c.t2); !near(got, c.want) {
			t.Errorf("%d of %d and %d of %d: %f", c.n1, c.t1, c.n2, c.t2, got)
		}
	}
}

// TestArmitage: 10, 20 and 30 of 100 in three years in a row have t = 20 and
// v = 0.2 · 0.8 · 200. A gap counts as the years it lasts.
func TestArmitage(t *testing.T) {
	for _, c := range []struct {
		points []Point
		want   float64
	}{
		{[]Point{{2017, 10, 100}, {2018, 20, 100}, {2019, 30, 100}}, 20 / math.Sqrt(0.2*0.8*200)},
		{[]Point{{2017, 30, 100}, {2018, 20, 100}, {2019, 10, 100}}, -20 / math.Sqrt(0.2*0.8*200)},
		{[]Point{{2015, 10, 100}, {2016, 20, 100}, {2019, 30, 50}}, 68 / math.Sqrt(0.24*0.76*540)},
		{[]Point{{2015, 1, 10}, {2019, 8, 20}}, twoShares(1, 10, 8, 20)}, // of two years it is the test of two shares
		{[]Point{{2017, 0, 10}, {2018, 0, 10}}, 0},
		{[]Point{{2017, 10, 10}, {2018, 10, 10}}, 0},
		{[]Point{{2017, 3, 10}}, 0},
		{nil, 0},
	} {
		if got := armitage(c.points); !near(got, c.want) {
			t.Errorf("%v: %f, want %f", c.points, got, c.want)
		}
	}
}

func TestStateOf(t *testing.T) {
	for _, c := range []struct {
		count, total     int
		known, mentioned bool
		want             State
		words            string
	}{
		{1, 5, true, true, Data, "data"},
		{1, 4, true, true, TooFew, "too few"},
		{1, 1, true, false, TooFew, "too few"},
		{0, 5, true, true, Mentioned, "mentioned"},
		{0, 0, true, true, Mentioned, "mentioned"},
		{0, 5, true, false, Zero, "zero"},
		{0, 4, true, false, TooFew, "too few"},
		{0, 1, true, false, TooFew, "too few"},
		{0, 0, true, false, NoTalks, "no talks named"},
		{0, 0, false, false, NoSource, "no source"},
	} {
		if got := stateOf(c.count, c.total, c.known, c.mentioned); got != c.want || got.String() != c.words {
			t.Errorf("%d of %d, known %t, mentioned %t: %q, want %q", c.count, c.total, c.known, c.mentioned, got, c.words)
		}
	}
}

// TestFill: a year with a share has its interval.
func TestFill(t *testing.T) {
	y := Year{Count: 15, Total: 148}
	y.fill(true)
	if y.State != Data || y.Share != 15.0/148 || !near(y.Low, 0.0624) || !near(y.High, 0.1605) {
		t.Errorf("%+v", y)
	}
	y = Year{Count: 1, Total: MinTalks - 1, Mentions: []uint32{7}}
	if y.fill(true); y.State != TooFew || y.Share != 0 || y.Low != 0 || y.High != 1 {
		t.Errorf("%+v", y)
	}
}

// TestNoWord: what is out of range has no word and does no harm.
func TestNoWord(t *testing.T) {
	words := []string{State(99).String(), State(len(stateNames)).String(), Stage(len(stageNames)).String(), Certainty(len(certaintyNames)).String(),
		RibbonKind(len(ribbonNames)).String(), Fate(len(fateNames)).String()}
	for i, word := range words {
		if word != "" {
			t.Errorf("%d: %q", i, word)
		}
	}
}

func TestAssociationOfNothing(t *testing.T) {
	for _, c := range [][4]int{{0, 0, 5, 10}, {0, 5, 0, 10}, {0, 0, 0, 0}} {
		if ratio, surety := association(c[0], c[1], c[2], c[3]); ratio != 0 || surety != 0 {
			t.Errorf("%v: %f, %f", c, ratio, surety)
		}
	}
}

func TestNamesAreListed(t *testing.T) {
	for _, c := range []struct {
		names []string
		want  string
	}{
		{nil, ""}, {[]string{"a"}, "a"}, {[]string{"a", "b"}, "a and b"}, {[]string{"a", "b", "c"}, "a, b and c"},
		{[]string{"a", "b", "c", "d"}, "a, b, c and 1 more"},
	} {
		if got := list(c.names, 3); got != c.want {
			t.Errorf("%v: %q", c.names, got)
		}
	}
}

func TestDecimals(t *testing.T) {
	for share, want := range map[float64]int{0: 0, 0.5: 0, 0.03: 0, 0.029: 1, 0.00095: 1, 0.0009: 2} {
		if got := decimalsOf(share); got != want {
			t.Errorf("%g is written with %d decimals, want %d", share, got, want)
		}
	}
	for _, c := range []struct {
		from, to int
		want     string
	}{{2018, 2018, "2018"}, {2021, 2022, "2021–22"}, {1999, 2001, "1999–2001"}, {1000, 1001, "1000–01"}, {998, 999, "998–999"}} {
		if got := PeriodText(c.from, c.to); got != c.want {
			t.Errorf("%d to %d: %q", c.from, c.to, got)
		}
	}
}

// TestMonthOf: a date counts when it has a month, and in its event's year.
func TestMonthOf(t *testing.T) {
	var b graph.Builder
	add := func(subject graph.ID, p graph.Predicate, object string) {
		e := graph.Evidence{Source: "source/made-up", Locator: "L1", Status: graph.Stated}
		if err := b.Add(graph.Fact{Subject: subject, Predicate: p, Object: object, Evidence: e}); err != nil {
			t.Fatal(err)
		}
	}
	add("event/x", graph.Year, "2020")
	add("event/before", graph.Year, "2019")
	dates := map[graph.ID]string{
		"talk/january": "2020-01", "talk/december": "2020-12-31", "talk/none": "2020-00-11", "talk/thirteenth": "2020-13-11",
		"talk/words": "2020-xx-11", "talk/year": "2020", "talk/short": "2020-1", "talk/slashes": "2020/05/01", "talk/before": "2019-05-01",
	}
	for talk, date := range dates {
		add(talk, graph.At, "event/x")
		add(talk, graph.Date, date)
	}
	add("talk/earlier", graph.At, "event/before")
	add("talk/earlier", graph.Date, "2019-03-04")
	add("talk/nowhere", graph.Date, "2020-05-01")
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	s := NewScope(g, Filter{})
	for talk, want := range map[graph.ID]int{
		"talk/january": 12, "talk/december": 23, "talk/earlier": 2, "talk/nowhere": -1, "talk/none": -1, "talk/thirteenth": -1,
		"talk/words": -1, "talk/year": -1, "talk/short": -1, "talk/slashes": -1, "talk/before": -1,
	} {
		if n, _ := g.Lookup(talk); s.month(n) != want {
			t.Errorf("%s is %d months after the first January, want %d", talk, s.month(n), want)
		}
	}
}
