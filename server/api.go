package server

import (
	_ "embed"
	"net/http"
	"net/url"
	"strconv"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/server/api"
)

//go:embed openapi.json
var openAPI []byte

func (s *Server) openAPI(c echo.Context) error {
	return c.Blob(http.StatusOK, echo.MIMEApplicationJSON, openAPI)
}

func (s *Server) apiRoutes(g routes) {
	g.GET("/snapshot", s.getSnapshot)
	read := g.behind(s.revalidate)
	read.GET("/version", s.getVersion)
	read.GET("/nodes/:kind/:slug", s.getNode)
	read.GET("/nodes/:kind/:slug/neighbors", s.getNeighbors)
	read.GET("/neighborhood", s.getNeighborhood)
	read.GET("/search", s.getSearch)
	read.GET("/evidence", s.getEvidence)
	read.GET("/decisions", s.getDecisions)
	read.GET("/nodes/:kind/:slug/evolution", s.getEvolution)
	read.GET("/compare", s.getCompare)
	read.GET("/coverage", s.getCoverage)
	read.GET("/themes", s.getThemes)
	read.GET("/related/:slug", s.getRelated)
	walks := read.behind(s.queries.limit)
	walks.GET("/query", s.getQuery)
	walks.GET("/connect", s.getConnect)
	walks.GET("/themes/candidates", s.getCandidates)
}

// versionAnswer says what is served.
type versionAnswer struct {
	Version string         `json:"version"`
	Build   string         `json:"build"`
	Counts  map[string]int `json:"counts"`
	Years   []int          `json:"years"` // first and last; empty without events
}

func (s *Server) getVersion(c echo.Context) error {
	d := s.dataset(c)
	v := versionAnswer{Version: d.Version, Build: s.build, Counts: map[string]int{}, Years: []int{}}
	for _, k := range graph.Kinds() {
		lo, hi := d.Graph.Range(k)
		v.Counts[k.String()] = int(hi - lo)
	}
	if first, last := d.Graph.YearSpan(); first != 0 {
		v.Years = append(v.Years, first, last)
	}
	return c.JSON(http.StatusOK, v)
}

func (s *Server) getNode(c echo.Context) error {
	d := s.dataset(c)
	n, err := s.pathNode(c)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, api.Detail(d.Graph, n, d.Version))
}

func (s *Server) getNeighbors(c echo.Context) error {
	d := s.dataset(c)
	n, err := s.pathNode(c)
	if err != nil {
		return err
	}
	offset, limit, err := pageOf(c)
	if err != nil {
		return err
	}
	step := c.QueryParam("predicate")
	if err := checkStep(step); err != nil {
		return err
	}
	return c.JSON(http.StatusOK, api.NeighborsOf(d.Graph, n, step, offset, limit, d.Version))
}

func (s *Server) getNeighborhood(c echo.Context) error {
	d := s.dataset(c)
	focus, err := s.findNode(d, graph.ID(c.QueryParam("focus")))
	if err != nil {
		return err
	}
	o, err := neighborhoodOptions(c)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, api.NeighborhoodOf(d.Graph, d.Graph.Neighborhood(focus, o), d.Version))
}

func (s *Server) getEvidence(c echo.Context) error {
	d := s.dataset(c)
	subject, err := s.findNode(d, graph.ID(c.QueryParam("subject")))
	if err != nil {
		return err
	}
	object, err := s.findNode(d, graph.ID(c.QueryParam("object")))
	if err != nil {
		return err
	}
	p := graph.ParsePredicate(c.QueryParam("predicate"))
	if !p.IsEdge() {
		return badRequest("predicate is one of by, at, about, uses, from, features, works-at, of, broader")
	}
	if !d.Graph.Has(subject, p, object) {
		return problem(http.StatusNotFound, "there is no such edge")
	}
	return c.JSON(http.StatusOK, api.EvidenceAnswer{
		Subject: d.Graph.ID(subject), Predicate: p.String(), Object: d.Graph.ID(object),
		Evidence: api.EvidenceList(d.Graph, d.Graph.Evidence(subject, p, object)), Version: d.Version,
	})
}

// pathNode returns the node that /KIND/SLUG names.
func (s *Server) pathNode(c echo.Context) (uint32, error) {
	slug, err := url.PathUnescape(c.Param("slug"))
	if err != nil {
		return 0, badRequest("the address holds a % that two hexadecimal digits do not follow")
	}
	return s.findNode(s.dataset(c), graph.ID(c.Param("kind")+"/"+slug))
}

// findNode returns the node with the id, or one that took its place.
func (s *Server) findNode(d *Dataset, id graph.ID) (uint32, error) {
	if id == "" {
		return 0, badRequest("the id of a node is missing")
	}
	n, _, ok := d.Graph.Resolve(id)
	if ok {
		return n, nil
	}
	p := problem(http.StatusNotFound, "there is no "+string(truncate(id, 100)))
	for _, near := range d.search().Nearest(id, 5) {
		p.Near = append(p.Near, string(near))
	}
	return 0, p
}

func truncate(id graph.ID, n int) graph.ID {
	if len(id) > n {
		return id[:n]
	}
	return id
}

// intParam reads a whole number within bounds; def where it is not given.
func intParam(c echo.Context, name string, def, lo, hi int) (int, error) {
	text := c.QueryParam(name)
	if text == "" {
		return def, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < lo || n > hi {
		return 0, badRequest(name + " is a whole number from " + strconv.Itoa(lo) + " to " + strconv.Itoa(hi))
	}
	return n, nil
}

// boolParam reads true or false; def where it is not given. Nothing else is
// taken for one of them, least of all for false where a load asks not to write.
func boolParam(c echo.Context, name string, def bool) (bool, error) {
	switch c.QueryParam(name) {
	case "":
		return def, nil
	case "true":
		return true, nil
	case "false":
		return false, nil
	}
	return def, badRequest(name + " is true or false")
}

func pageOf(c echo.Context) (offset, limit int, err error) {
	if offset, err = intParam(c, "offset", 0, 0, 1<<30); err != nil {
		return 0, 0, err
	}
	limit, err = intParam(c, "limit", 100, 1, 1000)
	return offset, limit, err
}

func neighborhoodOptions(c echo.Context) (o graph.NeighborhoodOptions, err error) {
	for _, field := range []struct {
		name    string
		to      *int
		def, hi int
	}{
		{"depth", &o.Depth, 1, graph.MaxDepth},
		{"limit", &o.Limit, 60, graph.MaxNodes},
		{"from", &o.From, 0, 9999},
		{"to", &o.To, 0, 9999},
	} {
		if *field.to, err = intParam(c, field.name, field.def, 0, field.hi); err != nil {
			return o, err
		}
	}
	return o, nil
}

func checkStep(step string) error {
	if step == "" {
		return nil
	}
	name := step
	if name[0] == '^' {
		name = name[1:]
	}
	if !graph.ParsePredicate(name).IsEdge() {
		return badRequest("predicate is one of by, at, about, uses, from, features, works-at, of, broader, with ^ before it for the other direction")
	}
	return nil
}
