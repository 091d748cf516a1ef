package view_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"throughline/web"
	"throughline/web/view/htmlcheck"
)

// nasty are names that a source may hold. Each is shown as text.
var nasty = map[string]string{
	"markup":    `<script>alert(1)</script><img src=x onerror=alert(2)><b>bold</b>`,
	"closing":   `</title></svg></details></main><h1>x</h1>`,
	"attribute": `" onmouseover="alert(1)" x="' onfocus='alert(2)`,
	"entities":  `&lt;b&gt; &amp;amp; &#x3c;`,
	"address":   `javascript:alert(1)`,
	"templates": `{{ .X }} ${x} <%= x %> { name }`,
	"rtl":       "\u202eevil\u202c \u2066x\u2069 \u05e9\u05dc\u05d5\u05dd \u200f",
	"control":   "a\x00b\x07c\nd\te\ufffe",
	"long word": strings.Repeat("w", 10000),
	"long":      strings.Repeat("many words ", 1000),
	"combining": "e" + strings.Repeat("\u0301", 300),
	"emoji":     "👩‍👩‍👧‍👦🏳️‍🌈",
	"empty":     "",
}

// TestNastyNames holds every view against every nasty name: nothing of it
// becomes an element or an attribute, and the document stays whole.
func TestNastyNames(t *testing.T) {
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	harmless := map[string]map[string]int{}
	for name, page := range stories(assets, "Example") {
		harmless[name] = elements(htmlcheck.Parse(t, render(t, page)))
	}
	for label, text := range nasty {
		for name, page := range stories(assets, text) {
			t.Run(label+"/"+name, func(t *testing.T) {
				body := render(t, page)
				if text != "" { // a link called nothing is the story's fault
					htmlcheck.Document(t, body)
				}
				doc := htmlcheck.Parse(t, body)
				if got := elements(doc); !sameElements(got, harmless[name]) {
					t.Errorf("elements %v, with a harmless name %v", got, harmless[name])
				}
				checkDirection(t, doc)
			})
		}
	}
}

// elements counts the elements by name. Parts that open to show the whole of
// a long title are left out, as only long names have them.
func elements(doc *html.Node) map[string]int {
	n := map[string]int{}
	for d := range doc.Descendants() {
		if d.Type == html.ElementNode && !within(d, "whole") {
			n[d.Data]++
		}
	}
	return n
}

func within(d *html.Node, class string) bool {
	for ; d != nil; d = d.Parent {
		if strings.Contains(htmlcheck.Attr(d, "class"), class) {
			return true
		}
	}
	return false
}

// sameElements allows text, and only text, to differ.
func sameElements(a, b map[string]int) bool {
	for _, name := range []string{"script", "img", "b", "h1", "h2", "a", "svg", "form", "input", "title", "details", "iframe", "td", "li"} {
		if a[name] != b[name] {
			return false
		}
	}
	return true
}

// checkDirection asserts that what could turn the direction of text stands
// only where it is isolated.
func checkDirection(t *testing.T, doc *html.Node) {
	t.Helper()
	for d := range doc.Descendants() {
		if d.Type == html.ElementNode {
			for _, a := range d.Attr {
				if a.Key != "value" && strings.ContainsAny(a.Val, "\u202a\u202b\u202d\u202e\u2066\u2067\u2068") {
					t.Errorf("<%s %s> can turn text around", d.Data, a.Key)
				}
			}
		}
		if d.Type != html.TextNode || !strings.ContainsAny(d.Data, "\u202a\u202b\u202d\u202e\u2066\u2067\u2068") {
			continue
		}
		isolated := false
		for up := d.Parent; up != nil; up = up.Parent {
			isolated = isolated || up.Data == "bdi"
		}
		if !isolated {
			t.Errorf("<%s> shows text that can turn what follows", d.Parent.Data)
		}
	}
}

// TestLongTitlesStayWithinReach asserts that a title is cut in lists and in the
// heading, and stands in full on its own page.
func TestLongTitlesStayWithinReach(t *testing.T) {
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("many words ", 1000)
	doc := htmlcheck.Parse(t, render(t, stories(assets, long)["talk"]))
	if h := htmlcheck.Text(htmlcheck.All(doc, "h1")[0]); len(h) > 250 || !strings.HasSuffix(h, "…") {
		t.Errorf("the heading is %d bytes long and ends in %q", len(h), h[len(h)-10:])
	}
	whole := htmlcheck.All(doc, "details.whole p")
	if len(whole) == 0 || htmlcheck.Text(whole[0]) != strings.TrimSpace(long) {
		t.Error("the whole title is not on its page")
	}
	for _, h := range htmlcheck.All(doc, ".rlist h3") {
		if len(htmlcheck.Text(h)) > 200 {
			t.Errorf("a list shows %d bytes of a title", len(htmlcheck.Text(h)))
		}
	}
}
