package htmlcheck_test

import (
	"testing"

	"throughline/web/view/htmlcheck"
)

func TestSelectors(t *testing.T) {
	doc := htmlcheck.Parse(t, []byte(`<div id="a" class="x y"><p class="y">one <b>two</b></p><a href="/z" rel="next">three</a></div><p class="xy">four</p>`))
	for selector, want := range map[string]int{
		"p": 2, ".y": 2, "div.y": 1, "#a p": 1, "a[href]": 1, "a[rel=next]": 1, "a[rel=prev]": 0, "div b": 1, ".x .y b": 1, "p p": 0, "#b": 0,
	} {
		if got := len(htmlcheck.All(doc, selector)); got != want {
			t.Errorf("%s picks %d", selector, got)
		}
	}
	if got := htmlcheck.Text(htmlcheck.All(doc, "p")[0]); got != "one two" {
		t.Errorf("%q", got)
	}
}
