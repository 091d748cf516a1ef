package path_test

import (
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"throughline/graph"
	"throughline/graph/graphtest"
	"throughline/graph/path"
)

func parse(t testing.TB, src string) path.Expr {
	t.Helper()
	e, err := path.Parse(src)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return e
}

func TestParseAndPrint(t *testing.T) {
	for src, want := range map[string]string{
		"by":                           "by",
		"^about[year=2017..2019]/from": "^about[year=2017..2019] / from",
		"by / ^by":                     "by / ^by",
		"^(by/^from*)":                 "from* / ^by",
		"^(by|uses+)":                  "^by | ^uses+",
		"^(^by)":                       "by",
		"(by/^by)*":                    "(by / ^by)*",
		"by|at/of":                     "by | at / of",
		"(by|at)/of":                   "(by | at) / of",
		"(by/at)/(of/(by))":            "by / at / of / by",
		"(by*)*":                       "(by*)*",
		"by*[kind=person]*":            "by*[kind=person]*",
		"(by/at)[kind=event]":          "by / at[kind=event]",
		"(by|at)[kind=event]":          "(by | at)[kind=event]",
		"at[kind=event][year=..2018]":  "at[kind=event, year=..2018]",
		"at[year=2018 , 2020.. ; kind=talk,event,at=event/a]":       "at[year=2018,2020.., kind=talk,event, at=event/a]",
		"^broader* / ^about[kind=talk, at=series/gophercon] / uses": "^broader* / ^about[kind=talk, at=series/gophercon] / uses",
		`at[name~"a \"b\" \\ c", title~mesh]`:                       `at[name~"a \"b\" \\ c", name~"mesh"]`,
		"about[^about=talk/日本語,talk/b]":                             "about[^about=talk/日本語,talk/b]",
	} {
		if got := path.String(parse(t, src)); got != want {
			t.Errorf("%s is printed %s, not %s", src, got, want)
		}
	}
}

func TestErrorsPointAtTheirColumn(t *testing.T) {
	g := graphtest.Graph([]graph.Fact{{Subject: "event/one-2018", Predicate: graph.Of, Object: "series/gophercon",
		Evidence: graph.Evidence{Source: "source/a", Status: graph.Stated}}})
	for src, want := range map[string]struct {
		column     int
		suggestion string
	}{
		"":                             {1, ""},
		"by /":                         {5, ""},
		"by / abuot":                   {6, "about"},
		"by / ^speakers":               {7, "by"},
		"by by":                        {4, ""},
		"(by / at":                     {9, ""},
		"by)":                          {3, ""},
		"by**":                         {4, ""},
		"by* +":                        {5, ""},
		"^^by":                         {2, ""},
		"!by":                          {1, ""},
		"by[year=2019..2017]":          {9, "2017..2019"},
		"by[year=2017-2019]":           {9, "2017..2019"},
		"by[year=..]":                  {9, ""},
		"by[year=soon]":                {9, ""},
		"by[yaer=2018]":                {4, "year"},
		"by[kind=talks]":               {9, "talk"},
		"by[kind=theem]":               {9, "theme"},
		"by[kind=talk":                 {13, ""},
		"by[]":                         {4, ""},
		`by[name~"mesh]`:               {9, ""},
		"by[name=mesh]":                {8, ""},
		"at[of=series/gophercom]":      {7, "series/gophercon"},
		"at[of=series/gopher]":         {7, "series/gophercon"},
		"at[of=serie/gophercon]":       {7, "series/gophercon"},
		"at[of=talk/a]":                {7, ""},
		"^(by[kind=person] / at)":      {1, "the steps of the group written from its end"},
		"title":                        {1, `a condition such as [name~"mesh"]`},
		"é":                            {1, ""},
		"by / \xff":                    {6, ""},
		"by[name~\"日本\"] / nowhere-at": {17, ""},
		"talk/a":                       {1, ""},
		strings.Repeat("(", 50) + "by" + strings.Repeat(")", 50): {41, ""},
		strings.Repeat("by / ", 2000):                            {4096, ""},
	} {
		e, err := path.ParseFor(g, src)
		var got *path.Error
		if !errors.As(err, &got) {
			t.Errorf("%s was read as %s, %v", src, path.String(e), err)
			continue
		}
		if got.Column != want.column || got.Suggestion != want.suggestion {
			t.Errorf("%.40s: %v; wanted column %d and %q", src, got, want.column, want.suggestion)
		}
	}
}

func TestMergedNodesAreReplaced(t *testing.T) {
	stated := graph.Evidence{Source: "source/a", Status: graph.Stated}
	g := graphtest.Graph([]graph.Fact{
		{Subject: "talk/a", Predicate: graph.By, Object: "person/new", Evidence: stated},
		{Subject: "person/new", Predicate: graph.Replaces, Object: "person/old", Evidence: stated},
	})
	e, err := path.ParseFor(g, "^by[by=person/old]")
	if err != nil || path.String(e) != "^by[by=person/new]" {
		t.Errorf("%s, %v", path.String(e), err)
	}
}

func TestPrepareNamesUnknownNode(t *testing.T) {
	g := graphtest.Graph(graphtest.Tangle(rand.New(rand.NewPCG(1, 1))))
	_, err := path.Prepare(g, parse(t, "^by[by=person/nobody-at-all]"))
	var got *path.Error
	if !errors.As(err, &got) || got.Column != 0 || !strings.Contains(got.Message, "person/nobody-at-all") {
		t.Errorf("%v", err)
	}
}

func TestRandomExpressionsReadBack(t *testing.T) {
	g := graphtest.Graph(graphtest.Tangle(rand.New(rand.NewPCG(1, 1))))
	for i := range uint64(10_000) {
		e := graphtest.Expression(rand.New(rand.NewPCG(i, 1)), g, 4)
		if got := parse(t, path.String(e)); !reflect.DeepEqual(got, e) {
			t.Fatalf("%s was read back as %s", path.String(e), path.String(got))
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"by / ^by", "^broader*/^about[kind=talk, at=series/a]/uses", `(a|by)?[name~"x\""]`, "by[year=2017,..2019;kind=talk]"} {
		f.Add(s)
	}
	g := graphtest.Graph(graphtest.Tangle(rand.New(rand.NewPCG(1, 1))))
	ev := path.NewEvaluator(g)
	f.Fuzz(func(t *testing.T, src string) {
		e, err := path.Parse(src)
		if err != nil {
			var refused *path.Error
			if !errors.As(err, &refused) || refused.Column < 1 || refused.Column > utf8.RuneCountInString(src)+1 || refused.Message == "" {
				t.Errorf("%q is refused with %v", src, err)
			}
			return
		}
		if p, err := path.Prepare(g, e); err == nil {
			if a := ev.Run(p, 0, path.Limits{Edges: 10_000}); a.Edges > 10_000 || path.Sentence(g, 0, e) == "" || len(p.Explain()) != len(a.Steps) {
				t.Errorf("%q visits %d edges", src, a.Edges)
			}
		}
		if again := path.String(e); len(again) <= path.MaxLength {
			if got := parse(t, again); !reflect.DeepEqual(got, e) {
				t.Errorf("%q is printed %q, which is read as %q", src, again, path.String(got))
			}
		}
	})
}
