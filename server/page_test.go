package server_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"throughline/graph"
	"throughline/server"
	"throughline/web/view/htmlcheck"
)

// page fetches a page, asserts its status and what holds for every page, and
// returns it as browsers see it.
func page(t *testing.T, s *server.Server, target string, status int) *html.Node {
	t.Helper()
	w := get(s, target)
	if w.Code != status {
		t.Fatalf("%s: %d %.500s", target, w.Code, w.Body)
	}
	if got := w.Header().Get("Content-Type"); got != "text/html; charset=UTF-8" {
		t.Errorf("%s: %s", target, got)
	}
	htmlcheck.Document(t, w.Body.Bytes())
	return htmlcheck.Parse(t, w.Body.Bytes())
}

// texts are what readers get from the elements that a selector picks.
func texts(doc *html.Node, selector string) []string {
	var out []string
	for _, n := range htmlcheck.All(doc, selector) {
		out = append(out, htmlcheck.Text(n))
	}
	return out
}

func itoa(n int) string { return strconv.Itoa(n) }

func first(t *testing.T, doc *html.Node, selector string) *html.Node {
	t.Helper()
	list := htmlcheck.All(doc, selector)
	if len(list) == 0 {
		t.Fatalf("there is no %s", selector)
	}
	return list[0]
}

func TestEveryNodeHasAPage(t *testing.T) {
	s := newServer(t, facts())
	for target, title := range map[string]string{
		"/theme/service-mesh":               "service mesh",
		"/theme/microservices":              "microservices",
		"/technology/istio":                 "istio",
		"/talk/meshes":                      `Meshes <b>"bold"</b> & more`,
		"/person/jos%C3%A9-n%C3%BA%C3%B1ez": "José Núñez",
		"/event/example-2018":               "Example Conf 2018",
		"/event/example-2020":               "example-2020",
		"/series/example":                   "Example Conf",
		"/source/example-report":            "Notes from Example Conf",
	} {
		doc := page(t, s, target, http.StatusOK)
		if got := htmlcheck.Text(first(t, doc, "h1")); got != title {
			t.Errorf("%s is headed %q", target, got)
		}
	}
}

func TestThemePageListsItsTalksByYearWithEvidence(t *testing.T) {
	doc := page(t, newServer(t, facts()), "/theme/service-mesh", http.StatusOK)
	if got := texts(doc, ".keys .yr"); strings.Join(got, "|") != "2018|2019|2020" {
		t.Errorf("years %q", got)
	}
	if got := texts(doc, ".keys .serif"); len(got) != 2 || got[1] != "More of it" {
		t.Errorf("talks %q", got)
	}
	if got := texts(doc, ".keys .gap"); len(got) != 1 || got[0] != "no source for 1 year" {
		t.Errorf("gaps %q", got)
	}
	locator := first(t, doc, ".keys a.ev")
	if htmlcheck.Text(locator) == "" || htmlcheck.Attr(locator, "href") != "?of=talk/meshes#e" {
		t.Errorf("locator %q leads to %q", htmlcheck.Text(locator), htmlcheck.Attr(locator, "href"))
	}
}

func TestLocatorOpensTheEvidence(t *testing.T) {
	s := newServer(t, facts())
	doc := page(t, s, "/theme/service-mesh?of=talk/meshes", http.StatusOK)
	if got := texts(doc, ".evid blockquote"); len(got) != 1 || got[0] != "the mesh line" {
		t.Errorf("quotes %q", got)
	}
	if got := texts(doc, ".evid mark"); len(got) != 1 || got[0] != "mesh" {
		t.Errorf("marked %q", got)
	}
	source := htmlcheck.Attr(first(t, doc, ".evid a.ev"), "href")
	doc = page(t, s, strings.TrimSuffix(source, "#e"), http.StatusOK)
	if got := texts(doc, ".evid .fact"); len(got) != 2 { // about and uses stand on line 3
		t.Errorf("facts at %s: %q", source, got)
	}
}

func TestEvidenceThatIsNotThere(t *testing.T) {
	s := newServer(t, facts())
	for target, want := range map[string]string{
		"/theme/service-mesh?of=talk/none":      "There is no such node.",
		"/theme/service-mesh?of=series/example": "Nothing joins the two.",
		"/source/example-report?at=L99":         "This source states nothing at L99.",
		"/theme/service-mesh?of=<script>":       "There is no such node.",
	} {
		if got := texts(page(t, s, target, http.StatusOK), ".evid"); len(got) != 1 || !strings.Contains(got[0], want) {
			t.Errorf("%s: %q", target, got)
		}
	}
}

