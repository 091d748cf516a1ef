//go:build js && wasm

package main

import (
	"throughline/graph/layout"
	"throughline/wasm/internal/app"
	"throughline/wasm/internal/dom"
)

// Layouts of workerFrom nodes and more are made in a worker: below, a frame's
// layout takes less than 2 ms of the page's own time.
const workerFrom = 2000

const (
	silence = 300 // frames without an answer after which a worker is taken to be dead
	lives   = 3   // workers that may die before the page does their work
)

// workshop makes layouts, the large ones in a worker. It has one worker at
// most, which does what was asked for last.
type workshop struct {
	from   int // nodes from which on a layout is made in a worker
	port   *dom.Port
	ready  bool
	deaths int
	now    *remote
}

// layout is app.Options.Layout.
func (s *workshop) layout(g layout.Graph, at []float32, from []int32) app.Layout {
	j := job{g, at, from}
	if g.N < s.from || s.deaths >= lives {
		return j.local()
	}
	id := 1.0
	if s.now != nil {
		id = s.now.id + 1
	}
	s.now = &remote{shop: s, job: j, id: id, pinned: map[int][2]float32{}}
	s.send()
	return s.now
}

func (j job) local() *layout.Simulation {
	return layout.Extend(j.g, j.at, j.from, layout.Options{Seed: seed})
}

// send gives the worker what is to be done, and starts one first if there is
// none; it asks for its work when it is ready.
func (s *workshop) send() {
	if s.port == nil {
		var err error
		if s.port, err = dom.StartWorker(s.take, s.died); err != nil {
			s.deaths = lives
			s.now.comeHome()
		}
		return
	}
	if s.ready {
		s.now.job.send(s.port, s.now.id)
	}
}

func (s *workshop) take(m dom.Message) {
	switch {
	case m.Kind == ready:
		s.ready = true
		s.now.resume()
	case m.Number(0) == s.now.id:
		s.now.take(m)
		s.port.Send(taken, m.Buffer, s.now.id)
	}
}

// died replaces a worker. Nothing is lost: the next one goes on from the
// positions that came last.
func (s *workshop) died() {
	s.port.Close()
	s.port, s.ready = nil, false
	s.deaths++
	s.now.silent = 0
	if s.deaths >= lives {
		s.now.comeHome()
		return
	}
	s.send()
}

// remote is a layout in the worker.
type remote struct {
	shop   *workshop
	job    job
	id     float64
	newest []float32 // as they came
	last   bool      // whether they are the last
	done   bool      // and were handed on
	silent int
	pinned map[int][2]float32
	home   *layout.Simulation // once no worker lives
}

func (r *remote) take(m dom.Message) {
	if len(r.newest) != 2*r.job.g.N {
		r.newest = make([]float32, 2*r.job.g.N)
	}
	m.Buffer.CopyTo(dom.Bytes(r.newest))
	r.last, r.silent = m.Number(1) == 1, 0
}

// Run counts the frames that the worker does not answer.
func (r *remote) Run(most int) int {
	if r.home != nil {
		return r.home.Run(most)
	}
	r.done = r.last
	if r.silent++; r.silent > silence && !r.last {
		r.shop.died()
	}
	return 0
}

// Done reports whether the layout rests.
func (r *remote) Done() bool {
	if r.home != nil {
		return r.home.Done()
	}
	return r.done
}

// Positions returns the newest places.
func (r *remote) Positions(dst []float32) []float32 {
	if r.home != nil {
		return r.home.Positions(dst)
	}
	from := r.newest
	if from == nil {
		from = r.job.at
	}
	return append(dst[:0], from...)
}

// Pin holds a node at a place.
func (r *remote) Pin(i int, x, y float32) {
	r.pinned[i] = [2]float32{x, y}
	if r.home != nil {
		r.home.Pin(i, x, y)
		return
	}
	r.tell(pin, float64(i), float64(x), float64(y))
}

// Unpin lets it go.
func (r *remote) Unpin(i int) {
	delete(r.pinned, i)
	if r.home != nil {
		r.home.Unpin(i)
		return
	}
	r.tell(unpin, float64(i))
}

// Reheat wakes the layout.
func (r *remote) Reheat() {
	if r.home != nil {
		r.home.Reheat()
		return
	}
	r.tell(reheat)
}

// Tidy lets all nodes move.
func (r *remote) Tidy() {
	if r.home != nil {
		r.home.Tidy()
		return
	}
	r.tell(tidy)
}

func (r *remote) tell(kind int, numbers ...float64) {
	r.last, r.done, r.silent = false, false, 0
	if r.shop.ready && r.shop.now == r {
		r.shop.port.Send(kind, dom.Buffer{}, append([]float64{r.id}, numbers...)...)
	}
}

// resume gives a new worker the layout as it stands.
func (r *remote) resume() {
	again := r.newest != nil
	if again {
		r.job.at = r.newest
	}
	r.job.send(r.shop.port, r.id)
	if again && !r.last {
		r.tell(tidy) // what was not finished may move as before
	}
	for i, p := range r.pinned {
		r.tell(pin, float64(i), float64(p[0]), float64(p[1]))
	}
}

// comeHome goes on without a worker.
func (r *remote) comeHome() {
	j := r.job
	if r.newest != nil {
		j.at = r.newest
	}
	r.home = j.local()
	if r.newest != nil && !r.last {
		r.home.Tidy()
	}
	for i, p := range r.pinned {
		r.home.Pin(i, p[0], p[1])
	}
}
