//go:build js && wasm

package main

import "throughline/wasm/internal/dom"

// listenPicture answers the page's wish for a picture to be kept: the event
// says the day, and the picture stands in the page's own object when the
// event has been handled.
func (c *client) listenPicture() {
	c.root.Listen("picture", func(dom.Event) bool {
		dom.Give("picture", c.app.Sheet(c.root.Attribute("data-day")))
		return false
	})
}
