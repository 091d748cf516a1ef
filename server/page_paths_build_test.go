package server_test

import (
	"encoding/csv"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/server"
	"throughline/web/view/htmlcheck"
)

// follow opens the first link that a selector finds whose text contains some
// words, and returns its address and the page behind it.
func follow(t *testing.T, s *server.Server, from, selector, words string) string {
	t.Helper()
	for _, a := range htmlcheck.All(page(t, s, from, http.StatusOK), selector) {
		if strings.Contains(htmlcheck.Text(a), words) {
			return htmlcheck.Attr(a, "href")
		}
	}
	t.Fatalf("%s has no %s that says %q", from, selector, words)
	return ""
}

// TestAPathIsBuiltByLinksAlone starts anywhere, takes steps and conditions, and
// drops one again, as somebody without scripts does.
func TestAPathIsBuiltByLinksAlone(t *testing.T) {
	s := newServer(t, facts())
	at := follow(t, s, "/paths", ".begin a", "service mesh")
	at = follow(t, s, at, ".next a", "^about")
	if got := texts(page(t, s, at, http.StatusOK), ".res tbody th"); len(got) != 2 {
		t.Fatalf("%s lists %q", at, got)
	}
	narrow := follow(t, s, at, ".chosen a", "2018")
	doc := page(t, s, narrow, http.StatusOK)
	if got := texts(doc, ".res tbody th"); len(got) != 1 || !strings.Contains(got[0], "Meshes") {
		t.Errorf("%s lists %q", narrow, got)
	}
	if got := htmlcheck.Attr(htmlcheck.All(doc, "#px")[0], "value"); got != "theme/service-mesh   ^about[year=2018]" {
		t.Errorf("the field says %q", got)
	}
	if dropped := follow(t, s, narrow, ".cond", "year=2018"); dropped != at {
		t.Errorf("without the condition the address is %s, and was %s", dropped, at)
	}
	if samples := texts(page(t, s, narrow, http.StatusOK), ".next .samples"); len(samples) == 0 {
		t.Error("a next step has no samples")
	}
}

func TestTheFormWritesConditionsIntoTheAddress(t *testing.T) {
	s := newServer(t, facts())
	w := get(s, "/paths?start=theme/service-mesh&path=^about&first=2019&named=more")
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d", w.Code)
	}
	if got := texts(page(t, s, w.Header().Get("Location"), http.StatusOK), ".res tbody th"); len(got) != 1 || got[0] != "More of it" {
		t.Errorf("%s lists %q", w.Header().Get("Location"), got)
	}
	for _, bad := range []string{"first=x", "first=2020&last=2019", "last=0"} {
		page(t, s, "/paths?start=theme/service-mesh&path=^about&"+bad, http.StatusBadRequest)
	}
}

func TestTheTableIsSorted(t *testing.T) {
	s := newServer(t, facts())
	for order, first := range map[string]string{"year": "More of it", "name": "Meshes", "walks": "Meshes"} {
		doc := page(t, s, "/paths?start=theme/service-mesh&path=^about&sort="+order, http.StatusOK)
		if got := texts(doc, ".res tbody th"); len(got) != 2 || !strings.HasPrefix(got[0], first) {
			t.Errorf("by %s: %q", order, got)
		}
		if got := htmlcheck.All(doc, "th[aria-sort]"); len(got) != 1 || !strings.Contains(strings.ToLower(htmlcheck.Text(got[0])+"node"), map[string]string{"year": "year", "name": "node", "walks": "walks"}[order]) {
			t.Errorf("by %s: %d headings say how the table is sorted", order, len(got))
		}
	}
	page(t, s, "/paths?start=theme/service-mesh&path=^about&sort=x", http.StatusBadRequest)
}

// TestCSVIsSafeInSpreadsheets: no cell is a formula, and numbers are numbers.
func TestCSVIsSafeInSpreadsheets(t *testing.T) {
	titles := []string{"=HYPERLINK(1)", "+1+cmd", "-", "@SUM(A1)", "\tx", "=1", "-1,234.5", "+1", "plain, with \"quotes\""}
	plain := titles[6:]
	list := facts()
	for i, title := range titles {
		talk := "talk/evil-" + string(rune('a'+i))
		list = append(list, fact(talk, graph.Title, title, 5), fact(talk, graph.About, "theme/evil", 5))
	}
	w := get(newServer(t, list), "/paths.csv?start=theme/evil&path=^about")
	if w.Code != http.StatusOK || !strings.HasPrefix(w.Header().Get("Content-Disposition"), "attachment") {
		t.Fatalf("%d %q", w.Code, w.Header())
	}
	rows, err := csv.NewReader(w.Body).ReadAll()
	if err != nil || len(rows) != len(titles)+1 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	for i, row := range rows[1:] {
		want := titles[i]
		if !slices.Contains(plain, want) {
			want = "'" + want
		}
		if row[2] != want {
			t.Errorf("a cell is %q, want %q", row[2], want)
		}
	}
	for _, bad := range []string{"/paths.csv?start=theme/none&path=by", "/paths.csv"} {
		if w := get(newServer(t, list), bad); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
}

// TestThePictureShowsTheWalks, and lights the one that is told.
func TestThePictureShowsTheWalks(t *testing.T) {
	doc := page(t, newServer(t, facts()), "/paths?start=theme/service-mesh&path=^about/uses", http.StatusOK)
	if got := len(htmlcheck.All(doc, ".walks .nd")); got != 3 {
		t.Errorf("%d nodes", got)
	}
	lit := 0
	for _, edge := range htmlcheck.All(doc, ".walks .edge") {
		if strings.HasSuffix(htmlcheck.Attr(edge, "class"), " lit") {
			lit++
		}
	}
	if lit != 2 {
		t.Errorf("%d lit edges", lit)
	}
}

// TestNothingOfAQueryIsReflectedUnescaped on pages, in files and in problems.
func TestNothingOfAQueryIsReflectedUnescaped(t *testing.T) {
	s := newServer(t, facts())
	const evil = `"><script>alert(1)</script><b onclick='x'>`
	q := url.QueryEscape(evil)
	for _, target := range []string{
		"/paths?start=" + q + "&path=by", "/paths?start=theme/service-mesh&path=" + q, "/paths?expr=" + q, "/paths?start=theme/service-mesh&path=^about&sort=" + q,
		"/paths?start=theme/service-mesh&path=^about&expected=" + q, "/paths?start=theme/service-mesh&path=^about&first=" + q,
		"/paths?start=theme/service-mesh&path=" + url.QueryEscape(`^about[name~"`+strings.ReplaceAll(evil, `"`, `\"`)+`"]`),
		"/connect?from=" + q + "&to=" + q, "/connect?from=istio&to=meshes&forward=" + q, "/paths.csv?start=" + q + "&path=by",
		"/api/v1/query?start=" + q + "&path=by", "/api/v1/query?start=theme/service-mesh&path=" + q, "/api/v1/query?start=theme/service-mesh&path=^about&why-not=" + q,
		"/api/v1/connect?from=" + q + "&to=theme/service-mesh",
	} {
		w := get(s, target)
		kind := w.Header().Get("Content-Type")
		html := strings.HasPrefix(kind, "text/html")
		if body := w.Body.String(); html && (strings.Contains(body, "<script>alert") || strings.Contains(body, "<b onclick")) {
			t.Errorf("%s reflects its query", target)
		}
		if !html && !strings.Contains(kind, "json") || w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s answers as %q, %q", target, kind, w.Header().Get("X-Content-Type-Options"))
		}
	}
}
