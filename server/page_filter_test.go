package server_test

import (
	"net/http"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/web/view/htmlcheck"
)

func TestTimelineUnderAFilter(t *testing.T) {
	list := append(facts(),
		fact("event/other-2018", graph.Year, "2018", 1), fact("event/other-2018", graph.Of, "series/other", 1),
		fact("talk/elsewhere", graph.At, "event/other-2018", 5), fact("talk/elsewhere", graph.About, "theme/service-mesh", 5))
	h := newServer(t, list)
	for query, want := range map[string]string{
		"": "2018,2,2,", "?series=series/other": "2018,1,1,", "?series=other&narrower=false": "2018,1,1,", "?from=2018&to=2018": "2018,2,2,",
	} {
		if csv := get(h, "/theme/service-mesh/timeline.csv"+query).Body.String(); !strings.Contains(csv, "\n"+want) {
			t.Errorf("%q has no row %s:\n%s", query, want, csv)
		}
	}
	if csv := get(h, "/theme/service-mesh/timeline.csv?from=2018&to=2018").Body.String(); strings.Contains(csv, "\n2020,") {
		t.Errorf("a year that was left out is there:\n%s", csv)
	}
	doc := page(t, h, "/theme/service-mesh?series=series/other&from=2018", http.StatusOK)
	if chosen := htmlcheck.All(doc, "form.filter-form option[selected]"); len(chosen) != 2 || htmlcheck.Attr(chosen[0], "value") != "series/other" {
		t.Errorf("%d entries are chosen in the form", len(chosen))
	}
	year := htmlcheck.All(doc, "details.twin tbody a")
	if len(year) == 0 || !strings.Contains(htmlcheck.Attr(year[0], "href"), "series=series%2Fother") {
		t.Error("the links of the table leave the filter")
	}
	if w := get(h, "/theme/service-mesh?series=series/none"); w.Code != http.StatusNotFound {
		t.Errorf("a series that is not there: %d", w.Code)
	}
}
