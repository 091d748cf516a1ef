package related_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/related"
)

func TestEmptyListsSayWhy(t *testing.T) {
	g := library(t)
	x := index(t, g)
	k8s := node(t, g, "talk/k8s")
	muted := related.Weights{}
	for k := range muted {
		muted[k] = related.Muted
	}
	for want, q := range map[string]related.Query{
		"Every kind of reason is muted.":                  {Talk: k8s, Weights: muted},
		"This is not a talk.":                             {Talk: node(t, g, "theme/service-mesh")},
		"A bridge needs a second talk.":                   {Talk: k8s, Mode: related.Bridge, With: node(t, g, "person/ada")},
		"A bridge needs two different talks.":             {Talk: k8s, Mode: related.Bridge, With: k8s},
		"A contrast rests on themes, which are muted.":    {Talk: k8s, Mode: related.Contrast, Weights: related.Weights{related.Themes: related.Muted}},
		"Its year is not known.":                          {Talk: node(t, g, "talk/lonely"), Mode: related.Earlier, Keep: nil},
		"No theme is stated for it, and a contrast rests": {Talk: node(t, g, "talk/serverless"), Mode: related.Contrast},
		"No theme, technology, company or speaker is":     {Talk: node(t, g, "talk/lonely")},
	} {
		if q.Mode == related.Earlier {
			continue // the lonely talk has nothing to share either, which is said first
		}
		a := x.Related(q)
		if len(a.Results) != 0 || !strings.HasPrefix(a.Why, want) {
			t.Errorf("%d results, %q, want %q", len(a.Results), a.Why, want)
		}
	}
	if a := x.Related(related.Query{Talk: k8s}); len(a.Results) < 10 && a.Why == "" {
		t.Error("a short list does not say why")
	}
	if a := x.Related(related.Query{Talk: k8s, Keep: func(uint32) bool { return false }}); len(a.Results) != 0 || a.Why == "" {
		t.Errorf("nothing may be answered: %+v", a)
	}
}

func TestOneTalkAlone(t *testing.T) {
	g := build(t, []string{"talk/only", "title", "Only"}, []string{"talk/only", "about", "theme/a"})
	a := index(t, g).Related(related.Query{Talk: node(t, g, "talk/only")})
	if len(a.Results) != 0 || a.Why != "It is the only talk there is." {
		t.Errorf("%+v", a)
	}
	empty := build(t)
	if a := index(t, empty).Related(related.Query{}); a.Why == "" {
		t.Errorf("an empty graph: %+v", a)
	}
}

// TestLightningTalks has 500 talks of one title: with no speakers they are one
// row, with speakers of their own they are not folded, and no speaker follows
// themself.
func TestLightningTalks(t *testing.T) {
	var facts [][]string
	for i := range 500 {
		id := "talk/l" + strconv.Itoa(i)
		facts = append(facts, []string{id, "title", "Lightning Talks"})
		if i >= 250 {
			facts = append(facts, []string{id, "by", "person/p" + strconv.Itoa(i%125)})
		}
	}
	for i := range 100 {
		facts = append(facts, []string{"talk/q" + strconv.Itoa(i), "title", "Quiet weather " + strconv.Itoa(i)})
		facts = append(facts, []string{"talk/o" + strconv.Itoa(i), "title", "Other lightning or thunder " + strconv.Itoa(i%9)})
	}
	g := build(t, facts...)
	x := index(t, g)
	a := x.Related(related.Query{Talk: node(t, g, "talk/l0"), Limit: 20})
	if len(a.Repeats) != 249 {
		t.Errorf("%d repeats of a talk without speakers, %d results of %d, %s", len(a.Repeats), len(a.Results), a.Total, a.Why)
	}
	last := uint32(0)
	for i, r := range a.Results {
		by := g.Out(r.Talk, graph.By)
		if i > 0 && len(by) > 0 && by[0] == last {
			t.Errorf("two talks of %s in a row", g.ID(last))
		}
		if len(by) > 0 {
			last = by[0]
		}
	}
	if a := x.Related(related.Query{Talk: node(t, g, "talk/o1"), Limit: 20}); len(a.Results) == 0 || a.Why == "" {
		t.Errorf("%d results, why so few: %q", len(a.Results), a.Why)
	}
}

