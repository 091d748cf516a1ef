package related_test

import (
	"slices"
	"testing"
)

// edition is a conference of which tracks are subjects. Elsewhere they are
// halls.
type edition struct {
	pool string   // the slug of its source
	only []string // its tracks of a subject; all that are not in but, if empty
	but  []string // tracks that are halls, forms or levels
	seen bool     // the engine was tuned while its talks were asked about
}

func editions() []edition {
	return []edition{
		{pool: "rubyevents-rubyconf-2018", but: []string{"General", "General 1", "General 2", "General 3"}},
		{pool: "kubecon-cloudnativecon-europe-2026-calendar", only: []string{
			"AI + ML", "APPLICATION DEVELOPMENT", "CONNECTIVITY", "DATA PROCESSING + STORAGE", "INCLUSION + ACCESSIBILITY",
			"OBSERVABILITY", "OPERATIONS + PERFORMANCE", "PLATFORM ENGINEERING", "SECURITY",
		}},
		{pool: "chaos-communication-camp-2019-schedule"},
		{pool: "istiocon-2022-site", only: []string{"Infrastructure & networking", "Tools, features & functionality"}},
		{pool: "rubyevents-rubyconf-2016", seen: true},
		{pool: "rubyevents-railsconf-2016", but: []string{"Sponsored"}, seen: true},
	}
}

func (e *edition) hasSubject(track string) bool {
	if len(e.only) > 0 {
		return slices.Contains(e.only, track)
	}
	return track != "" && !slices.Contains(e.but, track)
}

// trackStudy is the library with the tracks of editions as groups, and the
// talks asked about by edition.
type trackStudy struct {
	*study
	editions []edition
	queries  [][]int
}

func newTrackStudy(t testing.TB) *trackStudy {
	all := readLibrary(t)
	comments := commentTracks(t, "rubyconf", "rubyconf-2018")
	s := &trackStudy{editions: editions()}
	records := make([]record, len(all))
	for i, talk := range all {
		if track, ok := comments[talk.key]; ok && talk.Pool == "rubyevents-rubyconf-2018" {
			talk.track = track
		}
		for _, e := range s.editions {
			if e.pool == talk.Pool && e.hasSubject(talk.track) {
				talk.Group = talk.Pool + "|" + talk.track
			}
		}
		records[i] = talk.record
	}
	s.study = newStudy(t, records, nil)
	for _, e := range s.editions {
		var queries []int
		for i, r := range records {
			if r.Pool == e.pool && len(s.groups[r.Group]) >= 2 {
				queries = append(queries, i)
			}
		}
		s.queries = append(s.queries, queries)
	}
	return s
}

// grouped keeps the talks of the edition of which the subject is stated: any
// other could be a right answer.
func (s *trackStudy) grouped(i, j int) bool { return s.records[j].Group != "" && s.samePool(i, j) }

// figures returns what each edition gives. BM25 is tuned for each on the talks
// of all others.
func (s *trackStudy) figures(t testing.TB) (ours, bm25 []figures) {
	engine := s.engine(t)
	var tried [][]figures // by settings, by edition
	for _, p := range settings() {
		var by []figures
		for _, q := range s.queries {
			by = append(by, s.measure(q, s.peer(p), s.sameGroup, s.grouped))
		}
		tried = append(tried, by)
	}
	for e, q := range s.queries {
		ours = append(ours, s.measure(q, engine, s.sameGroup, s.grouped))
		bm25 = append(bm25, tried[s.bestFor(e, tried)][e])
	}
	return ours, bm25
}

// bestFor returns which settings do best on all editions but e.
func (s *trackStudy) bestFor(e int, tried [][]figures) int {
	best, top := 0, -1.0
	for p, by := range tried {
		sum := 0.0
		for other, f := range by {
			if other != e {
				sum += f.precision * float64(len(s.queries[other]))
			}
		}
		if sum > top {
			best, top = p, sum
		}
	}
	return best
}

// mean returns the figures of all talks of the editions that were seen while
// the engine was tuned, or of the others.
func (s *trackStudy) mean(by []figures, seen bool) (f figures) {
	n := 0
	for e, q := range s.queries {
		if s.editions[e].seen == seen {
			n += len(q)
		}
	}
	for e, q := range s.queries {
		if s.editions[e].seen == seen {
			f.add(by[e], float64(len(q))/float64(n))
		}
	}
	return f
}

func (f *figures) add(other figures, share float64) {
	f.precision += share * other.precision
	f.reciprocal += share * other.reciprocal
}

// TestTracks asks which talks share a track of a subject at conferences besides
// FOSDEM. No draw: all talks of such tracks are asked about.
func TestTracks(t *testing.T) {
	s := newTrackStudy(t)
	ours, bm25 := s.figures(t)
	for e, q := range s.queries {
		t.Logf("%s, %d talks: BM25 %v; related %v, ratio %.2f", s.editions[e].pool, len(q), bm25[e], ours[e], ours[e].precision/bm25[e].precision)
	}
	for _, seen := range []bool{false, true} {
		o, b := s.mean(ours, seen), s.mean(bm25, seen)
		t.Logf("seen while tuning %v: BM25 %v; related %v, ratio %.2f", seen, b, o, o.precision/b.precision)
		if !seen && (o.precision <= b.precision || o.reciprocal <= b.reciprocal) {
			t.Errorf("related talks are no better than BM25: %v, %v", o, b)
		}
	}
}

func BenchmarkTracks(b *testing.B) {
	s := newTrackStudy(b)
	for b.Loop() {
		report(b, func(t testing.TB) (ours, bm25 figures) {
			o, m := s.figures(t)
			return s.mean(o, false), s.mean(m, false)
		})
	}
}
