package app

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/search"
	"throughline/graph/text"
)

// find is the search field with its results: names, and what the text asks
// for if it says more than a name.
type find struct {
	text     string
	results  []search.Result
	readings readings
	counts   [graph.NumKinds]int
	total    int
	current  int
	open     bool
}

const maxFound = 8

// PrepareFind makes the indexes of names, so that the first letter does not
// wait for them.
func (a *App) PrepareFind() {
	a.index.Prepare()
	a.reader.Prepare()
}

// Find takes the text of the search field.
func (a *App) Find(text string) {
	a.find = find{text: text}
	if text == "" {
		return
	}
	answer := a.index.Search(search.Query{Text: text, Limit: maxFound})
	f := &a.find
	f.results, f.counts, f.total, f.open = answer.Results, answer.Counts, answer.Total(graph.NoKind), true
	a.read(text)
	if f.readings.first && answer.Partial {
		f.results, f.total, f.counts = nil, 0, [graph.NumKinds]int{} // names with some of the words are noise beside an answer
	}
	a.status = f.said()
}

// said is what was found, in words.
func (f *find) said() string {
	switch r := len(f.readings.list); {
	case f.readings.missing != "":
		return f.readings.missing
	case r > 0 && f.readings.first:
		return "Read as: " + f.readings.list[0].Sentence + "."
	case f.total == 0:
		return "Nothing is called that."
	}
	return strconv.Itoa(f.total) + " found."
}

func (a *App) findKey(key string) bool {
	f := &a.find
	n := f.options()
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
		a.take(f.current)
	case "Escape":
		*f = find{}
		a.focus = a.tree.id(a.tree.current)
	default:
		return false
	}
	return true
}

// take chooses one of what was found.
func (a *App) take(i int) {
	if i < 0 || i >= a.find.options() {
		return
	}
	if q, ok, name := a.find.option(i); ok {
		a.run(q)
	} else {
		a.goTo(a.find.results[name].Node)
	}
}

// page lists what was found.
func (f *find) page(g *graph.Graph) *Page {
	p := &Page{}
	for i := range f.options() {
		if q, ok, name := f.option(i); ok {
			p.readingOption(i, i == f.current, q)
		} else {
			f.result(p, g, i, f.results[name])
		}
	}
	switch {
	case f.readings.missing != "":
		p.element("li;class=quiet", f.readings.missing)
	case f.open && f.options() == 0:
		p.element("li;class=quiet", "Nothing is called that.")
	case f.total > len(f.results):
		p.element("li;class=quiet", f.kinds())
	}
	return p
}

func (f *find) result(p *Page, g *graph.Graph, i int, r search.Result) {
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

// kinds says how many there are of each kind.
func (f *find) kinds() string {
	out := ""
	for _, k := range graph.Kinds() {
		if n := f.counts[k]; n > 0 {
			if out != "" {
				out += ", "
			}
			out += text.Many(n, k.String(), k.Plural())
		}
	}
	return "In all " + out + "."
}

func optionID(i int) string { return "found-" + strconv.Itoa(i) }
