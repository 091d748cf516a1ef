package reading

import (
	"slices"

	"throughline/graph"
)

// marker is a word that says how what follows it is tied to a talk.
type marker struct {
	words string
	of    kinds
}

var (
	named   = kindsOf(graph.Theme, graph.Technology, graph.Person, graph.Company, graph.Event, graph.Series)
	matters = kindsOf(graph.Theme, graph.Technology, graph.Company)
)

// markers by word.
var markers = map[string]kinds{
	"about": matters, "on": matters, "covering": matters, "of": named, "mentioning": matters, "featuring": matters,
	"using": matters, "use": matters, "uses": matters, "used": matters, "with": named,
	"by": kindsOf(graph.Person, graph.Company), "from": kindsOf(graph.Company, graph.Person, graph.Event, graph.Series),
	"at": kindsOf(graph.Event, graph.Series, graph.Company), "in": kindsOf(graph.Event, graph.Series, graph.Theme, graph.Technology),
}

// targets are the words for what is listed.
var targets = map[string]graph.Kind{
	"talk": graph.Talk, "talks": graph.Talk, "session": graph.Talk, "sessions": graph.Talk, "presentations": graph.Talk,
	"people": graph.Person, "person": graph.Person, "speaker": graph.Person, "speakers": graph.Person, "who": graph.Person,
	"company": graph.Company, "companies": graph.Company, "employers": graph.Company, "organisations": graph.Company, "organizations": graph.Company,
	"technology": graph.Technology, "technologies": graph.Technology, "tools": graph.Technology,
	"theme": graph.Theme, "themes": graph.Theme, "topics": graph.Theme, "subjects": graph.Theme,
	"event": graph.Event, "events": graph.Event, "conferences": graph.Event, "editions": graph.Event,
}

// fillers say nothing of their own.
var fillers = map[string]bool{
	"the": true, "a": true, "an": true, "that": true, "which": true, "who": true, "all": true, "any": true, "every": true, "some": true,
	"given": true, "held": true, "presented": true, "spoke": true, "speak": true, "spoken": true, "speaking": true, "talked": true, "talk": true,
	"were": true, "was": true, "is": true, "are": true, "did": true, "do": true, "have": true, "has": true, "been": true,
	"show": true, "list": true, "find": true, "me": true, "what": true, "and": true, "their": true,
}

// parse is a text on its way to become a walk.
type parse struct {
	r        *Reader
	target   graph.Kind
	marked   bool // some word says how things are tied to talks
	parts    []part
	from, to int
	unread   []string
	either   bool // "or", which one walk cannot say
}

// part is something named and how it was introduced.
type part struct {
	node uint32
	word string // the marker; "" for none
}

// walks reads what talks are to have, and what of them is listed.
func (r *Reader) walks(words []string) Answer {
	p := parse{r: r}
	p.read(words)
	said := p.target != graph.NoKind || p.marked
	switch {
	case said && p.either && len(p.parts) > 0:
		return Answer{Missing: "One list cannot be read from “or”: ask for one after the other, or compare them."}
	case len(p.parts) == 0 && p.target != graph.NoKind && p.marked && len(p.unread) > 0:
		return nothingCalled("a question for "+p.target.Plural(), p.unread[0])
	case len(p.parts) == 0 || len(p.unread) > len(p.parts)+1:
		return Answer{}
	case !said && (len(p.unread) > 0 || len(p.parts) == 1 && p.from == 0 && p.to == 0):
		return Answer{}
	}
	return Answer{Readings: p.readings(), Explicit: said}
}

func (p *parse) read(words []string) {
	word := "" // the marker in force
	for i := 0; i < len(words); {
		if from, to, size := span(words[i:]); size > 0 && !p.begins(words[i:], word) {
			p.from, p.to = from, to
			i += size
			continue
		}
		if n, size := p.r.exact(words[i:], p.wanted(word)); size > 1 || size == 1 && !p.function(words[i]) {
			p.parts = append(p.parts, part{n, word})
			i += size
			continue
		}
		i += p.word(words[i:], &word)
	}
}

// begins reports whether a name begins here, such as that of an event with
// its year.
func (p *parse) begins(words []string, word string) bool {
	_, size := p.r.exact(words, p.wanted(word))
	return size > 1
}

// wanted are the kinds of names that may follow a marker.
func (p *parse) wanted(word string) kinds {
	if of, ok := markers[word]; ok {
		return of
	}
	return named
}

// function reports whether a word has a meaning of its own here.
func (p *parse) function(word string) bool {
	_, marks := markers[word]
	_, targets := targets[word]
	return marks || fillers[word] || targets && p.target == graph.NoKind || word == "or"
}

// word takes one word that begins no name as it stands, or a name with typing
// mistakes, and returns how many words that were.
func (p *parse) word(words []string, word *string) int {
	first := words[0]
	_, marks := markers[first]
	kind, targets := targets[first]
	switch {
	case targets && p.target == graph.NoKind:
		p.target = kind
	case marks:
		*word, p.marked = first, true
	case first == "or":
		p.either = true
	case fillers[first]:
	default:
		return p.mistyped(words, *word)
	}
	return 1
}

// mistyped reads on to the next word with a meaning of its own.
func (p *parse) mistyped(words []string, word string) int {
	end := 1
	for end < len(words) && !p.function(words[end]) && year(words[end]) == 0 {
		if _, _, size := span(words[end:]); size > 0 {
			break
		}
		end++
	}
	for size := end; size > 0; size-- {
		if n, ok := p.r.near(words[:size], p.wanted(word), word == ""); ok {
			p.parts = append(p.parts, part{n, word})
			return size
		}
		if word == "" || size > 3 {
			break // one look is enough where nothing says that a name comes
		}
	}
	p.unread = append(p.unread, words[0])
	return 1
}

// readings are the ways in which the parts can be tied to talks.
func (p *parse) readings() []Reading {
	if p.target == graph.NoKind {
		p.target = graph.Talk
	}
	first := make([]Clause, len(p.parts))
	for i, one := range p.parts {
		first[i] = Clause{p.predicates(one)[0], one.node}
	}
	list := []Reading{p.reading(first)}
	for i, one := range p.parts {
		for _, other := range p.predicates(one)[1:] {
			clauses := slices.Clone(first)
			clauses[i].Predicate = other
			if again := p.reading(clauses); again.Count > 0 {
				list = append(list, again)
			}
		}
	}
	if len(list) > 1 && list[0].Count == 0 {
		list = list[1:]
	}
	return list[:min(MaxReadings, len(list))]
}

// predicates are how a part can be tied to a talk, the likeliest first. A
// company gives talks, or is what they are about.
func (p *parse) predicates(one part) []graph.Predicate {
	switch p.r.g.Kind(one.node) {
	case graph.Theme:
		return []graph.Predicate{graph.About}
	case graph.Technology:
		return []graph.Predicate{graph.Uses}
	case graph.Person:
		return []graph.Predicate{graph.By}
	case graph.Company:
		if markers[one.word] == matters {
			return []graph.Predicate{graph.Features, graph.From}
		}
		return []graph.Predicate{graph.From, graph.Features}
	}
	return []graph.Predicate{graph.At}
}

func (p *parse) reading(clauses []Clause) Reading {
	out := Reading{Action: Walk, Target: p.target, Clauses: clauses, From: p.from, To: p.to, Unread: p.unread}
	out.Sentence = p.r.sentence(out)
	out.Count = len(p.r.Nodes(out))
	return out
}
