package app

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/text"
	"throughline/graph/trail"
)

// table is the view row by row. It is written only while it is looked at.
type table struct {
	by    string // the column it is sorted by; "" is the order in which the view was found
	down  bool
	lines []card.Row
}

// columns are the table's, by their names in data-arg.
var columns = [...]struct{ name, title, class string }{
	{"kind", "Kind", ""}, {"name", "Name", ""}, {"year", "Year", "num"}, {"edges", "Edges", "num"}, {"joined", "Joined", ""}, {"part", "Part", ""},
}

// sortBy sorts by a column, and the other way round when it was sorted by it.
func (t *table) sortBy(column string) {
	switch {
	case t.by != column:
		t.by, t.down = column, false
	case !t.down:
		t.down = true
	default:
		t.by, t.down = "", false
	}
}

// rebuild lists the rows of the view in order.
func (t *table) rebuild(a *App) {
	t.lines = card.Rows(a.view.Nodes, a.view.Edges, a.asked)
	if t.by == "" {
		return
	}
	order := make([]uint32, len(t.lines))
	for i := range order {
		order[i] = uint32(i)
	}
	order = graph.First(order, len(order), func(i, j uint32) int {
		if c := t.compare(a, &t.lines[i], &t.lines[j]); c != 0 {
			return c
		}
		return cmp.Compare(i, j)
	})
	sorted := make([]card.Row, len(order))
	for k, i := range order {
		sorted[k] = t.lines[i]
	}
	t.lines = sorted
}

// compare puts what has no year behind what has one, either way.
func (t *table) compare(a *App, x, y *card.Row) int {
	if t.by == "year" {
		if x, y := a.g.Year(x.Node), a.g.Year(y.Node); (x == 0) != (y == 0) {
			return y - x
		}
	}
	c := a.compareRows(t.by, x, y)
	if t.down {
		return -c
	}
	return c
}

func (a *App) compareRows(column string, x, y *card.Row) int {
	g := a.g
	switch column {
	case "kind":
		return cmp.Compare(g.Kind(x.Node), g.Kind(y.Node))
	case "year":
		return cmp.Compare(g.Year(x.Node), g.Year(y.Node))
	case "edges":
		return cmp.Compare(x.Edges, y.Edges)
	case "part":
		return cmp.Compare(x.Part, y.Part)
	case "joined":
		return strings.Compare(a.joined(x), a.joined(y))
	}
	return strings.Compare(text.Fold(g.Name(x.Node)), text.Fold(g.Name(y.Node)))
}

// joined is how a row is tied to what is nearer to the focus.
func (a *App) joined(r *card.Row) string {
	phrase, name := a.joinParts(r)
	return phrase + " " + name
}

func (a *App) joinParts(r *card.Row) (phrase, name string) {
	if r.Join == (card.Fact{}) {
		return "", ""
	}
	return r.Join.Phrase(), a.g.Name(r.Join.Other)
}

// asked reports whether a step asked for the node.
func (a *App) asked(n uint32) bool {
	_, ok := a.view.From[n]
	return ok || a.view.Marked[n]
}

func lineID(i int) string { return "line-" + strconv.Itoa(i) }

// page writes the table.
func (t *table) page(a *App) *Page {
	p := &Page{}
	t.rebuild(a)
	p.open("p;class=label oh")
	p.text("Table ")
	p.element("span", text.Many(len(t.lines), "row", "rows"))
	p.open("span;class=btns")
	p.element("button;class=btn bare;type=button;data-page=csv", "Save as CSV")
	p.close()
	p.close()
	p.open("div;class=scroll;role=group;aria-label=Rows;tabindex=0")
	p.open("table")
	p.open("thead")
	p.open("tr")
	for _, c := range columns {
		t.head(p, c.name, c.title, c.class)
	}
	p.close()
	p.close()
	p.open("tbody")
	current := t.current(a)
	for i, r := range t.lines {
		t.line(p, a, i, r, i == current)
	}
	p.close()
	p.close()
	p.close()
	return p
}

func (t *table) head(p *Page, name, title, class string) {
	p.open("th;scope=col")
	p.attribute("class", class)
	arrow := ""
	if t.by == name {
		order := "ascending"
		arrow = " ▲"
		if t.down {
			order, arrow = "descending", " ▼"
		}
		p.attribute("aria-sort", order)
	}
	p.open("button;type=button")
	p.act("sort", name)
	p.text(title)
	p.element("span;aria-hidden=true", arrow)
	p.close()
	p.close()
}

func (t *table) line(p *Page, a *App, i int, r card.Row, current bool) {
	id, kind := string(a.g.ID(r.Node)), a.g.Kind(r.Node).String()
	p.open("tr")
	p.attribute("class", r.Part.String())
	p.flag("aria-selected", a.isPicked(r.Node))
	p.act("line", id)
	p.open("td")
	p.glyph(kind)
	p.text(kind)
	p.close()
	p.open("th;scope=row")
	p.open("button;type=button;class=pick")
	p.attribute("id", lineID(i))
	p.act("line", id)
	p.number("tabindex", tabindex(current))
	p.signed(a.compared.sign[r.Node])
	p.name(card.Shorten(a.g.Name(r.Node), 160))
	p.close()
	p.close()
	p.element("td;class=num", yearText(a.g.Year(r.Node)))
	p.element("td;class=num", strconv.Itoa(r.Edges))
	phrase, name := a.joinParts(&r)
	p.open("td")
	p.text(phrase + " ")
	p.name(card.Shorten(name, 80))
	p.close()
	p.element("td", r.Part.String())
	p.close()
}

// current is the row that Tab leads to.
func (t *table) current(a *App) int {
	return max(0, slices.IndexFunc(t.lines, func(r card.Row) bool { return a.chosen && r.Node == a.selected }))
}

// key takes a key in a row of the table.
func (t *table) key(a *App, key string) bool {
	to := t.current(a)
	switch key {
	case "ArrowDown":
		if a.chosen {
			to++
		}
	case "ArrowUp":
		to--
	case "Home":
		to = 0
	case "End":
		to = len(t.lines) - 1
	case " ", "Enter":
		n := t.lines[to].Node
		if key == " " || !a.isPicked(n) {
			a.goToLine(to)
			return true
		}
		a.expand(trail.Step{Verb: trail.Expand, Node: a.g.ID(n)})
		return true
	default:
		return false
	}
	a.goToLine(min(max(to, 0), len(t.lines)-1))
	return true
}

func (a *App) goToLine(i int) {
	n := a.table.lines[i].Node
	a.moveTo(n, "Selected "+a.g.Name(n)+".")
	a.focus = lineID(i)
}

// pressLine takes a click on a row: one selects, two expand.
func (a *App) pressLine(id string, twice bool) {
	n, ok := a.g.Lookup(graph.ID(id))
	if !ok {
		return
	}
	a.moveTo(n, "Selected "+a.g.Name(n)+".")
	if twice {
		a.expand(trail.Step{Verb: trail.Expand, Node: graph.ID(id)})
	}
}
