package graph

import "errors"

// What FromTables finds wrong. A snapshot comes from a file or the network,
// so nothing in it is believed.
var (
	errTexts    = errors.New("graph: the ends of the texts do not rise to the length of the text")
	errNodes    = errors.New("graph: there are more nodes than texts")
	errSections = errors.New("graph: the sections of the texts are out of order")
	errIDs      = errors.New("graph: an id is malformed or stands under another kind")
	errTwice    = errors.New("graph: an id occurs twice")
	errRows     = errors.New("graph: the rows of a predicate do not fit its facts")
	errObject   = errors.New("graph: a fact's object does not exist or does not fit its predicate")
	errEvidence = errors.New("graph: a fact's evidence does not exist")
	errLabels   = errors.New("graph: a label is malformed")
)

func (t *Tables) check() error {
	for _, step := range [...]func(*Tables) error{checkTexts, checkIDs, checkLabels, checkRels} {
		if err := step(t); err != nil {
			return err
		}
	}
	return nil
}

func checkTexts(t *Tables) error {
	last := uint32(0)
	for _, end := range t.TextEnd {
		if end < last {
			return errTexts
		}
		last = end
	}
	if int(last) != len(t.Text) {
		return errTexts
	}
	sum := uint64(0)
	for _, c := range t.Kinds {
		sum += uint64(c)
	}
	if sum > uint64(len(t.TextEnd)) || t.Kinds[NoKind] != 0 {
		return errNodes
	}
	if uint32(sum) > t.DetailsFrom || t.DetailsFrom > t.ProseFrom || t.ProseFrom > t.LabelsFrom || uint64(t.LabelsFrom) > uint64(len(t.TextEnd)) {
		return errSections
	}
	return nil
}

func checkIDs(t *Tables) error {
	n := uint32(0)
	for _, k := range Kinds() {
		prefix := k.String() + "/"
		for range t.Kinds[k] {
			if id := t.text(n); len(id) <= len(prefix) || id[:len(prefix)] != prefix {
				return errIDs
			}
			n++
		}
	}
	return nil
}

func checkLabels(t *Tables) error {
	l, nodes := &t.Labels, t.Nodes()
	n := len(l.Source)
	if len(l.Locator) != n || len(l.Rule) != n || len(l.Words) != n || len(l.Status) != n {
		return errLabels
	}
	for i := range n {
		if l.Source[i] >= nodes || l.Status[i].String() == "" {
			return errLabels
		}
		for _, text := range [...]uint32{l.Locator[i], l.Rule[i], l.Words[i]} {
			if text > uint32(len(t.TextEnd)) || text > t.DetailsFrom && text <= t.LabelsFrom {
				return errLabels
			}
		}
	}
	return nil
}

func checkRels(t *Tables) error {
	for p := NoPredicate + 1; p < predicateEnd; p++ {
		r := &t.Rels[p]
		if err := checkRows(t, r); err != nil {
			return err
		}
		if err := checkObjects(t, p, r); err != nil {
			return err
		}
		if err := checkEvidence(t, r); err != nil {
			return err
		}
	}
	return nil
}

func checkRows(t *Tables, r *Rel) error {
	last := uint32(0)
	for _, end := range r.End {
		if end < last {
			return errRows
		}
		last = end
	}
	if int(last) != len(r.To) || uint64(r.Lo)+uint64(len(r.End)) > uint64(t.Nodes()) {
		return errRows
	}
	return nil
}

func checkObjects(t *Tables, p Predicate, r *Rel) error {
	nodes := t.Nodes()
	if p.IsLiteral() {
		from, to := t.textsOf(p)
		for _, o := range r.To {
			if o < nodes || o >= t.DetailsFrom && (o < from || o >= to) {
				return errObject
			}
		}
		return nil
	}
	starts := t.kindStarts()
	at := uint32(0)
	for i, end := range r.End {
		if at == end {
			continue
		}
		from := kindAt(&starts, r.Lo+uint32(i))
		least, lo, hi := uint32(0), uint32(0), uint32(0) // lo to hi are of the kind that was found right last
		for _, o := range r.To[at:end] {
			if o < least || o >= nodes {
				return errObject
			}
			if least = o + 1; o < lo || o >= hi {
				to := kindAt(&starts, o)
				if !p.Joins(from, to) {
					return errObject
				}
				lo, hi = starts[to], starts[to+1]
			}
		}
		at = end
	}
	return nil
}

// textsOf returns the numbers of the texts that literals of a predicate may
// have beside those of a view.
func (t *Tables) textsOf(p Predicate) (from, to uint32) {
	switch {
	case p.IsDetail():
		return t.DetailsFrom, t.ProseFrom
	case p.IsProse():
		return t.ProseFrom, t.LabelsFrom
	}
	return t.DetailsFrom, t.DetailsFrom
}

func checkEvidence(t *Tables, r *Rel) error {
	if len(r.Evidence) == 0 {
		return nil
	}
	if len(r.Evidence) != len(r.To) {
		return errEvidence
	}
	labels := uint32(len(t.Labels.Source))
	for _, at := range r.Evidence {
		if at&several == 0 {
			if at >= labels {
				return errEvidence
			}
			continue
		}
		at := uint64(at &^ several)
		if at >= uint64(len(r.Several)) || at+1+uint64(r.Several[at]) > uint64(len(r.Several)) {
			return errEvidence
		}
	}
	return checkSeveral(r, labels)
}

// checkSeveral checks the label numbers of facts with several labels.
func checkSeveral(r *Rel, labels uint32) error {
	for i, at := range r.Evidence {
		if at&several == 0 {
			continue
		}
		for _, l := range r.labels(uint32(i)) {
			if l >= labels {
				return errEvidence
			}
		}
	}
	return nil
}
