package app

import (
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
)

// hub is a made-up theme with so many talks of twelve years.
func hub(tb testing.TB, talks int) *graph.Graph {
	tb.Helper()
	var b graph.Builder
	add := func(subject graph.ID, p graph.Predicate, object string) {
		f := graph.Fact{Subject: subject, Predicate: p, Object: object, Evidence: graph.Evidence{Source: "source/example", Locator: "L1", Status: graph.Stated}}
		if err := b.Add(f); err != nil {
			tb.Fatal(err)
		}
	}
	const years = 12
	for y := range years {
		add(graph.ID("event/example-"+strconv.Itoa(2010+y)), graph.Year, strconv.Itoa(2010+y))
	}
	for i := range talks {
		id := graph.ID("talk/t-" + strconv.Itoa(i))
		add(id, graph.About, "theme/hub")
		if i%100 == 0 {
			add(id, graph.At, "event/example-"+strconv.Itoa(2010+i/100%years))
			add(id, graph.By, "person/p-"+strconv.Itoa(i%997))
		}
	}
	g, err := b.Graph()
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

// TestHub goes through what touches a node of very many neighbours. The same
// with a million is BenchmarkHub's.
func TestHub(t *testing.T) {
	const talks = 30_000
	a, err := New(hub(t, talks), Options{Focus: "theme/hub", Width: 800, Height: 600})
	if err != nil {
		t.Fatal(err)
	}
	a.Press("select", "theme/hub", false)
	a.Press("show-as", "table", false)
	out := a.Page()
	if card := region(out, "card"); !strings.Contains(card, ">30000<") || !strings.Contains(card, "30000 talks") && !strings.Contains(card, " talks, 2010 to 2021") {
		t.Errorf("the card: %s", card)
	}
	before := len(a.view.Nodes)
	a.Press("expand", "theme/hub~-about", false)
	if got := len(a.view.Nodes) - before; got != min(20, graph.MaxNodes-before) {
		t.Errorf("an expansion adds %d", got)
	}
	a.Press("choose", "theme/hub~-about", false)
	page := region(a.Page(), "choose")
	if rows := strings.Count(page, "<tr data-act="); rows != maxListed {
		t.Errorf("%d rows to choose from", rows)
	}
	if held := talks - len(a.view.Nodes) + 1; a.choosing.total > talks || a.choosing.total < held-200 {
		t.Errorf("%d held back of %d", a.choosing.total, talks)
	}
	a.ChooseFilter("t-2999")
	a.Page()
}

func BenchmarkHub(b *testing.B) {
	g := hub(b, 1_000_000)
	o := Options{Focus: "theme/hub", Query: "?focus=theme/hub&select=theme/hub", Width: 800, Height: 600}
	a, err := New(g, o)
	if err != nil {
		b.Fatal(err)
	}
	a.Press("show-as", "table", false)
	a.Page()
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			_, _ = New(g, o)
		}
	})
	b.Run("expand", func(b *testing.B) {
		for b.Loop() {
			a.Press("expand", "theme/hub~-about", false)
			a.Page()
			a.Undo()
			a.Page()
		}
	})
	b.Run("select", func(b *testing.B) {
		for b.Loop() {
			a.Press("select", "theme/hub", false)
			a.Page()
			a.Press("none", "", false)
			a.Page()
		}
	})
	b.Run("choose", func(b *testing.B) {
		for b.Loop() {
			a.Press("choose", "theme/hub~-about", false)
			a.Page()
		}
	})
}
