package reading

import "throughline/graph"

// What a name after a marker may be.
const (
	named   = anything &^ (1 << graph.Talk)
	matters = 1<<graph.Theme | 1<<graph.Technology | 1<<graph.Company
	givers  = 1<<graph.Person | 1<<graph.Company
)

// marked returns the kinds of names that may follow a word which says how
// they are tied to a talk, and no kind for other words.
func marked(word string) kinds {
	switch {
	case among(word, " about on covering mentioning featuring using use uses used "):
		return matters
	case among(word, " of with "):
		return named
	case among(word, " by "):
		return givers
	case among(word, " from "):
		return givers | 1<<graph.Event | 1<<graph.Series
	case among(word, " at "):
		return 1<<graph.Event | 1<<graph.Series | 1<<graph.Company
	case among(word, " in "):
		return 1<<graph.Event | 1<<graph.Series | 1<<graph.Theme | 1<<graph.Technology
	}
	return 0
}

// targets are the words for what is listed, by kind.
var targets = [graph.NumKinds]string{
	graph.Talk: " talk talks session sessions presentations ", graph.Person: " people person speaker speakers who ",
	graph.Company:    " company companies employers organisations organizations ",
	graph.Technology: " technology technologies tools ", graph.Theme: " theme themes topics subjects ",
	graph.Event: " event events conferences editions ",
}

func target(word string) graph.Kind {
	for k, list := range targets {
		if among(word, list) {
			return graph.Kind(k)
		}
	}
	return graph.NoKind
}

// fillers say nothing of their own.
const fillers = " the a an that which who all any every some given held presented spoke speak spoken speaking talked talk " +
	"were was is are did do have has been show list find me what and their "

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
	if of := marked(word); of != 0 {
		return of
	}
	return named
}

// function reports whether a word has a meaning of its own here.
func (p *parse) function(word string) bool {
	return marked(word) != 0 || among(word, fillers) || word == "or" || p.target == graph.NoKind && target(word) != graph.NoKind
}

// word takes one word that begins no name as it stands, or a name with typing
// mistakes, and returns how many words that were.
func (p *parse) word(words []string, word *string) int {
	first := words[0]
	kind := target(first)
	switch {
	case kind != graph.NoKind && p.target == graph.NoKind:
		p.target = kind
	case marked(first) != 0:
		*word, p.marked = first, true
	case first == "or":
		p.either = true
	case !among(first, fillers):
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
	list := []Reading{p.reading(-1)}
	for i, one := range p.parts {
		if p.r.g.Kind(one.node) != graph.Company || len(list) == MaxReadings {
			continue
		}
		if again := p.reading(i); again.Count > 0 {
			list = append(list, again)
		}
	}
	if len(list) > 1 && list[0].Count == 0 {
		list = list[1:]
	}
	return list
}

// reading ties each part to the talks. A company gives talks, or is what they
// are about: the likelier way, or for one part the other.
func (p *parse) reading(other int) Reading {
	out := Reading{Action: Walk, Target: p.target, From: p.from, To: p.to, Unread: p.unread}
	for i, one := range p.parts {
		c := Clause{graph.At, one.node}
		switch kind := p.r.g.Kind(one.node); kind {
		case graph.Company:
			c.Predicate = graph.From
			if (marked(one.word) == matters) != (i == other) {
				c.Predicate = graph.Features
			}
		case graph.Theme, graph.Technology, graph.Person:
			c.Predicate = ends[kind]
		}
		out.Clauses = append(out.Clauses, c)
	}
	out.Sentence = p.r.sentence(out)
	out.Count = len(p.r.Nodes(out))
	return out
}
