package app

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/search"
)

// find is the search field with its results.
type find struct {
	text    string
	results []search.Result
	total   int
	current int
	open    bool
}

const maxFound = 8

// PrepareFind makes the index of names, so that the first letter does not wait
// for it.
func (a *App) PrepareFind() { a.index.Prepare() }

// Find takes the text of the search field.
func (a *App) Find(text string) {
	a.find = find{text: text}
	if text == "" {
		return
	}
	answer := a.index.Search(search.Query{Text: text, Limit: maxFound})
	a.find.results, a.find.total, a.find.open = answer.Results, answer.Total(graph.NoKind), true
	if len(answer.Results) == 0 {
		a.status = "Nothing is called that."
		return
	}
	a.status = strconv.Itoa(a.find.total) + " found."
}

func (a *App) findKey(key string) bool {
	f := &a.find
	n := len(f.results)
	switch key {
	case "ArrowDown", "ArrowUp":
		if n == 0 {
			return false
		}
		by := 1
		if key == "ArrowUp" {
			by = n - 1
		}
		f.current = (f.current + by) % n
	case "Enter":
		if f.current >= n {
			return true
		}
		a.goTo(f.results[f.current].Node)
	case "Escape":
		*f = find{}
		a.focus = a.tree.id(a.tree.current)
	default:
		return false
	}
	return true
}

// page lists what was found.
func (f *find) page(g *graph.Graph) *Page {
	p := &Page{}
	for i, r := range f.results {
		p.open("li;role=option")
		p.attribute("id", optionID(i))
		p.flag("aria-selected", i == f.current)
		p.act("result", string(g.ID(r.Node)))
		p.glyph(g.Kind(r.Node).String())
		p.name(g.Name(r.Node))
		p.text(" ")
		switch {
		case r.Alias:
			p.element("span;class=faint", "also "+r.Text)
		case g.Year(r.Node) != 0:
			p.element("span;class=faint", strconv.Itoa(g.Year(r.Node)))
		}
		p.close()
	}
	if f.open && len(f.results) == 0 {
		p.element("li;class=quiet", "Nothing is called that.")
	}
	return p
}

func optionID(i int) string { return "found-" + strconv.Itoa(i) }
