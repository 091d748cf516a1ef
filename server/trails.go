package server

import (
	"crypto/sha256"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/trail"
	"throughline/web/view"
)

// Trails keeps queries of the explorer that are too long to be sent as a link,
// each under a name made from what it says.
type Trails interface {
	// KeepTrail keeps a query, which is safe when it returns. What is kept under
	// the name already is the same.
	KeepTrail(name string, query []byte) error
	Trail(name string) (query []byte, err error) // nil when there is none
	Trails() (n int, err error)                  // how many there are
}

func (s *Server) trailRoutes(g routes) {
	g.POST("/trails", s.postTrail, s.creating)
	g.GET("/trails/:name", s.getTrail)
}

// trailName is the name of a query: 80 bits of its hash.
func trailName(query string) string {
	sum := sha256.Sum256([]byte(query))
	return plainBase32.EncodeToString(sum[:10])
}

// keptTrail is a query with its name, and the short link to it.
type keptTrail struct {
	Name  string `json:"name"`
	Href  string `json:"href"`
	Query string `json:"query,omitempty"`
}

// postTrail keeps the query that the body is, and answers with its name.
func (s *Server) postTrail(c echo.Context) error {
	if s.trails == nil {
		return problem(http.StatusForbidden, "this server keeps no links")
	}
	body, err := io.ReadAll(http.MaxBytesReader(c.Response(), c.Request().Body, s.limits.Trail))
	var long *http.MaxBytesError
	if errors.As(err, &long) {
		return problem(http.StatusRequestEntityTooLarge, "a link of the explorer is at most "+sizeText(s.limits.Trail)+" long here")
	}
	if err != nil {
		return badRequest("the query did not arrive whole")
	}
	query := strings.TrimPrefix(string(body), "?")
	if err := s.checkTrail(s.dataset(c), query); err != nil {
		return err
	}
	name := trailName(query)
	if err := s.keepTrail(name, query); err != nil {
		return err
	}
	c.Response().Header().Set("Location", "/api/v1/trails/"+name)
	return c.JSON(http.StatusCreated, keptTrail{Name: name, Href: "/explore?t=" + name})
}

// keepTrail keeps a query if there is room. Nothing makes room: a link that was
// given to somebody stays.
func (s *Server) keepTrail(name, query string) error {
	have, err := s.trails.Trail(name)
	if err != nil || have != nil {
		return err
	}
	n, err := s.trails.Trails()
	if err != nil {
		return err
	}
	if n >= s.limits.Trails {
		return problem(http.StatusInsufficientStorage, "this server keeps "+strconv.Itoa(n)+" links already, and no more; the long one works")
	}
	return s.trails.KeepTrail(name, []byte(query))
}

// checkTrail refuses whatever the explorer would not have written: this is no
// place to keep other things.
func (s *Server) checkTrail(d *Dataset, query string) error {
	values, err := url.ParseQuery(query)
	if err != nil {
		return problem(http.StatusUnprocessableEntity, "that is not the query of an address")
	}
	for name, all := range values {
		if !isExplorerParam(name) || len(all) > 1 {
			return problem(http.StatusUnprocessableEntity, "the explorer's links say focus, from, to, compare, expand, select, trail and tour, each once")
		}
	}
	if _, err := s.findNode(d, graph.ID(values.Get("focus"))); err != nil {
		return err
	}
	for id := range strings.SplitSeq(values.Get("expand"), ",") {
		if id, _, _ = strings.Cut(id, "~"); id != "" && graph.ID(id).Check() != nil {
			return problem(http.StatusUnprocessableEntity, "expand names what is no node")
		}
	}
	if code := values.Get("trail"); code != "" {
		if _, _, err := trail.Decode(d.Graph, d.Version, code); err != nil {
			return problem(http.StatusUnprocessableEntity, err.Error())
		}
	}
	return nil
}

func isExplorerParam(name string) bool {
	switch name {
	case "focus", "from", "to", "compare", "expand", "select", "trail", "tour":
		return true
	}
	return false
}

// trail returns the query that is kept under a name. One that its name does not
// fit is damaged, and shown to nobody.
func (s *Server) trail(name string) (string, error) {
	var query []byte
	var err error
	if s.trails != nil && isSessionID(name) { // they are made alike
		query, err = s.trails.Trail(name)
	}
	way := view.Link{Label: "Begin in the explorer", Href: "/explore"}
	switch {
	case err != nil:
		return "", err
	case query == nil:
		p := problem(http.StatusNotFound, "this server keeps no link called "+string(truncate(graph.ID(name), 40))+"; ask who sent it for the long one")
		p.heading, p.way = "There is no such link here", way
		return "", p
	case trailName(string(query)) != name:
		p := problem(http.StatusInternalServerError, "what is kept under "+name+" is damaged; ask who sent the link for the long one")
		p.heading, p.way = "That link is damaged", way
		return "", p
	}
	return string(query), nil
}

func (s *Server) getTrail(c echo.Context) error {
	query, err := s.trail(c.Param("name"))
	if err != nil {
		return err
	}
	name := c.Param("name")
	return c.JSON(http.StatusOK, keptTrail{name, "/explore?t=" + name, query})
}

// unfold puts the query that t names in place of the request's own, and returns
// it, or nothing where there is no t. The page hands it on to the client.
func (s *Server) unfold(c echo.Context) (query string, err error) {
	own := c.QueryParams()
	if !own.Has("t") {
		return "", nil
	}
	if query, err = s.trail(own.Get("t")); err != nil {
		return "", err
	}
	values, _ := url.ParseQuery(query) // it was checked when it was kept
	clear(own)
	maps.Copy(own, values)
	return query, nil
}
