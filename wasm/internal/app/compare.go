package app

import (
	"strconv"
	"strings"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/trail"
	"throughline/graph/trend"
)

// comparison tells two periods apart on the picture of both: what was there
// in the first alone is gone, in the second alone new, in both kept.
type comparison struct {
	periods  [2][2]int    // first and last year of each; zeros where nothing is compared
	g        *graph.Graph // what it was made of, and of which focus
	focus    uint32
	sign     map[uint32]sign
	sentence string
}

// sign is a set of the periods that a node is of.
type sign uint8

const (
	gone sign = 1 << iota
	fresh
	kept = gone | fresh
)

var signs = [...]struct{ mark, word string }{gone: {"−", "gone"}, fresh: {"+", "new"}, kept: {"=", "kept"}}

func (c *comparison) on() bool { return c.periods != [2][2]int{} }

// parsePeriods reads "2017-2018,2022-2024".
func parsePeriods(s string) (p [2][2]int) {
	before, after, ok := strings.Cut(s, ",")
	for i, text := range [...]string{before, after} {
		from, to, _ := strings.Cut(text, "-")
		p[i] = [2]int{year(from), year(to)}
		if p[i][1] == 0 {
			p[i][1] = p[i][0]
		}
		if p[i][0] == 0 || p[i][0] > p[i][1] {
			ok = false
		}
	}
	if !ok {
		return [2][2]int{}
	}
	return p
}

func periodsText(p [2][2]int) string {
	if p == [2][2]int{} {
		return ""
	}
	one := func(y [2]int) string { return strconv.Itoa(y[0]) + "-" + strconv.Itoa(y[1]) }
	return one(p[0]) + "," + one(p[1])
}

// Periods compares two windows, of which each may be written backwards.
func (a *App) Periods(years [4]int) {
	p := [2][2]int{{min(years[0], years[1]), max(years[0], years[1])}, {min(years[2], years[3]), max(years[2], years[3])}}
	if p[0][0] == 0 || p[1][0] == 0 {
		return
	}
	a.comparePeriods(p)
}

// compareOrNot begins with the two halves of the years in which the focus has
// talks, or of all years where that is not two; or it ends.
func (a *App) compareOrNot() {
	first, last := a.g.YearSpan()
	if years := card.Years(a.g, a.view.Focus); len(years) > 1 {
		first, last = years[0].Year, years[len(years)-1].Year
	}
	if a.compared.on() || first == last {
		a.comparePeriods([2][2]int{})
		return
	}
	middle := (first + last) / 2
	a.comparePeriods([2][2]int{{first, middle}, {middle + 1, last}})
}

func (a *App) comparePeriods(p [2][2]int) {
	a.do(trail.Step{Verb: trail.Compare, Years: p[0], Then: p[1]})
	a.status = "Comparing ends."
	if a.compared.on() {
		a.status = a.compared.sentence
	}
}

// compare gives the nodes their signs: a talk or event by its year, anything
// else by the talks of the focus, and of what is narrower, that it is tied to.
// The difference is the one that the page of the focus tells.
func (a *App) compare() {
	c, focus := &a.compared, a.view.Focus
	if c.periods == a.view.Compared && c.g == a.g && c.focus == focus && c.sign != nil {
		return
	}
	*c = comparison{periods: a.view.Compared, g: a.g, focus: focus}
	if !c.on() {
		return
	}
	c.sign = map[uint32]sign{}
	for n := range uint32(a.g.Len()) {
		if s := c.of(a.g.Year(n)); s != 0 && a.g.Kind(n).Dated() {
			c.sign[n] = s
		}
	}
	before, after := trend.Period{From: c.periods[0][0], To: c.periods[0][1]}, trend.Period{From: c.periods[1][0], To: c.periods[1][1]}
	d := trend.DifferenceOf(a.g, focus, before, after, graph.Theme, graph.Technology)
	for _, talk := range d.Talks {
		a.signCompany(talk)
	}
	for s, list := range [...][]trend.Changed{gone: d.Gone, fresh: d.New, kept: d.Kept} {
		for _, n := range list {
			c.sign[n.Node] = sign(s)
		}
	}
	c.sentence = d.Sentence(a.g)
}

// signCompany gives the sign of a talk to all that it is tied to.
func (a *App) signCompany(talk uint32) {
	s := a.compared.sign[talk]
	for _, r := range a.g.Relations(talk) {
		for _, n := range r.Nodes {
			if !a.g.Kind(n).Dated() && n != a.compared.focus {
				a.compared.sign[n] |= s
			}
		}
	}
}

// of returns which periods a year is in.
func (c *comparison) of(year int) (s sign) {
	for i, p := range c.periods {
		if year != 0 && year >= p[0] && year <= p[1] {
			s |= 1 << i
		}
	}
	return s
}

// signed writes the sign of a node, and its word for whoever cannot see it.
func (p *Page) signed(s sign) {
	if s == 0 {
		return
	}
	p.open("span;aria-hidden=true")
	p.attribute("class", "sg "+signs[s].word)
	p.text(signs[s].mark)
	p.close()
	p.element("span;class=vh", signs[s].word+" ")
}

// called is the name of a node on the canvas, with its sign and its place on
// the list of the ring before it.
func (a *App) called(n uint32) string {
	name := a.g.Name(n)
	if i := a.place(n); i > 0 {
		name = strconv.Itoa(i) + ". " + name
	}
	if s := a.compared.sign[n]; s != 0 {
		return signs[s].mark + " " + name
	}
	return name
}

// faded reports whether a node is gone in the second period.
func (c *comparison) faded(n uint32) bool { return c.sign[n] == gone }

// difference writes what the comparison says, and what the signs mean.
func (a *App) difference() *Page {
	p := &Page{}
	if !a.compared.on() {
		return p
	}
	p.element("span", a.compared.sentence)
	for _, s := range [...]sign{kept, fresh, gone} {
		p.text(" ")
		p.open("b")
		p.attribute("class", "sg "+signs[s].word)
		p.text(signs[s].mark + " " + signs[s].word)
		p.close()
	}
	return p
}

// comparedYears, as window does, shades the two periods on the histogram.
func (a *App) comparedYears(p *Page, first int) {
	for i, y := range a.compared.periods {
		width := 0
		if y[0] != 0 {
			width = y[1] - y[0] + 1
		}
		rect(p, [...]string{"per before", "per after"}[i], (y[0]-first)*columnWidth, 0, width*columnWidth, chartHeight)
	}
}
