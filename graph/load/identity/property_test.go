package identity

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"throughline/graph"
)

// any of a few values, so that records meet.
func oneOf(r *rand.Rand, list ...string) string { return list[r.IntN(len(list))] }

func randomTalks(r *rand.Rand) []Talk {
	var list []Talk
	for _, source := range []graph.ID{"source/a", "source/b", "source/c"} {
		for n := range r.IntN(7) {
			t := Talk{
				Source: source, Record: oneOf(r, "", "#", "日本", "a record with a long id") + fmt.Sprint(n), Event: graph.ID(oneOf(r, "event/conf-2031", "event/conf-again-2031", "")), Series: graph.ID(oneOf(r, "series/conf", "series/conf", "series/days", "")), Year: 2031,
				Title: oneOf(r, "Maps", "maps!", "Maps: an introduction", "Keynote", "地図", "…", "C", "C++"), Subtitle: oneOf(r, "", "", "an introduction", "in Rust"),
				Start: oneOf(r, "", "2031-05-01", "2031-05-01T10:00:00", "2031-05-01T10:00:00+02:00", "2031-05-01T08:00:00Z", "2031-05-02T10:00:00+02:00"),
			}
			for range r.IntN(3) {
				t.Speakers = append(t.Speakers, graph.ID(oneOf(r, "person/ada-example", "person/a-example", "person/ben-sample", "person/bo")))
			}
			list = append(list, t)
		}
	}
	return list
}

func randomPeople(r *rand.Rand) []Person {
	var list []Person
	for _, source := range []graph.ID{"source/a", "source/b", "source/c"} {
		scheme, stable := oneOf(r, "x", "y", ""), r.IntN(2) == 0
		for range r.IntN(8) {
			p := Person{
				Source: source, Scheme: scheme, Stable: stable, Key: oneOf(r, "", "1", "2", "3", "4"), Series: oneOf(r, "conf", "days"), Talks: r.IntN(3),
				Name: oneOf(r, "Ada Example", "Ada  Example", "Ádá Example", "Ada X. Example", "Ben Sample", "tux", "田中", "…", "!"),
			}
			if r.IntN(5) == 0 {
				p.Alias = []string{oneOf(r, "Ada Example", "Ben Sample", "tux")}
			}
			list = append(list, p)
		}
	}
	return list
}

// TestNeitherOrderNorRepetitionMatters: identities follow from the set of
// records, ids are sound, old ids lead to one node each, and the talks of one source are
// told apart.
func TestNeitherOrderNorRepetitionMatters(t *testing.T) {
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 7))
		talks, people := randomTalks(r), randomPeople(r)
		var d Decisions
		outcome := func() (map[string]int, map[string]int) {
			byTalk, byPerson := map[string]int{}, map[string]int{}
			ids, own := Talks(talks, d)
			seen := map[string]bool{}
			for i := range talks {
				check(t, seed, graph.Talk, ids[i], own[i])
				if at := string(talks[i].Source) + " " + string(ids[i]); seen[at] {
					t.Errorf("seed %d: two talks of one source are %s", seed, at)
				} else {
					seen[at] = true
				}
				byTalk[fmt.Sprint(talks[i].Source, " ", talks[i].Record, " ", ids[i], " ", own[i])]++
			}
			checkRedirects(t, seed, ids, own)
			ids, own = People(people, d)
			for i, p := range people {
				check(t, seed, graph.Person, ids[i], own[i])
				byPerson[fmt.Sprint(p, ids[i], own[i])]++
			}
			checkRedirects(t, seed, ids, own)
			return byTalk, byPerson
		}
		byTalk, byPerson := outcome()
		r.Shuffle(len(talks), func(i, j int) { talks[i], talks[j] = talks[j], talks[i] })
		r.Shuffle(len(people), func(i, j int) { people[i], people[j] = people[j], people[i] })
		otherTalk, otherPerson := outcome()
		if !maps.Equal(byTalk, otherTalk) {
			t.Fatalf("seed %d: talks\n%v\nand in another order\n%v", seed, slices.Sorted(maps.Keys(byTalk)), slices.Sorted(maps.Keys(otherTalk)))
		}
		if !maps.Equal(byPerson, otherPerson) {
			t.Fatalf("seed %d: people\n%v\nand in another order\n%v", seed, slices.Sorted(maps.Keys(byPerson)), slices.Sorted(maps.Keys(otherPerson)))
		}
		if t.Failed() {
			return
		}
	}
}

func check(t *testing.T, seed uint64, k graph.Kind, id, own graph.ID) {
	t.Helper()
	for _, one := range []graph.ID{id, own} {
		if f := (graph.Fact{Subject: one, Predicate: graph.Note, Object: "x", Evidence: graph.Evidence{Source: "source/x", Locator: "1", Status: graph.Stated}}); one != "" && (one.Kind() != k || f.Check() != nil) {
			t.Errorf("seed %d: the id %q is not sound", seed, one)
		}
	}
	if id == "" || id == own {
		t.Errorf("seed %d: id %q, own %q", seed, id, own)
	}
}

// checkRedirects: an old id leads to one node, and is nobody's.
func checkRedirects(t *testing.T, seed uint64, ids, own []graph.ID) {
	t.Helper()
	to := map[graph.ID]graph.ID{}
	for i, old := range own {
		switch other := to[old]; {
		case old == "":
			continue
		case slices.Contains(ids, old):
			t.Errorf("seed %d: %s leads to %s, and exists", seed, old, ids[i])
		case other != "" && other != ids[i]:
			t.Errorf("seed %d: %s leads to %s and to %s", seed, old, other, ids[i])
		}
		to[old] = ids[i]
	}
}

func TestStartsAgree(t *testing.T) {
	for in, want := range map[[2]string]startRelation{
		{"2031-05-01T10:00:00+02:00", "2031-05-01T08:00:00Z"}: sameStart, {"2031-05-01T10:00:00+02:00", "2031-05-01T10:00:00Z"}: otherStart,
		{"2031-05-01T10:00:00", "2031-05-01T10:00:00+02:00"}: sameStart, {"2031-05-01T10:00:00", "2031-05-01T08:00:00Z"}: unknownStart,
		{"2031-05-01T10:00:00", "2031-05-01T10:00"}: sameStart, {"2031-05-01T10:00:00", "2031-05-01T10:30:00"}: otherStart,
		{"2031-05-01", "2031-05-02T10:00:00"}: unknownStart, {"2031-05-01", "2031-05-01"}: unknownStart, {"", ""}: unknownStart,
	} {
		for _, pair := range [][2]string{in, {in[1], in[0]}} {
			if got := compareStart(pair[0], pair[1]); got != want {
				t.Errorf("%q: %d, want %d", pair, got, want)
			}
		}
	}
}
