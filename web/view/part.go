package view

import "github.com/a-h/templ"

// Part tells an explorer that its dataset comes in parts.
type Part struct {
	Base   string // address of any part
	Around string // the ids that the first one surrounds, with spaces between them
	Talks  int    // of the whole dataset
}

func (p *Part) note() string {
	return "This dataset has " + many(p.Talks, "talk", "talks") + "; the explorer loads parts of it as you go. Counts here are of what is loaded."
}

// data is where the client finds its data, and what it begins from.
func (e Explore) data() templ.OrderedAttributes {
	at := templ.OrderedAttributes{{Key: "data-core", Value: e.Core}}
	if e.Named != "" {
		at = append(at, templ.KeyValue[string, any]{Key: "data-query", Value: e.Named})
	}
	if e.Part != nil {
		return append(at, templ.KeyValue[string, any]{Key: "data-part", Value: e.Part.Base}, templ.KeyValue[string, any]{Key: "data-around", Value: e.Part.Around})
	}
	for _, one := range [...]struct{ key, address string }{{"data-evidence", e.Evidence}, {"data-details", e.Details}, {"data-words", e.Words}} {
		at = append(at, templ.KeyValue[string, any]{Key: one.key, Value: one.address})
	}
	return at
}
