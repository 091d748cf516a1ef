package related_test

import (
	"fmt"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/related"
)

// named is a graph in which two talks use Example DB, two are by Ada, and a
// hundred others have words of their own.
func named(t testing.TB) *graph.Graph {
	facts := [][]string{
		{"technology/example-db", "name", "Example DB"}, {"technology/example-db", "alias", "Exabase"},
		{"technology/db-tools", "name", "DB Tools"}, {"person/ada", "name", "Ada Example"},

		{"talk/a", "title", "Exabase replication"}, {"talk/a", "uses", "technology/example-db"}, {"talk/a", "uses", "technology/db-tools"},
		{"talk/b", "title", "Exabase vacuum"}, {"talk/b", "uses", "technology/example-db"},
		{"talk/c", "title", "Exabase licences"}, // names it, but is not known to use it
		{"talk/d", "title", "Kites of paper"}, {"talk/d", "abstract", "Kites, strings and gliders over Dover."}, {"talk/d", "by", "person/ada"},
		{"talk/e", "title", "Untitled"}, {"talk/e", "by", "person/ada"},
		{"person/ben", "name", "Ben Quill"},
		{"talk/g", "title", "Barges"}, {"talk/g", "abstract", "Ben Quill tows barges."}, {"talk/g", "by", "person/ben"},
		{"talk/h", "title", "Looms"}, {"talk/h", "abstract", "Ben Quill weaves."}, {"talk/h", "by", "person/ben"},
		{"talk/i", "title", "An evening with Ben Quill"},
		{"talk/f", "title", "Kites of silk"}, {"talk/f", "abstract", "Gliders and strings again."},
	}
	for i := range 100 {
		id := fmt.Sprintf("talk/filler-%d", i)
		facts = append(facts, []string{id, "title", fmt.Sprintf("Filler number%d alpha%d beta%d", i, i%7, i%11)})
		if i < 5 {
			facts = append(facts, []string{id, "uses", "technology/db-tools"})
		}
	}
	return build(t, facts...)
}

// reasonsFor lists what a talk shares with another as "kind name", in order.
func reasonsFor(g *graph.Graph, a related.Answer, talk uint32) (list []string, points int) {
	for _, r := range a.Results {
		if r.Talk != talk {
			continue
		}
		for _, reason := range r.Reasons {
			what := strings.Join(reason.Words, ",")
			if reason.Node != related.NoNode {
				what = g.Name(reason.Node)
			}
			list = append(list, reason.Kind.String()+" "+what)
		}
		return list, r.Points
	}
	return nil, 0
}

// TestAWordSpeaksForWhatItNames: where both talks use Example DB its alias in
// both titles counts for it, and is gone when technologies are muted; where one
// of them does not, it is a word.
func TestAWordSpeaksForWhatItNames(t *testing.T) {
	g := named(t)
	x := index(t, g)
	a, b, c := node(t, g, "talk/a"), node(t, g, "talk/b"), node(t, g, "talk/c")
	q := related.Query{Talk: a, Plain: true}
	all := x.Related(q)
	if got, _ := reasonsFor(g, all, b); len(got) == 0 || got[0] != "technology Example DB" || strings.Contains(strings.Join(got, " "), "words exabase") {
		t.Errorf("both use it: %q", got)
	}
	if got, _ := reasonsFor(g, all, c); len(got) != 1 || got[0] != "words exabase" {
		t.Errorf("one of them names it only: %q", got)
	}
	q.Weights[related.Technologies] = related.Muted
	without := x.Related(q)
	if got, points := reasonsFor(g, without, b); points != 0 {
		t.Errorf("without technologies b still has %d points for %q", points, got)
	}
	_, before := reasonsFor(g, all, c)
	if _, points := reasonsFor(g, without, c); points != before {
		t.Errorf("without technologies c has %d points, before %d", points, before)
	}
}

// TestLentWordsSpeakForTheSpeaker: e has its words from d, by the same speaker.
// For d that is the speaker, for f they are kindred.
func TestLentWordsSpeakForTheSpeaker(t *testing.T) {
	g := named(t)
	x := index(t, g)
	d, e, f := node(t, g, "talk/d"), node(t, g, "talk/e"), node(t, g, "talk/f")
	if got, points := reasonsFor(g, x.Related(related.Query{Talk: d, Plain: true}), e); len(got) != 1 || got[0] != "speaker Ada Example" || points <= 20 {
		t.Errorf("by the same speaker: %q, %d points", got, points)
	}
	if got, _ := reasonsFor(g, x.Related(related.Query{Talk: f, Plain: true}), e); len(got) != 1 || !strings.HasPrefix(got[0], "kindred ") {
		t.Errorf("by another: %q", got)
	}
	q := related.Query{Talk: d, Plain: true}
	q.Weights[related.Speakers] = related.Muted
	if got, _ := reasonsFor(g, x.Related(q), e); len(got) > 0 {
		t.Errorf("without speakers: %q", got)
	}
}

// TestASpeakersNameSpeaksForTheSpeaker: who is named in an abstract gave the
// talk; where another gave the other, the name is a word like any.
func TestASpeakersNameSpeaksForTheSpeaker(t *testing.T) {
	g := named(t)
	x := index(t, g)
	q := related.Query{Talk: node(t, g, "talk/g"), Plain: true}
	all := x.Related(q)
	if got, points := reasonsFor(g, all, node(t, g, "talk/h")); len(got) != 1 || got[0] != "speaker Ben Quill" || points <= 20 {
		t.Errorf("by the same speaker: %q, %d points", got, points)
	}
	if got, _ := reasonsFor(g, all, node(t, g, "talk/i")); len(got) == 0 || got[0] != "words ben,quill" && got[0] != "words quill,ben" {
		t.Errorf("about the speaker: %q", got)
	}
	q.Weights[related.Speakers] = related.Muted
	if got, _ := reasonsFor(g, x.Related(q), node(t, g, "talk/h")); len(got) > 0 {
		t.Errorf("without speakers: %q", got)
	}
}

// TestSentencesCountTheRarestWord and call rare only what is.
func TestSentencesCountTheRarestWord(t *testing.T) {
	facts := [][]string{
		{"talk/a", "title", "Gliders gliders alpha"}, {"talk/b", "title", "Gliders gliders gliders alpha"},
	}
	for i := range 60 {
		id, title := fmt.Sprintf("talk/filler-%d", i), fmt.Sprintf("Filler number%d beta%d", i, i%11)
		if i < 20 {
			title += " gliders"
		}
		facts = append(facts, []string{id, "title", title})
	}
	g := build(t, facts...)
	x := index(t, g)
	for _, r := range x.Related(related.Query{Talk: node(t, g, "talk/a")}).Results {
		if want := "; only 2 of 62 talks name alpha."; r.Talk == node(t, g, "talk/b") && !strings.HasSuffix(r.Sentence, want) {
			t.Errorf("%q does not end with %q", r.Sentence, want)
		}
		if strings.Contains(r.Sentence, "only 22") {
			t.Errorf("%q: a third of all talks is not rare", r.Sentence)
		}
	}
}
