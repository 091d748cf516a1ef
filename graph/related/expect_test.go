package related_test

import (
	"slices"
	"strings"
	"testing"

	"throughline/graph/related"
)

func TestExpect(t *testing.T) {
	g := library(t)
	x := index(t, g)
	k8s := node(t, g, "talk/k8s")
	for _, c := range []struct {
		q        related.Query
		talk     string
		sentence string
	}{
		{related.Query{Talk: k8s}, "talk/weaving", "It is on the list, at place 1 with "},
		{related.Query{Talk: k8s}, "talk/lonely", "Not ranked: it shares no theme"},
		{related.Query{Talk: k8s}, "talk/k8s", "This is the talk itself."},
		{related.Query{Talk: k8s}, "person/ada", "This is not a talk."},
		{related.Query{Talk: k8s, Mode: related.Later}, "talk/weaving", "It does not answer: it is not from a later year."},
		{related.Query{Talk: k8s, Mode: related.Earlier}, "talk/serverless", "It does not answer: it is not from an earlier year."},
		{related.Query{Talk: k8s, Limit: 1}, "talk/serverless", "Rank "},
		{related.Query{Talk: k8s, Keep: func(uint32) bool { return false }}, "talk/weaving", "It does not answer: the filter leaves it out."},
		{related.Query{Talk: node(t, g, "talk/how")}, "talk/how-again", "It is the same talk at another event."},
		{related.Query{Talk: node(t, g, "talk/weaving")}, "talk/how", "It is on the list"},
		{related.Query{Talk: k8s, Mode: related.Bridge, With: k8s}, "talk/weaving", "A bridge needs two different talks."},
		{related.Query{Talk: k8s, Mode: related.Bridge, With: node(t, g, "talk/how")}, "talk/how", "It does not answer: it is one of the two talks."},
		{related.Query{Talk: k8s, Mode: related.Bridge, With: node(t, g, "talk/how")}, "talk/lonely", "Not ranked: it shares no theme"},
		{related.Query{Talk: k8s, Mode: related.Contrast}, "talk/serverless", "Not ranked: it shares no theme"},
		{related.Query{Talk: node(t, g, "talk/weaving"), Mode: related.Contrast}, "talk/how", "It does not answer: neither company nor year is known to differ, or a speaker is the same."},
	} {
		e := x.Expect(c.q, node(t, g, c.talk))
		if !strings.HasPrefix(e.Sentence, c.sentence) {
			t.Errorf("%s: %q, want %q", c.talk, e.Sentence, c.sentence)
		}
		if sum(e.Reasons) != e.Points {
			t.Errorf("%s: %d points, reasons %d", c.talk, e.Points, sum(e.Reasons))
		}
	}
}

func TestExpectAgreesWithTheList(t *testing.T) {
	g := library(t)
	x := index(t, g)
	q := related.Query{Talk: node(t, g, "talk/weaving"), Plain: true, Limit: 50}
	for i, r := range x.Related(q).Results {
		if e := x.Expect(q, r.Talk); e.Rank != i+1 || e.Listed != i+1 || e.Points != r.Points || e.Of != x.Related(q).Total || e.Unmuted != nil {
			t.Errorf("%s is at place %d, Expect says rank %d, place %d", g.ID(r.Talk), i+1, e.Rank, e.Listed)
		}
	}
}

func TestExpectSaysWhatUnmutingBrings(t *testing.T) {
	g := library(t)
	x := index(t, g)
	q := related.Query{Talk: node(t, g, "talk/k8s")}
	for _, kind := range related.ReasonKinds() {
		if kind != related.Companies {
			q.Weights[kind] = related.Muted
		}
	}
	weaving := node(t, g, "talk/weaving")
	normal := x.Expect(related.Query{Talk: q.Talk}, weaving)
	e := x.Expect(q, weaving)
	if sum(e.Unmuted) != normal.Points {
		t.Errorf("unmuted it would have %d points, but has %d when nothing is muted", sum(e.Unmuted), normal.Points)
	}
	if e.Rank != 0 || len(e.Unmuted) == 0 || !strings.Contains(e.Sentence, "With nothing muted it would have ") {
		t.Errorf("%+v", e)
	}
}

func TestMoves(t *testing.T) {
	before := []related.Result{{Talk: 1, Points: 50}, {Talk: 2, Points: 40}, {Talk: 3, Points: 30}}
	after := []related.Result{{Talk: 2, Points: 40}, {Talk: 1, Points: 20}, {Talk: 4, Points: 10}}
	want := []related.Move{{2, 2, 1, 0}, {1, 1, 2, -30}, {4, 0, 3, 10}, {3, 3, 0, -30}}
	if got := related.Moves(before, after); !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := related.Moves(before, before); len(got) != 0 {
		t.Errorf("nothing changed, but %+v", got)
	}
}

func TestMutingSaysWhoMoved(t *testing.T) {
	g := library(t)
	x := index(t, g)
	q := related.Query{Talk: node(t, g, "talk/k8s")}
	before := x.Related(q).Results
	q.Weights[related.Companies] = related.Muted
	moves := related.Moves(before, x.Related(q).Results)
	if got := x.Moved(q, x.Related(q)); !slices.Equal(got, moves) {
		t.Errorf("Moved gives %+v, the two lists %+v", got, moves)
	}
	if got := x.Moved(related.Query{Talk: q.Talk}, x.Related(q)); got != nil {
		t.Errorf("nothing is muted, but %+v", got)
	}
	serverless := node(t, g, "talk/serverless")
	if !slices.ContainsFunc(moves, func(m related.Move) bool { return m.Talk == serverless && m.Points < 0 }) {
		t.Errorf("muting companies leaves the talk of the same company where it was: %+v", moves)
	}
}
