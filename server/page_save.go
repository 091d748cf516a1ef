package server

import (
	"bytes"
	"encoding/csv"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/web/view"
)

// savedTimeline is the timeline of a theme or technology, to be saved.
func (s *Server) savedTimeline(c echo.Context) (*view.Timeline, string, error) {
	n, err := s.pathNode(c)
	if err != nil {
		return nil, "", err
	}
	d := s.dataset(c)
	filter, err := s.filterOf(c)
	if err != nil {
		return nil, "", err
	}
	axis, err := readAxis(c)
	if err != nil {
		return nil, "", err
	}
	v := newNodeView(d, n, nodeQuery{filter: filter, axis: axis})
	if v.kind != graph.Theme && v.kind != graph.Technology {
		return nil, "", problem(http.StatusNotFound, "only themes and technologies have a timeline")
	}
	t := v.timeline(filter.scope, v.evolution())
	if t == nil {
		return nil, "", problem(http.StatusNotFound, "no year is known, so there is no timeline")
	}
	t.Name = d.Graph.Name(n)
	return t, d.Graph.ID(n).Slug(), nil
}

func attach(c echo.Context, name string) {
	c.Response().Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
}

// timelineCSV answers with one row a year, as the table on the page.
func (s *Server) timelineCSV(c echo.Context) error {
	t, slug, err := s.savedTimeline(c)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{t.Unit, "n", "N", "share", "low", "high", "state", "dataset", "filter", "date"}) // a bytes.Buffer takes everything
	for _, p := range t.Points {
		_ = w.Write([]string{
			inert(p.When()), strconv.Itoa(p.N), strconv.Itoa(p.Of), decimal(p.Share()), decimal(p.Low), decimal(p.High),
			p.State.String(), s.dataset(c).Version, filterText(c), time.Now().UTC().Format(time.DateOnly),
		})
	}
	w.Flush()
	attach(c, slug+".csv")
	return c.Blob(http.StatusOK, "text/csv; charset=utf-8", b.Bytes())
}

// filterText says which talks are counted, and by what, for a file that leaves
// its address behind. What the page itself saves says the same (40-save.js).
func filterText(c echo.Context) string {
	text := "all talks"
	var parts []string
	for _, name := range filterNames {
		if v := c.QueryParam(name); v != "" {
			parts = append(parts, name+" "+v)
		}
	}
	if len(parts) > 0 {
		text = "only " + strings.Join(parts, ", ")
	}
	if by := c.QueryParam("by"); by != "" {
		text += ", by " + by
	}
	return text
}

// inert keeps spreadsheets from taking a cell for a formula: an apostrophe
// makes it text. A number may keep its sign. The tables that the page itself
// saves follow the same rule (40-save.js).
func inert(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return cell
	}
	if sign, digits := cell[0], cell[1:]; (sign == '+' || sign == '-') && digits != "" && strings.Trim(digits, "0123456789.,") == "" {
		return cell
	}
	return "'" + cell
}

func decimal(v float64) string { return strconv.FormatFloat(v, 'f', 4, 64) }

// timelineSVG answers with the drawing as a file that stands on its own, with
// what it shows, of which data, and when.
func (s *Server) timelineSVG(c echo.Context) error {
	t, slug, err := s.savedTimeline(c)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	note := "Throughline, dataset " + s.dataset(c).Version + ", " + time.Now().UTC().Format(time.DateOnly)
	if err := view.SavedTimeline(*t, filterText(c), note).Render(c.Request().Context(), &b); err != nil {
		return err
	}
	attach(c, slug+".svg")
	return c.Blob(http.StatusOK, "image/svg+xml", b.Bytes())
}
