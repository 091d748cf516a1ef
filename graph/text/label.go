package text

import "strings"

// Labels knows what titles begin with to say how a talk is given and not what
// it is about: "Lightning Talk: ", "Keynote - ". It is safe for concurrent use
// once nothing more is kept.
type Labels struct{ known map[string]bool }

// What several people write before a colon is a label. In 17,000 titles of
// FOSDEM, PyCon, RubyEvents, KubeCon and others these settings find 16, none of
// which is a subject; with five authors six more, and "WebApps" among them.
const (
	labelAuthors = 8
	labelWords   = 5
)

// FindLabels compares all titles that each yields with who gave them.
func FindLabels(each func(yield func(title, author string))) *Labels {
	authors := map[string]map[string]bool{}
	each(func(title, author string) {
		label, _ := cutLabel(title)
		if label == "" {
			return
		}
		if authors[label] == nil {
			authors[label] = map[string]bool{}
		}
		authors[label][author] = true
	})
	l := &Labels{known: map[string]bool{}}
	for label, by := range authors {
		if len(by) >= labelAuthors {
			l.known[label] = true
		}
	}
	return l
}

// Keep says that a name is one of a subject, which is no label however many
// titles begin with it.
func (l *Labels) Keep(name string) { delete(l.known, folded(name)) }

// Strip returns a title without its label.
func (l *Labels) Strip(title string) string {
	if label, rest := cutLabel(title); l.known[label] {
		return rest
	}
	return title
}

// cutLabel cuts a title where a label of it would end, and folds the label. It
// is empty where there is none, or nothing else.
func cutLabel(title string) (label, rest string) {
	for _, mark := range [...]string{": ", " - ", " – ", " — ", " | "} {
		before, after, found := strings.Cut(title, mark)
		if found && (label == "" || len(before) < len(title)-len(rest)) {
			if f := folded(before); f != "" && strings.Count(f, " ") < labelWords && folded(after) != "" {
				label, rest = f, after
			}
		}
	}
	return label, rest
}

func folded(s string) string { return strings.Join(Words(s), " ") }
