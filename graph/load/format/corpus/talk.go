package corpus

import (
	"strconv"
	"time"

	"go.yaml.in/yaml/v3"

	"throughline/graph"
	"throughline/graph/load/record"
	"throughline/graph/load/strict"
)

func (p *parser) talk(n *yaml.Node) {
	var line int
	var kind string
	var optional bool
	t := record.Talk{Event: "event"}
	p.Fields(n, "a talk",
		strict.Field{Name: "title", Required: true, Read: p.Text(&t.Title, "title")},
		strict.Field{Name: "line", Required: true, Read: p.Int(&line, "line", 1, strict.MaxLine)},
		strict.Field{Name: "lines", Read: p.Lines(&t.Locators, "lines")},
		strict.Field{Name: "speakers", Read: p.List("speakers", func(n *yaml.Node) { p.speaker(n, &t) })},
		strict.Field{Name: "companies", Read: p.List("companies", func(n *yaml.Node) { p.company(n, &t) })},
		strict.Field{Name: "technologies", Read: p.mentions(&t.Mentions, technology)},
		strict.Field{Name: "themes", Read: p.mentions(&t.Mentions, theme)},
		strict.Field{Name: "date", Read: p.date(&t.Date, "date")},
		strict.Field{Name: "minutes", Read: p.Int(&t.Minutes, "minutes", 1, 24*60)},
		strict.Field{Name: "url", Read: p.Text(&t.URL, "url")},
		strict.Field{Name: "as", Read: p.Text(&t.Words, "as")},
		strict.Field{Name: "status", Read: p.status(&t.Status)},
		strict.Field{Name: "kind", Read: p.OneOf(&kind, "kind", "descriptive")},
		strict.Field{Name: "optional", Read: p.Bool(&optional, "optional")},
		strict.Field{Name: "note", Read: p.Text(&t.Note, "note")},
	)
	t.Key = "L" + strconv.Itoa(line)
	if len(t.Locators) == 0 {
		t.Locators = []string{t.Key}
	}
	if kind != "" && t.Note == "" {
		t.Note = "The title is descriptive: the source gives none."
	}
	for _, other := range p.batch.Talks {
		if other.Key == t.Key && line > 0 {
			p.Wrong(n, "line "+strconv.Itoa(line)+" is another talk's already", "a talk is known by its line; write where its title begins")
		}
	}
	p.batch.Talks = append(p.batch.Talks, t)
}

func (p *parser) speaker(n *yaml.Node, t *record.Talk) {
	var s record.Speaker
	p.Fields(n, "a speaker",
		strict.Field{Name: "name", Required: true, Read: p.Text(&s.Name, "name")},
		strict.Field{Name: "lines", Required: true, Read: p.Lines(&s.Locators, "lines")},
		strict.Field{Name: "company", Read: p.Text(&s.Company, "company")},
	)
	t.Speakers = append(t.Speakers, s)
}

func (p *parser) company(n *yaml.Node, t *record.Talk) {
	m := record.Mention{Predicate: graph.Features}
	role := "features"
	p.Fields(n, "a company",
		strict.Field{Name: "name", Required: true, Read: p.Text(&m.Name, "name")},
		strict.Field{Name: "role", Required: true, Read: p.OneOf(&role, "role", "from", "features")},
		strict.Field{Name: "lines", Required: true, Read: p.Lines(&m.Locators, "lines")},
		strict.Field{Name: "as", Read: p.Text(&m.Words, "as")},
		strict.Field{Name: "status", Read: p.status(&m.Status)},
	)
	if role == "from" {
		m.Predicate = graph.From
	}
	t.Mentions = append(t.Mentions, m)
}

type mentionKind struct {
	what      string
	plural    string
	predicate graph.Predicate
}

var (
	theme      = mentionKind{"a theme", "themes", graph.About}
	technology = mentionKind{"a technology", "technologies", graph.Uses}
)

func (p *parser) mentions(to *[]record.Mention, k mentionKind) func(*yaml.Node) {
	return p.List(k.plural, func(n *yaml.Node) {
		m := record.Mention{Predicate: k.predicate}
		p.Fields(n, k.what,
			strict.Field{Name: "name", Required: true, Read: p.Text(&m.Name, "name")},
			strict.Field{Name: "lines", Required: true, Read: p.Lines(&m.Locators, "lines")},
			strict.Field{Name: "as", Read: p.Text(&m.Words, "as")},
			strict.Field{Name: "status", Read: p.status(&m.Status)},
		)
		*to = append(*to, m)
	})
}

func (p *parser) status(to *graph.Status) func(*yaml.Node) {
	return func(n *yaml.Node) {
		word := "stated"
		p.OneOf(&word, "status", "stated", "curated", "inferred")(n)
		*to = graph.ParseStatus(word)
	}
}

func (p *parser) date(to *string, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if _, err := time.Parse(time.DateOnly, n.Value); err != nil || n.Kind != yaml.ScalarNode {
			p.Wrong(n, what+" is not a date", "write year-month-day, such as 2018-11-05")
			return
		}
		*to = n.Value
	}
}
