package view_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// parse reads a page the way browsers do.
func parse(t *testing.T, page []byte) *html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// all returns the elements that a selector picks: TAG, TAG.CLASS, .CLASS,
// TAG[ATTR] or TAG[ATTR=VALUE], and such joined by spaces for descendants.
func all(n *html.Node, selector string) []*html.Node {
	nodes := []*html.Node{n}
	for part := range strings.FieldsSeq(selector) {
		var next []*html.Node
		seen := map[*html.Node]bool{}
		for _, n := range nodes {
			for d := range n.Descendants() {
				if !seen[d] && matches(d, part) {
					seen[d] = true
					next = append(next, d)
				}
			}
		}
		nodes = next
	}
	return nodes
}

func matches(n *html.Node, part string) bool {
	if n.Type != html.ElementNode {
		return false
	}
	part, attribute, hasAttribute := strings.Cut(strings.TrimSuffix(part, "]"), "[")
	tag, class, hasClass := strings.Cut(part, ".")
	if tag != "" && n.Data != tag || hasClass && !hasField(attr(n, "class"), class) {
		return false
	}
	if !hasAttribute {
		return true
	}
	name, value, exact := strings.Cut(attribute, "=")
	for _, a := range n.Attr {
		if a.Key == name && (!exact || a.Val == value) {
			return true
		}
	}
	return false
}

func hasField(list, one string) bool {
	for f := range strings.FieldsSeq(list) {
		if f == one {
			return true
		}
	}
	return false
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// text is what a reader of the element gets, spaces joined.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// checkDocument asserts what holds for every page: what the security policy
// forbids is not there, ids are unique, headings are in order, everything
// that leads somewhere leads to an address of ours or to http.
func checkDocument(t *testing.T, page []byte) {
	t.Helper()
	doc := parse(t, page)
	for _, forbidden := range []string{"style", "iframe", "object", "base"} {
		if n := len(all(doc, forbidden)); n > 0 {
			t.Errorf("%d <%s>", n, forbidden)
		}
	}
	ids := map[string]bool{}
	for d := range doc.Descendants() {
		if d.Type != html.ElementNode {
			continue
		}
		checkAttributes(t, d, ids)
		if d.Data == "script" && (attr(d, "src") == "" || text(d) != "") {
			t.Error("an inline script")
		}
	}
	checkHeadings(t, doc)
	checkNames(t, doc, ids)
}

func checkAttributes(t *testing.T, d *html.Node, ids map[string]bool) {
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

func checkAddress(t *testing.T, element, address string) {
	t.Helper()
	for _, start := range []string{"/", "?", "#", "https://", "http://"} {
		if strings.HasPrefix(address, start) && !strings.HasPrefix(address, "//") {
			return
		}
	}
	t.Errorf("<%s> leads to %q", element, address)
}

func checkHeadings(t *testing.T, doc *html.Node) {
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
			t.Errorf("<h%d>%.40s follows <h%d>", level, text(d), last)
		}
		last = level
	}
	if first != 1 {
		t.Errorf("%d <h1>", first)
	}
}

// checkNames asserts that everything one can act on or look at has a name and
// that every reference has its end.
func checkNames(t *testing.T, doc *html.Node, ids map[string]bool) {
	t.Helper()
	for _, a := range append(all(doc, "a"), all(doc, "button")...) {
		if text(a) == "" && attr(a, "aria-label") == "" {
			t.Errorf("a link or button without a name: %v", a.Attr)
		}
	}
	for _, s := range append(all(doc, "svg[role=img]"), all(doc, "svg[role=group]")...) {
		if attr(s, "aria-label") == "" && attr(s, "aria-labelledby") == "" {
			t.Errorf("a drawing without a name: %v", s.Attr)
		}
	}
	labels := map[string]bool{}
	for _, l := range all(doc, "label[for]") {
		labels[attr(l, "for")] = true
	}
	for _, i := range all(doc, "input") {
		if !labels[attr(i, "id")] && attr(i, "aria-label") == "" {
			t.Errorf("a field without a label: %v", i.Attr)
		}
	}
	for d := range doc.Descendants() {
		for _, key := range []string{"aria-labelledby", "for"} {
			if id := attr(d, key); id != "" && !ids[id] {
				t.Errorf("%s=%q has no end", key, id)
			}
		}
	}
}
