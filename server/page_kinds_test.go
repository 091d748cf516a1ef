package server_test

import (
	"net/http"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/web/view/htmlcheck"
)

// yearsOfTalks are five made-up editions of eight talks: a subject that rises,
// one that falls, and a company with two speakers.
func yearsOfTalks() []graph.Fact {
	list := []graph.Fact{fact("source/example-report", graph.Title, "Made-up report", 1), fact("series/example", graph.Name, "Example Conf", 1), fact("company/example", graph.Name, "Example Ltd", 1)}
	for y := range 5 {
		event := "event/example-" + itoa(2015+y)
		list = append(list, fact(event, graph.Name, "Example Conf "+itoa(2015+y), 1), fact(event, graph.Year, itoa(2015+y), 1), fact(event, graph.Of, "series/example", 1), fact(event, graph.City, "Example City", 1))
		for i := range 8 {
			talk := "talk/t-" + itoa(y) + "-" + itoa(i)
			list = append(list, fact(talk, graph.Title, "Talk "+itoa(i)+" of "+itoa(2015+y), 2), fact(talk, graph.At, event, 2), fact(talk, graph.Uses, "technology/tool-"+itoa(i%3), 2))
			if i <= y {
				list = append(list, fact(talk, graph.About, "theme/rising", 3))
			} else {
				list = append(list, fact(talk, graph.About, "theme/falling", 3))
			}
			if i == 0 {
				list = append(list, fact(talk, graph.By, "person/one", 4), fact(talk, graph.From, "company/example", 4))
			}
		}
	}
	return append(list, fact("talk/t-4-1", graph.Features, "company/example", 5), fact("person/one", graph.Name, "Speaker One", 4), fact("person/one", graph.WorksAt, "company/example", 4))
}

func TestCompanyListsTalksAboutItAndByItsPeople(t *testing.T) {
	doc := page(t, newServer(t, yearsOfTalks()), "/company/example", http.StatusOK)
	if got := texts(doc, ".facts dd"); len(got) < 2 || got[0] != "6" || got[1] != "1 about it, 5 by its people" {
		t.Errorf("facts %q", got)
	}
	if got := texts(doc, ".keys .serif"); len(got) != 6 {
		t.Errorf("%d talks", len(got))
	}
	if got := texts(doc, ".relation .ent"); len(got) != 1 || got[0] != "Speaker One" {
		t.Errorf("its people are %q", got)
	}
}

func TestPersonAndSeriesAndEvent(t *testing.T) {
	s := newServer(t, yearsOfTalks())
	if got := texts(page(t, s, "/person/one", http.StatusOK), ".facts dd"); len(got) < 2 || got[0] != "5" || !strings.Contains(strings.Join(got, " "), "2015 to 2019") {
		t.Errorf("person: %q", got)
	}
	doc := page(t, s, "/series/example", http.StatusOK)
	if got := texts(doc, ".relation .ent"); len(got) != 5 || got[0] != "Example Conf 2015" || got[4] != "Example Conf 2019" {
		t.Errorf("editions %q", got)
	}
	doc = page(t, s, "/event/example-2017", http.StatusOK)
	if got := texts(doc, "#r-at-in .ent"); len(got) != 8 {
		t.Errorf("talks of 2017: %q", got)
	}
	if got := texts(doc, "#r-at-in a.ev"); len(got) != 8 || got[0] != "example L2" {
		t.Errorf("locators %q", got)
	}
}

func TestSourceSaysWhatItStates(t *testing.T) {
	doc := page(t, newServer(t, yearsOfTalks()), "/source/example-report", http.StatusOK)
	all := len(yearsOfTalks())
	if got := texts(doc, ".facts dd"); len(got) < 2 || got[0] != itoa(all)+" facts" || got[1] != itoa(all)+" stated" {
		t.Errorf("%q, of %d", got, all)
	}
	if got := texts(doc, "#r-talk header p"); len(got) != 1 || !strings.HasPrefix(got[0], "40") {
		t.Errorf("talks it names: %q", got)
	}
	more := first(t, doc, "#r-talk .fig-foot a")
	doc = page(t, newServer(t, yearsOfTalks()), "/source/example-report"+strings.TrimSuffix(htmlcheck.Attr(more, "href"), "#r-talk"), http.StatusOK)
	if got := len(htmlcheck.All(doc, "#r-talk .ent")); got != 40 {
		t.Errorf("in full it lists %d", got)
	}
}

// TestCountsEqualTheTalksListed follows each year of a chart to its talks.
func TestCountsEqualTheTalksListed(t *testing.T) {
	s := newServer(t, yearsOfTalks())
	doc := page(t, s, "/theme/rising", http.StatusOK)
	links := htmlcheck.All(doc, ".twin tbody a")
	if len(links) == 0 {
		t.Fatal("no year leads to its talks")
	}
	for _, link := range htmlcheck.All(doc, "svg.wide-only a") {
		label := htmlcheck.Attr(link, "aria-label") // "2017: 3 of 8 talks"
		year, rest, _ := strings.Cut(label, ": ")
		n, _, _ := strings.Cut(rest, " ")
		target, _, _ := strings.Cut(htmlcheck.Attr(link, "href"), "#")
		listed := page(t, s, "/theme/rising"+target, http.StatusOK)
		count := 0
		for _, title := range texts(listed, ".keys .serif") {
			if strings.HasSuffix(title, " of "+year) {
				count++
			}
		}
		if itoa(count) != n {
			t.Errorf("%s: %d talks are listed", label, count)
		}
	}
}

