package decisions

import (
	"slices"
	"strings"
	"testing"

	"throughline/graph/load/format/formattest"
	"throughline/graph/load/record"
)

func TestParse(t *testing.T) {
	got, err := Parse("d.yaml", []byte("- {merge: person/a, into: person/b, reason: one and the same}\n- {merge: talk/a, into: talk/b, source: source/s, reason: two}\n- {merge: talk/a, into: talk/c, apart: true, reason: no}\n"))
	want := []record.Decision{
		{Merge: "person/a", Into: "person/b", Reason: "one and the same", Locator: "L1"},
		{Merge: "talk/a", Into: "talk/b", Source: "source/s", Reason: "two", Locator: "L2"},
		{Merge: "talk/a", Into: "talk/c", Apart: true, Reason: "no", Locator: "L3"},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
	_, err = Parse("d.yaml", []byte("- {merge: person/a, into: talk/b, reason: x}\n- {merge: theme/a, into: theme/b, reason: x}\n- {merge: A, into: person/b}\n- {merge: person/a, into: person/a, reason: x}\n"))
	for _, w := range []string{
		"d.yaml:1:3: merge and into are of two kinds", "d.yaml:2:3: merge is no person and no talk", "d.yaml:3:11: merge is no id",
		"d.yaml:3:3: a decision has no reason", "d.yaml:4:3: merge and into are the same",
	} {
		if err == nil || !strings.Contains(err.Error(), w) {
			t.Errorf("no %q in %v", w, err)
		}
	}
}

func TestImport(t *testing.T) {
	batches, problems := formattest.Import(t, Importer{}, map[string]string{
		"d.yaml": "# why\n- {merge: person/a, into: person/b, reason: one}\n", "other.yaml": "- {name: merge, into: x}\n",
	})
	if len(batches) != 1 || len(problems) > 0 || batches[0].Source.Slug != record.DecisionsSlug || len(batches[0].Decisions) != 1 {
		t.Errorf("batches %+v, problems %v", batches, problems)
	}
}

func FuzzImport(f *testing.F) {
	formattest.Fuzz(f, Importer{}, "d.yaml", "- {merge: person/a, into: person/b, reason: one}\n")
}
