package load

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"throughline/data"
	"throughline/graph"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/vocabulary"
)

// schedule makes a small schedule: lines of "id|title|subtitle|start|personid=name,...".
func schedule(conference, day string, lines ...string) string {
	var b strings.Builder
	b.WriteString(`<schedule><conference><title>` + conference + `</title><start>` + day + `</start></conference><day date="` + day + `"><room name="R">`)
	for _, l := range lines {
		f := strings.Split(l, "|")
		b.WriteString(`<event id="` + f[0] + `"><title>` + f[1] + `</title><subtitle>` + f[2] + `</subtitle><start>` + f[3] + `</start><duration>00:30</duration><persons>`)
		for p := range strings.SplitSeq(f[4], ",") {
			id, name, _ := strings.Cut(p, "=")
			b.WriteString(`<person id="` + id + `">` + name + `</person>`)
		}
		b.WriteString(`</persons></event>`)
	}
	return b.String() + `</room></day></schedule>`
}

var small = map[string]string{
	"a.xml": schedule("Example Conf 2018", "2018-02-03",
		"1|Meshes|an introduction|10:00|7=Ada Example,8=Ben Sample",
		"2|Closing||18:00|9=Cy Test",
		"3|Closing||19:00|9=Cy Test,10=tux",
		"4|More||12:00|11=Dee Dum"),
	"b.xml": schedule("Example Conf 2019", "2019-02-03",
		"1|Meshes again||10:00|7=Ada Example,8=Ben Sample",
		"2|Spelling||11:00|9=Cyrus Test,11=Dee Dum"),
	"c.xml": schedule("Other Conf 2018", "2018-05-05",
		"1|Twins||10:00|1=John Twin,2=John Twin",
		"2|Alone||11:00|10=tux"),
	"d.yaml": `source: {slug: example-conf-report, title: A report}
event: {name: Example Conf 2018, series: Example Conf, year: 2018, lines: [1]}
talks:
  - {title: Meshesan introduction, line: 3, speakers: [{name: Ada Example, lines: [3]}], technologies: [{name: Istio, lines: [4]}]}
  - {title: Closing, line: 5, speakers: [{name: Cy Test, lines: [5]}]}
  - {title: More, line: 7, speakers: [{name: Someone Else, lines: [7]}]}
`,
}

func TestOrderDoesNotMatter(t *testing.T) {
	root := write(t, small)
	v, err := vocabulary.Parse(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Vocabulary: v}
	want := apply(t, nil, load(t, nil, o, root))
	orders := [][]string{{"a.xml", "b.xml", "c.xml", "d.yaml"}, {"d.yaml", "c.xml", "b.xml", "a.xml"}, {"b.xml", "d.yaml", "a.xml", "c.xml"}, {"c.xml", "a.xml", "d.yaml", "b.xml"}}
	for _, order := range orders {
		var g *graph.Graph
		for _, name := range order {
			g = apply(t, g, load(t, g, o, filepath.Join(root, name)))
		}
		same(t, strings.Join(order, " "), want, g)
		p := load(t, g, o, root)
		if len(p.Add)+len(p.Remove) > 0 {
			t.Errorf("loading again adds %v and removes %v", p.Add, p.Remove)
		}
	}
}

func TestRealArchivesInAnyOrder(t *testing.T) {
	folder := formattest.Extra(t, "data/fosdem-pentabarf-xml")
	v, err := vocabulary.Parse(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Vocabulary: v}
	years := []string{"2007.xml", "2008.xml", "2013.xml", "2014.xml", "2017.xml"}
	var paths []string
	for _, y := range years {
		paths = append(paths, filepath.Join(folder, y))
	}
	want := apply(t, nil, load(t, nil, o, paths...))
	var g *graph.Graph
	for i := range paths {
		g = apply(t, g, load(t, g, o, paths[len(paths)-1-i]))
	}
	same(t, "backwards, one by one", want, g)
}

func TestALaterExportReplacesTheEarlier(t *testing.T) {
	root := write(t, map[string]string{"a.xml": small["a.xml"], "b.xml": small["b.xml"]})
	g := apply(t, nil, load(t, nil, Options{}, root))
	changed := strings.Replace(small["a.xml"], "More", "Much more", 1)
	if err := os.WriteFile(filepath.Join(root, "a.xml"), []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	p := load(t, g, Options{}, filepath.Join(root, "a.xml"))
	s := p.Summary
	if s.Added["talk"] != 1 || s.Removed["talk"] != 1 || s.Unchanged["talk"] != 3 {
		t.Errorf("summary %+v", s)
	}
	g = apply(t, g, p)
	if _, ok := g.Lookup("talk/more-example-conf-2018"); ok {
		t.Error("the talk that was renamed is still there")
	}
	same(t, "replaced", apply(t, nil, load(t, nil, Options{}, root)), g)
}
