package view

import "strings"

// Filter narrows the talks that a timeline counts.
type Filter struct {
	Action            string // the page's own address
	Series, Companies []Choice
	From, To          []Choice // years
	Exact             bool     // what is narrower is left out
	Active            bool     // whether anything is left out now
}

// Choice is an entry of a list to choose from.
type Choice struct {
	Value, Label string
	Chosen       bool
}

// summary says what is counted now.
func (f *Filter) summary() string {
	if !f.Active {
		return "Count only some talks"
	}
	var parts []string
	for _, list := range [][]Choice{f.Series, f.Companies} {
		if c, ok := chosen(list); ok {
			parts = append(parts, c.Label)
		}
	}
	if c, ok := chosen(f.From); ok {
		parts = append(parts, "from "+c.Label)
	}
	if c, ok := chosen(f.To); ok {
		parts = append(parts, "to "+c.Label)
	}
	if f.Exact {
		parts = append(parts, "without what is narrower")
	}
	return "Counted: " + strings.Join(parts, ", ")
}

func chosen(list []Choice) (Choice, bool) {
	for _, c := range list {
		if c.Chosen {
			return c, true
		}
	}
	return Choice{}, false
}
