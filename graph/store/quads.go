package store

import (
	"fmt"
	"strconv"

	"github.com/cayleygraph/quad"

	"throughline/graph"
)

// ToQuad writes a fact as a quad: nodes, predicates and labels as IRIs,
// literals as strings or integers.
func ToQuad(f graph.Fact) (quad.Quad, error) {
	q := quad.Quad{
		Subject:   quad.IRI(f.Subject),
		Predicate: quad.IRI(f.Predicate.String()),
		Label:     quad.IRI(f.Evidence.String()),
	}
	switch {
	case f.Predicate.IsEdge():
		q.Object = quad.IRI(f.Object)
	case f.Predicate.IsInteger():
		n, err := strconv.ParseInt(f.Object, 10, 64)
		if err != nil {
			return quad.Quad{}, err
		}
		q.Object = quad.Int(n)
	default:
		q.Object = quad.String(f.Object)
	}
	return q, nil
}

// Reader turns values of quads back into facts. Labels repeat, so each is
// parsed once. The zero value is ready.
type Reader struct {
	labels map[string]graph.Evidence
}

func (r *Reader) evidence(v quad.Value) (graph.Evidence, error) {
	iri, ok := v.(quad.IRI)
	if !ok {
		return graph.Evidence{}, fmt.Errorf("a quad has the label %v, which is no evidence", v)
	}
	if e, ok := r.labels[string(iri)]; ok {
		return e, nil
	}
	e, err := graph.ParseEvidence(string(iri))
	if err != nil {
		return e, err
	}
	if r.labels == nil {
		r.labels = map[string]graph.Evidence{}
	}
	r.labels[string(iri)] = e
	return e, nil
}

func (r *Reader) Fact(s, p, o, l quad.Value) (graph.Fact, error) {
	subject, ok := s.(quad.IRI)
	predicate, isIRI := p.(quad.IRI)
	if !ok || !isIRI {
		return graph.Fact{}, fmt.Errorf("a quad has the subject %v and the predicate %v, which no fact has", s, p)
	}
	evidence, err := r.evidence(l)
	if err != nil {
		return graph.Fact{}, err
	}
	f := graph.Fact{
		Subject: graph.ID(subject), Predicate: graph.ParsePredicate(string(predicate)),
		Object: objectText(o), Evidence: evidence,
	}
	return f, f.Check()
}

func objectText(v quad.Value) string {
	switch v := v.(type) {
	case quad.IRI:
		return string(v)
	case quad.String:
		return string(v)
	case quad.Int:
		return strconv.FormatInt(int64(v), 10)
	}
	return ""
}
