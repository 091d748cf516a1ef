package text

import (
	"fmt"
	"testing"
)

func labelled(label string, authors, times int) (titles [][2]string) {
	for i := range authors {
		for n := range times {
			titles = append(titles, [2]string{fmt.Sprintf("%sSubject %d of %d", label, n, i), fmt.Sprint("person/", i)})
		}
	}
	return titles
}

func TestLabels(t *testing.T) {
	for name, c := range map[string]struct {
		among       [][2]string
		title, want string
	}{
		"of many":              {labelled("Lightning Talk: ", 8, 1), "Lightning Talk: Kites of paper", "Kites of paper"},
		"other marks":          {labelled("Lightning Talk: ", 8, 1), "⚡ lightning talk – Kites: an introduction", "Kites: an introduction"},
		"the nearest mark":     {labelled("Theatre | ", 8, 1), "Theatre | Keynote: Kites", "Keynote: Kites"},
		"of seven":             {labelled("Kites: ", 7, 5), "Kites: more string", "Kites: more string"},
		"nothing else":         {labelled("Keynote: ", 8, 1), "Keynote: …", "Keynote: …"},
		"within a word":        {labelled("Real-", 20, 1), "Real-time kites", "Real-time kites"},
		"a sentence":           {labelled("All that one has to know: ", 20, 1), "All that one has to know: kites", "All that one has to know: kites"},
		"no title begins so":   {nil, "Keynote: Kites", "Keynote: Kites"},
		"without a mark":       {labelled("Keynote: ", 8, 1), "Keynote", "Keynote"},
		"a subject's own name": {labelled("Example DB: ", 20, 1), "Example DB: how it sorts", "Example DB: how it sorts"},
	} {
		l := FindLabels(func(yield func(title, author string)) {
			for _, t := range c.among {
				yield(t[0], t[1])
			}
		})
		l.Keep("example db")
		if got := l.Strip(c.title); got != c.want {
			t.Errorf("%s: %q, not %q", name, got, c.want)
		}
	}
}
