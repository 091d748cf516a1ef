package server_test

import (
	"encoding/csv"
	"net/http"
	"slices"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/web/view/htmlcheck"
)

// twoEditionsAYear are made-up talks at two editions in each of three years,
// six at each, dated in the month of their edition; two of six are about
// meshes.
func twoEditionsAYear() []graph.Fact {
	list := facts()
	for year := 2021; year <= 2023; year++ {
		for half, month := range []string{"03", "09"} {
			event := "event/" + []string{"spring", "autumn"}[half] + "-" + itoa(year)
			list = append(list, fact(event, graph.Year, itoa(year), 1), fact(event, graph.Starts, itoa(year)+"-"+month+"-01", 1), fact(event, graph.Name, []string{"=Spring", "Autumn"}[half], 1))
			for i := range 6 {
				id := "talk/" + itoa(year) + "-" + month + "-" + itoa(i)
				list = append(list, fact(id, graph.At, event, i), fact(id, graph.Title, "Made up "+itoa(i), i), fact(id, graph.Date, itoa(year)+"-"+month+"-02", i))
				if i < 2 {
					list = append(list, fact(id, graph.About, "theme/service-mesh", i))
				}
			}
		}
	}
	return list
}

func TestATimelineByYearEditionAndMonth(t *testing.T) {
	s := newServer(t, twoEditionsAYear())
	for by, want := range map[string]struct {
		rows []string // the last ones of the table
	}{
		"year":    {[]string{"2021 4 12", "2022 4 12", "2023 4 12"}},
		"edition": {[]string{"=Spring 2022 2 6", "Autumn 2022 2 6", "=Spring 2023 2 6", "Autumn 2023 2 6"}},
		"month":   {[]string{"2023-03 2 6", "2023-09 2 6"}},
	} {
		doc := page(t, s, "/theme/service-mesh?by="+by, http.StatusOK)
		if got := texts(doc, ".axes a"); !slices.Equal(got, []string{"By year", "By edition", "By month"}) {
			t.Errorf("by %s: the page offers %q", by, got)
		}
		if got := texts(doc, ".axes [aria-current]"); !slices.Equal(got, []string{"By " + by}) {
			t.Errorf("by %s: %q is marked", by, got)
		}
		var rows []string
		for _, tr := range htmlcheck.All(doc, "#evolution .twin tbody tr") {
			cells := texts(tr, "td")
			if len(cells) == 5 && cells[1] != "0" {
				rows = append(rows, strings.Join(append(texts(tr, "th"), cells[:2]...), " "))
			}
		}
		if len(rows) < len(want.rows) || !slices.Equal(rows[len(rows)-len(want.rows):], want.rows) {
			t.Errorf("by %s: %q", by, rows)
		}
	}
}

func TestTheFileIsCountedAsThePage(t *testing.T) {
	s := newServer(t, twoEditionsAYear())
	rows, err := csv.NewReader(get(s, "/theme/service-mesh/timeline.csv?by=edition").Body).ReadAll()
	if err != nil || rows[0][0] != "edition" {
		t.Fatalf("%v %q", err, rows)
	}
	last := rows[len(rows)-2]
	if last[0] != "'=Spring 2023" || last[1] != "2" || last[2] != "6" || last[8] != "all talks, by edition" {
		t.Errorf("%q", last)
	}
	svg := get(s, "/theme/service-mesh/timeline.svg?from=2020&by=month").Body.String()
	if !strings.Contains(svg, "2023-09") || !strings.Contains(svg, "Counted: only from 2020, by month") {
		t.Error("the drawing by month does not name the last one, or what it is counted by")
	}
	if w := get(s, "/theme/service-mesh?by=week"); w.Code != http.StatusBadRequest {
		t.Errorf("by week: %d", w.Code)
	}
}

func TestAFinerAxisNeedsEnoughOfIt(t *testing.T) {
	s := newServer(t, facts())
	if got := texts(page(t, s, "/theme/service-mesh?by=edition", http.StatusOK), ".axes a"); len(got) != 0 {
		t.Errorf("two talks are offered %q", got)
	}
}