func TestThemesAreSortedAndPaged(t *testing.T) {
	list := yearsOfTalks()
	for i := range 60 {
		list = append(list, fact("talk/t-0-"+itoa(i%8), graph.About, "theme/many-"+itoa(i), 9))
	}
	s := newServer(t, list)
	doc := page(t, s, "/themes?by=name", http.StatusOK)
	if got := texts(doc, "tbody th"); len(got) != 30 || got[0] != "falling" || got[1] != "many-0" {
		t.Errorf("%d rows from %q", len(got), got[0])
	}
	if got := texts(page(t, s, "/themes?by=name&page=3", http.StatusOK), "tbody th"); len(got) != 2 || got[1] != "rising" {
		t.Errorf("the last page has %d rows", len(got))
	}
	if got := texts(page(t, s, "/themes?page=99", http.StatusOK), ".state b"); len(got) != 1 {
		t.Errorf("beyond the last page: %q", got)
	}
	doc = page(t, s, "/themes?by=declining", http.StatusOK)
	if got := texts(doc, ".movers .stage b"); len(got) == 0 || got[0] != "declining" && got[0] != "dormant" {
		t.Errorf("declining first, and the first is %q", got)
	}
	if got := texts(page(t, s, "/themes?kind=technology", http.StatusOK), "h1"); got[0] != "Technologies" {
		t.Errorf("%q", got)
	}
}

// TestTheColumnsAreWhatTheStageCompared: figures of other years could say the
// opposite of the stage that they stand beside.
func TestTheColumnsAreWhatTheStageCompared(t *testing.T) {
	s := newServer(t, yearsOfTalks())
	for _, target := range []string{"/", "/themes"} {
		doc := page(t, s, target, http.StatusOK)
		if got := texts(doc, ".movers thead th.num"); strings.Join(got, "|") != "2015–16|2018–19" {
			t.Errorf("%s: columns %q", target, got)
		}
		for _, row := range htmlcheck.All(doc, ".movers tbody tr") {
			if htmlcheck.Text(first(t, row, "th")) != "rising" {
				continue
			}
			got := strings.Join(append(texts(row, ".stage"), texts(row, ".mv")...), "|")
			if want := "risingsuggestive: 19 → 56 %|2015–16: 3 of 16|2018–19: 9 of 16"; got != want {
				t.Errorf("%s: %q", target, got)
			}
		}
	}
}

// TestAThemeThatOneEventBroughtSaysSo: it grew in what is loaded, not in what
// was there before.
func TestAThemeThatOneEventBroughtSaysSo(t *testing.T) {
	list := append(yearsOfTalks(), fact("event/newconf-2019", graph.Name, "Newconf 2019", 1), fact("event/newconf-2019", graph.Year, "2019", 1))
	for i := range 12 {
		talk := "talk/new-" + itoa(i)
		list = append(list, fact(talk, graph.Title, "New talk "+itoa(i), 2), fact(talk, graph.At, "event/newconf-2019", 2), fact(talk, graph.About, "theme/fresh", 3))
	}
	for _, row := range htmlcheck.All(page(t, newServer(t, list), "/", http.StatusOK), ".movers tbody tr") {
		name, why := htmlcheck.Text(first(t, row, "th")), htmlcheck.Text(first(t, row, ".stage"))
		if got := strings.Contains(why, "mostly at Newconf 2019"); got != (name == "fresh") {
			t.Errorf("%s: %q", name, why)
		}
	}
}

func TestCompareOnOneAxis(t *testing.T) {
	s := newServer(t, yearsOfTalks())
	doc := page(t, s, "/compare?id=theme/rising&id=theme/falling&by=count", http.StatusOK)
	rows := htmlcheck.All(doc, ".twin tbody tr")
	if len(rows) != 2 {
		t.Fatalf("%d rows", len(rows))
	}
	if got := texts(rows[0], "td"); strings.Join(got, "|") != "1 1/8|2 2/8|3 3/8|4 4/8|5 5/8" {
		t.Errorf("rising: %q", got)
	}
	if got := htmlcheck.Attr(htmlcheck.All(doc, ".compare tbody th a")[1], "href"); got != "/compare?id=theme%2Ffalling&by=count" {
		t.Errorf("taking the first out leads to %q", got)
	}
	if got := texts(page(t, s, "/compare?id=rising", http.StatusOK), ".compare tbody .ent"); len(got) != 1 {
		t.Errorf("a name that was typed gives %q", got)
	}
	page(t, s, "/compare", http.StatusOK)
	page(t, s, "/compare?by=size", http.StatusBadRequest)
	page(t, s, "/compare?id=theme/none", http.StatusNotFound)
	page(t, s, "/compare?"+strings.Repeat("id=theme/rising&", 7), http.StatusBadRequest)
}

func TestRisingThemeSaysSo(t *testing.T) {
	doc := page(t, newServer(t, yearsOfTalks()), "/theme/rising", http.StatusOK)
	if got := texts(doc, "figcaption b"); len(got) == 0 || got[0] != "First in 2015, highest in 2019 with 5 of 8 talks." {
		t.Errorf("%q", got)
	}
	if got := texts(doc, ".facts dt"); strings.Join(got, "|") != "First seen|Last seen|Talks|Stage" {
		t.Errorf("%q", got)
	}
}
