// Package export writes a graph in the forms that other programs read.
package export

import (
	"bufio"
	"io"
	"iter"
	"unicode/utf8"

	"throughline/graph"
)

// Scheme begins every IRI of an export: the node theme/service-mesh is
// <throughline:theme/service-mesh>, the predicate about is <throughline:about>.
const Scheme = "throughline:"

const xsdInteger = "http://www.w3.org/2001/XMLSchema#integer"

// NQuads writes every fact as a line of N-Quads (W3C, RDF 1.1 N-Quads, 2014),
// with its evidence as the graph label. Literals are in the canonical form,
// years and minutes typed as xsd:integer.
func NQuads(w io.Writer, facts iter.Seq[graph.Fact]) error {
	b := bufio.NewWriterSize(w, 1<<16)
	var line []byte
	for f := range facts {
		line = appendQuad(line[:0], f)
		if _, err := b.Write(line); err != nil {
			return err
		}
	}
	return b.Flush()
}

func appendQuad(b []byte, f graph.Fact) []byte {
	b = appendIRI(b, string(f.Subject))
	b = appendIRI(b, f.Predicate.String())
	switch {
	case f.Predicate.IsEdge():
		b = appendIRI(b, f.Object)
	case f.Predicate.IsInteger():
		b = appendLiteral(b, f.Object)
		b = append(b, "^^<"+xsdInteger+"> "...)
	default:
		b = append(appendLiteral(b, f.Object), ' ')
	}
	b = appendIRI(b, f.Evidence.String())
	return append(b, ".\n"...)
}

// appendIRI writes an IRI and a space. Ids and labels hold nothing that an IRI
// may not (see graph.ID.Check and graph.Evidence).
func appendIRI(b []byte, s string) []byte {
	b = append(b, '<')
	b = append(b, Scheme...)
	b = append(b, s...)
	return append(b, "> "...)
}

const hex = "0123456789ABCDEF"

func appendLiteral(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch r {
		case '"', '\\':
			b = append(b, '\\', byte(r))
		case '\n':
			b = append(b, `\n`...)
		case '\r':
			b = append(b, `\r`...)
		case '\t':
			b = append(b, `\t`...)
		case '\b':
			b = append(b, `\b`...)
		case '\f':
			b = append(b, `\f`...)
		default:
			if r < ' ' || r == 0x7f {
				b = append(b, `\u00`...)
				b = append(b, hex[r>>4], hex[r&15])
				continue
			}
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}