func TestUnknownPageOffersTheNearestNames(t *testing.T) {
	s := newServer(t, facts())
	doc := page(t, s, "/theme/servise-mesh", http.StatusNotFound)
	if got := htmlcheck.Attr(first(t, doc, ".nbrs a"), "href"); got != "/theme/service-mesh" {
		t.Errorf("the nearest name leads to %q", got)
	}
	for _, target := range []string{"/theme/", "/nothing/at-all", "/year/20x8", "/year/02018", "/theme/%3Cscript%3E", "/theme/" + strings.Repeat("a", 3000)} {
		page(t, s, target, http.StatusNotFound)
	}
	for _, target := range []string{"/search?kind=x", "/themes?by=x", "/themes?kind=talk", "/themes?page=0", "/explore?from=x", "/theme/service-mesh?year=x"} {
		page(t, s, target, http.StatusBadRequest)
	}
}

func TestMergedNodeRedirects(t *testing.T) {
	w := get(newServer(t, facts()), "/person/jose-nunez?year=2018")
	if got := w.Header().Get("Location"); w.Code != http.StatusMovedPermanently || got != "/person/jos%C3%A9-n%C3%BA%C3%B1ez?year=2018" {
		t.Errorf("%d to %q", w.Code, got)
	}
}

func TestSearchPageGroupsByKind(t *testing.T) {
	s := newServer(t, facts())
	doc := page(t, s, "/search?q=mesh", http.StatusOK)
	if got := texts(doc, ".hits h2"); strings.Join(got, "|") != "Themes|Talks" && strings.Join(got, "|") != "Talks|Themes" {
		t.Errorf("groups %q", got)
	}
	doc = page(t, s, "/search?q=servise+mesh&kind=theme", http.StatusOK)
	if got := htmlcheck.Attr(first(t, doc, ".hits a"), "href"); got != "/theme/service-mesh" {
		t.Errorf("the first hit for a mistyped name is %q", got)
	}
	if got := texts(doc, ".try bdi"); len(got) != 1 || got[0] != "“service”" {
		t.Errorf("words taken for mistyped ones: %q", got)
	}
	// A subject has as many talks as on its own page, those of narrower ones included.
	doc = page(t, s, "/search?q=microservices", http.StatusOK)
	if got := texts(doc, ".hits li .num"); len(got) == 0 || got[0] != "2 talks, 2018–20" {
		t.Errorf("microservices has %q", got)
	}
	doc = page(t, s, "/search?q=%3Cscript%3Ezzzz", http.StatusOK)
	if got := texts(doc, ".state b"); len(got) != 1 || got[0] != "No name is like “<script>zzzz”." {
		t.Errorf("%q", got)
	}
	if got := htmlcheck.Attr(first(t, doc, "input[name=q]"), "value"); got != "<script>zzzz" {
		t.Errorf("the box holds %q", got)
	}
	page(t, s, "/search", http.StatusOK)
}

func TestYearPages(t *testing.T) {
	s := newServer(t, facts())
	doc := page(t, s, "/year/2018", http.StatusOK)
	if got := texts(doc, ".keys .serif"); len(got) != 1 || got[0] != `Meshes <b>"bold"</b> & more` {
		t.Errorf("talks of 2018: %q", got)
	}
	if next := first(t, doc, "a[rel=next]"); htmlcheck.Attr(next, "href") != "/year/2020" {
		t.Errorf("after 2018 comes %q", htmlcheck.Attr(next, "href"))
	}
	doc = page(t, s, "/year/2019", http.StatusOK)
	if got := texts(doc, ".state b"); len(got) != 1 || got[0] != "Nothing was loaded for 2019." {
		t.Errorf("%q", got)
	}
}

func TestATalkGivenTwiceInAYearIsOneTalk(t *testing.T) {
	list := append(facts(), fact("event/other-2018", graph.Year, "2018", 5), fact("talk/meshes", graph.At, "event/other-2018", 5))
	doc := page(t, newServer(t, list), "/year/2018", http.StatusOK)
	if got := texts(doc, ".facts dd bdi"); len(got) != 4 || got[0] != "1" || got[3] != "1 of 2" {
		t.Errorf("%q", got)
	}
}

