package server

import (
	"net/http"
	"strconv"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/web/view"
)

// explorerScripts start the client, in this order.
func explorerScripts() []string {
	return []string{"wasm_exec.js", "painter.js", "names.js", "gl.js", "worker.js", "shim.js", "views.js", "boot.js"}
}

// explorePage shows a neighbourhood that the client then takes over. Without a
// focus it begins at the best connected theme. With t it is what the query kept
// under that name shows.
func (s *Server) explorePage(c echo.Context) error {
	query, err := s.unfold(c)
	if err != nil {
		return err
	}
	v, err := s.explored(c)
	if err != nil {
		return err
	}
	shown := v.view()
	shown.Named = query
	page := s.page(c, "Explore "+v.g.Name(v.shown.Focus), "/explore")
	page.Class, page.Scripts = "p-explore", explorerScripts()
	return render(c, http.StatusOK, view.ExplorePage(page, shown))
}

// explored is the view that an address of the explorer asks for.
func (s *Server) explored(c echo.Context) (*exploreView, error) {
	d := s.dataset(c)
	o := graph.NeighborhoodOptions{Depth: 2}
	var err error
	if o.From, err = intParam(c, "from", 0, 0, 9999); err != nil {
		return nil, err
	}
	if o.To, err = intParam(c, "to", 0, 0, 9999); err != nil {
		return nil, err
	}
	focus, ok := seed(d.Graph)
	if id := c.QueryParam("focus"); id != "" {
		if focus, err = s.findNode(d, graph.ID(id)); err != nil {
			return nil, err
		}
		ok = true
	}
	if !ok {
		return nil, problem(http.StatusNotFound, "nothing is loaded, so there is nothing to explore")
	}
	v := &exploreView{words: s.wordsAddress(d), d: d, around: s.around(c, d, focus), g: d.Graph, o: o, shown: d.Graph.Neighborhood(focus, o), at: map[uint32]bool{}}
	v.selected = focus
	if n, ok := d.Graph.Lookup(graph.ID(c.QueryParam("select"))); ok {
		v.selected = n
	}
	return v, nil
}

// seed is the node an explorer without a focus begins at.
func seed(g *graph.Graph) (uint32, bool) {
	for _, k := range graph.Kinds() {
		if lo, hi := g.Range(k); lo < hi {
			return lo, true
		}
	}
	return 0, false
}

type exploreView struct {
	around   []string // where the explorer is given parts: what the first one surrounds
	words    string   // the address of what related talks are found by
	d        *Dataset
	g        *graph.Graph
	o        graph.NeighborhoodOptions
	shown    graph.Neighborhood
	selected uint32
	at       map[uint32]bool // the nodes shown
	rows     []view.OutlineRow
	listed   map[uint32]bool
}

func (v *exploreView) view() view.Explore {
	for _, n := range v.shown.Nodes {
		v.at[n] = true
	}
	e := view.Explore{
		Focus: ref(v.g, v.shown.Focus), Selected: v.g.ID(v.selected),
		Nodes: len(v.shown.Nodes), Edges: len(v.shown.Edges), Version: v.d.Version,
		Core: v.core(), Evidence: snapshotAddress(v.d, "evidence"), Details: snapshotAddress(v.d, "details"), Words: v.words, Part: v.part(),
		Still: written(drawScene(v.g, v.shown, drawingKey{width: 890, height: 640})),
		Card:  v.card(), Years: v.years(), From: v.o.From, To: v.o.To,
	}
	v.outline()
	e.Rows, e.Table = v.rows, v.table()
	e.Held = card.Held(v.shown.More, len(v.shown.Nodes))
	return e
}

// years counts the talks in view beside all talks.
func (v *exploreView) years() []view.Point {
	points := coverage(v.d.trends().Scope())
	for i := range points {
		points[i].N = 0
	}
	for _, n := range v.shown.Nodes {
		if v.g.Kind(n) != graph.Talk || len(points) == 0 {
			continue
		}
		if i := v.g.Year(n) - points[0].Year; i >= 0 && i < len(points) {
			points[i].N++
		}
	}
	return points
}

// outline lists the focus, its relations and what they hold, and below each
// node what only it leads to.
func (v *exploreView) outline() {
	v.listed = map[uint32]bool{v.shown.Focus: true}
	v.rows = []view.OutlineRow{{Level: 1, Ref: ref(v.g, v.shown.Focus), Meta: card.Meta(v.g, v.shown.Focus), Open: true}}
	v.branch(v.shown.Focus, 1)
}

// maxLevel is the deepest node of the server's outline.
const maxLevel = 5

func (v *exploreView) branch(n uint32, level int) {
	for _, r := range v.g.Relations(n) {
		var below []uint32
		for _, m := range r.Nodes {
			if v.at[m] && !v.listed[m] {
				below = append(below, m)
				v.listed[m] = true
			}
		}
		if len(below) == 0 {
			continue
		}
		v.rows = append(v.rows, view.OutlineRow{Level: level + 1, Label: card.Label(v.g, r), Meta: strconv.Itoa(len(r.Nodes)), Open: true})
		for _, m := range below {
			at := len(v.rows)
			v.rows = append(v.rows, view.OutlineRow{Level: level + 2, Ref: ref(v.g, m), Meta: card.Meta(v.g, m)})
			if level+2 < maxLevel {
				v.branch(m, level+2)
			}
			v.rows[at].Open = len(v.rows) > at+1
			v.rows[at].Leaf = !v.rows[at].Open
		}
	}
}
