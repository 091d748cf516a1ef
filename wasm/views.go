//go:build js && wasm

package main

import "throughline/wasm/internal/dom"

// minimap shows the view from far while some of it is beyond the screen.
func (c *client) minimap() {
	page, shown, changed := c.app.Minimap()
	if changed {
		dom.Patch("minimap", page.Ops, page.Text)
		dom.Find("#minimap").Show(shown)
	}
}

// afterMove shows what a pointer that moves changed: the canvas, and the line
// that it may be drawing.
func (c *client) afterMove() {
	if c.app.Marking() {
		c.page()
		return
	}
	c.moved()
}

// listenChooser hears what is typed to narrow a list of neighbours.
func (c *client) listenChooser() {
	dom.Find("#choose").Listen("input", func(e dom.Event) bool {
		c.app.ChooseFilter(e.Closest("input").Value())
		c.page()
		return false
	})
}
