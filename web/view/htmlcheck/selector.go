// Package htmlcheck lets tests ask pages by selector what a browser would
// find in them, and checks what holds for every page.
package htmlcheck

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// Parse reads a page the way browsers do.
func Parse(t testing.TB, page []byte) *html.Node {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// All returns the elements that a selector picks: TAG, TAG.CLASS, .CLASS,
// #ID, TAG[ATTR] or TAG[ATTR=VALUE], and such joined by spaces for descendants.
func All(n *html.Node, selector string) []*html.Node {
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
	if id, ok := strings.CutPrefix(part, "#"); ok {
		return Attr(n, "id") == id
	}
	part, attribute, hasAttribute := strings.Cut(strings.TrimSuffix(part, "]"), "[")
	tag, class, hasClass := strings.Cut(part, ".")
	if tag != "" && n.Data != tag || hasClass && !hasField(Attr(n, "class"), class) {
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

// Attr returns the value of an attribute, or "".
func Attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// Text is what a reader of the element gets, spaces joined.
func Text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
