package wire

import "throughline/graph"

// maxDerived is the most bytes of a slug or an alias that are derived from a
// name, and of a slug from an event. It bounds what a byte of a snapshot can
// grow to: many nodes may share one long name, and each of them takes at least
// three bytes.
const maxDerived = 200

// The last byte of what follows the guessed part of a slug, where it is not
// the slug's own.
const (
	placed = 1 // a hyphen and the slug of the talk's event stand there
	plain  = 2 // nothing: the slug itself ends with one of these two
)

// slugs writes what of each node's slug does not follow from its name and
// event: what precedes and what follows the part that does, and how much of
// the guess that part leaves unused.
func (w *writer) slugs(t *graph.Tables, names *namer) {
	ids := slice(t, 0, t.Nodes())
	events := eventSlugs(t, func(dst []byte, n uint32) []byte { return append(dst, ids.at(n)[len("event/"):]...) })
	var before, after texts
	var unused []byte
	n := uint32(0)
	for _, k := range graph.Kinds() {
		for range t.Kinds[k] {
			slug := ids.at(n)[len(k.String())+1:]
			guess := names.guess(n)
			from, used := match(slug, guess)
			before.add(slug[:from])
			after.add(shortEnd(slug[from+used:], events.of(t, n)))
			unused = append(unused, byte(len(guess)-used))
			n++
		}
	}
	w.texts(&before)
	w.texts(&after)
	w.b = append(w.b, unused...)
}

// shortEnd returns what is written of the end of a slug, given how its event's
// slug would end it.
func shortEnd(end, event []byte) []byte {
	cut := len(end) - len(event)
	switch {
	case len(event) > 0 && cut >= 0 && common(end[cut:], event) == len(event):
		return append(end[:cut:cut], placed)
	case len(end) > 0 && (end[len(end)-1] == placed || end[len(end)-1] == plain):
		return append(end[:len(end):len(end)], plain)
	}
	return end
}

// longEnd takes back shortEnd, in two pieces.
func longEnd(end, event []byte) (own, added []byte) {
	if len(end) == 0 {
		return end, nil
	}
	switch last := len(end) - 1; end[last] {
	case placed:
		return end[:last], event
	case plain:
		return end[:last], nil
	}
	return end, nil
}

// events are how slugs end that are placed at the nodes from lo on.
type events struct {
	lo    uint32
	slugs texts // each after a hyphen
}

// eventSlugs gathers the slugs that add appends.
func eventSlugs(t *graph.Tables, add func(dst []byte, n uint32) []byte) events {
	e := events{}
	for k := graph.NoKind; k < graph.Event; k++ {
		e.lo += t.Kinds[k]
	}
	for n := range t.Kinds[graph.Event] {
		e.slugs.arena = add(append(e.slugs.arena, '-'), e.lo+n)
		e.slugs.end = append(e.slugs.end, uint32(len(e.slugs.arena)))
	}
	return e
}

// of returns the end that the first event of node n suggests, or nothing.
func (e *events) of(t *graph.Tables, n uint32) []byte {
	event, ok := first(&t.Rels[graph.At], n)
	if event -= e.lo; !ok || event >= uint32(len(e.slugs.end)) {
		return nil
	}
	if slug := e.slugs.at(event); len(slug) <= maxDerived {
		return slug
	}
	return nil
}

// slugReader puts slugs together.
type slugReader struct {
	r             *reader
	names         *namer
	before, after texts
	unused        []byte
}

// slugs reads the ids of all nodes.
func (r *reader) slugs(t *graph.Tables, names *namer) texts {
	nodes := int(t.Nodes())
	s := slugReader{r, names, r.texts(nodes), r.texts(nodes), r.bytes(nodes)}
	if r.err != nil {
		return texts{}
	}
	e := eventSlugs(t, func(dst []byte, n uint32) []byte { return s.append(dst, n, nil) })
	ids := texts{
		arena: make([]byte, 0, len(s.before.arena)+len(s.after.arena)+len(names.literals.arena)+16*nodes),
		end:   make([]uint32, 0, nodes),
	}
	n := uint32(0)
	for _, k := range graph.Kinds() {
		prefix := k.String() + "/"
		for range t.Kinds[k] {
			ids.arena = s.append(append(ids.arena, prefix...), n, e.of(t, n))
			ids.end = append(ids.end, uint32(len(ids.arena)))
			n++
		}
	}
	return ids
}

