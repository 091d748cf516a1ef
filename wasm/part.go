//go:build js && wasm

package main

import (
	"slices"
	"strings"

	"throughline/graph"
	"throughline/graph/wire"
	"throughline/wasm/internal/app"
	"throughline/wasm/internal/dom"
)

// parts fetches a large dataset as it is needed. Its zero value is for one
// that came whole.
type parts struct {
	base     string     // the address of any part, without what it surrounds
	around   []graph.ID // what the present one surrounds
	fetching bool
}

func (c *client) readParts() {
	c.parts.base = c.root.Attribute("data-part")
	for id := range strings.FieldsSeq(c.root.Attribute("data-around")) {
		c.parts.around = append(c.parts.around, graph.ID(id))
	}
}

// lacks reports whether any of the nodes lies beyond the part.
func (p *parts) lacks(nodes []graph.ID) bool {
	return p.base != "" && slices.ContainsFunc(nodes, func(id graph.ID) bool { return !slices.Contains(p.around, id) })
}

// fetch returns the part around nodes.
func (p *parts) fetch(nodes []graph.ID) (*graph.Graph, error) {
	address := app.PartAddress(p.base, nodes)
	body, err := dom.Fetch(address)
	if err != nil {
		return nil, err
	}
	g, err := wire.Decode(body)
	if err != nil {
		return nil, err
	}
	p.around = nodes
	return g, nil
}

// beyond fetches what the present view needs and the part lacks, and again as
// long as the view has moved on meanwhile.
func (c *client) beyond() {
	nodes := c.app.Around()
	if c.parts.fetching || !c.parts.lacks(nodes) {
		return
	}
	c.parts.fetching = true
	go func() {
		g, err := c.parts.fetch(nodes)
		c.parts.fetching = false
		if err != nil {
			c.app.PartFailed(err.Error())
			c.parts.around = append(c.parts.around, nodes...) // until another node is wanted
		} else {
			c.app.Exchange(g)
		}
		c.page()
	}()
}
