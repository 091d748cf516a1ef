package view_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/web/view"
	"throughline/web/view/htmlcheck"
)

// TestTheRingIsTheList compares distances with scores, and links with rows.
func TestTheRingIsTheList(t *testing.T) {
	talk := view.Talk{Node: view.Node{Ref: view.Ref{ID: "talk/middle", Name: "Middle"}}, Related: &view.Related{}}
	for i, score := range []int{90, 60, 60, 31, 7} {
		id := graph.ID("talk/example-" + strconv.Itoa(i))
		talk.Related.Rows = append(talk.Related.Rows, view.RelatedTalk{Ref: view.Ref{ID: id, Name: "Example & " + strconv.Itoa(i)}, Score: score})
	}
	doc := component(t, view.TalkPage(view.Page{}, talk))
	rings := htmlcheck.All(doc, "figure.orbit svg")
	if len(rings) != 2 {
		t.Fatalf("%d rings, one for each width of page", len(rings))
	}
	for _, ring := range rings {
		middle := htmlcheck.All(ring, "circle.dot")[0]
		links := htmlcheck.All(ring, "a")
		if len(links) != len(talk.Related.Rows) {
			t.Fatalf("%d links for %d rows", len(links), len(talk.Related.Rows))
		}
		last := 0.0
		for i, a := range links {
			row := talk.Related.Rows[i]
			if htmlcheck.Attr(a, "href") != row.Href() || !strings.Contains(htmlcheck.Attr(a, "aria-label"), row.Name+": "+strconv.Itoa(row.Score)+" points") {
				t.Errorf("row %d: %s %q", i, htmlcheck.Attr(a, "href"), htmlcheck.Attr(a, "aria-label"))
			}
			dot := htmlcheck.All(a, "circle")[0]
			at := math.Hypot(number(t, dot, "cx")-number(t, middle, "cx"), number(t, dot, "cy")-number(t, middle, "cy"))
			if i > 0 && (row.Score < talk.Related.Rows[i-1].Score) != (at > last+0.2) {
				t.Errorf("row %d of %d points is %.1f away, the one before %.1f", i, row.Score, at, last)
			}
			last = at
		}
	}
}
