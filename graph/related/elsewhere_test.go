package related_test

import (
	"testing"

	"throughline/graph/text"
)

// talksElsewhere says which talks the speakers of each gave at other events:
// people keep to their subjects. Unlike a subject read out of the text, who
// spoke owes nothing to the words. The same title again does not count, and
// lightning talks and talks without an abstract are left out.
func talksElsewhere(videos []video) map[int]map[int]bool {
	bySpeaker := map[string][]int{}
	for i, v := range videos {
		if len(v.Description) < 60 || v.Kind == "lightning_talk" {
			continue
		}
		for _, s := range v.Speakers {
			if s != "TODO" {
				bySpeaker[s] = append(bySpeaker[s], i)
			}
		}
	}
	truth := map[int]map[int]bool{}
	for _, talks := range bySpeaker {
		for _, i := range talks {
			for _, j := range talks {
				if videos[i].event == videos[j].event || text.Slug(videos[i].Title, 0) == text.Slug(videos[j].Title, 0) {
					continue
				}
				if truth[i] == nil {
					truth[i] = map[int]bool{}
				}
				truth[i][j] = true
			}
		}
	}
	return truth
}

// elsewhere asks for the talks that a talk's speakers gave at other Ruby
// events, among all talks of other events. The speakers of the talks asked
// about are hidden, since they would be the answer.
func elsewhere(t testing.TB, videos []video) (ours, bm25 figures) {
	truth := talksElsewhere(videos)
	other := func(i, j int) bool { return videos[j].event != videos[i].event }
	queries, tuning := drawElsewhere(truth, len(videos))
	return hiddenSpeakers(t, videos, queries, tuning, truth, other)
}

func drawElsewhere(truth map[int]map[int]bool, n int) (queries, tuning []int) {
	return draw(n, func(i int) bool { return len(truth[i]) > 0 }, 500)
}

// hiddenSpeakers asks for the talks that truth names, with the speakers of the
// talks asked about hidden.
func hiddenSpeakers(t testing.TB, videos []video, queries, tuning []int, truth map[int]map[int]bool, keep func(i, j int) bool) (ours, bm25 figures) {
	records := rubyRecords(videos)
	asked := map[int]bool{}
	for _, i := range queries {
		asked[i] = true
	}
	isTrue := func(i, j int) bool { return truth[i][j] }
	s := newStudy(t, records, func(i int) bool { return asked[i] })
	bm25 = s.measure(queries, s.peer(s.tuned(tuning, isTrue, keep)), isTrue, keep)
	return s.measure(queries, s.engine(t), isTrue, keep), bm25
}

func TestElsewhere(t *testing.T) {
	ours, bm25 := elsewhere(t, readRuby(t))
	t.Logf("BM25: %v", bm25)
	t.Logf("related: %v, ratio %.3f", ours, ours.precision/bm25.precision)
	if ours.precision < 1.1*bm25.precision {
		t.Errorf("related talks are not 1.1 times as precise as BM25: %v, %v", ours, bm25)
	}
}

func BenchmarkElsewhere(b *testing.B) {
	videos := readRuby(b)
	for b.Loop() {
		report(b, func(t testing.TB) (ours, bm25 figures) { return elsewhere(t, videos) })
	}
}
