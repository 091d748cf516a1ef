package server_test

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/web/view/htmlcheck"
)

// TestCellsOfCompanionsOpenTheirTalks follows every link of the table: as many
// talks are listed as the cell counts.
func TestCellsOfCompanionsOpenTheirTalks(t *testing.T) {
	s := newServer(t, fieldOfTalks())
	followed := 0
	for _, subject := range []string{"/theme/subject-1", "/technology/tool-2"} {
		for _, cell := range htmlcheck.All(page(t, s, subject, http.StatusOK), ".heat td a") {
			text, _, _ := strings.Cut(htmlcheck.Text(cell), "/")
			want, err := strconv.Atoi(text)
			if err != nil {
				t.Fatal(err)
			}
			href, _, _ := strings.Cut(htmlcheck.Attr(cell, "href"), "#")
			doc := page(t, s, subject+href, http.StatusOK)
			heading := first(t, doc, "#beside")
			if got := len(htmlcheck.All(heading.Parent, "a.serif")); got != want || !strings.HasPrefix(htmlcheck.Text(heading), text+" talk") {
				t.Errorf("%s%s: %d talks under %q, the cell counts %d", subject, href, got, htmlcheck.Text(heading), want)
			}
			followed++
		}
	}
	if followed == 0 {
		t.Error("no cell is a link")
	}
	page(t, s, "/theme/subject-1?beside=theme/none", http.StatusOK)
	page(t, s, "/theme/subject-1?since=x", http.StatusBadRequest)
}

// TestAGapIsAGapInEveryTable: years that no source speaks of stand hatched
// between the periods, as on the timeline.
func TestAGapIsAGapInEveryTable(t *testing.T) {
	list := slices.DeleteFunc(yearsOfTalks(), func(f graph.Fact) bool {
		return strings.HasSuffix(string(f.Subject), "-2017") || strings.HasPrefix(string(f.Subject), "talk/t-2-")
	})
	doc := page(t, newServer(t, list), "/theme/rising", http.StatusOK)
	if got := texts(doc, ".heat thead th"); strings.Join(got[3:], "|") != "2015|2016|2017, no source–|2018|2019" {
		t.Errorf("companions: %q", got)
	}
	if got := texts(doc, "[data-chart=lineage] thead th"); strings.Join(got, "|") != "Lane|2015|2016|2017|2018|2019|Fate" {
		t.Errorf("lineage: %q", got)
	}
	if got := htmlcheck.All(doc, "[data-chart=lineage] svg rect"); len(got) != 1 || htmlcheck.Attr(got[0], "fill") != "url(#hatch)" {
		t.Errorf("the lineage has %d hatched bands", len(got))
	}
}
