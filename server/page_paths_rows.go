package server

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/web/view"
)

// The orders of an answer: most walks first, by name, or latest first.
const (
	byWalks = "walks"
	byName  = "name"
	byYear  = "year"
)

// sorted puts rows in an order. They come with most walks first, and stay so
// where the order says nothing.
func sorted(g *graph.Graph, rows []path.Row, order string) []path.Row {
	if order == byWalks {
		return rows
	}
	rows = slices.Clone(rows)
	if order == byYear {
		slices.SortStableFunc(rows, func(a, b path.Row) int { return cmp.Compare(g.Year(b.Node), g.Year(a.Node)) })
		return rows
	}
	names := make(map[uint32]string, len(rows))
	for _, r := range rows {
		names[r.Node] = strings.ToLower(g.Name(r.Node))
	}
	slices.SortStableFunc(rows, func(a, b path.Row) int { return strings.Compare(names[a.Node], names[b.Node]) })
	return rows
}

// columns are the headings of the table with the order that each gives.
func (v pathsView) columns() []view.Heading {
	var out []view.Heading
	for _, c := range []struct{ label, order, sort string }{{"Node", byName, "ascending"}, {"Year", byYear, "descending"}, {"One way there", "", ""}, {"Walks", byWalks, "descending"}} {
		column := view.Heading{Label: c.label, Number: c.order == byYear || c.order == byWalks}
		if c.order != "" {
			q := v.q
			q.sort = c.order
			column.Href = q.href() + "#rows"
			if v.q.sort == c.order {
				column.Sort = c.sort
			}
		}
		out = append(out, column)
	}
	return out
}

// pathsCSV answers with the rows of a path as a spreadsheet reads them.
func (s *Server) pathsCSV(c echo.Context) error {
	d := s.dataset(c)
	q, err := readPathQuery(c)
	if err != nil {
		return err
	}
	start, err := s.namedNode(d, q.start)
	if err != nil {
		return err
	}
	_, answer, _, err := d.walk(c.Request().Context(), start, q.expr)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.Write([]string{"id", "kind", "name", "year", "walks", "one way there", "dataset"}) // a bytes.Buffer takes everything
	for _, r := range sorted(d.Graph, answer.Rows, q.sort) {
		_ = w.Write(pathCells(d, answer, r))
	}
	if answer.Cut != path.Whole {
		_ = w.Write([]string{"cut: " + answer.Cut.String(), "", "", "", "", "", d.Version})
	}
	w.Flush()
	attach(c, "path.csv")
	return c.Blob(http.StatusOK, "text/csv; charset=utf-8", b.Bytes())
}

func pathCells(d *Dataset, answer path.Answer, r path.Row) []string {
	g := d.Graph
	year := ""
	if y := g.Year(r.Node); y != 0 {
		year = strconv.Itoa(y)
	}
	var way []string
	for _, n := range answer.Nodes(r) {
		way = append(way, string(g.ID(n)))
	}
	cells := []string{string(g.ID(r.Node)), g.Kind(r.Node).String(), g.Name(r.Node), year, r.Count.String(), strings.Join(way, " > "), d.Version}
	for i, cell := range cells {
		cells[i] = inert(cell)
	}
	return cells
}
