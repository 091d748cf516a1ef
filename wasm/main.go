//go:build js && wasm

// Command wasm is the explorer in the browser: it takes over the page that
// the server rendered, lets app decide what to show, and shows it. In a worker
// it lays out large graphs for such a page.
package main

import "throughline/wasm/internal/dom"

func main() {
	if dom.InWorker() {
		work()
		select {}
	}
	c, err := start()
	if err != nil {
		dom.Fail(err.Error() + ".")
		return
	}
	c.listen()
	c.ready()
	select {} // from here on, everything happens in events
}
