package app

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/text"
)

// histogram writes the talks by year: all of the dataset's, and those in
// view. A year that has no event is a gap, which is not a zero.
func (a *App) histogram() *Page {
	p := &Page{}
	first, last := a.g.YearSpan()
	if first == 0 {
		return p
	}
	if a.talksIn == nil {
		a.talksIn, a.held = a.talksByYear(first, last)
	}
	all, held := a.talksIn, a.held
	shown := make([]int, len(all))
	for _, n := range a.view.Nodes {
		if y := a.g.Year(n); a.g.Kind(n) == graph.Talk && y != 0 {
			shown[y-first]++
		}
	}
	p.open("svg;class=c brush-svg;preserveAspectRatio=none;role=group")
	p.attribute("viewBox", "0 0 "+strconv.Itoa(columnWidth*len(all))+" "+strconv.Itoa(chartHeight))
	p.attribute("aria-label", "Talks by year; the window is "+yearsText(a.view.Years))
	a.window(p, first)
	a.comparedYears(p, first)
	for i := range all {
		column(p, i, all[i], shown[i], peak(all), held[i])
	}
	a.grips(p, first, last)
	p.close()
	a.years(p, first, all, shown, held)
	return p
}

// talksShown is the number of talks in view, of all.
func (a *App) talksShown() string {
	n := 0
	for _, m := range a.view.Nodes {
		if a.g.Kind(m) == graph.Talk {
			n++
		}
	}
	lo, hi := a.g.Range(graph.Talk)
	return text.Number(n) + " of " + text.Number(int(hi-lo)) + " talks shown"
}

const (
	columnWidth = 48
	chartHeight = 64
	barInset    = 3
)

// talksByYear counts talks, and says which years have an event.
func (a *App) talksByYear(first, last int) (all []int, held []bool) {
	all, held = make([]int, last-first+1), make([]bool, last-first+1)
	lo, hi := a.g.Range(graph.Talk)
	for n := lo; n < hi; n++ {
		if y := a.g.Year(n); y != 0 {
			all[y-first]++
		}
	}
	lo, hi = a.g.Range(graph.Event)
	for n := lo; n < hi; n++ {
		if y := a.g.Year(n); y != 0 {
			held[y-first] = true
		}
	}
	return all, held
}

func peak(counts []int) int {
	top := 1
	for _, n := range counts {
		top = max(top, n)
	}
	return top
}

// window shades the years that are shown. It is there without a window too, so
// that what follows it keeps its place, and the keyboard its handle.
func (a *App) window(p *Page, first int) {
	w := a.closed()
	width := 0
	if a.view.Years != [2]int{} && w[0] <= w[1] {
		width = w[1] - w[0] + 1
	}
	rect(p, "win", (w[0]-first)*columnWidth, 0, width*columnWidth, chartHeight)
}

func column(p *Page, i, all, shown, top int, held bool) {
	x, width := i*columnWidth+barInset, columnWidth-2*barInset
	if !held || all == 0 {
		rect(p, "none", x, 0, width, chartHeight)
		return
	}
	bar := func(class string, n int) {
		height := n * (chartHeight - 4) / top
		rect(p, class, x, chartHeight-height, width, height)
	}
	bar("hb", all)
	bar("hv", shown)
}

func rect(p *Page, class string, x, y, width, height int) {
	p.open("rect;class=" + class)
	p.number("x", x)
	p.number("y", y)
	p.number("width", width)
	p.number("height", height)
	p.close()
}

// yearFigure is what is known of a year: a report may name no talk, and a year
// without a report is not a zero.
func yearFigure(shown, all int, held bool) string {
	switch {
	case !held:
		return "no report"
	case all == 0:
		return "no talk named"
	}
	return strconv.Itoa(shown) + " of " + strconv.Itoa(all)
}

// roomyYears is the most years below whose columns there is room for words.
const roomyYears = 10

// years writes the same figures as words, below the columns. Many years are
// written short, and their figures wait for whoever points at them.
func (a *App) years(p *Page, first int, all, shown []int, held []bool) {
	many := len(all) > roomyYears
	p.open("ol;class=years")
	if many {
		p.attribute("class", "years many")
	}
	for i := range all {
		p.open("li")
		if shown[i] == 0 {
			p.attribute("class", "off")
		}
		year, figure := strconv.Itoa(first+i), yearFigure(shown[i], all[i], held[i])
		if many {
			p.attribute("title", year+": "+figure)
			year = "’" + year[len(year)-2:]
		}
		p.text(year)
		p.element("span", figure)
		p.close()
	}
	p.close()
}
