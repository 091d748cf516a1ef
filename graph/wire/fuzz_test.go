package wire

import (
	"bytes"
	"reflect"
	"testing"

	"throughline/graph"
)

// same fails unless what was decoded survives another round.
func same(t *testing.T, snapshots ...[]byte) {
	g, err := Decode(snapshots...)
	if err != nil {
		return
	}
	once := Encode(g)
	again, err := Decode(once)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(g, again) {
		t.Fatal("decoded, encoded and decoded, the graph differs")
	}
	if !bytes.Equal(once, Encode(again)) {
		t.Fatal("encoded twice, the bytes differ")
	}
}

// late joins details to a graph, and looks at every text of what comes out.
func late(t *testing.T, snapshot, more []byte) {
	g, err := Decode(snapshot)
	if err != nil {
		return
	}
	if g, err = Details(g, more); err != nil {
		return
	}
	for n := range uint32(g.Len()) {
		for p := graph.Title; int(p) < graph.NumPredicates; p++ {
			_ = g.Values(n, p)
			_ = g.ValueEvidence(n, p, 0)
		}
	}
}

// FuzzDecode gives the decoder any bytes.
func FuzzDecode(f *testing.F) {
	whole := Encode(tiny())
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte(magic))
	core, err := Section(whole, "core")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(core)
	f.Fuzz(func(t *testing.T, b []byte) { same(t, b) })
}

// FuzzSections gives the decoder any sections with right checksums, joined in
// every way that has a core.
func FuzzSections(f *testing.F) {
	body := bodies(Encode(tiny()))
	f.Add(body[core], body[details], body[prose], body[evidence])
	f.Add(body[core], []byte{}, []byte{0, 0, 0, 0}, []byte{})
	f.Fuzz(func(t *testing.T, c, d, p, e []byte) {
		if c == nil {
			c = []byte{}
		}
		for with := range 8 {
			some := [numSections][]byte{core: c}
			for i, s := range [...]section{details, prose, evidence} {
				if with>>i&1 == 1 {
					some[s] = [numSections][]byte{details: d, prose: p, evidence: e}[s]
				}
			}
			same(t, seal(some))
			late(t, seal(some), seal([numSections][]byte{details: d}))
		}
	})
}
