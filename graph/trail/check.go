package trail

import "throughline/graph"

// Check returns how each step differs on this dataset from when it was done.
// Steps before the last view began are looked at as they were then, so that all of a
// trail is told, and not what is on the screen alone.
func Check(g *graph.Graph, steps []Step) []Change {
	out := make([]Change, len(steps))
	for start := 0; start < len(steps); {
		end := start + 1
		for end < len(steps) && !steps[end].Verb.Begins() {
			end++
		}
		if v, ok := Replay(g, steps[:end]); ok {
			copy(out[start:end], v.Changes[start:end])
		} else {
			for i := start; i < end; i++ {
				out[i] = Gone
			}
		}
		start = end
	}
	return out
}

// Changed counts the steps that differ.
func Changed(changes []Change) int {
	n := 0
	for _, c := range changes {
		if c != Same {
			n++
		}
	}
	return n
}

// Remember notes in the steps what they brought, for whoever replays them on
// another dataset.
func (v *View) Remember(steps []Step) {
	for i := range steps {
		if i < len(v.Seen) && v.Seen[i] != 0 {
			steps[i].Seen = v.Seen[i]
		}
	}
}

// Digest sums up all of a view that can be seen: equal views have equal
// digests, natively and in the browser.
func (v *View) Digest(g *graph.Graph) uint64 {
	d := digest(14695981039346656037)
	d.add(uint64(v.Focus))
	for _, n := range v.Nodes {
		d.add(g.ID(n).Short())
		at := v.Places[n]
		d.add(uint64(at.X))
		d.add(uint64(at.Y))
		d.flags(at.Pinned, v.Expanded[n], v.Marked[n])
	}
	for _, e := range v.Edges {
		d.add(uint64(e.From)<<40 | uint64(e.To)<<8 | uint64(e.Predicate))
	}
	for _, b := range v.More {
		d.add(uint64(b.Node)<<32 | uint64(b.Count)<<8 | uint64(b.Predicate))
		d.flags(b.Inverse)
	}
	for _, r := range v.Ring {
		d.add(uint64(r.Node)<<32 | uint64(r.Points))
	}
	for _, b := range v.Groups {
		d.add(uint64(b.Node)<<32 | uint64(len(b.Nodes))<<8 | uint64(b.Kind))
	}
	for _, w := range [...][2]int{v.Years, v.Compared[0], v.Compared[1]} {
		d.add(uint64(w[0])<<32 | uint64(w[1]))
	}
	for _, r := range v.Notes {
		d.add(uint64(r.Node))
		d.text(r.Text)
	}
	d.text(v.Caption)
	d.add(uint64(v.Without)<<32 | uint64(len(v.Away)))
	return uint64(d)
}

type digest uint64

func (d *digest) add(x uint64) { *d = digest(mix(uint64(*d) ^ x*0x9e3779b97f4a7c15)) }

func (d *digest) flags(all ...bool) {
	x := uint64(1)
	for _, f := range all {
		x *= 2
		if f {
			x++
		}
	}
	d.add(x)
}

func (d *digest) text(s string) {
	for i := 0; i < len(s); i++ {
		d.add(uint64(s[i]))
	}
	d.add(1 << 32)
}
