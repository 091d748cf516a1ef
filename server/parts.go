package server

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/wire"
	"throughline/web/view"
)

// Parts says when the explorer is given parts of a dataset, and how large.
type Parts struct {
	Above int // talks above which it is; 0 for 100,000
	Nodes int // the most that a part holds beside what was asked for; 0 for 5,000
}

// withDefaults is what a browser lays out and searches without waiting.
func (p Parts) withDefaults() Parts {
	return Parts{Above: cmp.Or(p.Above, 100_000), Nodes: cmp.Or(p.Nodes, 5000)}
}

const (
	partAround = 200 // nodes that a part is asked for: more than a view holds steps
	partOfHub  = 100 // neighbours of one relation of a node that was not asked for
)

// inParts reports whether the explorer is given parts of the dataset.
func (s *Server) inParts(d *Dataset) bool { return kindCount(d.Graph, graph.Talk) > s.parts.Above }

// getPart answers with a snapshot of what lies around some nodes, with its
// evidence. It belongs to a version of the dataset, and may be kept for ever.
func (s *Server) getPart(c echo.Context) error {
	d := s.dataset(c)
	if v := c.QueryParam("version"); v != d.Version {
		return problem(http.StatusNotFound, "this server has version "+d.Version+" of the dataset")
	}
	ids := c.QueryParams()["around"]
	if len(ids) > partAround {
		return badRequest("around may be given " + strconv.Itoa(partAround) + " times")
	}
	var around []uint32
	for _, id := range ids {
		if n, _, ok := d.Graph.Resolve(graph.ID(id)); ok {
			around = append(around, n)
		}
	}
	if len(around) == 0 {
		_, err := s.findNode(d, graph.ID(ids[0]))
		return err
	}
	part, err := cutOut(d.Graph, nodesAround(d.Graph, around, s.parts.Nodes))
	if err != nil {
		return err
	}
	plain, err := wire.Section(wire.Encode(part), "core", "evidence")
	if err != nil {
		return err
	}
	answer := &section{plain: plain}
	answer.pack()
	return sendSnapshot(c, answer, true, d.Version+"-part")
}

// nodesAround chooses nodes: first what the explorer shows at once of each,
// then its other neighbours, then what lies behind those, as far as there is
// room.
func nodesAround(g *graph.Graph, around []uint32, most int) []uint32 {
	p := part{most: most, has: map[uint32]bool{}}
	for _, n := range around {
		p.add(n)
	}
	for _, n := range around {
		p.shown(g, n)
	}
	for _, n := range around {
		p.neighbors(g, n, max(partOfHub, most/(2*len(around))))
	}
	for i := 0; i < len(p.nodes) && len(p.nodes) < most; i++ {
		p.neighbors(g, p.nodes[i], partOfHub)
	}
	p.places(g)
	return p.nodes
}

// part is a set of nodes that keeps its order.
type part struct {
	most  int
	nodes []uint32
	has   map[uint32]bool
}

func (p *part) add(n uint32) {
	if !p.has[n] {
		p.has[n] = true
		p.nodes = append(p.nodes, n)
	}
}

// shown adds what the explorer shows of a node at first and when it expands
// it, and so much of the hubs beside it that they are hubs in the part too: its
// first view is then the same in the part and in the whole.
func (p *part) shown(g *graph.Graph, n uint32) {
	for _, o := range [...]graph.NeighborhoodOptions{{Depth: 2}, {Limit: graph.MaxNodes}} {
		for _, m := range g.Near(n, o) {
			p.add(m)
		}
	}
	for _, m := range g.Near(n, graph.NeighborhoodOptions{}) {
		for _, r := range g.Relations(m) {
			if len(r.Nodes) > graph.Hub {
				for _, k := range r.Nodes[:graph.Hub+1] {
					p.add(k)
				}
			}
		}
	}
}

// neighbors adds the best connected of each relation.
func (p *part) neighbors(g *graph.Graph, n uint32, each int) {
	for _, r := range g.Relations(n) {
		for _, m := range r.Nodes[:min(each, len(r.Nodes))] {
			if len(p.nodes) >= p.most {
				return
			}
			p.add(m)
		}
	}
}

// places adds the events of talks and the series of events: a talk without its
// event has no year.
func (p *part) places(g *graph.Graph) {
	for i := 0; i < len(p.nodes); i++ {
		for _, of := range [...]graph.Predicate{graph.At, graph.Of} {
			for _, m := range g.Out(p.nodes[i], of) {
				p.add(m)
			}
		}
	}
}

// cutOut is the graph of some nodes: what a view shows of them, the edges
// between them, and the sources that say so.
func cutOut(g *graph.Graph, nodes []uint32) (*graph.Graph, error) {
	has := map[string]bool{}
	for _, n := range nodes {
		has[string(g.ID(n))] = true
	}
	b := graph.NewPart(g)
	sources := map[graph.ID]bool{}
	take := func(n uint32) error {
		for f := range g.FactsOf(n) {
			if f.Predicate.IsDetail() || f.Predicate.IsProse() || f.Predicate.IsEdge() && !has[f.Object] {
				continue
			}
			if err := b.Add(f); err != nil {
				return err
			}
			sources[f.Evidence.Source] = true
		}
		return nil
	}
	for _, n := range nodes {
		if err := take(n); err != nil {
			return nil, err
		}
	}
	for id := range sources {
		if n, ok := g.Lookup(id); ok && !has[string(id)] {
			has[string(id)] = true
			if err := take(n); err != nil {
				return nil, err
			}
		}
	}
	return b.Graph()
}

// partAddress is where the part around nodes is.
func partAddress(d *Dataset, around []string) string {
	var b strings.Builder
	b.WriteString(partBase(d))
	for _, id := range around {
		b.WriteString("&around=" + url.QueryEscape(id))
	}
	return b.String()
}

func partBase(d *Dataset) string { return "/api/v1/snapshot?version=" + d.Version }

// around returns the nodes that an address of the explorer opens, expands and
// selects, where the dataset comes in parts, and else nil.
func (s *Server) around(c echo.Context, d *Dataset, focus uint32) []string {
	if !s.inParts(d) {
		return nil
	}
	out := []string{string(d.Graph.ID(focus))}
	ids := append(strings.Split(c.QueryParam("expand"), ","), c.QueryParam("select"))
	for _, id := range ids {
		id, _, _ = strings.Cut(id, "~")
		if _, ok := d.Graph.Lookup(graph.ID(id)); ok && !slices.Contains(out, id) && len(out) < partAround {
			out = append(out, id)
		}
	}
	return out
}

// part tells the page of the parts, if the dataset comes in them.
func (v *exploreView) part() *view.Part {
	if v.around == nil {
		return nil
	}
	return &view.Part{Base: partBase(v.d), Around: strings.Join(v.around, " "), Talks: kindCount(v.g, graph.Talk)}
}

// core is where the first data is: the dataset's, or the first part of it.
func (v *exploreView) core() string {
	if v.around != nil {
		return partAddress(v.d, v.around)
	}
	return snapshotAddress(v.d, "core")
}
