package vocabulary

import (
	"io/fs"
	"strconv"

	"go.yaml.in/yaml/v3"

	"throughline/graph"
	"throughline/graph/load/record"
	"throughline/graph/load/strict"
)

// Parse reads vocabulary/*.yaml. The error is record.Problems, which lists
// every mistake of every file at its line and column.
func Parse(files fs.FS) (*Vocabulary, error) {
	paths, err := fs.Glob(files, "vocabulary/*.yaml")
	if err != nil {
		return nil, err
	}
	p := parser{v: &Vocabulary{byID: map[graph.ID]int{}, byName: map[nameKey]int{}}}
	for _, path := range paths {
		content, err := fs.ReadFile(files, path)
		if err != nil {
			return nil, err
		}
		p.file(path, content)
	}
	p.finish()
	if len(p.problems) > 0 {
		return nil, p.problems
	}
	return p.v, nil
}

type parser struct {
	v        *Vocabulary
	problems record.Problems
	broader  []reference
}

// reference is a broader link that is resolved when all files are read.
type reference struct {
	entry int
	name  string
	where record.Position
}

func (p *parser) file(path string, content []byte) {
	r := &strict.Reader{File: path}
	if root := r.Parse(content); root != nil {
		r.Fields(root, "a vocabulary",
			strict.Field{Name: "themes", Read: p.list(r, graph.Theme)},
			strict.Field{Name: "technologies", Read: p.list(r, graph.Technology)},
			strict.Field{Name: "companies", Read: p.list(r, graph.Company)},
		)
	}
	p.problems = append(p.problems, r.Problems...)
}

func (p *parser) list(r *strict.Reader, kind graph.Kind) func(*yaml.Node) {
	return r.List(kind.Plural(), func(n *yaml.Node) { p.entry(r, kind, n) })
}

func (p *parser) entry(r *strict.Reader, kind graph.Kind, n *yaml.Node) {
	e := Entry{File: r.File, Line: n.Line}
	var broader *yaml.Node
	fields := []strict.Field{
		{Name: "name", Required: true, Read: r.Text(&e.Name, "name")},
		{Name: "aliases", Read: r.Texts(&e.Aliases, "aliases")},
		{Name: "definition", Read: r.Text(&e.Definition, "definition")},
	}
	if kind != graph.Company {
		fields = append(fields,
			strict.Field{Name: "broader", Read: func(n *yaml.Node) { broader = n }},
			strict.Field{Name: "context", Read: context(r, &e.Context)})
	}
	r.Fields(n, "an entry", fields...)
	if e.Name == "" {
		return
	}
	e.ID = id(kind, e.Name)
	if err := e.ID.Check(); err != nil {
		r.Wrong(n, "the name "+e.Name+" makes no id", "write a name with letters or digits")
		return
	}
	if at, ok := p.v.byID[e.ID]; ok {
		first := p.v.entries[at]
		r.Wrong(n, e.Name+" is there already, at "+first.File+":"+strconv.Itoa(first.Line), "keep one of the two")
		return
	}
	p.add(r, e, broader)
}

func (p *parser) add(r *strict.Reader, e Entry, broader *yaml.Node) {
	at := len(p.v.entries)
	p.v.byID[e.ID] = at
	p.v.entries = append(p.v.entries, e)
	if broader == nil {
		return
	}
	r.List("broader", func(n *yaml.Node) {
		where := record.Position{File: r.File, Line: n.Line, Column: n.Column}
		p.broader = append(p.broader, reference{at, n.Value, where})
	})(broader)
}

func context(r *strict.Reader, c *Context) func(*yaml.Node) {
	return func(n *yaml.Node) {
		r.Fields(n, "a context",
			strict.Field{Name: "case", Read: r.Bool(&c.Case, "case")},
			strict.Field{Name: "near", Read: r.Texts(&c.Near, "near")},
			strict.Field{Name: "not", Read: r.Texts(&c.Not, "not")},
		)
	}
}
