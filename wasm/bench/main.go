//go:build js && wasm

// Command bench is the product's layout and drawing as functions for the page
// that measures them beside those of others (js/page.js).
package main

import (
	"strconv"
	"syscall/js"
	"unsafe"

	"throughline/graph/layout"
	"throughline/graph/scene"
	"throughline/wasm/internal/gl"
)

func main() {
	functions := map[string]any{}
	export := func(name string, f func(args []js.Value) any) {
		functions[name] = js.FuncOf(func(_ js.Value, args []js.Value) any { return f(args) })
	}
	exportLayout(export)
	exportDrawing(export)
	js.Global().Set("ours", functions)
	js.Global().Get("oursReady").Invoke()
	select {}
}

// graphOf reads a number of nodes and the bytes of pairs of 32-bit integers.
func graphOf(args []js.Value) layout.Graph {
	edges := make([][2]int32, args[1].Length()/8)
	js.CopyBytesToGo(bytesOf(edges), args[1])
	return layout.Graph{N: args[0].Int(), Edges: edges}
}

func exportLayout(export func(string, func([]js.Value) any)) {
	var sims []*layout.Simulation
	var at []float32
	export("layout", func(args []js.Value) any { // nodes, edges, method
		sims = append(sims, layout.New(graphOf(args), layout.Options{Seed: 1, Method: layout.Method(args[2].Int())}))
		return len(sims) - 1
	})
	export("free", func(args []js.Value) any { // layout
		sims[args[0].Int()] = nil
		return nil
	})
	export("tick", func(args []js.Value) any { // layout, ticks: goes on when it rests
		s := sims[args[0].Int()]
		for range args[1].Int() {
			if !s.Tick() {
				s.Reheat()
			}
		}
		return nil
	})
	export("run", func(args []js.Value) any { // layout, ticks: reports whether it rests
		s := sims[args[0].Int()]
		s.Run(args[1].Int())
		return s.Done()
	})
	export("positions", func(args []js.Value) any { // layout, bytes
		at = sims[args[0].Int()].Positions(at)
		js.CopyBytesToJS(args[1], bytesOf(at))
		return nil
	})
}

func exportDrawing(export func(string, func([]js.Value) any)) {
	var s *scene.Scene
	var at []float32
	device := &gl.Device{}
	for k := scene.Theme; k <= scene.Source; k++ {
		verbs := scene.Outline(k)
		shape(int32(k), unsafe.Pointer(unsafe.SliceData(verbs)), int32(len(verbs)))
	}
	resize(width, height)
	export("start", func([]js.Value) any { gl.Start(); return nil })
	export("show", func(args []js.Value) any { // nodes, edges, bytes of positions
		g := graphOf(args)
		at = make([]float32, 2*g.N)
		js.CopyBytesToGo(bytesOf(at), args[2])
		s = sceneOf(g)
		s.Follow = true // as in the product
		s.Camera = scene.Camera{Width: width, Height: height}
		s.Fit(at, 20)
		s.Draw(device, at)
		return nil
	})
	export("draw", func([]js.Value) any { // everything moved
		for i := range at {
			at[i] += 0.01
		}
		s.Draw(device, at)
		return nil
	})
	export("pan", func([]js.Value) any { s.Camera.Pan(1, 0); s.Draw(device, at); return nil })
	export("zoom", func([]js.Value) any { s.Camera.ZoomAt(300, 300, 1.001); s.Draw(device, at); return nil })
	export("hit", func([]js.Value) any { return s.Hit(at, 640, 400, 4) })
}

const width, height = 1280, 800

//go:wasmimport throughline shape
func shape(kind int32, verbs unsafe.Pointer, n int32)

//go:wasmimport throughline resize
func resize(width, height float32)

// sceneOf makes a fifth of the nodes themes, which is what the generated
// graphs begin with, and the rest talks.
func sceneOf(g layout.Graph) *scene.Scene {
	nodes := make([]scene.Node, g.N)
	for i := range nodes {
		nodes[i] = scene.Node{Kind: scene.Talk, Name: "Talk " + strconv.Itoa(i)}
		if i < g.N/5 {
			nodes[i] = scene.Node{Kind: scene.Theme, Name: "Theme " + strconv.Itoa(i), Weight: 1 / float32(1+i%50)}
		}
	}
	edges := make([]scene.Edge, len(g.Edges))
	for i, e := range g.Edges {
		edges[i] = scene.Edge{From: e[0], To: e[1], Predicate: "about"}
	}
	return scene.New(nodes, edges)
}

func bytesOf[T any](list []T) []byte {
	var one T
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(list))), len(list)*int(unsafe.Sizeof(one)))
}
