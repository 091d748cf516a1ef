package graph

import "slices"

// Builder gathers facts and compiles them into a Graph. The zero value is
// ready. It takes the same fact any number of times.
type Builder struct {
	texts  map[string]uint32
	list   []string
	kinds  []Kind // by text: its kind if it was checked as an id, else NoKind
	labels map[label]uint32
	known  []label
	rows   [NumPredicates][]row
	last   latest
	like   *Graph
}

// latest is what the fact before had. Facts come record by record, so most
// share subject and evidence with the one before: remembering them and the
// kinds halves the time of Add.
type latest struct {
	subject  ID
	number   uint32
	evidence Evidence
	label    uint32
	labelled bool
}

// row is one fact as numbers: of texts for subject and object, of a label.
type row struct{ subject, object, label uint32 }

// label is Evidence as text numbers, so that it costs 20 bytes as a map key.
type label struct {
	source, locator, rule, words uint32
	status                       Status
}

// NewPart returns an empty builder for a part of a graph, in which nodes stand
// in the order they have in the whole: what ranks nodes by their numbers finds
// the same.
func NewPart(whole *Graph) *Builder { return &Builder{like: whole} }

// NewBuilder returns a builder that already holds the facts of base, so that
// what a load adds is compiled without reading the store again. base may be
// nil.
func NewBuilder(base *Graph) *Builder {
	b := &Builder{}
	if base != nil {
		b.copyFrom(&base.t)
	}
	return b
}

// Add takes a fact, or returns what is wrong with it.
func (b *Builder) Add(f Fact) error {
	if !b.fits(&f) {
		if err := f.Check(); err != nil {
			return err
		}
	}
	b.remember(&f)
	object := b.text(f.Object)
	if f.Predicate.IsEdge() {
		b.kinds[object] = ID(f.Object).Kind()
	}
	b.rows[f.Predicate] = append(b.rows[f.Predicate], row{subject: b.last.number, object: object, label: b.last.label})
	return nil
}

// fits reports whether the fact is right because all of its parts were checked
// before. When it is not sure, it reports false.
func (b *Builder) fits(f *Fact) bool {
	if !b.last.labelled || f.Subject != b.last.subject || f.Evidence != b.last.evidence {
		return false
	}
	if !f.Predicate.IsEdge() {
		return f.checkLiteral() == nil
	}
	object, ok := b.texts[f.Object]
	return ok && b.kinds[object] != NoKind && f.Predicate.Joins(b.kinds[b.last.number], b.kinds[object])
}

// remember numbers the subject and the label of a fact that was checked.
func (b *Builder) remember(f *Fact) {
	l := &b.last
	if f.Subject != l.subject || !l.labelled {
		l.subject, l.number = f.Subject, b.text(string(f.Subject))
		b.kinds[l.number] = f.Subject.Kind()
	}
	if f.Evidence != l.evidence || !l.labelled {
		l.evidence, l.label = f.Evidence, b.label(f.Evidence)
	}
	l.labelled = true
}

// Drop takes out every fact that the source states, which is how a later
// export replaces an earlier one. It returns how many there were.
func (b *Builder) Drop(source ID) int {
	n, ok := b.texts[string(source)]
	if !ok {
		return 0
	}
	dropped := 0
	for p := range b.rows {
		before := len(b.rows[p])
		b.rows[p] = slices.DeleteFunc(b.rows[p], func(r row) bool { return b.known[r.label].source == n })
		dropped += before - len(b.rows[p])
	}
	return dropped
}

func (b *Builder) text(s string) uint32 {
	if n, ok := b.texts[s]; ok {
		return n
	}
	if b.texts == nil {
		b.texts = map[string]uint32{}
	}
	n := uint32(len(b.list))
	b.texts[s] = n
	b.list, b.kinds = append(b.list, s), append(b.kinds, NoKind)
	return n
}

// optional numbers a text from one; the empty text is zero.
func (b *Builder) optional(s string) uint32 {
	if s == "" {
		return 0
	}
	return b.text(s) + 1
}

func (b *Builder) label(e Evidence) uint32 {
	return b.internLabel(label{
		source: b.text(string(e.Source)), locator: b.optional(e.Locator),
		rule: b.optional(e.Rule), words: b.optional(e.Words), status: e.Status,
	})
}

func (b *Builder) internLabel(l label) uint32 {
	if n, ok := b.labels[l]; ok {
		return n
	}
	if b.labels == nil {
		b.labels = map[label]uint32{}
	}
	n := uint32(len(b.known))
	b.labels[l] = n
	b.known = append(b.known, l)
	return n
}

// copyFrom takes over the facts of a compiled graph.
func (b *Builder) copyFrom(t *Tables) {
	b.texts = make(map[string]uint32, len(t.TextEnd)+len(t.TextEnd)/4)
	b.list = make([]string, 0, len(t.TextEnd))
	number := make([]uint32, len(t.TextEnd)) // an id that is also a literal stands twice in the tables and once here
	for i := range number {
		number[i] = b.text(t.text(uint32(i)))
	}
	optional := func(i uint32) uint32 {
		if i == 0 {
			return 0
		}
		return number[i-1] + 1
	}
	b.labels = make(map[label]uint32, len(t.Labels.Source))
	l := &t.Labels
	for i := range l.Source {
		b.internLabel(label{number[l.Source[i]], optional(l.Locator[i]), optional(l.Rule[i]), optional(l.Words[i]), l.Status[i]})
	}
	for p := range t.Rels {
		b.rows[p] = rowsOf(&t.Rels[p], number)
	}
}

func rowsOf(r *Rel, number []uint32) []row {
	rows := make([]row, 0, len(r.To)+len(r.To)/8)
	at := uint32(0)
	for i, end := range r.End {
		for ; at < end; at++ {
			for _, l := range r.labels(at) {
				rows = append(rows, row{number[r.Lo+uint32(i)], number[r.To[at]], l})
			}
		}
	}
	return rows
}
