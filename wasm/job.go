//go:build js && wasm

package main

import (
	"unsafe"

	"throughline/graph/layout"
	"throughline/wasm/internal/dom"
)

// seed makes a layout the same every time.
const seed = 1

// job is a layout to be made: a graph, where its nodes are if they are placed,
// and beside which node the others begin.
type job struct {
	g    layout.Graph
	at   []float32
	from []int32
}

// send packs the job into one buffer: edges, then sizes, places and origins,
// each of which may be absent.
func (j job) send(p *dom.Port, id float64) {
	parts := [...][]byte{dom.Bytes(j.g.Edges), dom.Bytes(j.g.Size), dom.Bytes(j.at), dom.Bytes(j.from)}
	var all []byte
	for _, part := range parts {
		all = append(all, part...)
	}
	b := dom.NewBuffer(len(all))
	b.Fill(all)
	p.Send(begin, b, id, float64(j.g.N), float64(len(j.g.Edges)), float64(len(j.g.Size)), float64(len(j.at)), float64(len(j.from)))
}

func readJob(m dom.Message) job {
	all := m.Buffer.Bytes()
	var j job
	j.g.N = int(m.Number(1))
	j.g.Edges = part[[2]int32](&all, m.Number(2))
	j.g.Size = part[[2]float32](&all, m.Number(3))
	j.at = part[float32](&all, m.Number(4))
	j.from = part[int32](&all, m.Number(5))
	return j
}

// part takes so many values off the front.
func part[T any](all *[]byte, count float64) []T {
	n := int(count)
	if n == 0 {
		return nil
	}
	var one T
	list := unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(*all))), n)
	*all = (*all)[n*int(unsafe.Sizeof(one)):]
	return list
}
