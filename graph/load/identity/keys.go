package identity

import "throughline/graph"

// manyNames is how many names with several keys make a source's keys
// suspicious of being counters. Fewer may be people who share a name.
const manyNames = 3

// counterSources finds the sources whose keys are only counters: no key is
// ever used at two talks, while several names have several keys. Pentabarf
// numbered each appearance so (FOSDEM 2007 to 2012).
func counterSources(list []Person, slug []string) map[graph.ID]bool {
	type tally struct {
		keys   map[string]string // key by name
		names  map[string]bool   // names with several keys
		reused bool              // a key occurs at two talks
	}
	tallies := map[graph.ID]*tally{}
	for i := range list {
		p := &list[i]
		if p.Key == "" || p.Stable {
			continue
		}
		t := tallies[p.Source]
		if t == nil {
			t = &tally{keys: map[string]string{}, names: map[string]bool{}}
			tallies[p.Source] = t
		}
		name := slug[i]
		if first, ok := t.keys[name]; ok && first != p.Key {
			t.names[name] = true
		}
		t.keys[name] = p.Key
		t.reused = t.reused || p.Talks > 1
	}
	counters := map[graph.ID]bool{}
	for source, t := range tallies {
		counters[source] = !t.reused && len(t.names) >= manyNames
	}
	return counters
}

// Sources agree on their keys when, of the keys they share, at least
// agreeLeast and agreeShare of all have the same name in both.
const (
	agreeLeast = 3
	agreeShare = 0.75
)

type sourcePair struct{ a, b graph.ID }

func pair(a, b graph.ID) sourcePair {
	if a > b {
		a, b = b, a
	}
	return sourcePair{a, b}
}

// agreeing returns the pairs of sources whose keys name the same people. An id
// that is only unique within its file coincides with another's by chance, and
// then the names differ.
func agreeing(list []Person, nameKey []string, byKey [][]int) map[sourcePair]bool {
	type tally struct{ same, all int }
	tallies := map[sourcePair]*tally{}
	for _, group := range byKey {
		for x, i := range group {
			for _, j := range group[x+1:] {
				if list[i].Source == list[j].Source {
					continue
				}
				p := pair(list[i].Source, list[j].Source)
				if tallies[p] == nil {
					tallies[p] = &tally{}
				}
				tallies[p].all++
				if nameKey[i] == nameKey[j] {
					tallies[p].same++
				}
			}
		}
	}
	out := map[sourcePair]bool{}
	for p, t := range tallies {
		out[p] = t.same >= agreeLeast && float64(t.same) >= agreeShare*float64(t.all)
	}
	return out
}
