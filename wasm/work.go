//go:build js && wasm

package main

import (
	"throughline/graph/layout"
	"throughline/wasm/internal/dom"
)

// The messages between a page and its worker. All but ready have the number
// of the layout they belong to first: what is about an older one is dropped.
const (
	ready  = iota // from the worker: send a layout
	begin         // a layout: see job
	placed        // from the worker: positions, and whether they are the last
	taken         // the buffer of placed back: there are two, in turn
	pin           // node, x, y
	unpin         // node
	reheat
	tidy
)

// batch is how long a worker computes between two pictures, in milliseconds.
const batch = 8

// worker lays out what the page sends it. Everything happens in events: each
// buffer that comes back is filled with the next positions.
type worker struct {
	page *dom.Port
	sim  *layout.Simulation
	id   float64
	free []dom.Buffer
	at   []float32
}

func work() {
	w := &worker{}
	w.page = dom.Page(w.take)
	w.page.Send(ready, dom.Buffer{})
}

func (w *worker) take(m dom.Message) {
	if m.Kind == begin {
		w.begin(m)
	} else if w.sim == nil || m.Number(0) != w.id {
		return
	}
	switch m.Kind {
	case taken:
		w.free = append(w.free, m.Buffer)
	case pin:
		w.sim.Pin(int(m.Number(1)), float32(m.Number(2)), float32(m.Number(3)))
	case unpin:
		w.sim.Unpin(int(m.Number(1)))
	case reheat:
		w.sim.Reheat()
	case tidy:
		w.sim.Tidy()
	}
	if !w.sim.Done() || m.Kind == begin {
		w.fill()
	}
}

func (w *worker) begin(m dom.Message) {
	w.id = m.Number(0)
	j := readJob(m)
	w.sim = layout.Extend(j.g, j.at, j.from, layout.Options{Seed: seed})
	size := 8 * j.g.N
	w.free = []dom.Buffer{dom.NewBuffer(size), dom.NewBuffer(size)}
}

// fill sends positions for as long as there are buffers and something moves.
func (w *worker) fill() {
	for len(w.free) > 0 {
		for end := dom.Now() + batch; !w.sim.Done() && dom.Now() < end; {
			w.sim.Tick()
		}
		w.at = w.sim.Positions(w.at)
		last := len(w.free) - 1
		b := w.free[last]
		w.free = w.free[:last]
		b.Fill(dom.Bytes(w.at))
		done := 0.0
		if w.sim.Done() {
			done = 1
		}
		w.page.Send(placed, b, w.id, done)
		if w.sim.Done() {
			return
		}
	}
}