// append appends the slug of node n, given how its event's slug would end it.
func (s *slugReader) append(dst []byte, n uint32, event []byte) []byte {
	dst = append(dst, s.before.at(n)...)
	start := len(dst)
	if text, ok := s.names.name(n); ok {
		dst = s.names.fold.appendSlug(dst, s.names.literals.at(text))
	}
	if start+int(s.unused[n]) > len(dst) {
		s.r.fail("a slug leaves more of its name unused than there is")
		return dst
	}
	own, placed := longEnd(s.after.at(n), event)
	return append(append(dst[:len(dst)-int(s.unused[n])], own...), placed...)
}

// folding is what each byte of a name is in a slug: a hyphen for what parts
// words, other for what more than the byte decides.
type folding [256]byte

const other = 0

func newFolding() *folding {
	var f folding
	for i := range f {
		c := byte(i)
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case c < 0x80 && (c < 'a' || c > 'z') && (c < '0' || c > '9'):
			c = '-'
		}
		f[i] = c
	}
	f['\''], f[0xC3], f[0xE2] = other, other, other
	return &f
}

// appendSlug appends the slug that the first maxDerived bytes of a name lead
// to: letters and digits in lower case without accents, apostrophes left out,
// everything else between them one hyphen. It is part of the format: what it
// yields may not change within a version. It need not agree with how slugs are
// made elsewhere, and is only a good guess at it: what differs is written out.
//
// Every byte of every name comes by here, so the loop has as few jumps as can
// be, which WebAssembly pays for: a hyphen after a hyphen is written and then
// overwritten.
func (f *folding) appendSlug(dst, name []byte) []byte {
	var out [256]byte
	n, last := uint8(0), byte('-')
	name = name[:min(len(name), maxDerived)]
	for i := 0; i < len(name); i++ {
		c := f[name[i]]
		if c == other {
			if c, i = special(name, i); c == other {
				continue
			}
		}
		step := uint8(1)
		if c == '-' && last == '-' {
			step = 0
		}
		out[n] = c
		n += step
		last = c
	}
	if n > 0 && out[n-1] == '-' {
		n--
	}
	return append(dst, out[:n]...)
}

// special returns what a byte at i leads to that folding does not decide, or
// other for nothing, and the last byte that it read.
func special(name []byte, i int) (byte, int) {
	switch rest := name[i:]; {
	case rest[0] == 0xC3 && len(rest) > 1 && latin[rest[1]&0x3f] != 0:
		return latin[rest[1]&0x3f], i + 1
	case rest[0] == '\'':
		return other, i
	case common(rest, apostrophe) == len(apostrophe):
		return other, i + len(apostrophe) - 1
	}
	return name[i], i
}

var apostrophe = []byte("’")

// latin gives the letters U+00C0 to U+00FF, by the low six bits, without their
// accents; those that fold to none or to two letters are zero.
const latin = "aaaaaa\x00ceeeeiiii\x00nooooo\x00ouuuuy\x00\x00aaaaaa\x00ceeeeiiii\x00nooooo\x00ouuuuy\x00y"

// match splits a slug around the part of it that its name leads to: slug =
// slug[:from] + guess[:n] + the rest, with the longest n that does not end in a
// hyphen. A part below four bytes is not worth its place, and n is zero.
func match(slug, guess []byte) (from, n int) {
	for i := 0; i < len(slug) && i <= maxDerived && n < len(slug)-i; i++ {
		if k := common(slug[i:], guess); k > n {
			from, n = i, k
		}
	}
	for n > 0 && guess[n-1] == '-' {
		n--
	}
	if n < 4 && n < len(slug) {
		return len(slug), 0
	}
	return from, n
}

func common(a, b []byte) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
