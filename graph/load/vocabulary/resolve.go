package vocabulary

import (
	"throughline/graph"
	"throughline/graph/load/record"
)

// finish indexes names, then resolves broader links, which may point into a
// later file. A name wins over an alias, an earlier alias over a later one.
func (p *parser) finish() {
	for i, e := range p.v.entries {
		p.v.byName[nameKey{e.ID.Kind(), key(e.Name)}] = i
	}
	for i, e := range p.v.entries {
		for _, alias := range e.Aliases {
			k := nameKey{e.ID.Kind(), key(alias)}
			if _, taken := p.v.byName[k]; !taken && k.name != "" {
				p.v.byName[k] = i
			}
		}
	}
	for _, ref := range p.broader {
		p.resolve(ref)
	}
	for i := range p.v.entries {
		p.cycle(i)
	}
}

// resolve looks for the broader theme first: most are.
func (p *parser) resolve(ref reference) {
	e := &p.v.entries[ref.entry]
	target := p.v.Resolve(graph.Theme, ref.name)
	if target == nil && e.ID.Kind() == graph.Technology {
		target = p.v.Resolve(graph.Technology, ref.name)
	}
	switch {
	case target == nil:
		p.wrong(ref.where, "broader names "+ref.name+", which no file of the vocabulary has", "write the name of a theme, or of a technology for a technology")
	case target == e:
		p.wrong(ref.where, ref.name+" is broader than itself", "remove it")
	default:
		e.Broader = append(e.Broader, target.ID)
	}
}

func (p *parser) wrong(where record.Position, why, remedy string) {
	p.problems = append(p.problems, record.Problem{Where: where, Why: why, Remedy: remedy})
}

// cycle reports an entry that is reached again by its broader links.
func (p *parser) cycle(start int) {
	seen := map[graph.ID]bool{}
	next := p.v.entries[start].Broader
	for len(next) > 0 {
		id := next[0]
		next = next[1:]
		if id == p.v.entries[start].ID {
			e := &p.v.entries[start]
			p.wrong(record.Position{File: e.File, Line: e.Line}, e.Name+" is broader than itself by its broader links", "remove one of them")
			return
		}
		if !seen[id] {
			seen[id] = true
			next = append(next[:len(next):len(next)], p.v.entries[p.v.byID[id]].Broader...)
		}
	}
}
