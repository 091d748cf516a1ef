package server_test

import (
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"throughline/graph"
	"throughline/graph/trend"
	"throughline/web/view/htmlcheck"
)

// attribute returns an attribute of the first element that is selected.
func attribute(t *testing.T, doc *html.Node, selector, name string) string {
	t.Helper()
	return htmlcheck.Attr(first(t, doc, selector), name)
}

// TestTheFirstPageLeadsToTheThreeJobs opens every example and way of the first
// page.
func TestTheFirstPageLeadsToTheThreeJobs(t *testing.T) {
	s := newServer(t, yearsOfTalks())
	doc := page(t, s, "/", http.StatusOK)
	if got := strings.Join(texts(doc, ".ways h2"), " "); got != "Trace Find Teach" {
		t.Errorf("the ways in are %s", got)
	}
	if got := texts(doc, ".ways .eg"); !strings.HasPrefix(got[len(got)-1], "45 min on ") {
		t.Errorf("the session offered is %q", got)
	}
	var hrefs []string
	for _, a := range append(htmlcheck.All(doc, ".try a"), htmlcheck.All(doc, ".ways h2 a")...) {
		hrefs = append(hrefs, htmlcheck.Attr(a, "href"))
	}
	if len(hrefs) != 4+3 {
		t.Fatalf("%q", hrefs)
	}
	for i, href := range hrefs {
		there := page(t, s, href, http.StatusOK)
		if i > 0 && i < 4 && len(htmlcheck.All(there, ".readings li")) == 0 {
			t.Errorf("%s is offered, and not read", href)
		}
	}
}

// TestNobodyTypesAnID plans and connects by names, which stand in the fields
// again; a name that leads to something else is left as the id.
func TestNobodyTypesAnID(t *testing.T) {
	s := newServer(t, append(yearsOfTalks(), fact("theme/rising", graph.Name, "rising things", 3), fact("theme/falling", graph.Name, "Example Ltd", 3)))
	doc := page(t, s, "/sessions/new?about=rising+things&people=0", http.StatusOK)
	if got := attribute(t, doc, "#s-about", "value"); got != "rising things" {
		t.Errorf("about %q", got)
	}
	if got := texts(doc, ".agenda li"); len(got) < 3 {
		t.Errorf("the plan is %q", got)
	}
	if got := attribute(t, doc, "#s-people", "value"); got != "" {
		t.Errorf("%q people", got)
	}
	if got := attribute(t, page(t, s, "/sessions/new?about=theme/rising", http.StatusOK), "#s-about", "value"); got != "rising things" {
		t.Errorf("the id is shown as %q", got)
	}
	if got := texts(page(t, s, "/sessions/new?about=nobody+says+this+anywhere", http.StatusOK), ".state b"); len(got) != 1 || got[0] != "Not known here: nobody says this anywhere" {
		t.Errorf("of what is not known it says %q", got)
	}
	doc = page(t, s, "/connect?from=theme/rising&to=company/example", http.StatusOK)
	if from, to := attribute(t, doc, "#from", "value"), attribute(t, doc, "#to", "value"); from != "rising things" || to != "company/example" {
		t.Errorf("from %q to %q", from, to)
	}
	if got := attribute(t, doc, ".seg a", "href"); got != "/connect?from=theme%2Frising&to=company%2Fexample" {
		t.Errorf("the tabs lead to %s", got)
	}
}

// TestTheFootLeadsToHowItIsCounted and what is there names every stage and
// every kind.
func TestTheFootLeadsToHowItIsCounted(t *testing.T) {
	s := newServer(t, yearsOfTalks())
	doc := page(t, s, attribute(t, page(t, s, "/themes", http.StatusOK), ".foot a", "href"), http.StatusOK)
	terms := strings.Join(texts(doc, ".terms dt"), ", ")
	for stage := trend.Emerging; stage <= trend.OneOff; stage++ {
		if !strings.Contains(terms, stage.String()) {
			t.Errorf("%s is not among %s", stage, terms)
		}
	}
	if got := texts(doc, ".ent"); len(got) != len(graph.Kinds()) {
		t.Errorf("kinds %q", got)
	}
}

func TestDatesAreWrittenForPeople(t *testing.T) {
	s := newServer(t, append(yearsOfTalks(), fact("event/example-2017", graph.Starts, "2017-11-13", 1), fact("source/example-report", graph.Published, "2019", 1)))
	if got := strings.Join(texts(page(t, s, "/event/example-2017", http.StatusOK), ".facts dd"), "|"); !strings.Contains(got, "13 November 2017") {
		t.Errorf("the first day is %s", got)
	}
	if got := strings.Join(texts(page(t, s, "/source/example-report", http.StatusOK), ".facts dd"), "|"); !strings.Contains(got, "|2019") {
		t.Errorf("it was published %s", got)
	}
}

// TestWhoIsLostIsLedOn tells an address that means nothing from a name that is
// not known.
func TestWhoIsLostIsLedOn(t *testing.T) {
	s := newServer(t, yearsOfTalks())
	doc := page(t, s, "/theme/risign", http.StatusNotFound)
	if got := texts(doc, ".state b"); got[0] != "No theme is called “risign”." {
		t.Errorf("%q", got)
	}
	if got := attribute(t, doc, "#s", "value"); got != "risign" {
		t.Errorf("the search begins with %q", got)
	}
	doc = page(t, s, "/nothing-here", http.StatusNotFound)
	if got := attribute(t, doc, ".state a", "href"); got != "/" || strings.Contains(htmlcheck.Text(doc), "renamed") {
		t.Errorf("the way on is %q", got)
	}
}
