package view_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"golang.org/x/net/html"

	"throughline/web/view"
	"throughline/web/view/htmlcheck"
)

func component(t *testing.T, c templ.Component) *html.Node {
	t.Helper()
	return htmlcheck.Parse(t, render(t, c))
}

func number(t *testing.T, n *html.Node, name string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(htmlcheck.Attr(n, name), 64)
	if err != nil {
		t.Fatalf("%s of <%s>: %v", name, n.Data, err)
	}
	return v
}

// TestTimelineMarks asserts the three marks: hatched gaps, hollow zeros and
// solid values, each as often as the points say, and no line across a gap.
func TestTimelineMarks(t *testing.T) {
	when := view.Timeline{ID: "f", Points: meshPoints()}
	for name, d := range map[string]*view.Drawing{"wide": when.Wide(), "narrow": when.Narrow()} {
		doc := component(t, view.Draw(d))
		for selector, want := range map[string]int{
			"rect.none": 1, "circle.dot": 2, "circle.dot-t0": 2, "path.line": 2, "line.nodata": 1,
		} {
			if got := len(htmlcheck.All(doc, selector)); got != want {
				t.Errorf("%s: %d %s, want %d", name, got, selector, want)
			}
		}
		for selector, want := range map[string]int{"path.band": 4, "path.cell-on": 4, "path.cell": 7 + 12 + 18 + 16 - 4} {
			if got := boxes(doc, selector); got != want {
				t.Errorf("%s: %d rectangles in %s, want %d", name, got, selector, want)
			}
		}
		gap := htmlcheck.All(doc, "rect.none")[0]
		lo, hi := number(t, gap, "x"), number(t, gap, "x")+number(t, gap, "width")
		for _, line := range htmlcheck.All(doc, "path.line") {
			from, to := ends(t, htmlcheck.Attr(line, "d"))
			if from < lo && to > hi {
				t.Errorf("%s: a line crosses the gap", name)
			}
		}
	}
}

// boxes counts the rectangles of the paths that are selected.
func boxes(doc *html.Node, selector string) int {
	n := 0
	for _, path := range htmlcheck.All(doc, selector) {
		n += strings.Count(htmlcheck.Attr(path, "d"), "z")
	}
	return n
}

// ends returns the x of the first and last point of a path.
func ends(t *testing.T, d string) (from, to float64) {
	t.Helper()
	points := strings.FieldsFunc(d, func(r rune) bool { return r == 'M' || r == 'L' })
	for i, p := range points {
		x, err := strconv.ParseFloat(strings.Fields(p)[0], 64)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			from = x
		}
		to = x
	}
	return from, to
}

// TestNothingLeavesTheDrawing holds charts of awkward series to their frames.
func TestNothingLeavesTheDrawing(t *testing.T) {
	all := make([][2]int, 30)
	for i := range all {
		all[i] = [2]int{800, 800}
	}
	series := map[string][]view.Point{
		"none": nil, "one": points([2]int{1, 1}), "one year": points([2]int{3, 9}), "all": points(all...),
		"gaps": points([2]int{0, -1}, [2]int{0, -1}), "few": points([2]int{1, 3}, [2]int{0, 4}), "mesh": meshPoints(),
	}
	for name, p := range series {
		when := view.Timeline{ID: "f", Points: p, First: "Example"}
		for _, d := range []*view.Drawing{when.Wide(), when.Narrow(), view.Spark("Example", p, 1, false), view.CoverageStrip(p)} {
			for _, r := range htmlcheck.All(component(t, view.Draw(d)), "rect") {
				x, y, w, h := number(t, r, "x"), number(t, r, "y"), number(t, r, "width"), number(t, r, "height")
				if x < -0.1 || y < -0.1 || w < 0 || h < 0 || x+w > d.Width+0.2 || y+h > d.Height+0.2 {
					t.Errorf("%s, %s: a box of %g×%g at %g, %g leaves %g×%g", name, d.Class, w, h, x, y, d.Width, d.Height)
				}
			}
		}
	}
}

// TestTwinSaysTheSame compares the table with the chart's own data.
func TestTwinSaysTheSame(t *testing.T) {
	when := view.Timeline{ID: "f", Points: meshPoints(), Href: func(y int) string { return "?year=" + strconv.Itoa(y) }}
	doc := component(t, view.Evolution(when))
	rows := htmlcheck.All(doc, ".twin tbody tr")
	want := [][]string{
		{"2017", "1", "7", "14 %", "6–34 %", "data"}, {"2018", "3", "12", "25 %", "10–45 %", "data"},
		{"2019", "no source"}, {"2020", "no source"}, {"2021", "no source"},
		{"2022", "0", "18", "0 %", "0–20 %", "zero"}, {"2023", "0", "16", "0 %", "0–20 %", "zero"},
		{"2024", "–", "0", "–", "–", "the report names no talk"},
	}
	if len(rows) != len(want) {
		t.Fatalf("%d rows", len(rows))
	}
	for i, row := range rows {
		var got []string
		for c := range row.ChildNodes() {
			if c.Type == html.ElementNode {
				got = append(got, htmlcheck.Text(c))
			}
		}
		if strings.Join(got, "|") != strings.Join(want[i], "|") {
			t.Errorf("row %d: %q, want %q", i, got, want[i])
		}
	}
	if links := htmlcheck.All(doc, "svg a"); len(links) != 4 || htmlcheck.Attr(links[0], "aria-label") != "2017: 1 of 7 talks" {
		t.Errorf("%d years lead to their talks", len(links))
	}
}

func TestFindings(t *testing.T) {
	for want, p := range map[string][]view.Point{
		"One talk in 2017, three in 2018, none in the two years reported since.": meshPoints(),
		"No year has talks to count.":                                            points([2]int{0, -1}, [2]int{0, 0}),
		"No talk in any of the two years that name talks.":                       points([2]int{0, 9}, [2]int{0, 8}),
		"14 talks in 2017, none in the year reported since.":                     points([2]int{14, 20}, [2]int{0, 8}),
		"First in 2017, highest in 2019 with 9 of 10 talks, 1 of 10 in 2020.":    points([2]int{1, 10}, [2]int{2, 10}, [2]int{9, 10}, [2]int{1, 10}),
	} {
		doc := component(t, view.Evolution(view.Timeline{ID: "f", Points: p}))
		if got := htmlcheck.Text(htmlcheck.All(doc, "figcaption b")[0]); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestCoverageNamesEveryYear asserts that the strip's name says what it shows.
func TestCoverageNamesEveryYear(t *testing.T) {
	doc := component(t, view.Draw(view.CoverageStrip(coverage())))
	want := "Talks by year: 2017 7, 2018 12, 2019 no report, 2020 no report, 2021 no report, 2022 18, 2023 16, 2024 a report that names no talk"
	if got := htmlcheck.Attr(htmlcheck.All(doc, "svg")[0], "aria-label"); got != want {
		t.Errorf("%q", got)
	}
	strokes := 0
	for _, p := range htmlcheck.All(doc, "path.tick") {
		strokes += strings.Count(htmlcheck.Attr(p, "d"), "M")
	}
	if strokes != 53 {
		t.Errorf("%d strokes for 53 talks", strokes)
	}
}
