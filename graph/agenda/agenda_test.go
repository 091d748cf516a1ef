package agenda_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/agenda"
	"throughline/graph/graphtest"
	"throughline/graph/related"
	"throughline/graph/trend"
)

func build(t testing.TB, facts ...[3]string) *graph.Graph {
	t.Helper()
	var b graph.Builder
	for _, f := range facts {
		err := b.Add(graph.Fact{Subject: graph.ID(f[0]), Predicate: graph.ParsePredicate(f[1]), Object: f[2],
			Evidence: graph.Evidence{Source: "source/made-up", Locator: "L1", Status: graph.Stated}})
		if err != nil {
			t.Fatal(err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// talk states a made-up talk of Example Conf.
func talk(slug, title string, year int, things ...string) [][3]string {
	id, event := "talk/"+slug, "event/example-"+strconv.Itoa(year)
	out := [][3]string{{id, "title", title}, {id, "at", event}, {event, "year", strconv.Itoa(year)}}
	for _, thing := range things {
		p := map[graph.Kind]string{graph.Theme: "about", graph.Technology: "uses", graph.Company: "from", graph.Person: "by"}[graph.ID(thing).Kind()]
		out = append(out, [3]string{id, p, thing})
	}
	return out
}

// library is made up: four talks on teapots.
func library(t testing.TB) *graph.Graph {
	return build(t, slices.Concat(
		talk("handles", "On handles", 2012, "theme/teapots", "theme/handles", "technology/bamboo", "company/acme"),
		talk("pour", "Pouring with porcelain", 2012, "theme/teapots", "technology/porcelain", "technology/bamboo"),
		talk("first", "Why teapots", 2010, "theme/teapots", "technology/clay"),
		talk("steel", "Steel at Acme", 2016, "theme/teapots", "technology/steel", "company/acme"),
		talk("copy", "On handles again", 2012, "theme/teapots", "theme/handles", "technology/bamboo"),
		talk("other", "On trains", 2016, "theme/trains"), talk("o2", "Rails", 2016, "theme/trains"), talk("o3", "Points", 2016, "theme/trains"),
		talk("o4", "Signals", 2016, "theme/trains"), talk("o5", "Stations", 2016, "theme/trains"),
		[][3]string{{"theme/teapots", "name", "teapots"}, {"technology/bamboo", "name", "Bamboo"}, {"company/acme", "name", "Acme"}, {"theme/handles", "broader", "theme/teapots"}},
	)...)
}

func node(t testing.TB, g *graph.Graph, id string) uint32 {
	t.Helper()
	n, ok := g.Lookup(graph.ID(id))
	if !ok {
		t.Fatalf("there is no %s", id)
	}
	return n
}

func planner(g *graph.Graph) agenda.Planner {
	return agenda.Planner{Graph: g, Scope: trend.NewScope(g, trend.Filter{})}
}

func plan(t testing.TB, g *graph.Graph, r agenda.Request) *agenda.Plan {
	t.Helper()
	p := planner(g)
	out, err := p.Plan(r)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// talksOf returns the talks of a plan's items, in order.
func talksOf(p *agenda.Plan) []uint32 {
	var out []uint32
	for _, it := range p.Items {
		if it.Kind == agenda.Read || it.Kind == agenda.Watch {
			out = append(out, it.Node)
		}
	}
	return out
}

func names(g *graph.Graph, nodes []uint32) string {
	var out []string
	for _, n := range nodes {
		out = append(out, g.ID(n).Slug())
	}
	return strings.Join(out, " ")
}

func TestAPlanCoversOrdersAndFits(t *testing.T) {
	g := library(t)
	p := plan(t, g, agenda.Request{Nodes: []uint32{node(t, g, "theme/teapots")}, Minutes: 45, People: 8})
	if got := names(g, talksOf(p)); got != "first pour handles steel" && got != "first handles pour steel" {
		t.Errorf("the talks are %s", got)
	}
	if p.Total() != 45 || p.Items[0].Kind != agenda.Frame || p.Items[len(p.Items)-1].Kind != agenda.Discuss {
		t.Errorf("%d minutes, %+v", p.Total(), p.Items)
	}
	for _, it := range p.Items {
		if !strings.HasSuffix(it.Why, ".") || it.Minutes < 1 {
			t.Errorf("%+v", it)
		}
	}
	if len(p.Left) != 1 || g.ID(p.Left[0].Node) != "talk/copy" || !strings.Contains(p.Left[0].Why, "nothing") {
		t.Errorf("left out: %+v", p.Left)
	}
}

func TestMinutesAlwaysFit(t *testing.T) {
	g := library(t)
	theme := node(t, g, "theme/teapots")
	for minutes := agenda.MinMinutes; minutes <= 200; minutes++ {
		for _, people := range []int{0, 1, 8, 300} {
			for _, level := range []agenda.Level{agenda.Mixed, agenda.New, agenda.Deep} {
				for _, screens := range [][]string{nil, {"/compare?id=theme/a", "/themes", "/coverage"}} {
					p := plan(t, g, agenda.Request{Nodes: []uint32{theme}, Screens: screens, Minutes: minutes, People: people, Level: level})
					if p.Total() > minutes || len(talksOf(p)) == 0 {
						t.Fatalf("%d minutes, %d people, %v: %d in all, %d talks", minutes, people, level, p.Total(), len(talksOf(p)))
					}
				}
			}
		}
	}
}

func TestWhatIsWantedIsTaken(t *testing.T) {
	g := library(t)
	p := plan(t, g, agenda.Request{Nodes: []uint32{node(t, g, "talk/copy"), node(t, g, "theme/teapots")}, Minutes: 20})
	if !slices.Contains(talksOf(p), node(t, g, "talk/copy")) {
		t.Errorf("the plan has %s", names(g, talksOf(p)))
	}
	p = plan(t, g, agenda.Request{Nodes: []uint32{node(t, g, "talk/steel"), node(t, g, "talk/first")}, Minutes: 45})
	if got := names(g, talksOf(p)); got != "first steel" || p.Subject != node(t, g, "theme/teapots") {
		t.Errorf("a basket of two gives %s", got)
	}
}

func TestASingleTalkGetsCompany(t *testing.T) {
	g := library(t)
	x, err := related.New(g, related.NewTable(g))
	if err != nil {
		t.Fatal(err)
	}
	p := planner(g)
	p.Related = x
	got, err := p.Plan(agenda.Request{Nodes: []uint32{node(t, g, "talk/first")}, Minutes: 45})
	if err != nil || len(talksOf(got)) < 2 || !slices.Contains(talksOf(got), node(t, g, "talk/first")) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestWhatCannotBePlanned(t *testing.T) {
	g := build(t, slices.Concat(talk("a", "A", 2010, "theme/x"), [][3]string{{"theme/none", "name", "none"}})...)
	p := planner(g)
	for _, c := range []struct {
		r    agenda.Request
		want error
	}{
		{agenda.Request{Nodes: []uint32{node(t, g, "theme/none")}, Minutes: 45}, agenda.ErrNoTalks},
		{agenda.Request{Minutes: 45}, agenda.ErrNoTalks},
		{agenda.Request{Nodes: []uint32{node(t, g, "theme/x")}, Minutes: 4}, agenda.ErrMinutes},
		{agenda.Request{Nodes: []uint32{node(t, g, "theme/x")}, Minutes: 481}, agenda.ErrMinutes},
		{agenda.Request{Nodes: []uint32{node(t, g, "theme/x")}, Minutes: 480}, nil},
		{agenda.Request{Nodes: []uint32{node(t, g, "theme/x")}, Minutes: 5}, nil},
	} {
		if _, err := p.Plan(c.r); !errors.Is(err, c.want) {
			t.Errorf("%+v: %v, want %v", c.r, err, c.want)
		}
	}
	one := plan(t, g, agenda.Request{Nodes: []uint32{node(t, g, "theme/x")}, Minutes: 60})
	if len(talksOf(one)) != 1 || one.Total() > 60 {
		t.Errorf("one talk: %+v", one.Items)
	}
}

func TestWhatIsNeededComesFirst(t *testing.T) {
	g := library(t)
	p := plan(t, g, agenda.Request{Nodes: []uint32{node(t, g, "theme/teapots")}, Minutes: 45})
	order := talksOf(p)
	if len(p.Needs) == 0 || !strings.Contains(p.Needs[0].Kept(g), "teapots") {
		t.Fatalf("needs %+v", p.Needs)
	}
	for _, need := range p.Needs {
		if at := slices.Index(order, need.Needs); at < 0 || at > slices.Index(order, need.Node) {
			t.Errorf("%s, in the order %s", need.Kept(g), names(g, order))
		}
	}
}

func TestNeedsAreNeverCircular(t *testing.T) {
	g := graphtest.Talks(400, 7)
	p := planner(g)
	lo, _ := g.Range(graph.Talk)
	for start := range uint32(40) {
		var talks []uint32
		for i := range uint32(10) {
			talks = append(talks, lo+start*10+i)
		}
		needs := p.Needs(talks)
		for len(talks) > 0 {
			i := slices.IndexFunc(talks, func(n uint32) bool {
				return !slices.ContainsFunc(needs, func(w agenda.Warning) bool { return w.Node == n && slices.Contains(talks, w.Needs) })
			})
			if i < 0 {
				t.Fatalf("each of %v needs another", talks)
			}
			talks = slices.Delete(talks, i, i+1)
		}
	}
}

func TestQuestionsRestOnFacts(t *testing.T) {
	g := library(t)
	p := plan(t, g, agenda.Request{Nodes: []uint32{node(t, g, "theme/teapots")}, Minutes: 45})
	all := ""
	for _, q := range p.Questions {
		all += q.Text + "\n"
		for _, e := range q.Sources {
			if !g.Has(e.From, e.Predicate, e.To) {
				t.Errorf("%s rests on what is no fact: %+v", q.Text, e)
			}
		}
	}
	for _, want := range []string{
		"“Why teapots” (2010) uses clay", // years apart, different technologies
		"Acme stands behind “On handles” (2012, Bamboo) and “Steel at Acme” (2016, steel)",
		"Bamboo is in 3 of the 4 talks known up to 2012 and in none of the 6 since", // vanished
		"No source covers 2013 to 2015",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("no question says %q:\n%s", want, all)
		}
	}
}

func TestATalkThatNamesTheSubjectInPassingIsLeftOut(t *testing.T) {
	var facts [][3]string
	for i := range 12 { // other talks, so that nothing is peculiar because the library is small
		facts = append(facts, talk("other-"+strconv.Itoa(i), "On trains", 2010+i%3, "theme/trains", "theme/steam", "theme/rails", "technology/iron", "technology/coal")...)
	}
	for i, name := range []string{"Teapots for all", "A cracked teapot", "Pouring"} {
		facts = append(facts, talk("pot-"+strconv.Itoa(i), name, 2015+i, "theme/teapots", "theme/spout-"+strconv.Itoa(i), "technology/clay")...)
	}
	facts = append(facts, talk("stuffed", "The locomotive", 2018, "theme/teapots", "theme/trains", "theme/steam", "theme/rails", "theme/brass", "technology/iron", "technology/coal", "technology/copper", "company/acme", "company/tin")...)
	facts = append(facts, [3]string{"theme/teapots", "name", "teapot"}, [3]string{"talk/stuffed", "abstract", "It whistles as a teapot does."})
	g := build(t, facts...)
	p := plan(t, g, agenda.Request{Nodes: []uint32{node(t, g, "theme/teapots")}, Minutes: 10})
	if got := names(g, talksOf(p)); got == "" || strings.Contains(got, "stuffed") {
		t.Errorf("the talks are %s", got)
	}
	if why := p.Items[2].Why; !strings.Contains(why, "“teapot” is in its title") {
		t.Errorf("it is said: %s", why)
	}
}

func TestWhatVanishedIsComparedWithLaterTalksOfTheSameSeries(t *testing.T) {
	facts := [][3]string{{"theme/teapots", "name", "teapots"}, {"technology/bamboo", "name", "Bamboo"}}
	add := func(series string, year, count int, things ...string) {
		for i := range count {
			slug := series + strconv.Itoa(year) + "-" + strconv.Itoa(i)
			facts = append(facts, talk(slug, "On teapots "+slug, year, append(things, "theme/teapots")...)...)
			facts[len(facts)-len(things)-3][2] = "event/" + series + strconv.Itoa(year) // the place of "at"
			facts[len(facts)-len(things)-2][0] = "event/" + series + strconv.Itoa(year)
			facts = append(facts, [3]string{"event/" + series + strconv.Itoa(year), "of", "series/" + series})
		}
	}
	asked := func() string {
		g := build(t, facts...)
		all := ""
		for _, q := range plan(t, g, agenda.Request{Nodes: []uint32{node(t, g, "theme/teapots")}, Minutes: 45}).Questions {
			all += q.Text + "\n"
		}
		return all
	}
	add("pots", 2012, 4, "technology/bamboo")
	add("kettles", 2016, 20)
	if got := asked(); strings.Contains(got, "Bamboo is in") {
		t.Errorf("another series has talks since: %s", got)
	}
	add("pots", 2016, 6)
	if got := asked(); !strings.Contains(got, "Bamboo is in 4 of the 4 talks on teapots known up to 2012 and in none of the 6 since.") {
		t.Errorf("the same series has talks since: %s", got)
	}
}

func TestFiveHundredTalksArePlanned(t *testing.T) {
	g := graphtest.Talks(2000, 1)
	var theme uint32
	lo, hi := g.Range(graph.Theme)
	for n := lo; n < hi; n++ {
		if in := len(g.In(n, graph.About)); in > 400 && in < 900 {
			theme = n
		}
	}
	if got := plan(t, g, agenda.Request{Nodes: []uint32{theme}, Minutes: 45, People: 8}); got.Total() > 45 || got.Total() < 30 || got.Pool < 400 {
		t.Errorf("%d minutes are chosen from %d talks", got.Total(), got.Pool)
	}
	if got := plan(t, g, agenda.Request{Nodes: []uint32{theme}, Minutes: 15}); got.Total() > 15 || len(talksOf(got)) == 0 || len(got.Left) == 0 {
		t.Errorf("15 minutes: %+v", got.Items)
	}
}

func BenchmarkPlan500(b *testing.B) {
	g := graphtest.Talks(500, 1)
	p := planner(g)
	lo, hi := g.Range(graph.Talk)
	r := agenda.Request{Minutes: 45, People: 8}
	for n := lo; n < hi; n++ {
		r.Nodes = append(r.Nodes, n)
	}
	for b.Loop() {
		if _, err := p.Plan(r); err != nil {
			b.Fatal(err)
		}
	}
}

func TestLevels(t *testing.T) {
	for _, l := range []agenda.Level{agenda.Mixed, agenda.New, agenda.Deep} {
		if got, ok := agenda.ParseLevel(l.String()); !ok || got != l {
			t.Errorf("%v", l)
		}
	}
	if got, ok := agenda.ParseLevel(""); !ok || got != agenda.Mixed {
		t.Errorf("no level is %v", got)
	}
	if _, ok := agenda.ParseLevel("expert"); ok {
		t.Error("expert is a level")
	}
}
