package app

import (
	"cmp"
	"slices"

	"throughline/graph"
	"throughline/graph/text"
)

// along moves the selection by an arrow key to a neighbour that lies that way
// on the canvas, and says by which edge.
func (a *App) along(key string) bool {
	var dx, dy float32
	switch key {
	case "ArrowRight":
		dx = 1
	case "ArrowLeft":
		dx = -1
	case "ArrowDown":
		dy = 1
	case "ArrowUp":
		dy = -1
	default:
		return false
	}
	if !a.chosen {
		a.moveTo(a.view.Focus, "Selected "+a.g.Name(a.view.Focus)+".")
		return true
	}
	e, other, ok := a.toward(dx, dy)
	if !ok {
		a.status = "No edge leads that way from " + a.g.Name(a.selected) + "."
		return true
	}
	a.moveTo(other, factOf(e, a.selected).Phrase()+" "+a.g.Name(other)+". "+a.placeIn(other))
	return true
}

// toward returns the edge of the selected node whose other end lies best in a
// direction: near, and at most 60 degrees aside.
func (a *App) toward(dx, dy float32) (best graph.Edge, other uint32, ok bool) {
	at, _ := a.view.At(a.selected)
	x, y := a.picture.at[2*at], a.picture.at[2*at+1]
	var least float32
	for _, e := range a.view.Edges {
		m := e.To
		if m == a.selected {
			m = e.From
		} else if e.From != a.selected {
			continue
		}
		i, _ := a.view.At(m)
		vx, vy := a.picture.at[2*i]-x, a.picture.at[2*i+1]-y
		ahead, aside := vx*dx+vy*dy, vx*dy-vy*dx
		if aside < 0 {
			aside = -aside
		}
		if ahead <= 0 || aside > ahead*1.75 {
			continue
		}
		if cost := ahead + 2*aside; !ok || cost < least {
			best, other, least, ok = e, m, cost, true
		}
	}
	return best, other, ok
}

// moveTo selects a node, brings it into sight and leaves the keyboard where it
// is.
func (a *App) moveTo(n uint32, said string) {
	a.choose(n)
	a.sight(n)
	a.status = said
}

// placeIn says how many edges a node has in view.
func (a *App) placeIn(n uint32) string {
	edges := 0
	for _, e := range a.view.Edges {
		if e.From == n || e.To == n {
			edges++
		}
	}
	return text.Many(edges, "edge", "edges") + "."
}

// byYear selects the talk or event before or after the selected one, by year
// and then in the order of the dataset.
func (a *App) byYear(step int) {
	var dated []uint32
	for _, n := range a.view.Nodes {
		if a.g.Year(n) != 0 && a.g.Kind(n).Dated() {
			dated = append(dated, n)
		}
	}
	if len(dated) == 0 {
		a.status = "Nothing in view has a year."
		return
	}
	dated = graph.First(dated, len(dated), func(m, n uint32) int { return cmp.Or(a.g.Year(m)-a.g.Year(n), cmp.Compare(m, n)) })
	i := slices.Index(dated, a.selected)
	switch {
	case !a.chosen || i < 0:
		i = 0
		if step < 0 {
			i = len(dated) - 1
		}
	case i+step < 0 || i+step >= len(dated):
		a.status = "That is the " + firstOrLast(step) + " by year."
		return
	default:
		i += step
	}
	n := dated[i]
	a.moveTo(n, yearText(a.g.Year(n))+": "+a.g.Name(n)+".")
}

func firstOrLast(step int) string {
	if step < 0 {
		return "first"
	}
	return "last"
}
