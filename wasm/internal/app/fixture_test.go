package app

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
)

// meshes is a made-up archive: three talks about meshes in two years, one of
// them by Ada, who gave thirty others.
func meshes(tb testing.TB) *graph.Graph {
	tb.Helper()
	var b graph.Builder
	add := func(subject string, p graph.Predicate, object string) {
		f := graph.Fact{Subject: graph.ID(subject), Predicate: p, Object: object,
			Evidence: graph.Evidence{Source: "source/report", Locator: "L1", Words: "a mesh", Status: graph.Stated}}
		if err := b.Add(f); err != nil {
			tb.Fatal(f, err)
		}
	}
	talk := func(slug, event string) {
		add("talk/"+slug, graph.At, "event/"+event)
		add("talk/"+slug, graph.Title, strings.ToUpper(slug[:1])+slug[1:])
	}
	for _, year := range []string{"2017", "2019"} {
		add("event/example-"+year, graph.Year, year)
		add("event/example-"+year, graph.Of, "series/example")
	}
	for _, t := range [][2]string{{"weaving", "example-2017"}, {"proxies", "example-2019"}, {"sidecars", "example-2019"}} {
		talk(t[0], t[1])
		add("talk/"+t[0], graph.About, "theme/mesh")
	}
	add("talk/weaving", graph.Uses, "technology/istio")
	add("talk/proxies", graph.Uses, "technology/envoy")
	add("technology/istio", graph.Name, "Istio")
	add("theme/mesh", graph.Broader, "theme/networking")
	add("talk/weaving", graph.By, "person/ada")
	for i := range 60 {
		slug := "other-" + strconv.Itoa(i)
		talk(slug, "example-2017")
		add("talk/"+slug, graph.By, "person/ada")
	}
	g, err := b.Graph()
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

func start(tb testing.TB, query string) *App {
	tb.Helper()
	a, err := New(meshes(tb), Options{Version: "v1", Query: query, Focus: "theme/mesh", Width: 800, Height: 600})
	if err != nil {
		tb.Fatal(err)
	}
	a.Page()
	return a
}

func (a *App) shows(id graph.ID) bool {
	n, ok := a.g.Lookup(id)
	if !ok {
		return false
	}
	_, ok = a.view.At(n)
	return ok
}

func (a *App) chosenID() graph.ID {
	if !a.chosen {
		return ""
	}
	return a.g.ID(a.selected)
}

// html writes a page as markup, so that tests read as what one sees.
func html(p *Page) string {
	var b strings.Builder
	words := []rune(string(p.Text))
	take := func(n uint32) string {
		out := string(words[:n])
		words = words[n:]
		return out
	}
	var open []string
	tag := false
	body := func() {
		if tag {
			b.WriteString(">")
		}
		tag = false
	}
	for i := 0; i < len(p.Ops); {
		switch p.Ops[i] {
		case opOpen:
			body()
			open = append(open, take(p.Ops[i+1]))
			b.WriteString("<" + open[len(open)-1])
			tag = true
			i += 2
		case opAttribute:
			name := take(p.Ops[i+1])
			b.WriteString(" " + name + "=" + strconv.Quote(take(p.Ops[i+2])))
			i += 3
		case opText:
			body()
			b.WriteString(take(p.Ops[i+1]))
			i += 2
		case opClose:
			body()
			b.WriteString("</" + open[len(open)-1] + ">")
			open = open[:len(open)-1]
			i++
		}
	}
	return b.String()
}

func region(out Output, id string) string {
	i := slices.IndexFunc(out.Regions, func(r Region) bool { return r.ID == id })
	if i < 0 {
		return ""
	}
	return html(out.Regions[i].Page)
}

func attribute(out Output, selector, name string) string {
	for _, a := range out.Attributes {
		if a.Selector == selector && a.Name == name {
			return a.Value
		}
	}
	return ""
}
