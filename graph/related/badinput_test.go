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
		"No theme is stated for it, and a contrast rests": {Talk: node(t, g, "talk/serverless"), Mode: related.Contrast},
		"No theme, technology, company or speaker is":     {Talk: node(t, g, "talk/lonely")},
	} {
		a := x.Related(q)
		if len(a.Results) != 0 || !strings.HasPrefix(a.Why, want) {
			t.Errorf("%d results, %q, want %q", len(a.Results), a.Why, want)
		}
	}
	for want, q := range map[string]related.Query{
		"No other talk shares anything rare with it.":                            {Talk: k8s, Limit: 50},
		"No other talk shares anything rare with it that is not muted.":          {Talk: k8s, Limit: 50, Weights: related.Weights{related.Line: related.Muted}},
		"No other talk from an earlier year shares anything rare with it.":       {Talk: k8s, Mode: related.Earlier},
		"No other talk on one of its themes comes from another company or year.": {Talk: k8s, Mode: related.Contrast},
		"": {Talk: k8s, Limit: 1},
	} {
		if a := x.Related(q); len(a.Results) == 0 || a.Why != want {
			t.Errorf("%d results, %q, want %q", len(a.Results), a.Why, want)
		}
	}
	for want, q := range map[string]related.Query{
		"No talk shares anything rare with it.":                     {Talk: k8s},
		"No talk but its own repeats shares anything rare with it.": {Talk: node(t, g, "talk/how")},
		"No talk from a later year shares anything rare with it.":   {Talk: k8s, Mode: related.Later},
		"No talk shares anything rare with both.":                   {Talk: k8s, Mode: related.Bridge, With: node(t, g, "talk/how")},
	} {
		q.Keep = func(uint32) bool { return false }
		if a := x.Related(q); len(a.Results) != 0 || a.Why != want {
			t.Errorf("%d results, %q, want %q", len(a.Results), a.Why, want)
		}
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
	huge := strings.Repeat("mesh proxy sidecar gateway envoy ", 32000) + "walrus"
	g := build(t,
		[]string{"talk/huge", "title", "Huge"}, []string{"talk/huge", "abstract", huge},
		[]string{"talk/small", "title", "Sidecar proxy"}, []string{"talk/small", "abstract", "A gateway."},
		[]string{"talk/odd", "title", strings.Repeat("x", 10000)}, []string{"talk/odd", "abstract", strings.Repeat("y", 1<<20)},
		[]string{"talk/none", "title", "None"}, []string{"talk/end", "title", "A walrus, which stands behind what is read"})
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

// TestListBehindRepeats: more repeats than are looked at first do not shorten
// the list.
func TestListBehindRepeats(t *testing.T) {
	facts := [][]string{{"talk/asked", "title", "Herding yaks"}, {"talk/asked", "about", "theme/yaks"}}
	for i := range 55 {
		id := fmt.Sprintf("talk/tour-%d", i)
		facts = append(facts, []string{id, "title", "Shaving yaks on tour"}, []string{id, "about", "theme/yaks"})
	}
	for i := range 600 {
		id := fmt.Sprintf("talk/filler-%d", i)
		facts = append(facts, []string{id, "title", fmt.Sprintf("Filler%d", i)})
		if i < 2 {
			facts = append(facts, []string{id, "from", "company/clippers"})
		}
	}
	facts = append(facts, []string{"talk/asked", "from", "company/clippers"})
	g := build(t, facts...)
	a := index(t, g).Related(related.Query{Talk: node(t, g, "talk/asked"), Limit: 3, Weights: related.Weights{related.Themes: related.Boosted}})
	if len(a.Results) != 3 || len(a.Results[0].Repeats) != 54 || a.Total != 57 {
		t.Errorf("%d results of %d: %v", len(a.Results), a.Total, slugs(g, a))
	}
}

// TestLongListsBeginAsShortOnes: long lists are sorted in another way.
func TestLongListsBeginAsShortOnes(t *testing.T) {
	g := crowd(t, 800)
	x := index(t, g)
	lo, _ := g.Range(graph.Talk)
	long := x.Related(related.Query{Talk: lo, Plain: true, Limit: 600}).Results
	short := x.Related(related.Query{Talk: lo, Plain: true, Limit: 400}).Results
	if len(long) <= 500 || len(short) != 400 {
		t.Fatalf("the lists have %d and %d results, too few to compare", len(long), len(short))
	}
	for i := range long {
		if i < len(short) && (long[i].Talk != short[i].Talk || long[i].Points != short[i].Points) {
			t.Fatalf("at place %d stands %s, in the short list %s", i+1, g.ID(long[i].Talk), g.ID(short[i].Talk))
		}
		if i > 0 && long[i].Points > long[i-1].Points {
			t.Fatalf("place %d has more points than the one before", i+1)
		}
	}
}

// TestBoilerplateRelatesNothing: what an organiser appends to every abstract is
// no reason, whether or not the event's series is known.
func TestBoilerplateRelatesNothing(t *testing.T) {
	t.Run("series", func(t *testing.T) {
		boilerplate(t, "person/p%d", []string{"event/ex-2017", "of", "series/ex"}, []string{"event/ex-2018", "of", "series/ex"})
	})
	t.Run("event", func(t *testing.T) { boilerplate(t, "person/p%d") })
	t.Run("no speakers", func(t *testing.T) { boilerplate(t, "") })
}

func boilerplate(t *testing.T, speaker string, editions ...[]string) {
	facts := slices.Clone(editions)
	for i := range 40 {
		id, abstract := fmt.Sprintf("talk/t%d", i), fmt.Sprintf("Number%d on subject%d.", i, i%20)
		if i < 8 {
			abstract += " Slides of this talk are kept at the quokka archive for all."
			if speaker != "" {
				facts = append(facts, []string{id, "by", fmt.Sprintf(speaker, i)})
			}
		}
		event := "event/ex-2017"
		if len(editions) > 0 {
			event = editions[i%len(editions)][0]
		}
		facts = append(facts, []string{id, "title", fmt.Sprintf("Talk %d", i)}, []string{id, "abstract", abstract}, []string{id, "at", event})
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

// TestMutedThingsReachNothing: what is muted does not bring in a talk for
// something common, which alone relates none.
func TestMutedThingsReachNothing(t *testing.T) {
	facts := [][]string{{"talk/a", "about", "theme/yaks"}, {"talk/b", "about", "theme/yaks"}}
	for i := range 98 {
		facts = append(facts, []string{fmt.Sprintf("talk/filler-%d", i), "title", fmt.Sprintf("Filler%d", i)})
	}
	for i := range 40 {
		facts = append(facts, []string{fmt.Sprintf("talk/filler-%d", i), "uses", "technology/clippers"})
	}
	facts = append(facts, []string{"talk/a", "uses", "technology/clippers"}, []string{"talk/b", "uses", "technology/clippers"})
	g := build(t, facts...)
	x := index(t, g)
	q := related.Query{Talk: node(t, g, "talk/a")}
	a := x.Related(q)
	if len(a.Results) != 1 || a.Results[0].Talk != node(t, g, "talk/b") || len(a.Results[0].Reasons) != 2 {
		t.Fatalf("with themes: %+v", a.Results)
	}
	q.Weights[related.Themes] = related.Muted
	if a := x.Related(q); len(a.Results) > 0 {
		t.Errorf("without themes: %+v", a.Results)
	}
}
