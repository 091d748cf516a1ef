package server

import (
	"throughline/graph/agenda"
)

// Plan plans a learning session.
func (d *Dataset) Plan(r agenda.Request) (*agenda.Plan, error) {
	p := agenda.Planner{Graph: d.Graph, Scope: d.trends().Scope()}
	p.Related, _ = d.related() // without it a single talk gets no company
	return p.Plan(r)
}
