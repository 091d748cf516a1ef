//go:build js && wasm

package main

import (
	"throughline/graph"
	"throughline/graph/related"
	"throughline/graph/scene"
	"throughline/graph/wire"
	"throughline/wasm/internal/app"
	"throughline/wasm/internal/dom"
	"throughline/wasm/internal/gl"
)

// client joins the app to the page.
type client struct {
	app    *app.App
	root   dom.Element
	canvas dom.Element
	frames *dom.Frames
	device gl.Device
	last   float64 // time of the last frame, in milliseconds; 0 after a rest

	parts     parts
	core      []byte // kept until the evidence is joined to it
	fetching  bool
	detailing bool
	asking    bool // for the words
}

const lessMotion = "(prefers-reduced-motion: reduce)"

// start reads the data and computes the first view.
func start() (*client, error) {
	c := &client{root: dom.Find("#explorer"), canvas: dom.Find("#view")}
	for k := scene.Theme; k <= scene.Source; k++ {
		dom.Shape(int(k), scene.Outline(k))
	}
	c.readParts()
	g, err := c.graph()
	if err != nil {
		return nil, err
	}
	c.canvas.Show(true) // only what is shown has a size
	width, height := c.canvas.Size()
	dom.ResizeCanvas(width, height)
	c.app, err = app.New(g, app.Options{
		Version: c.root.Attribute("data-version"), Query: dom.Query(), Focus: graph.ID(c.root.Attribute("data-focus")),
		Still: dom.Matches(lessMotion), Width: width, Height: height, Measure: dom.Measure,
		Layout: c.workshop().layout, Kept: dom.Kept(), Words: c.root.Attribute("data-words") != "",
	})
	c.frames = dom.NewFrames(c.frame)
	return c, err
}

// graph reads the data. What cannot be read is fetched once more, since it may
// have been spoilt where it was kept.
func (c *client) graph() (g *graph.Graph, err error) {
	if nodes := app.Around(dom.Query(), graph.ID(c.root.Attribute("data-focus"))); c.parts.lacks(nodes) {
		return c.parts.fetch(nodes)
	}
	if c.core, err = dom.Core(); err != nil {
		return nil, err
	}
	if g, err = wire.Decode(c.core); err == nil {
		return g, nil
	}
	if again, failed := dom.Again(c.root.Attribute("data-core")); failed == nil {
		c.core = again
		g, err = wire.Decode(c.core)
	}
	return g, err
}

// workshop makes layouts: in a worker from so many nodes on as the page says,
// or workerFrom.
func (c *client) workshop() *workshop {
	s := &workshop{from: workerFrom}
	if n := app.Number(c.root.Attribute("data-worker-from")); n > 0 {
		s.from = n
	}
	return s
}

// ready puts the first view on the page, with the canvas painted, and says so.
func (c *client) ready() {
	c.page()
	c.draw()
	dom.Find("#still").Show(false)
	dom.Find("#years-apply").Show(false)
	for _, e := range dom.FindAll("#stage button, #find-input, #brush button") {
		e.Remove("disabled")
	}
	c.root.Set("data-state", "ready")
	gl.Start()
}

// page shows all that changed.
func (c *client) page() {
	out := c.app.Page()
	for _, r := range out.Regions {
		dom.Patch(r.ID, r.Page.Ops, r.Page.Text)
	}
	for _, a := range out.Attributes {
		for _, e := range dom.FindAll(a.Selector) {
			if a.Gone {
				e.Remove(a.Name)
				continue
			}
			e.Set(a.Name, a.Value)
		}
	}
	if out.Address != "" {
		_ = dom.SetQuery(out.Address, out.Push) // the next change says the same and more
	}
	if out.Keep != "" {
		dom.Keep(out.Keep)
	}
	c.rest(out)
	c.beyond()
}

// rest does what canvas and page have in common.
func (c *client) rest(out app.Output) {
	if out.Draw || out.Animate {
		c.frames.Start()
	}
	if out.Leave != "" {
		dom.Leave(out.Leave)
	}
	if out.Focus != "" {
		dom.Find("#" + out.Focus).Focus()
	}
	if out.Fetch && !c.fetching {
		c.fetching = true
		go c.fetchEvidence()
	}
	if out.Details && !c.detailing {
		c.detailing = true
		go c.fetchDetails()
	}
	if out.Words && !c.asking {
		c.asking = true
		go c.fetchWords()
	}
}

// moved shows what changed on the canvas alone.
func (c *client) moved() { c.rest(c.app.Output()) }

// longestFrame bounds what one frame moves, in milliseconds: a page that was
// in the background goes on where it was.
const longestFrame = 64

func (c *client) frame(now float64) (more bool) {
	ms := now - c.last
	if c.last == 0 || ms > longestFrame {
		ms = longestFrame / 4
	}
	c.app.Tick(float32(ms))
	c.draw()
	out := c.app.Output()
	if out.Turned {
		c.page()
	}
	if !out.Animate {
		now = 0
	}
	c.last = now
	return out.Animate || c.app.Stale()
}

func (c *client) draw() {
	c.app.Draw(&c.device)
	c.minimap()
}

// section fetches a part of the data, and once more past all caches if it
// cannot be read, since it may have been spoilt where it was kept.
func (c *client) section(attribute string, decode func([]byte) error) error {
	address := c.root.Attribute(attribute)
	part, err := dom.Fetch(address)
	if err == nil {
		err = decode(part)
	}
	if err != nil {
		if part, again := dom.Again(address); again == nil {
			err = decode(part)
		}
	}
	return err
}

// fetchEvidence joins the evidence to the data. Without it the explorer goes
// on: it says less. Another choice tries again.
func (c *client) fetchEvidence() {
	var g *graph.Graph
	err := c.section("data-evidence", func(part []byte) (err error) {
		g, err = wire.Decode(c.core, part)
		return err
	})
	if err != nil {
		c.fetching = false
		c.app.EvidenceFailed(err.Error())
	} else {
		c.core = nil
		c.app.Evidence(g)
	}
	c.page()
}

// fetchDetails joins the details to the data. Without them cards say less; the
// card of another talk tries again.
func (c *client) fetchDetails() {
	address := "data-details"
	if c.root.Attribute(address) == "" {
		return // what comes in parts has none
	}
	c.detailing = c.section(address, c.app.Details) == nil
	c.page()
}

// fetchWords brings what lists of related talks are made of. Asking again
// tries again.
func (c *client) fetchWords() {
	var t *related.Table
	err := c.section("data-words", func(part []byte) (err error) {
		t, err = related.DecodeTable(part)
		return err
	})
	if err != nil {
		c.asking = false
		c.app.WordsFailed(err.Error())
	} else {
		c.app.Words(t)
	}
	c.page()
}