func TestHugeAbstract(t *testing.T) {
	huge := strings.Repeat("mesh proxy sidecar gateway envoy ", 32000)
	g := build(t,
		[]string{"talk/huge", "title", "Huge"}, []string{"talk/huge", "abstract", huge},
		[]string{"talk/small", "title", "Sidecar proxy"}, []string{"talk/small", "abstract", "A gateway."},
		[]string{"talk/odd", "title", strings.Repeat("x", 10000)}, []string{"talk/odd", "abstract", strings.Repeat("y", 1<<20)},
		[]string{"talk/none", "title", "None"})
	a := index(t, g).Related(related.Query{Talk: node(t, g, "talk/huge")})
	if got := slugs(g, a); len(got) != 1 || got[0] != "small" {
		t.Errorf("related to an abstract of a megabyte: %v", got)
	}
}

func TestTableIsChecked(t *testing.T) {
	g := library(t)
	whole := related.NewTable(g)
	if _, err := related.New(g, whole); err != nil {
		t.Fatal(err)
	}
	for name, damage := range map[string]func(*related.Table){
		"words":     func(t *related.Table) { t.Word[0] = 1 << 30 },
		"rows":      func(t *related.Table) { t.RowEnd = t.RowEnd[1:] },
		"weights":   func(t *related.Table) { t.Weight = t.Weight[1:] },
		"text":      func(t *related.Table) { t.Text = "" },
		"weak":      func(t *related.Table) { t.WeakTalk[0] = 1 << 30 },
		"reference": func(t *related.Table) { t.RefTo[0] = 1 << 30 },
		"order":     func(t *related.Table) { t.RowEnd[0] = 1 << 31 },
	} {
		damaged := related.NewTable(g)
		damage(damaged)
		if _, err := related.New(g, damaged); err == nil {
			t.Errorf("%s: a damaged table is taken", name)
		}
	}
	if _, err := related.New(build(t), whole); err == nil {
		t.Error("the table of another graph is taken")
	}
}

// TestTableStandsInForProse drops abstracts and evidence, as the browser's
// graph may, and gets the same lists from the table of the whole graph.
func TestTableStandsInForProse(t *testing.T) {
	g := library(t)
	table := related.NewTable(g)
	tables := *g.Tables()
	for p := range tables.Rels {
		tables.Rels[p].Evidence, tables.Rels[p].Several = nil, nil
	}
	tables.Labels = graph.Labels{}
	tables.Rels[graph.Abstract] = graph.Rel{}
	bare, err := graph.FromTables(tables)
	if err != nil {
		t.Fatal(err)
	}
	ours, err := related.New(g, table)
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := related.New(bare, table)
	if err != nil {
		t.Fatal(err)
	}
	lo, hi := g.Range(graph.Talk)
	for talk := lo; talk < hi; talk++ {
		q := related.Query{Talk: talk}
		if a, b := ours.Related(q), theirs.Related(q); !sameLists(a, b) {
			t.Errorf("%s: the lists differ", g.ID(talk))
		}
	}
}

func sameLists(a, b related.Answer) bool {
	if len(a.Results) != len(b.Results) || a.Why != b.Why {
		return false
	}
	for i := range a.Results {
		x, y := a.Results[i], b.Results[i]
		if x.Talk != y.Talk || x.Points != y.Points || x.Sentence != y.Sentence {
			return false
		}
	}
	return true
}

// TestBoilerplateRelatesNothing: what an organiser appends to every abstract is
// no reason.
func TestBoilerplateRelatesNothing(t *testing.T) {
	facts := [][]string{{"event/ex-2017", "of", "series/ex"}}
	for i := range 40 {
		id, abstract := fmt.Sprintf("talk/t%d", i), fmt.Sprintf("Number%d on subject%d.", i, i%20)
		if i < 8 {
			abstract += " Slides of this talk are kept at the quokka archive for all."
			facts = append(facts, []string{id, "by", fmt.Sprintf("person/p%d", i)})
		}
		facts = append(facts, []string{id, "title", fmt.Sprintf("Talk %d", i)}, []string{id, "abstract", abstract}, []string{id, "at", "event/ex-2017"})
	}
	g := build(t, facts...)
	a := index(t, g).Related(related.Query{Talk: node(t, g, "talk/t0"), Plain: true, Limit: 100})
	if got := slugs(g, a); len(got) != 1 || got[0] != "t20" {
		t.Errorf("related to t0 are %v, not its subject's other talk alone", got)
	}
	for _, r := range a.Results {
		for _, reason := range r.Reasons {
			if slices.Contains(reason.Words, "quokka") {
				t.Errorf("boilerplate is a reason: %+v", reason)
			}
		}
	}
}
