package graph_test

import (
	"testing"

	"throughline/graph"
)

// TestShortIdsStay holds what links that were given away lead by.
func TestShortIdsStay(t *testing.T) {
	for id, want := range map[graph.ID]uint64{
		"talk/meshes":        0x324ed1e9cc69,
		"theme/service-mesh": 0x1de3c8783fef,
		"person/renée-o":     0x4701b319f2c0,
	} {
		if got := id.Short(); got != want {
			t.Errorf("%s is %#x in short, not %#x", id, got, want)
		}
	}
}
