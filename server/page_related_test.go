package server_test

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"throughline/graph"
	"throughline/graph/related"
	"throughline/server/api"
	"throughline/web/view/htmlcheck"
)

// fieldOfTalks are made-up talks that share themes, tools and speakers in
// different measure.
func fieldOfTalks() []graph.Fact {
	list := facts()
	for i := range 30 {
		id := "talk/field-" + itoa(i)
		list = append(list, fact(id, graph.Title, "Field report "+itoa(i), 10+i), fact(id, graph.At, []string{"event/example-2018", "event/example-2020"}[i%2], 10+i),
			fact(id, graph.About, "theme/subject-"+itoa(i%7), 10+i), fact(id, graph.Uses, "technology/tool-"+itoa(i%5), 10+i))
	}
	return append(list, fact("talk/field-0", graph.By, "person/josé-núñez", 70), fact("talk/field-3", graph.By, "person/josé-núñez", 71))
}

func points(t *testing.T, n *html.Node) int {
	t.Helper()
	v, err := strconv.Atoi(htmlcheck.Text(n))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestRelatedTalksAddUp(t *testing.T) {
	s := newServer(t, fieldOfTalks())
	doc := page(t, s, "/talk/field-0", http.StatusOK)
	rows := htmlcheck.All(doc, ".rlist h3")
	if len(rows) == 0 {
		t.Fatal("nothing is related")
	}
	last := 1 << 30
	for _, sum := range htmlcheck.All(doc, ".sc b") {
		row := sum.Parent.Parent
		got := 0
		for _, p := range htmlcheck.All(row, ".pt") {
			got += points(t, p)
		}
		if want := points(t, sum); got != want || want > last {
			t.Errorf("chips of %d add up to %d, after a row of %d", want, got, last)
		}
		last = points(t, sum)
		if text := texts(row, ".rt p"); len(text) == 0 || text[0] == "" {
			t.Error("a row has no sentence")
		}
	}
}

func TestMutingAReasonTakesItOut(t *testing.T) {
	s := newServer(t, fieldOfTalks())
	doc := page(t, s, "/talk/field-0", http.StatusOK)
	mute := first(t, doc, ".mutes a.switch")
	if htmlcheck.Attr(mute, "aria-checked") != "true" || htmlcheck.Attr(mute, "href") != "?mute=theme#related" {
		t.Fatalf("%v", mute.Attr)
	}
	doc = page(t, s, "/talk/field-0?mute=theme", http.StatusOK)
	if n := len(htmlcheck.All(doc, ".chips svg.k-theme")); n != 0 {
		t.Errorf("%d reasons are themes", n)
	}
	back := first(t, doc, ".mutes a.switch")
	if htmlcheck.Attr(back, "aria-checked") != "false" || htmlcheck.Attr(back, "href") != "?#related" {
		t.Errorf("%v", back.Attr)
	}
	var kinds []string
	for _, k := range related.ReasonKinds() {
		kinds = append(kinds, k.String())
	}
	doc = page(t, s, "/talk/field-0?mute="+strings.Join(kinds, ","), http.StatusOK)
	if got := texts(doc, ".rel .state a"); len(got) != 1 || got[0] != "Count every reason again" {
		t.Errorf("with every reason muted: %q", got)
	}
	page(t, s, "/talk/field-0?mute=nothing", http.StatusBadRequest)
	page(t, s, "/talk/field-0?mode=nothing", http.StatusBadRequest)
}

func TestModesAndExpected(t *testing.T) {
	s := newServer(t, fieldOfTalks())
	for _, mode := range []string{"earlier", "later", "contrast", "bridge"} {
		doc := page(t, s, "/talk/field-1?mode="+mode, http.StatusOK)
		if got := texts(doc, ".relbar a[aria-current]"); len(got) != 1 || strings.ToLower(got[0]) != mode {
			t.Errorf("%s: current is %q", mode, got)
		}
	}
	doc := page(t, s, "/talk/field-1?mode=bridge&with=talk/field-2", http.StatusOK)
	if got := texts(doc, ".expect .ent"); len(got) == 0 || got[0] != "Field report 2" {
		t.Errorf("the other end of the bridge is %q", got)
	}
	for expected, want := range map[string]string{
		"Field report 7": "It is on the list, at place ", "field-0": "This is the talk itself", "zzzzqqqq": "No talk is called", "Field report 8 <b>": "Field report 8 ", "Field report 14": " Shared: ",
	} {
		doc := page(t, s, "/talk/field-0?expected="+strings.ReplaceAll(expected, " ", "+"), http.StatusOK)
		got := texts(doc, ".expect p")
		if len(got) == 0 || !strings.Contains(got[len(got)-1], want) {
			t.Errorf("%s: %q", expected, got)
		}
	}
}

// TestMutingSaysWhoMoved compares what the page says with the two lists that
// it shows: without the mute and with it.
func TestMutingSaysWhoMoved(t *testing.T) {
	s := newServer(t, fieldOfTalks())
	places := map[string]int{}
	for i, name := range texts(page(t, s, "/talk/field-0", http.StatusOK), ".rlist h3") {
		places[name] = i + 1
	}
	doc := page(t, s, "/talk/field-0?mute=technology", http.StatusOK)
	names := texts(doc, ".rlist h3")
	if len(names) == 0 {
		t.Fatal("nothing is related")
	}
	for i, title := range htmlcheck.All(doc, ".rlist h3") {
		row := title.Parent.Parent
		want := "less"
		switch was := places[names[i]]; {
		case was == 0:
			want = "new on the list"
		case was > i+1:
			want = "up " + strconv.Itoa(was-i-1)
		case was < i+1:
			want = "down " + strconv.Itoa(i+1-was)
		}
		said := strings.Join(texts(row, ".rt p.faint"), " ")
		if !strings.Contains(said, want) && want != "less" {
			t.Errorf("%s: %q, not %q", names[i], said, want)
		}
		delete(places, names[i])
	}
	told := strings.Join(texts(doc, ".rel .moves"), " ")
	for name := range places {
		if !strings.Contains(told, name) {
			t.Errorf("%s left, and the page says %q", name, told)
		}
	}
	if got := texts(page(t, s, "/talk/field-0", http.StatusOK), ".rel .moves"); len(got) > 0 {
		t.Errorf("without a mute: %q", got)
	}
}

// TestCountingAReasonTwice compares the points on both pages.
func TestCountingAReasonTwice(t *testing.T) {
	s := newServer(t, fieldOfTalks())
	before := map[string]int{}
	doc := page(t, s, "/talk/field-0", http.StatusOK)
	for i, sum := range htmlcheck.All(doc, ".sc b") {
		before[texts(doc, ".rlist h3")[i]] = points(t, sum)
	}
	twice := htmlcheck.All(doc, ".mutes a.twice")
	if len(twice) != related.NumReasons || htmlcheck.Attr(twice[0], "href") != "?boost=theme#related" || htmlcheck.Attr(twice[0], "aria-checked") != "false" {
		t.Fatalf("%d switches, the first %v", len(twice), twice[0].Attr)
	}
	doc = page(t, s, "/talk/field-0?boost=theme", http.StatusOK)
	names := texts(doc, ".rlist h3")
	first := htmlcheck.All(doc, ".rlist h3")[0].Parent.Parent
	themes := htmlcheck.All(first, ".chips svg.k-theme")
	if len(themes) == 0 {
		t.Fatal("the first row has no theme")
	}
	gained := 0
	for _, glyph := range themes {
		gained += points(t, htmlcheck.All(glyph.Parent, ".pt")[0]) / 2
	}
	if got, was := points(t, htmlcheck.All(doc, ".sc b")[0]), before[names[0]]; was == 0 || got != was+gained {
		t.Errorf("%s had %d points and has %d, of which themes add %d", names[0], was, got, gained)
	}
	if got := strings.Join(texts(doc, ".rel .moves"), " "); !strings.HasPrefix(got, "Themes twice: ") {
		t.Errorf("the page says %q", got)
	}
	if got := htmlcheck.Attr(htmlcheck.All(doc, ".mutes a.twice")[0], "href"); got != "?#related" {
		t.Errorf("the way back is %q", got)
	}
	page(t, s, "/talk/field-0?boost=nothing", http.StatusBadRequest)
}

// TestTheAPISaysWhereATalkStands as the page does, with the same points as in
// the list.
func TestTheAPISaysWhereATalkStands(t *testing.T) {
	s := newServer(t, fieldOfTalks())
	for _, id := range []string{"talk/field-7", "talk/field-8", "talk/field-14", "talk/meshes"} {
		var a api.Related
		w := get(s, "/api/v1/related/field-0?limit=10&expected="+id)
		if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil || a.Expected == nil {
			t.Fatalf("%s: %v, %s", id, err, w.Body)
		}
		e := a.Expected
		sum := 0
		for _, r := range e.Reasons {
			sum += r.Points
		}
		if string(e.ID) != id || sum != e.Score || e.Listed > 0 && a.Results[e.Listed-1].ID != e.ID || e.Rank == 0 && e.Link == "" {
			t.Errorf("%s: %+v", id, e)
		}
		told := texts(page(t, s, "/talk/field-0?expected="+id, http.StatusOK), ".expect p")
		if len(told) == 0 || !strings.Contains(told[len(told)-1], e.Sentence) {
			t.Errorf("%s: the API says %q, the page %q", id, e.Sentence, told)
		}
	}
}
