package record

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/change"
	"throughline/server"
)

const tripReport = `# Example Conf 2031, Exampletown

## Meshes of services with Istio

Speaker: Ada Example (Acme)

We heard how a service mesh came to be at Acme, and that Kubernetes was there before.
`

// TestAReportIsReadLookedAtAndSaved by hand, and saved once more.
func TestAReportIsReadLookedAtAndSaved(t *testing.T) {
	r, c := equipped(t)
	draft, err := c.Bench.Extract(t.Context(), r.Data, "report.md", []byte(tripReport))
	if err != nil {
		t.Fatal(err)
	}
	talk := slices.IndexFunc(draft.Proposals, func(p change.Proposal) bool { return p.Kind == "talk" })
	if talk < 0 || draft.Format != "" {
		t.Fatalf("%+v", draft)
	}
	for i := range draft.Proposals {
		draft.Proposals[i].Verdict, draft.Proposals[i].By = change.Accepted, change.ByHand
	}
	draft.Proposals[talk].Name = "A title that somebody wrote"
	before := r.Data
	save := change.Save{Version: before.Version, Draft: draft}
	looked, err := c.Bench.Preview(t.Context(), r.Data, save)
	if err != nil || looked.Written || len(looked.Effects) == 0 || r.Data != before {
		t.Fatalf("looked at: %+v, %v", looked, err)
	}
	saved, d, err := c.Bench.Save(t.Context(), save)
	if err != nil || !saved.Written || d != r.Data || saved.Version != d.Version || !slices.Equal(saved.Effects, looked.Effects) {
		t.Fatalf("saved: %+v, %v; looked at, it was %+v", saved, err, looked)
	}
	lo, hi := d.Graph.Range(graph.Talk)
	if hi-lo != 1 || d.Graph.Name(lo) != "A title that somebody wrote" {
		t.Errorf("%d talks, the first is %q", hi-lo, d.Graph.Name(lo))
	}
	again, same, err := c.Bench.Save(t.Context(), change.Save{Version: d.Version, Draft: draft})
	if err != nil || same.Version != d.Version || len(again.Replies) != 1 || !strings.Contains(again.Replies[0], "replaced") {
		t.Errorf("saved again: %+v, %v", again, err)
	}
}

func TestWhatIsNoReport(t *testing.T) {
	r, c := equipped(t)
	const xml = `<?xml version="1.0"?><schedule><conference><title>Example Conf 2031</title></conference></schedule>`
	if draft, err := c.Bench.Extract(t.Context(), r.Data, "s.xml", []byte(xml)); err != nil || draft.Format != "frab-xml" || len(draft.Proposals) != 0 {
		t.Errorf("a schedule: %+v, %v", draft, err)
	}
	var in *server.InputError
	if _, err := c.Bench.Extract(t.Context(), r.Data, "notes.md", []byte("a\x00b\x01\x02\x03")); !errors.As(err, &in) {
		t.Errorf("no text: %v", err)
	}
}

// TestDecisionsAreTakenAndTakenBack: two talks are one, and then two again.
func TestDecisionsAreTakenAndTakenBack(t *testing.T) {
	r, c := equipped(t)
	for year, title := range map[int]string{2031: "A thing of its own", 2032: "Another thing"} {
		if _, _, err := c.Loader.Load(t.Context(), schedule(t, year, talk{title: title}), quietly); err != nil {
			t.Fatal(err)
		}
	}
	g := r.Data.Graph
	lo, hi := g.Range(graph.Talk)
	if hi-lo != 2 {
		t.Fatalf("%d talks", hi-lo)
	}
	merge := change.Decision{Merge: g.ID(lo + 1), Into: g.ID(lo), Reason: "given twice"}
	out, d, err := c.Bench.Save(t.Context(), change.Save{Version: r.Data.Version, Decide: []change.Decision{merge}})
	if err != nil {
		t.Fatal(err)
	}
	held := c.Bench.Decided(d)
	if lo, hi := d.Graph.Range(graph.Talk); hi-lo != 1 || len(held) != 1 || held[0].Merge != merge.Merge || held[0].Into != merge.Into {
		t.Errorf("%d talks, decided %+v, %+v", hi-lo, held, out)
	}
	twice := change.Decision{Merge: merge.Merge, Into: "talk/none", Reason: "another one"}
	var refusal *change.Refusal
	if _, same, err := c.Bench.Save(t.Context(), change.Save{Version: d.Version, Decide: []change.Decision{twice}}); !errors.As(err, &refusal) || same != nil || r.Data != d {
		t.Errorf("merged into another as well: %v", err)
	}
	_, d, err = c.Bench.Save(t.Context(), change.Save{Version: d.Version, Undo: held})
	if err != nil || len(c.Bench.Decided(d)) != 0 {
		t.Fatalf("taken back: %v", err)
	}
	for n := lo; n < hi; n++ {
		if m, ok := d.Graph.Lookup(g.ID(n)); !ok || d.Graph.Name(m) != g.Name(n) {
			t.Errorf("%s is not there again", g.ID(n))
		}
	}
}
