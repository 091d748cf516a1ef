package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"throughline/graph"
	"throughline/graph/export"
	"throughline/graph/path"
)

// sparql writes an expression as SPARQL, by the translation of property paths
// in SPARQL 1.1, section 18.2.2.4: a sequence is a join over a variable, an
// alternative a union, and a repetition stays a path. (Engines that evaluate
// an alternative as a path themselves may lose how often it matches.) What a
// path cannot say, a condition inside a repetition, is refused.
type sparql struct {
	b         strings.Builder
	variables int
	fine      bool
}

func queryOf(start graph.ID, e path.Expr) (string, bool) {
	q := sparql{fine: true}
	q.pattern(iri(string(start)), e, "?end")
	return "SELECT ?end (COUNT(*) AS ?count) WHERE { " + q.b.String() + "} GROUP BY ?end", q.fine
}

func (q *sparql) pattern(from string, e path.Expr, to string) {
	switch e := e.(type) {
	case path.Seq:
		for _, part := range e[:len(e)-1] {
			q.variables++
			middle := "?n" + strconv.Itoa(q.variables)
			q.pattern(from, part, middle)
			from = middle
		}
		q.pattern(from, e[len(e)-1], to)
	case path.Alt:
		for i, option := range e {
			q.b.WriteString([]string{"{ ", "UNION { "}[min(i, 1)])
			q.pattern(from, option, to)
			q.b.WriteString("} ")
		}
	case path.Filter:
		q.pattern(from, e.Body, to)
		for _, c := range e.Conditions {
			q.condition(to, c)
		}
	default:
		q.b.WriteString(from + " ")
		q.path(e)
		q.b.WriteString(" " + to + " . ")
	}
}

func iri(s string) string { return "<" + export.Scheme + s + ">" }

func (q *sparql) path(e path.Expr) {
	switch e := e.(type) {
	case path.Step:
		if e.Inverse {
			q.b.WriteByte('^')
		}
		q.b.WriteString(iri(e.Predicate.String()))
	case path.Seq:
		q.list(e, "/")
	case path.Alt:
		q.list(e, "|")
	case path.Closure:
		q.list([]path.Expr{e.Body}, "")
		q.b.WriteByte(byte(e.Repeat))
	default:
		q.fine = false
	}
}

func (q *sparql) list(parts []path.Expr, between string) {
	q.b.WriteByte('(')
	for i, p := range parts {
		if i > 0 {
			q.b.WriteString(between)
		}
		q.path(p)
	}
	q.b.WriteByte(')')
}

func (q *sparql) condition(at string, c path.Condition) {
	var any []string
	switch c := c.(type) {
	case path.Kinds:
		for _, k := range c {
			any = append(any, fmt.Sprintf("STRSTARTS(STR(%s), %q)", at, export.Scheme+k.String()+"/"))
		}
	case path.Years: // of the events and, through them, of talks
		for _, s := range c {
			in := "?y >= " + strconv.Itoa(s.First)
			if s.Last != 0 {
				in += " && ?y <= " + strconv.Itoa(s.Last)
			}
			any = append(any, fmt.Sprintf("EXISTS { %s %s?/%s ?y FILTER(%s) }", at, iri("at"), iri("year"), in))
		}
	case path.Linked:
		for _, n := range c.Nodes {
			any = append(any, "EXISTS { "+linkPattern(at, c, n)+" }")
		}
	default:
		q.fine = false
		return
	}
	q.b.WriteString("FILTER(" + strings.Join(any, " || ") + ") ")
}

func linkPattern(at string, c path.Linked, n graph.ID) string {
	switch {
	case c.Inverse:
		return iri(string(n)) + " " + iri(c.Predicate.String()) + " " + at
	case c.Predicate == graph.At:
		return at + " " + iri("at") + "/" + iri("of") + "? " + iri(string(n))
	}
	return at + " " + iri(c.Predicate.String()) + " " + iri(string(n))
}

// sparqlCase is a query and the answer of the index.
type sparqlCase struct {
	Path   string                  `json:"path"`
	Query  string                  `json:"query"`
	Counts map[graph.ID]path.Count `json:"counts"`
}

// TestASPARQLEngineAgrees exports the store as N-Quads, reads them with
// Oxigraph's parser, and compares its answers to random expressions, written
// as SPARQL 1.1 property paths, with those of the index.
func TestASPARQLEngineAgrees(t *testing.T) {
	modules, err := filepath.Abs("../../build/npm/node_modules")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(modules, "oxigraph")); err != nil {
		missing(t, "there is no Oxigraph in build/npm: make tools installs it where npm works")
	}
	r := corpusRecord(t)
	g, dir := r.Data.Graph, t.TempDir()
	var quads bytes.Buffer
	if err := export.NQuads(&quads, g.Facts); err != nil {
		t.Fatal(err)
	}
	var cases []sparqlCase
	fine := func(e path.Expr) bool { _, ok := queryOf("talk/x", e); return ok }
	walks(t, g, 12, 200, fine, func(start graph.ID, e path.Expr, a path.Answer) {
		query, _ := queryOf(start, e)
		cases = append(cases, sparqlCase{string(start) + " " + path.String(e), query, counts(g, a)})
	})
	data, err := json.Marshal(cases)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"quads.nq": quads.Bytes(), "cases.json": data} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("node", "testdata/sparql.mjs", dir, export.Scheme)
	cmd.Env = append(os.Environ(), "NODE_PATH="+modules)
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), fmt.Sprintf("%d lines, %d cases", bytes.Count(quads.Bytes(), []byte("\n")), len(cases))) {
		t.Errorf("%v\n%s", err, out)
	}
}
