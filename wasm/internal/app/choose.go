package app

import (
	"slices"
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/text"
	"throughline/graph/trail"
)

// chooser is the dialog in which one chooses which of many neighbours to add.
type chooser struct {
	open    bool
	node    uint32
	in      relation
	hidden  []uint32 // all that are not shown, the most telling first
	total   int      // how many there are, hidden may be only the first of them
	filter  string
	match   []uint32 // those whose name has the filter in it
	taken   []uint32
	current int
}

const (
	maxRanked = 2000 // neighbours that the dialog ranks
	maxListed = 100  // rows that the dialog shows
)

// chooseFrom opens the dialog on what a relation holds back.
func (a *App) chooseFrom(n uint32, in relation) {
	var hidden []uint32
	for _, m := range in.nodes(a.g, n) {
		if a.unseen(m) && a.g.InYears(m, a.view.Years[0], a.view.Years[1]) {
			hidden = append(hidden, m)
		}
	}
	if len(hidden) == 0 {
		a.status = "Nothing is held back there."
		return
	}
	c := chooser{open: true, node: n, in: in, total: len(hidden)}
	c.hidden = a.g.Ranked(hidden, a.view.Nodes, maxRanked)
	c.match = c.hidden
	a.choosing = c
	a.status = text.Many(c.total, "node", "nodes") + " to choose from."
}

// ChooseFilter takes the text of the dialog's field.
func (a *App) ChooseFilter(typed string) {
	c := &a.choosing
	c.filter, c.current = typed, 0
	c.match = c.hidden
	if words := text.Fold(typed); words != "" {
		c.match = nil
		for _, m := range c.hidden {
			if strings.Contains(text.Fold(a.g.Name(m)), words) || strings.Contains(strconv.Itoa(a.g.Year(m)), words) {
				c.match = append(c.match, m)
			}
		}
	}
	a.status = strconv.Itoa(len(c.match)) + " of them."
}

// tick marks one to be added, or unmarks it.
func (a *App) tick(id string) {
	c := &a.choosing
	n, ok := a.g.Lookup(graph.ID(id))
	if !ok || !slices.Contains(c.hidden, n) {
		return
	}
	c.current = max(0, slices.Index(c.match, n))
	if i := slices.Index(c.taken, n); i >= 0 {
		c.taken = slices.Delete(c.taken, i, i+1)
		return
	}
	if len(c.taken) == a.room() {
		a.status = "No more fit into the view."
		return
	}
	c.taken = append(c.taken, n)
}

// addTaken adds what was marked, or the first of the list.
func (a *App) addTaken(first bool) {
	c := a.choosing
	list := c.taken
	if first {
		list = c.match[:min(trail.Most, len(c.match), a.room())]
	}
	a.choosing = chooser{}
	if len(list) > 0 {
		a.addChosen(c.node, c.in, list)
		a.focus = a.tree.id(a.tree.current)
	}
}

func (a *App) chooseKey(key string) bool {
	c := &a.choosing
	last := min(len(c.match), maxListed) - 1
	switch key {
	case "ArrowDown":
		c.current = min(c.current+1, last)
	case "ArrowUp":
		c.current = max(c.current-1, 0)
	default:
		return false
	}
	if last >= 0 {
		a.focus = tickID(c.current)
	}
	return true
}

func tickID(i int) string { return "tick-" + strconv.Itoa(i) }

// page writes the dialog.
func (c *chooser) page(a *App) *Page {
	p := &Page{}
	if !c.open {
		return p
	}
	p.open("div;class=top-line")
	p.open("h2")
	p.name(card.Shorten(a.g.Name(c.node), 80))
	p.text(": " + strconv.Itoa(c.total) + " more")
	p.close()
	p.open("button;type=button;class=btn bare;aria-label=Close")
	p.act("choose-close", "")
	p.text("✕")
	p.close()
	p.close()
	c.field(p, a)
	c.list(p, a)
	c.buttons(p, a)
	return p
}

func (c *chooser) field(p *Page, a *App) {
	p.open("div")
	p.open("label;class=field")
	p.element("span;class=vh", "Narrow the list")
	p.open("input;id=choose-filter;type=search;autocomplete=off;placeholder=Narrow by name or year;autofocus")
	p.close()
	p.close()
	p.open("p;class=small quiet")
	p.text(c.in.label(a.g, c.node) + ". " + c.extent() + " The view has room for " + strconv.Itoa(a.room()) + " more.")
	p.close()
	p.close()
}

func (c *chooser) extent() string {
	listed := min(len(c.match), maxListed)
	switch {
	case listed == 0:
		return "None has that in its name."
	case len(c.match) > listed && c.filter == "":
		return "The " + strconv.Itoa(listed) + " that share most with the view; narrow the list to see others."
	case len(c.match) > listed:
		return "The first " + strconv.Itoa(listed) + " of " + strconv.Itoa(len(c.match)) + "."
	}
	return "Those that share most with the view come first."
}

func (c *chooser) list(p *Page, a *App) {
	p.open("div;class=scroll")
	p.open("table")
	p.open("thead")
	p.open("tr")
	p.element("td", "")
	p.element("th;scope=col", "Name")
	p.element("th;scope=col;class=num", "Year")
	p.element("th;scope=col;class=num", "Edges into the view")
	p.close()
	p.close()
	p.open("tbody")
	for i, m := range c.match[:min(len(c.match), maxListed)] {
		c.row(p, a, i, m)
	}
	p.close()
	p.close()
	p.close()
}

func (c *chooser) row(p *Page, a *App, i int, m uint32) {
	id, name, on := string(a.g.ID(m)), card.Shorten(a.g.Name(m), 160), slices.Contains(c.taken, m)
	p.open("tr")
	p.act("take", id)
	p.flag("aria-selected", on)
	p.open("td")
	p.open("button;type=button;role=checkbox;class=tick")
	p.attribute("id", tickID(i))
	p.attribute("aria-label", name)
	p.flag("aria-checked", on)
	p.number("tabindex", tabindex(i == c.current))
	p.act("take", id)
	if on {
		p.text("✓")
	}
	p.close()
	p.close()
	p.open("th;scope=row")
	p.glyph(a.g.Kind(m).String())
	p.text(" ")
	p.name(name)
	p.close()
	p.element("td;class=num", yearText(a.g.Year(m)))
	p.element("td;class=num", strconv.Itoa(a.ties(m)))
	p.close()
}

func (c *chooser) buttons(p *Page, a *App) {
	p.open("div;class=btns")
	p.open("button;type=button;class=btn go")
	p.act("add-taken", "")
	if len(c.taken) == 0 {
		p.attribute("disabled", "")
		p.text("Add what you mark")
	} else {
		p.text("Add " + strconv.Itoa(len(c.taken)))
	}
	p.close()
	if first := min(trail.Most, len(c.match), a.room()); first > 0 {
		p.button("btn", "add-first", "", "Add the first "+strconv.Itoa(first))
	} else if a.room() == 0 {
		p.element("p;class=small quiet", "The view is full: hide or collapse something first.")
	}
	p.close()
}

// ties counts the edges between a node and those in view.
func (a *App) ties(m uint32) int {
	ties := 0
	for _, p := range graph.EdgePredicates() {
		for _, rows := range [...][]uint32{a.g.Out(m, p), a.g.In(m, p)} {
			for _, n := range a.view.Nodes {
				if _, ok := slices.BinarySearch(rows, n); ok {
					ties++
				}
			}
		}
	}
	return ties
}

// room is how many nodes the view can still take.
func (a *App) room() int { return max(0, graph.MaxNodes-len(a.view.Nodes)) }
