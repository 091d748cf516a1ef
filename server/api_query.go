package server

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/path"
	"throughline/server/api"
)

// maxExpression is the longest path expression in bytes.
const maxExpression = 2000

// walk evaluates an expression from a node. An expression that cannot be read
// is a problem that names the column.
func (d *Dataset) walk(ctx context.Context, start uint32, text string) (path.Expr, path.Answer, *path.Prepared, error) {
	e, p, err := d.prepare(text)
	if err != nil {
		return nil, path.Answer{}, nil, err
	}
	ev := d.evaluators.Get().(*path.Evaluator)
	defer d.evaluators.Put(ev)
	a := ev.Run(p, start, limits(ctx))
	budgetOf(ctx).tell(a.Cut)
	return e, a, p, ctx.Err()
}

func (d *Dataset) prepare(text string) (path.Expr, *path.Prepared, error) {
	if len(text) > maxExpression {
		return nil, nil, badRequest("a path expression is at most 2000 bytes long")
	}
	e, err := path.ParseFor(d.Graph, text)
	if err != nil {
		return nil, nil, expressionProblem(err)
	}
	p, err := path.Prepare(d.Graph, e)
	if err != nil {
		return nil, nil, expressionProblem(err)
	}
	return e, p, nil
}

func expressionProblem(err error) error {
	var bad *path.Error
	if !errors.As(err, &bad) {
		return err
	}
	p := badRequest(bad.Error())
	p.Column = bad.Column
	if bad.Suggestion != "" {
		p.Near = []string{bad.Suggestion}
	}
	return p
}

func (s *Server) getQuery(c echo.Context) error {
	d := s.dataset(c)
	if engine := c.QueryParam("engine"); engine != "" && engine != "index" {
		return badRequest("engine is index here; the store answers on the command line, with --engine store")
	}
	explain, err := boolParam(c, "explain", false)
	if err != nil {
		return err
	}
	start, err := s.findNode(d, graph.ID(c.QueryParam("start")))
	if err != nil {
		return err
	}
	e, a, p, err := d.walk(c.Request().Context(), start, c.QueryParam("path"))
	if err != nil {
		return err
	}
	q := api.QueryOf(d.Graph, e, a, d.Version)
	if explain {
		q.Plan = p.Explain()
	}
	if err := s.addWhyNot(c, d, p, start, &q); err != nil {
		return err
	}
	return c.JSON(http.StatusOK, q)
}

// addWhyNot says why the node that why-not names is not in the answer.
func (s *Server) addWhyNot(c echo.Context, d *Dataset, p *path.Prepared, start uint32, q *api.Query) error {
	id := graph.ID(c.QueryParam("why-not"))
	if id == "" {
		return nil
	}
	n, err := s.findNode(d, id)
	if err != nil {
		return err
	}
	ev := d.evaluators.Get().(*path.Evaluator)
	defer d.evaluators.Put(ev)
	ctx := c.Request().Context()
	q.WhyNot = api.WhyNotOf(d.Graph, p.Expr(), n, ev.WhyNot(p, start, n, limits(ctx)))
	return ctx.Err()
}

// getConnect takes from, to and, for more than two, further comma-separated
// ids in to.
func (s *Server) getConnect(c echo.Context) error {
	d := s.dataset(c)
	nodes, err := s.ends(d, c.QueryParam("from"), c.QueryParam("to"))
	if err != nil {
		return err
	}
	o, err := connectOptions(c)
	if err != nil {
		return err
	}
	found, err := d.connect(c.Request().Context(), nodes, o)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, api.ConnectOf(d.Graph, nodes, found, d.Version))
}

func (s *Server) ends(d *Dataset, from, to string) ([]uint32, error) {
	var nodes []uint32
	for _, id := range append([]string{from}, strings.Split(to, ",")...) {
		n, err := s.findNode(d, graph.ID(id))
		if err != nil {
			return nil, err
		}
		nodes = append(nodes, n)
	}
	return nodes, nil
}

func connectOptions(c echo.Context) (o path.ConnectOptions, err error) {
	if o.K, err = intParam(c, "k", 5, 1, path.MaxPaths); err != nil {
		return o, err
	}
	avoid, err := boolParam(c, "avoid-hubs", true)
	if err != nil {
		return o, err
	}
	o.Plain = !avoid
	o.Forward, err = boolParam(c, "forward", false)
	return o, err
}

func (d *Dataset) connect(ctx context.Context, nodes []uint32, o path.ConnectOptions) (path.Connections, error) {
	o.Limits = limits(ctx)
	ev := d.evaluators.Get().(*path.Evaluator)
	defer d.evaluators.Put(ev)
	found, err := ev.Connect(nodes, o)
	budgetOf(ctx).tell(found.Cut)
	var bad *path.Error
	if errors.As(err, &bad) {
		return found, badRequest(bad.Error())
	}
	if err == nil {
		err = ctx.Err()
	}
	return found, err
}
