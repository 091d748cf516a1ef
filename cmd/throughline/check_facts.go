package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"throughline/graph"
)

// mostDamage is how many lines of one kind of damage are worth reading.
const mostDamage = 10

// checkLabels finds labels that name lines which the text of their source does
// not have.
func checkLabels(g *graph.Graph) error {
	lines := map[graph.ID]int{}
	lo, hi := g.Range(graph.Source)
	for n := lo; n < hi; n++ {
		if text := g.Value(n, graph.Transcript); text != "" {
			lines[g.ID(n)] = 1 + strings.Count(text, "\n")
		}
	}
	var bad []error
	for f := range g.Facts {
		if most := lines[f.Evidence.Source]; most > 0 && lastLine(f.Evidence.Locator) > most {
			bad = append(bad, fmt.Errorf("label %s: its source has %d lines", f.Evidence, most))
		}
	}
	return some(bad)
}

// lastLine returns the last line of a locator such as L88-90, or 0 where it
// names none.
func lastLine(locator string) int {
	span, ok := strings.CutPrefix(locator, "L")
	if !ok {
		return 0
	}
	if i := strings.IndexByte(span, '-'); i >= 0 {
		span = span[i+1:]
	}
	n, err := strconv.Atoi(span)
	if err != nil {
		return 0
	}
	return n
}

// checkRedirects finds old ids that lead to two nodes, to one of another kind,
// or that a node has.
func checkRedirects(g *graph.Graph) error {
	to := map[graph.ID]graph.ID{}
	var bad []error
	for f := range g.Facts {
		if f.Predicate != graph.Replaces {
			continue
		}
		old := graph.ID(f.Object)
		_, lives := g.Lookup(old)
		switch other := to[old]; {
		case other != "" && other != f.Subject:
			bad = append(bad, fmt.Errorf("redirect: %s leads to %s and to %s", old, other, f.Subject))
		case old.Kind() != f.Subject.Kind():
			bad = append(bad, fmt.Errorf("redirect: %s leads to %s, which is of another kind", old, f.Subject))
		case lives:
			bad = append(bad, fmt.Errorf("redirect: %s leads to %s, and exists", old, f.Subject))
		}
		to[old] = f.Subject
	}
	return some(bad)
}

func some(bad []error) error {
	if more := len(bad) - mostDamage; more > 0 {
		bad = append(bad[:mostDamage], fmt.Errorf("and %d more of the same", more))
	}
	return errors.Join(bad...)
}
