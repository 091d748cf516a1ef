package discover_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/load"
	"throughline/graph/load/discover"
	"throughline/graph/load/format/formattest"
)

// archives loads FOSDEM 2007 to 2025 and all other archives without a
// vocabulary.
func archives(t testing.TB) *graph.Graph {
	t.Helper()
	root := formattest.Extra(t, "data")
	folders, err := filepath.Glob(root + "/*")
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, folder := range folders {
		if filepath.Base(folder) != "fosdem-pentabarf-xml" && filepath.Ext(folder) == "" {
			paths = append(paths, folder)
		}
	}
	years, err := filepath.Glob(root + "/fosdem-pentabarf-xml/20[01]?.xml")
	if err != nil {
		t.Fatal(err)
	}
	more, err := filepath.Glob(root + "/fosdem-pentabarf-xml/202[0-5].xml")
	if err != nil {
		t.Fatal(err)
	}
	p, err := load.Load(slices.Concat(paths, years, more), nil, load.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b graph.Builder
	for _, f := range p.Facts {
		if err := b.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestThemesOfTheArchives(t *testing.T) {
	if testing.Short() {
		t.Skip("NOT RUN: loads 17,000 talks, 15 s")
	}
	g := archives(t)
	list := discover.Find(g, discover.Options{Limit: 300})
	known := terms(t)
	found := 0
	for _, term := range known {
		i := slices.IndexFunc(list, func(c discover.Candidate) bool { return discover.Key(c.Phrase) == discover.Key(term) })
		t.Logf("%-22s %d", term, i+1)
		if i >= 0 {
			found++
		}
	}
	if found < 9 || len(known) != 13 {
		t.Errorf("%d of %d terms among %d candidates, want 9 of 13", found, len(known), len(list))
	}
	precision(t, list[:100])
}

// terms are those of terms-by-year.csv.
func terms(t *testing.T) []string {
	f, err := os.Open(formattest.Extra(t, "data/terms-by-year.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, row := range rows[1:] {
		if !slices.Contains(out, row[0]) {
			out = append(out, row[0])
		}
	}
	return out
}

// precision compares with testdata/judged.tsv, in which a reader said of each
// phrase whether it is a theme or technology. What nobody judged is none.
func precision(t *testing.T, list []discover.Candidate) {
	t.Helper()
	content, err := os.ReadFile("testdata/judged.tsv")
	if err != nil {
		t.Fatal(err)
	}
	judged := map[string]string{}
	for line := range strings.Lines(string(content)) {
		fields := strings.Split(strings.TrimSpace(line), "\t")
		judged[discover.Key(fields[0])] = fields[1]
	}
	yes := 0
	for _, c := range list {
		switch judged[discover.Key(c.Phrase)] {
		case "yes":
			yes++
		case "no":
		default:
			t.Logf("nobody judged %q", c.Phrase)
		}
	}
	t.Logf("%d of the first %d are themes or technologies", yes, len(list))
	if 10*yes < 6*len(list) {
		t.Errorf("%d of %d, want 60 %%", yes, len(list))
	}
}
