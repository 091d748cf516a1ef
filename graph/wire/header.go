package wire

import (
	"hash/crc32"

	"throughline/graph"
)

// Version is the version of the format. A decoder reads its own only: server
// and client are built together, and a snapshot can always be made again.
const Version = 3

const (
	magic     = "Thr1"
	fixedSize = len(magic) + 1 + 8 + 1
	entrySize = 1 + 4 + 4
	countAt   = fixedSize - 1
	printAt   = len(magic) + 1
)

type section uint8

const (
	core section = iota
	details
	prose
	evidence

	numSections
)

var sectionNames = [numSections]string{core: "core", details: "details", prose: "prose", evidence: "evidence"}

func (s section) String() string { return sectionNames[s] }

func sectionNamed(name string) (section, bool) {
	for s, n := range sectionNames {
		if n == name {
			return section(s), true
		}
	}
	return 0, false
}

// parts are the sections of one dataset; a missing one is nil.
type parts struct {
	fingerprint uint64
	body        [numSections][]byte
}

// fingerprint is FNV-1a, 64 bits, over the sections with their lengths.
func fingerprint(body *[numSections][]byte) uint64 {
	h := uint64(14695981039346656037)
	for _, b := range body {
		h = (h ^ uint64(len(b))) * 1099511628211
		for _, c := range b {
			h = (h ^ uint64(c)) * 1099511628211
		}
	}
	return h
}

// bytes writes header and sections.
func (p *parts) bytes() []byte {
	size := fixedSize + 4
	for _, b := range p.body {
		size += entrySize + len(b)
	}
	out := make([]byte, 0, size)
	out = append(out, magic...)
	out = append(out, Version)
	out = append64(out, p.fingerprint)
	out = append(out, 0)
	for s, b := range p.body {
		if b == nil {
			continue
		}
		out[countAt]++
		out = append(out, byte(s))
		out = append32(out, uint32(len(b)))
		out = append32(out, crc32.ChecksumIEEE(b))
	}
	out = append32(out, crc32.ChecksumIEEE(out))
	for _, b := range p.body {
		out = append(out, b...)
	}
	return out
}

func headerError(at int, problem string) error {
	return &Error{Section: "header", Offset: at, Problem: problem}
}

// parse checks the header and the sums of all sections. The bodies it returns
// share the snapshot's memory.
func parse(snapshot []byte) (parts, error) {
	n, err := checkHeader(snapshot)
	if err != nil {
		return parts{}, err
	}
	p := parts{fingerprint: uint64At(snapshot[printAt:])}
	rest := snapshot[fixedSize+n*entrySize+4:]
	for i := range n {
		at := fixedSize + i*entrySize
		if rest, err = p.take(snapshot[at:at+entrySize], at, rest); err != nil {
			return parts{}, err
		}
	}
	if len(rest) != 0 {
		return parts{}, headerError(len(snapshot)-len(rest), "more bytes than the sections have")
	}
	return p, nil
}

// checkHeader returns the number of sections.
func checkHeader(b []byte) (int, error) {
	if len(b) < fixedSize || string(b[:len(magic)]) != magic {
		return 0, headerError(0, "this is not a snapshot")
	}
	if b[len(magic)] != Version {
		return 0, headerError(len(magic), "another version of the format")
	}
	n := int(b[countAt])
	end := fixedSize + n*entrySize
	if n > int(numSections) || len(b) < end+4 {
		return 0, headerError(countAt, "the table of sections is cut short")
	}
	if crc32.ChecksumIEEE(b[:end]) != uint32At(b[end:]) {
		return 0, headerError(end, "the header does not match its checksum")
	}
	return n, nil
}

// take cuts the section that an entry of the table describes off rest.
func (p *parts) take(entry []byte, at int, rest []byte) ([]byte, error) {
	s := section(entry[0])
	if s >= numSections || p.body[s] != nil {
		return nil, headerError(at, "a section is unknown or stands twice")
	}
	size := uint64(uint32At(entry[1:]))
	if size > uint64(len(rest)) {
		return nil, &Error{s.String(), len(rest), "the section is cut short"}
	}
	p.body[s] = rest[:size:size]
	if crc32.ChecksumIEEE(p.body[s]) != uint32At(entry[5:]) {
		return nil, &Error{s.String(), 0, "the section does not match its checksum"}
	}
	return rest[size:], nil
}

// Section returns a snapshot that holds only the named sections of another.
func Section(snapshot []byte, names ...string) ([]byte, error) {
	all, err := parse(snapshot)
	if err != nil {
		return nil, err
	}
	some := parts{fingerprint: all.fingerprint}
	for _, name := range names {
		s, ok := sectionNamed(name)
		if !ok {
			return nil, headerError(0, "there is no section "+name)
		}
		if all.body[s] == nil {
			return nil, headerError(countAt, "the snapshot has no section "+name)
		}
		some.body[s] = all.body[s]
	}
	return some.bytes(), nil
}

// Encode returns the snapshot of a graph with all its sections. Those of a
// graph that was read without some of them are empty.
func Encode(g *graph.Graph) []byte {
	t := g.Tables()
	var p parts
	p.body[core] = encodeCore(t)
	p.body[details] = encodeLiterals(details, t, t.DetailsFrom, t.ProseFrom)
	p.body[prose] = encodeLiterals(prose, t, t.ProseFrom, t.LabelsFrom)
	p.body[evidence] = encodeEvidence(t)
	p.fingerprint = fingerprint(&p.body)
	return p.bytes()
}

// Decode joins one or more snapshots of the same dataset, which together hold
// the core, to a graph. What no part holds is left out.
func Decode(snapshots ...[]byte) (*graph.Graph, error) {
	all, err := join(snapshots)
	if err != nil {
		return nil, err
	}
	d := decoder{}
	if err := d.sections(&all); err != nil {
		return nil, err
	}
	return d.graph()
}

func join(snapshots [][]byte) (parts, error) {
	var all parts
	for i, b := range snapshots {
		p, err := parse(b)
		if err != nil {
			return parts{}, err
		}
		if i > 0 && p.fingerprint != all.fingerprint {
			return parts{}, headerError(printAt, "the parts belong to different datasets")
		}
		all.fingerprint = p.fingerprint
		for s, body := range p.body {
			if body != nil {
				all.body[s] = body
			}
		}
	}
	if all.body[core] == nil {
		return parts{}, headerError(countAt, "there is no core")
	}
	return all, nil
}
