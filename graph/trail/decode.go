package trail

import (
	"errors"
	"unicode/utf8"

	"throughline/graph"
	"throughline/graph/varint"
)

// What can be wrong with a trail in a link. Cut short it still has the steps
// before the cut.
var (
	ErrLong     = errors.New("the trail in the link is longer than any that is made here")
	ErrFormat   = errors.New("the trail in the link is of a kind that this version does not know")
	ErrNonsense = errors.New("the link does not hold a trail")
	ErrCut      = errors.New("the trail in the link is cut short or damaged")
)

// Decode reads what Encode or EncodeAll wrote. fresh is true if it was written
// with the dataset of that version. With an error, the trail has the steps
// that could be read.
func Decode(g *graph.Graph, version, text string) (t Trail, fresh bool, err error) {
	if len(text) > MaxLink {
		return t, false, ErrLong
	}
	data, ok := fromText(text)
	if !ok || len(data) < 6 {
		return t, false, ErrNonsense
	}
	if data[0] != format {
		return t, false, ErrFormat
	}
	made := uint32(data[1])<<24 | uint32(data[2])<<16 | uint32(data[3])<<8 | uint32(data[4])
	r := &reader{g: g, in: data[5:]}
	r.trail(&t)
	if len(t.Steps) == 0 {
		return Trail{}, false, ErrNonsense
	}
	if r.bad {
		err = ErrCut
	}
	return t, made == versionNumber(version), err
}

type reader struct {
	g     *graph.Graph
	in    []byte
	known []graph.ID
	total int
	bad   bool // the rest cannot be read
}

func (r *reader) trail(t *Trail) {
	line := r.steps(nil)
	done := r.number(len(line))
	if r.bad {
		done = len(line)
	}
	if done < 1 {
		done = min(1, len(line))
	}
	t.Steps = line[:done:done]
	for i := len(line) - 1; i >= done; i-- {
		t.Undone = append(t.Undone, line[i])
	}
	for n := r.number(maxBranches); n > 0 && !r.bad; n-- {
		shared := r.number(len(line))
		b := r.steps(line[:shared])
		if r.bad || len(b) == 0 || !b[0].Verb.Begins() {
			return
		}
		t.Branches = append(t.Branches, b)
		line = b
	}
}

// steps reads so many steps, or those that can be read.
func (r *reader) steps(begun []Step) []Step {
	out := begun[:len(begun):len(begun)]
	for n := r.number(MaxSteps - r.total); n > 0 && !r.bad; n-- {
		if s, ok := r.step(); ok {
			out = append(out, s)
			r.total++
		}
	}
	return out
}

// number reads a number, of which more than most is damage.
func (r *reader) number(most int) int {
	x, n := varint.Read(r.in)
	if n == 0 || uint64(x) > uint64(max(most, 0)) {
		r.bad = true
		return 0
	}
	r.in = r.in[n:]
	return int(x)
}

func (r *reader) byte() byte {
	if len(r.in) == 0 {
		r.bad = true
		return 0
	}
	b := r.in[0]
	r.in = r.in[1:]
	return b
}

func (r *reader) bytes(n int) []byte {
	if n > len(r.in) {
		r.bad = true
		return nil
	}
	b := r.in[:n]
	r.in = r.in[n:]
	return b
}

// farthest is how far from the middle a node may be put.
const farthest = 1 << 20

func (r *reader) signed() int {
	x := r.number(2 * farthest)
	return x>>1 ^ -(x & 1)
}

func (r *reader) text() string {
	s := string(r.bytes(r.number(MaxText)))
	if !utf8.ValidString(s) {
		r.bad = true
		return ""
	}
	return s
}

// node reads a node. One that this dataset lacks is empty.
func (r *reader) node() graph.ID {
	code := r.number(nodeKnown + len(r.known))
	switch code {
	case nodeShort:
		short := uint64(0)
		for _, b := range r.bytes(6) {
			short = short<<8 | uint64(b)
		}
		id, ok := r.g.Lengthen(short)
		if !ok {
			id = Unknown
		}
		r.known = append(r.known, id)
		return id
	case nodeWhole:
		id := graph.ID(r.bytes(r.number(graph.MaxSlug + 16)))
		if !r.bad && id.Check() != nil {
			r.bad = true
		}
		r.known = append(r.known, id)
		return id
	case nodeNone:
		return ""
	}
	if code -= nodeKnown; code < len(r.known) {
		return r.known[code]
	}
	r.bad = true
	return ""
}

// Unknown stands for a node that a link names and the dataset lacks. No node
// is called that.
const Unknown graph.ID = "?"

func (r *reader) nodes() []graph.ID {
	var out []graph.ID
	for n := r.number(graph.MaxNodes); n > 0 && !r.bad; n-- {
		out = append(out, r.node())
	}
	return out
}

func (r *reader) years() [2]int {
	from := r.number(9999)
	return [2]int{from, r.number(9999)}
}

// step reads a step, and reports whether it is whole and means something.
func (r *reader) step() (s Step, ok bool) {
	b := r.byte()
	s.Verb = Verb(b &^ seenFollows)
	if s.Verb == 0 || s.Verb >= verbEnd {
		r.bad = true
		return s, false
	}
	if b&seenFollows != 0 {
		s.Seen = uint16(r.byte())<<8 | uint16(r.byte())
	}
	f := fields[s.Verb]
	if f.node {
		s.Node = r.node()
	}
	if f.relation {
		rel := r.number(255)
		s.Predicate, s.Inverse = graph.Predicate(rel>>1), rel&1 == 1
		if s.Predicate != graph.NoPredicate && !s.Predicate.IsEdge() {
			r.bad = true
		}
	}
	if f.nodes {
		s.Nodes = r.nodes()
	}
	if f.points {
		for range s.Nodes {
			s.Points = append(s.Points, r.number(mostPoints))
		}
	}
	if f.years {
		s.Years = r.years()
	}
	if f.then {
		s.Then = r.years()
	}
	if f.place {
		s.X, s.Y = r.signed(), r.signed()
	}
	if f.kinds {
		s.Kinds = Kinds(r.number(1<<graph.NumKinds - 1))
	}
	if f.text {
		s.Text = r.text()
	}
	return s, !r.bad
}
