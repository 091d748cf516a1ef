package report

import (
	"slices"
	"testing"
)

// TestAuthors: who wrote a report is said by its own title or at its
// beginning; a line below the title of a talk is of who gave it.
func TestAuthors(t *testing.T) {
	x := New(testVocabulary(t))
	for text, want := range map[string][]string{
		"# FooConf 2031 by Ada Example\n\n## Maps (Ben Sample)\n\nMaps.\n":              {"Ada Example"},
		"# FooConf 2031\n\nBy Ada Example\n\n## Maps (Ben Sample)\n\nMaps.\n":           {"Ada Example"},
		"# FooConf 2031\n\n### Maps everywhere\n_by Ben Sample_\n\nMaps.\n":             nil,
		"# FooConf 2031\n\n### Maps everywhere by @bensample\n\nMaps.\n":                nil,
		"# FooConf 2031\n\nIt was good.\n\n## Maps everywhere\n\nBy Ben Sample\n\nX.\n": nil,
		"---\ntitle: FooConf 2031\nauthor: Ada Example\n---\n\n## Maps (Ben Sample)\n":  {"Ada Example"},
	} {
		if r := extract(t, x, text); !slices.Equal(r.Author, want) {
			t.Errorf("%q: %q, want %q", text, r.Author, want)
		}
	}
}