func TestExplorerIsCompleteWithoutAScript(t *testing.T) {
	s := newServer(t, facts())
	doc := page(t, s, "/explore?focus=theme/service-mesh&select=talk/meshes", http.StatusOK)
	root := first(t, doc, "div.xp")
	d := dataset(t, facts())
	n, _ := d.Graph.Lookup("theme/service-mesh")
	shown := d.Graph.Neighborhood(n, graph.NeighborhoodOptions{Depth: 2})
	if htmlcheck.Attr(root, "data-focus") != "theme/service-mesh" || htmlcheck.Attr(root, "data-selected") != "talk/meshes" ||
		htmlcheck.Attr(root, "data-nodes") != itoa(len(shown.Nodes)) || htmlcheck.Attr(root, "data-edges") != itoa(len(shown.Edges)) {
		t.Errorf("%v", root.Attr)
	}
	if got := len(htmlcheck.All(doc, "ul[role=tree] a")); got != len(shown.Nodes) {
		t.Errorf("the outline names %d nodes of %d", got, len(shown.Nodes))
	}
	if got := texts(doc, ".card h2"); len(got) != 1 || got[0] != `Meshes <b>"bold"</b> & more` {
		t.Errorf("the card is of %q", got)
	}
	if got := len(htmlcheck.All(doc, "svg.canvas-svg g.nd")); got != len(shown.Nodes) {
		t.Errorf("the drawing has %d marks", got)
	}
	doc = page(t, s, "/explore?focus=theme/service-mesh&from=2019", http.StatusOK)
	if strings.Contains(strings.Join(texts(doc, "ul[role=tree]"), " "), "bold") {
		t.Error("a talk of 2018 is shown since 2019")
	}
	page(t, s, "/explore", http.StatusOK)
	page(t, s, "/explore?focus=theme/none", http.StatusNotFound)
}

func TestEmptyDataset(t *testing.T) {
	s := newServer(t, nil)
	if got := texts(page(t, s, "/", http.StatusOK), ".state b"); len(got) != 1 || got[0] != "Nothing is loaded yet." {
		t.Errorf("%q", got)
	}
	page(t, s, "/themes", http.StatusOK)
	page(t, s, "/search?q=x", http.StatusOK)
	page(t, s, "/explore", http.StatusNotFound)
}

// TestNastyTitles holds the pages that show a talk against titles that are
// markup, turn text around or are very long.
func TestNastyTitles(t *testing.T) {
	scripts := map[string]int{} // on each page, with a title that is none
	for _, title := range []string{"plain", `<script>alert(1)</script>`, `" onclick="x`, "\u202egnp.exe", strings.Repeat("long ", 2000), strings.Repeat("w", 10000)} {
		list := append(facts(), fact("talk/nasty", graph.Title, title, 9), fact("talk/nasty", graph.At, "event/example-2020", 9),
			fact("talk/nasty", graph.About, "theme/service-mesh", 9), fact("talk/nasty", graph.URL, "javascript:alert(1)", 9))
		s := newServer(t, list)
		for _, target := range []string{"/", "/talk/nasty", "/theme/service-mesh", "/year/2020", "/event/example-2020", "/search?q=nasty", "/explore?focus=talk/nasty", "/source/example-report"} {
			doc := page(t, s, target, http.StatusOK)
			n := len(htmlcheck.All(doc, "script"))
			if title == "plain" {
				scripts[target] = n
			}
			if n != scripts[target] {
				t.Errorf("%s: %d scripts, with a plain title %d", target, n, scripts[target])
			}
		}
	}
}

func TestPagesStayBelow100KB(t *testing.T) {
	list := facts()
	for i := range 3000 {
		id := "talk/t" + itoa(i)
		list = append(list, fact(id, graph.Title, "A talk of a made-up length and number "+itoa(i), i), fact(id, graph.At, "event/example-2020", i),
			fact(id, graph.About, "theme/service-mesh", i), fact(id, graph.Uses, "technology/istio", i))
	}
	s := newServer(t, list)
	for _, target := range []string{"/", "/themes", "/theme/service-mesh", "/year/2020", "/event/example-2020", "/search?q=talk", "/explore?focus=theme/service-mesh", "/source/example-report"} {
		if n := get(s, target).Body.Len(); n > 100<<10 {
			t.Errorf("%s: %d bytes", target, n)
		}
	}
}
