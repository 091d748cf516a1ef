package main

import (
	"encoding/csv"
	"encoding/json"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/trend"
	"throughline/server"
	"throughline/server/api"
)

// loadedFolders runs the real loader over folders of the benchmark's data.
func loadedFolders(t *testing.T, folders ...string) *cli {
	t.Helper()
	extra := os.Getenv("THROUGHLINE_EXTRA")
	if extra == "" {
		t.Skip("DID NOT RUN: set THROUGHLINE_EXTRA to the folder that holds data/ to compare with counts made by another program")
	}
	c := newCLI(t)
	for _, f := range folders {
		if _, errs, code := c.run("load", filepath.Join(extra, "data", f)); code != 0 && code != exitPartial {
			t.Fatalf("%s: %d: %s", f, code, errs)
		}
	}
	return c
}

func (c *cli) evolution(t *testing.T, args ...string) api.Evolution {
	t.Helper()
	out, errs, code := c.run(append([]string{"--json", "evolve"}, args...)...)
	if code != 0 {
		t.Fatalf("%v: %d: %s", args, code, errs)
	}
	var e api.Evolution
	if err := json.Unmarshal([]byte(out), &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// TestDockerAtFOSDEM compares with a count of the word in the same files.
func TestDockerAtFOSDEM(t *testing.T) {
	c := loadedFolders(t, "fosdem-pentabarf-xml")
	e := c.evolution(t, "technology/docker", "--series", "series/fosdem")
	years := map[int]api.Year{}
	for _, y := range e.Years {
		years[y.Year] = y
	}
	compared := 0
	for _, row := range termsByYear(t, "docker", "fosdem") {
		y := years[row.year]
		if max(y.Count-row.n, row.n-y.Count) > 1 || max(y.Total-row.of, row.of-y.Total) > 1 {
			t.Errorf("%d: %d of %d, the word is in %d of %d", row.year, y.Count, y.Total, row.n, row.of)
		}
		if len(y.Talks) != y.Count {
			t.Errorf("%d: %d talks are listed, %d are counted", row.year, len(y.Talks), y.Count)
		}
		compared++
	}
	if compared < 10 {
		t.Errorf("only %d years were compared", compared)
	}
	if !strings.HasPrefix(e.Sentence, "Risen to 2016, declined since") {
		t.Errorf("the page says %q", e.Sentence)
	}
	if y := years[2026]; y.State == "data" || y.State == "zero" {
		t.Errorf("nothing was loaded for 2026, and it is %q", y.State)
	}
}

type termYear struct{ year, n, of int }

func termsByYear(t *testing.T, term, source string) []termYear {
	t.Helper()
	f, err := os.Open(filepath.Join(os.Getenv("THROUGHLINE_EXTRA"), "data", "terms-by-year.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out []termYear
	for _, r := range rows[1:] {
		if r[0] != term || r[1] != source {
			continue
		}
		var v [3]int
		for i, field := range r[2:5] {
			if v[i], err = strconv.Atoi(field); err != nil {
				t.Fatal(err)
			}
		}
		out = append(out, termYear{v[0], v[1], v[2]})
	}
	return out
}

// TestTheMeshPeakIsOneSeries loads a large conference and one that is about
// meshes alone.
func TestTheMeshPeakIsOneSeries(t *testing.T) {
	e := loadedFolders(t, "fosdem-pentabarf-xml", "istiocon-hugo-md").evolution(t, "theme/service-mesh")
	for _, d := range e.Drivers {
		if strings.Contains(d.Sentence, "2021–22 come from IstioCon") {
			return
		}
	}
	t.Errorf("the drivers are %+v", e.Drivers)
}

// TestEveryThemeCountsTheTalksItLists goes through all themes and technologies
// of the corpus: the API's counts, its lists and the timeline as a file agree.
func TestEveryThemeCountsTheTalksItLists(t *testing.T) {
	g := corpusRecord(t).Data.Graph
	all := trend.AllSeries(g, trend.Filter{})
	checked := 0
	for _, k := range []graph.Kind{graph.Theme, graph.Technology} {
		lo, hi := g.Range(k)
		for n := lo; n < hi; n++ {
			e := trend.NewScope(g, trend.Filter{}).Series(n)
			sum := 0
			for i, y := range e.Years {
				if len(y.Talks) != y.Count || y.Count > y.Total || uint32(y.Count) != all.Counts(n)[i] {
					t.Errorf("%s, %d: %d of %d, %d are listed, the table of all has %d", g.ID(n), y.Year, y.Count, y.Total, len(y.Talks), all.Counts(n)[i])
				}
				sum += y.Count
			}
			if sum != e.Count {
				t.Errorf("%s: the years have %d talks, the whole %d", g.ID(n), sum, e.Count)
			}
			checked++
		}
	}
	if checked < 100 {
		t.Errorf("only %d themes and technologies", checked)
	}
}

// TestEveryPageOfAThemeAgreesWithItsTable reads the page of each theme of the
// corpus and compares its table with the series.
func TestEveryPageOfAThemeAgreesWithItsTable(t *testing.T) {
	r := corpusRecord(t)
	s := server.New(readingConfig(t, r.Data))
	lo, hi := r.Data.Graph.Range(graph.Theme)
	for n := lo; n < hi; n++ {
		id := r.Data.Graph.ID(n)
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest("GET", "/"+string(id), nil))
		if w.Code != 200 {
			t.Fatalf("%s: %d", id, w.Code)
		}
		page := w.Body.String()
		if len(page) > 100_000 {
			t.Errorf("%s: %d bytes", id, len(page))
		}
		for _, y := range trend.NewScope(r.Data.Graph, trend.Filter{}).Series(n).Years {
			if y.Count == 0 {
				continue
			}
			row := `#y` + strconv.Itoa(y.Year) + `">` + strconv.Itoa(y.Year) + `</a></th><td class="num">` + strconv.Itoa(y.Count) + `</td><td class="num">` + strconv.Itoa(y.Total) + `</td>`
			if !strings.Contains(strings.Join(strings.Fields(page), " "), row) && !strings.Contains(strings.ReplaceAll(page, " ", ""), strings.ReplaceAll(row, " ", "")) {
				t.Errorf("%s: the table has no row %d: %d of %d", id, y.Year, y.Count, y.Total)
			}
		}
	}
}
