package app

import (
	"cmp"
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
	periods  [2][2]int // first and last year of each; zeros where nothing is compared
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
// else by the talks of the focus that it is tied to.
func (a *App) compare() {
	c := &a.compared
	c.periods = a.view.Compared
	c.sign, c.sentence = nil, ""
	if !c.on() {
		return
	}
	c.sign = map[uint32]sign{}
	focus := a.view.Focus
	d := trend.Difference{
		Node: focus, Before: trend.Period{From: c.periods[0][0], To: c.periods[0][1]}, After: trend.Period{From: c.periods[1][0], To: c.periods[1][1]},
	}
	var talks [4][]uint32
	for n := range uint32(a.g.Len()) {
		k := a.g.Kind(n)
		s := c.of(a.g.Year(n))
		if s == 0 || !k.Dated() {
			continue
		}
		c.sign[n] = s
		if k == graph.Talk {
			talks[s] = append(talks[s], n)
		}
	}
	d.BeforeT, d.AfterT = len(talks[gone])+len(talks[kept]), len(talks[fresh])+len(talks[kept])
	a.companions(&d)
	c.sentence = d.Sentence(a.g)
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

// companions gives signs to what the talks of the focus are tied to, and adds
// the themes and technologies among it to the difference.
func (a *App) companions(d *trend.Difference) {
	with := map[uint32]*trend.Changed{}
	for _, talk := range a.talksOf(d.Node) {
		s := a.compared.sign[talk]
		if s&gone != 0 {
			d.BeforeN++
		}
		if s&fresh != 0 {
			d.AfterN++
		}
		for _, r := range a.g.Relations(talk) {
			for _, n := range r.Nodes {
				if a.g.Kind(n).Dated() || n == d.Node || s == 0 {
					continue
				}
				a.compared.sign[n] |= s
				if a.g.Kind(n) > graph.Technology {
					continue
				}
				if with[n] == nil {
					with[n] = &trend.Changed{Node: n}
				}
				if s&gone != 0 {
					with[n].Before = append(with[n].Before, talk)
				}
				if s&fresh != 0 {
					with[n].After = append(with[n].After, talk)
				}
			}
		}
	}
	_, end := a.g.Range(graph.Technology)
	for n := range end {
		w := with[n]
		if w == nil {
			continue
		}
		switch a.compared.sign[n] {
		case gone:
			d.Gone = insert(d.Gone, *w)
		case fresh:
			d.New = insert(d.New, *w)
		default:
			d.Kept = insert(d.Kept, *w)
		}
	}
}

// insert keeps what has most talks first.
func insert(list []trend.Changed, c trend.Changed) []trend.Changed {
	list = append(list, c)
	weight := func(c *trend.Changed) int { return len(c.Before) + len(c.After) }
	for i := len(list) - 1; i > 0 && cmp.Compare(weight(&list[i]), weight(&list[i-1])) > 0; i-- {
		list[i], list[i-1] = list[i-1], list[i]
	}
	return list
}

// talksOf returns the talks next to a node; those of a series are its events'.
func (a *App) talksOf(n uint32) []uint32 {
	var out []uint32
	for _, r := range a.g.Relations(n) {
		for _, m := range r.Nodes {
			switch {
			case a.g.Kind(m) == graph.Talk:
				out = append(out, m)
			case r.Predicate == graph.Of:
				out = append(out, a.g.In(m, graph.At)...)
			}
		}
	}
	return out
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
