package htmlcheck

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Document asserts what holds for every page: what the security policy
// forbids is not there, ids are unique, headings are in order, everything
// that leads somewhere leads to an address of ours or to http.
func Document(t testing.TB, page []byte) {
	t.Helper()
	doc := Parse(t, page)
	for _, forbidden := range []string{"style", "iframe", "object", "base"} {
		if n := len(All(doc, forbidden)); n > 0 {
			t.Errorf("%d <%s>", n, forbidden)
		}
	}
	ids := map[string]bool{}
	for d := range doc.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		checkAttributes(t, d, ids)
		if d.Data == "script" && (Attr(d, "src") == "" || Text(d) != "") {
			t.Error("an inline script")
		}
	}
	checkHeadings(t, doc)
	checkNames(t, doc, ids)
}

func checkAttributes(t testing.TB, d *html.Node, ids map[string]bool) {
	t.Helper()
	for _, a := range d.Attr {
		switch {
		case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
			t.Errorf("<%s %s=%q>", d.Data, a.Key, a.Val)
		case a.Key == "id" && ids[a.Val]:
			t.Errorf("two elements have the id %q", a.Val)
		case a.Key == "id":
			ids[a.Val] = true
		case a.Key == "href" || a.Key == "src" || a.Key == "action":
			checkAddress(t, d.Data, a.Val)
		}
	}
}

func checkAddress(t testing.TB, element, address string) {
	t.Helper()
	for _, start := range []string{"/", "?", "#", "https://", "http://"} {
		if strings.HasPrefix(address, start) && !strings.HasPrefix(address, "//") {
			return
		}
	}
	t.Errorf("<%s> leads to %q", element, address)
}

func checkHeadings(t testing.TB, doc *html.Node) {
	t.Helper()
	last, first := 0, 0
	for d := range doc.Descendants() {
		if d.Type != html.ElementNode || len(d.Data) != 2 || d.Data[0] != 'h' || d.Data[1] < '1' || d.Data[1] > '6' {
			continue
		}
		level := int(d.Data[1] - '0')
		if level == 1 {
			first++
		}
		if level > last+1 {
			t.Errorf("<h%d>%.40s follows <h%d>", level, Text(d), last)
		}
		last = level
	}
	if first != 1 {
		t.Errorf("%d <h1>", first)
	}
}

// checkNames asserts that everything one can act on or look at has a name and
// that every reference has its end.
func checkNames(t testing.TB, doc *html.Node, ids map[string]bool) {
	t.Helper()
	for _, a := range append(All(doc, "a"), All(doc, "button")...) {
		if Text(a) == "" && Attr(a, "aria-label") == "" {
			t.Errorf("a link or button without a name: %v", a.Attr)
		}
	}
	for _, s := range append(All(doc, "svg[role=img]"), All(doc, "svg[role=group]")...) {
		if Attr(s, "aria-label") == "" && Attr(s, "aria-labelledby") == "" {
			t.Errorf("a drawing without a name: %v", s.Attr)
		}
	}
	labels := map[string]bool{}
	for _, l := range All(doc, "label[for]") {
		labels[Attr(l, "for")] = true
	}
	for _, i := range All(doc, "input") {
		if Attr(i, "type") != "hidden" && !labels[Attr(i, "id")] && Attr(i, "aria-label") == "" {
			t.Errorf("a field without a label: %v", i.Attr)
		}
	}
	for d := range doc.Descendants() {
		for _, key := range []string{"aria-labelledby", "for"} {
			if id := Attr(d, key); id != "" && !ids[id] {
				t.Errorf("%s=%q has no end", key, id)
			}
		}
	}
}
