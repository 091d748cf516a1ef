package server_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"throughline/server/api"
	"throughline/web/view/htmlcheck"
)

// TestReadingsLeadWhereTheySay opens each reading that the search offers.
func TestReadingsLeadWhereTheySay(t *testing.T) {
	s := newServer(t, facts())
	for text, want := range map[string]string{
		"talks about service mesh 2018":    "/paths",
		"path from service mesh to istio":  "/connect",
		"compare service mesh and istio":   "/compare",
		"how did service mesh evolve":      "/theme/service-mesh",
		"people who spoke on service mesh": "/paths",
	} {
		links := htmlcheck.All(page(t, s, "/search?q="+url.QueryEscape(text), http.StatusOK), ".readings a")
		if len(links) == 0 || !strings.HasPrefix(htmlcheck.Attr(links[0], "href"), want) {
			t.Errorf("%q: %d readings", text, len(links))
			continue
		}
		for _, link := range links {
			href, _, _ := strings.Cut(htmlcheck.Attr(link, "href"), "#")
			page(t, s, href, http.StatusOK)
		}
	}
	doc := page(t, s, "/search?q=compare+istio+and+qqqqzz", http.StatusOK)
	if got := texts(doc, ".readings p"); len(got) != 1 || !strings.Contains(got[0], "nothing is called “qqqqzz”") {
		t.Errorf("what cannot be read: %q", got)
	}
}

func TestReadingsInTheAPI(t *testing.T) {
	rec := get(newServer(t, facts()), "/api/v1/search?q="+url.QueryEscape("path from service mesh to istio"))
	var answer api.Search
	if err := json.Unmarshal(rec.Body.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	if len(answer.Readings.List) != 1 || answer.Readings.List[0].Count < 1 || !strings.HasPrefix(answer.Readings.List[0].Href, "/connect?from=theme") {
		t.Errorf("%+v", answer.Readings)
	}
}
