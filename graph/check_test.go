package graph_test

import (
	"slices"
	"testing"

	"throughline/graph"
)

// TestFromTablesRefuses breaks tables that were right in one place each.
func TestFromTablesRefuses(t *testing.T) {
	for name, spoil := range map[string]func(*graph.Tables){
		"text ends fall":               func(b *graph.Tables) { b.TextEnd[1] = 0; b.TextEnd[0] = 1 },
		"text longer than its ends":    func(b *graph.Tables) { b.Text += "x" },
		"more nodes than texts":        func(b *graph.Tables) { b.Kinds[graph.Source] += 1 << 20 },
		"nodes of no kind":             func(b *graph.Tables) { b.Kinds[graph.NoKind]++ },
		"kinds exchanged":              func(b *graph.Tables) { b.Kinds[graph.Talk]--; b.Kinds[graph.Person]++ },
		"details begin among nodes":    func(b *graph.Tables) { b.DetailsFrom = 0 },
		"prose begins before details":  func(b *graph.Tables) { b.ProseFrom = b.DetailsFrom - 1 },
		"labels begin before prose":    func(b *graph.Tables) { b.LabelsFrom = b.ProseFrom - 1 },
		"labels begin after all texts": func(b *graph.Tables) { b.LabelsFrom = uint32(len(b.TextEnd)) + 1 },
		"a title is prose":             func(b *graph.Tables) { b.Rels[graph.Title].To[0] = b.ProseFrom },
		"a title is a detail":          func(b *graph.Tables) { b.Rels[graph.Title].To[0] = b.DetailsFrom },
		"a date is prose":              func(b *graph.Tables) { b.Rels[graph.Date].To[0] = b.ProseFrom },
		"an abstract is a detail":      func(b *graph.Tables) { b.Rels[graph.Abstract].To[0] = b.DetailsFrom },
		"a locator is prose":           func(b *graph.Tables) { b.Labels.Locator[0] = b.ProseFrom + 1 },
		"an abstract is a label":       func(b *graph.Tables) { b.Rels[graph.Abstract].To[0] = b.LabelsFrom },
		"a title is a node":            func(b *graph.Tables) { b.Rels[graph.Title].To[0] = 0 },
		"an edge leads nowhere":        func(b *graph.Tables) { b.Rels[graph.By].To[0] = 1 << 30 },
		"an edge to another kind":      func(b *graph.Tables) { b.Rels[graph.By].To[0] = 0 },
		"rows beyond the nodes":        func(b *graph.Tables) { b.Rels[graph.By].Lo = 1 << 31 },
		"rows beyond their facts":      func(b *graph.Tables) { b.Rels[graph.By].End[0] += 9 },
		"a label beyond the last":      func(b *graph.Tables) { b.Rels[graph.By].Evidence[0] = 1 << 20 },
		"several labels beyond":        func(b *graph.Tables) { b.Rels[graph.By].Evidence[0] = 1<<31 | 7 },
		"a label of no source":         func(b *graph.Tables) { b.Labels.Source[0] = 1 << 20 },
		"a label of no status":         func(b *graph.Tables) { b.Labels.Status[0] = 9 },
		"a locator beyond the texts":   func(b *graph.Tables) { b.Labels.Locator[0] = 1 << 20 },
		"text ends fall in the middle": func(b *graph.Tables) { b.TextEnd[1], b.TextEnd[2] = b.TextEnd[2]+1, b.TextEnd[1] },
		"a node of another kind":       func(b *graph.Tables) { b.Kinds[graph.Theme]--; b.Kinds[graph.Technology]++ },
		"rows fall":                    func(b *graph.Tables) { r := &b.Rels[graph.About]; r.End[0] = r.End[len(r.End)-1] + 1 },
		"an edge twice":                func(b *graph.Tables) { to := b.Rels[graph.About].To; to[1] = to[0] },
		"edges that fall":              func(b *graph.Tables) { to := b.Rels[graph.About].To; slices.Reverse(to) },
		"an edge to the node after":    func(b *graph.Tables) { b.Rels[graph.About].To[0] = b.Nodes() },
		"fewer labels than facts":      func(b *graph.Tables) { r := &b.Rels[graph.By]; r.Evidence = r.Evidence[:len(r.Evidence)-1] },
		"a label just beyond the last": func(b *graph.Tables) { b.Rels[graph.By].Evidence[0] = uint32(len(b.Labels.Source)) },
		"a source just beyond":         func(b *graph.Tables) { b.Labels.Source[0] = b.Nodes() },
		"one of several just beyond": func(b *graph.Tables) {
			r := &b.Rels[graph.About]
			i := slices.IndexFunc(r.Evidence, func(e uint32) bool { return e>>31 == 1 })
			r.Several[r.Evidence[i]&^(1<<31)+1] = uint32(len(b.Labels.Source))
		},
		"several just beyond": func(b *graph.Tables) {
			r := &b.Rels[graph.About]
			r.Evidence[0] = 1<<31 | uint32(len(r.Several))
		},
		"columns of unequal length": func(b *graph.Tables) { b.Labels.Rule = b.Labels.Rule[1:] },
	} {
		tables := *build(t, several()).Tables()
		spoil(&tables)
		if _, err := graph.FromTables(tables); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
