package export_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"

	"throughline/graph"
	"throughline/graph/export"
)

var facts = []graph.Fact{
	{Subject: "talk/日本語", Predicate: graph.Title, Object: "Say \"hi\" \\ to\ttabs,\nlines and <b>", Evidence: graph.Evidence{Source: "source/a", Locator: "L3", Status: graph.Stated}},
	{Subject: "talk/日本語", Predicate: graph.About, Object: "theme/service-mesh", Evidence: graph.Evidence{Source: "source/a", Locator: "id 7", Rule: "title", Words: "mesh;es %", Status: graph.Inferred}},
	{Subject: "event/a", Predicate: graph.Year, Object: "2018", Evidence: graph.Evidence{Source: "source/a", Locator: "L1", Status: graph.Curated}},
}

// TestAnotherParserReadsTheQuads reads the export with a parser that shares no
// code with this project's store.
func TestAnotherParserReadsTheQuads(t *testing.T) {
	var out bytes.Buffer
	if err := export.NQuads(&out, slices.Values(facts)); err != nil {
		t.Fatal(err)
	}
	data, err := ld.ParseNQuads(out.String())
	if err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	read := map[string]*ld.Quad{}
	for label, quads := range data.Graphs {
		for _, q := range quads {
			read[label+" "+q.Predicate.GetValue()] = q
		}
	}
	for _, f := range facts {
		q := read[export.Scheme+f.Evidence.String()+" "+export.Scheme+f.Predicate.String()]
		if q == nil {
			t.Errorf("%+v is not among %v", f, read)
			continue
		}
		object := strings.TrimPrefix(q.Object.GetValue(), export.Scheme)
		if q.Subject.GetValue() != export.Scheme+string(f.Subject) || object != f.Object {
			t.Errorf("%+v was read as %v %q", f, q.Subject, object)
		}
		if l, ok := q.Object.(ld.Literal); ok != f.Predicate.IsLiteral() || ok && strings.HasSuffix(l.Datatype, "integer") != f.Predicate.IsInteger() {
			t.Errorf("%+v has the object %#v", f, q.Object)
		}
	}
}

func TestControlCharactersAreEscaped(t *testing.T) {
	f := facts[0]
	f.Object = "a\u0001\u007f\b\f\r"
	var out bytes.Buffer
	if err := export.NQuads(&out, slices.Values([]graph.Fact{f})); err != nil {
		t.Fatal(err)
	}
	if want := `"a\u0001\u007F\b\f\r"`; !strings.Contains(out.String(), want) {
		t.Errorf("%s has no %s", out.String(), want)
	}
}
