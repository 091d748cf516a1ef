package related_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/related"
)

var update = flag.Bool("update", false, "write testdata/lists.txt anew; look at the difference before committing it")

// talksOf reads testdata/talks.txt and adds 60 talks that nothing joins to
// those but Kubernetes and the host, which most of them have.
func talksOf(t testing.TB) *graph.Graph {
	t.Helper()
	text, err := os.ReadFile("testdata/talks.txt")
	if err != nil {
		t.Fatal(err)
	}
	var facts [][]string
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.SplitN(line, " ", 3)
		if f[0] == "-" {
			f[0] = facts[len(facts)-1][0]
		}
		if object, status, ok := strings.Cut(f[2], " ["); ok {
			f = []string{f[0], f[1], object, strings.TrimSuffix(status, "]")}
		}
		facts = append(facts, f)
	}
	for i := range 60 {
		id := fmt.Sprintf("talk/other-%d", i)
		facts = append(facts, []string{id, "title", fmt.Sprintf("Other%d alpha%d beta%d", i, i%7, i%11)}, []string{id, "at", "event/others"})
		if i < 40 {
			facts = append(facts, []string{id, "uses", "technology/kubernetes"})
		}
		if i < 55 {
			facts = append(facts, []string{id, "by", "person/host"})
		}
	}
	return build(t, facts...)
}

// TestLists holds the lists of a small library to testdata/lists.txt: places,
// points, what they are for, and the sentences.
func TestLists(t *testing.T) {
	g := talksOf(t)
	x := index(t, g)
	at := func(slug string) uint32 { return node(t, g, "talk/"+slug) }
	without := func(kinds ...related.ReasonKind) (w related.Weights) {
		for _, k := range kinds {
			w[k] = related.Muted
		}
		return w
	}
	var got strings.Builder
	for _, q := range []related.Query{
		{Talk: at("first-mesh")},
		{Talk: at("first-mesh"), Weights: without(related.Themes, related.Technologies, related.References), Limit: 4},
		{Talk: at("first-mesh"), Weights: related.Weights{related.Words: related.Boosted, related.Line: related.Boosted}, Limit: 3},
		{Talk: at("first-mesh"), Mode: related.Later},
		{Talk: at("first-mesh"), Mode: related.Bridge, With: at("retry-storms"), Limit: 4},
		{Talk: at("leaving-mesh"), Mode: related.Earlier},
		{Talk: at("leaving-mesh"), Mode: related.Contrast},
		{Talk: at("leaving-mesh"), Mode: related.Bridge, With: at("gateway"), Limit: 4},
		{Talk: at("retry-storms"), Plain: true, Limit: 5},
		{Talk: at("retry-storms")},
		{Talk: at("names")},
		{Talk: at("gateway"), Limit: 4},
		{Talk: at("proxy"), Limit: 4},
		{Talk: at("ledger"), Limit: 4},
		{Talk: at("columns"), Limit: 4},
		{Talk: at("workshop"), Limit: 4},
		{Talk: at("ledger"), Mode: related.Earlier},
		{Talk: at("other-3"), Limit: 4},
		{Talk: at("alone")},
	} {
		writeList(&got, g, q, x.Related(q))
	}
	if *update {
		if err := os.WriteFile("testdata/lists.txt", []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/lists.txt")
	if err != nil {
		t.Fatal(err)
	}
	ours, theirs := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
	for i, line := range ours {
		if i >= len(theirs) || line != theirs[i] {
			t.Fatalf("line %d is %q; run with -update and look at the difference", i+1, line)
		}
	}
	if !slices.Equal(ours, theirs) {
		t.Errorf("%d lines, want %d", len(ours), len(theirs))
	}
}

func writeList(out *strings.Builder, g *graph.Graph, q related.Query, a related.Answer) {
	fmt.Fprintf(out, "%s %s", g.ID(q.Talk).Slug(), q.Mode)
	if q.Mode == related.Bridge {
		fmt.Fprintf(out, " with %s", g.ID(q.With).Slug())
	}
	if words := q.Weights.String(); words != "" {
		fmt.Fprintf(out, ", %s", words)
	}
	fmt.Fprintf(out, ": %d of %d\n", len(a.Results), a.Total)
	for _, n := range a.Repeats {
		fmt.Fprintf(out, "  given again as %s\n", g.ID(n).Slug())
	}
	for i, r := range a.Results {
		fmt.Fprintf(out, "  %d. %s, %d points. %s\n", i+1, g.ID(r.Talk).Slug(), r.Points, r.Sentence)
		for _, n := range r.Repeats {
			fmt.Fprintf(out, "     and again as %s\n", g.ID(n).Slug())
		}
		for _, reason := range r.Reasons {
			fmt.Fprintf(out, "     %d %s", reason.Points, reason.Label(g))
			if reason.Wide {
				out.WriteString(", or narrower")
			}
			if reason.Talks > 0 {
				fmt.Fprintf(out, ", %d talks", reason.Talks)
			}
			if q.Mode == related.Bridge {
				fmt.Fprintf(out, ", of %s", g.ID(reason.Of).Slug())
			}
			out.WriteString("\n")
		}
	}
	if a.Why != "" {
		fmt.Fprintf(out, "  %s\n", a.Why)
	}
	out.WriteString("\n")
}
