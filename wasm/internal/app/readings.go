package app

import (
	"strconv"

	"throughline/graph"
	"throughline/graph/reading"
	"throughline/graph/text"
)

// readings are what the text of the search field asks for, beside the names
// that fit it.
type readings struct {
	list    []reading.Reading
	first   bool   // they stand before the names
	missing string // why a text that says what to do cannot be read
}

func (a *App) read(text string) {
	answer := a.reader.Read(text)
	a.find.readings = readings{answer.Readings, answer.Explicit, answer.Missing}
}

// option is what stands at a place of the list: a reading, or a name.
func (f *find) option(i int) (q reading.Reading, isReading bool, name int) {
	r := len(f.readings.list)
	if !f.readings.first {
		i -= len(f.results)
		if i < 0 {
			return q, false, i + len(f.results)
		}
	}
	if i < r {
		return f.readings.list[i], true, 0
	}
	return q, false, i - r
}

func (f *find) options() int { return len(f.results) + len(f.readings.list) }

// run does what a reading says: a list, a comparison and a path have pages of
// their own, which begin where the explorer is.
func (a *App) run(q reading.Reading) {
	a.find = find{}
	switch q.Action {
	case reading.Related, reading.Evolve:
		a.goTo(q.Nodes[0])
		return
	}
	page, query := a.reader.Page(q)
	sign := "?"
	for i := 0; i < len(query); i += 2 {
		page += sign + query[i] + "=" + escaped(query[i+1])
		sign = "&"
	}
	a.leave = page
}

// readingOption writes a reading as one of what was found.
func (p *Page) readingOption(i int, current bool, q reading.Reading) {
	p.open("li;role=option;class=reading")
	p.attribute("id", optionID(i))
	p.flag("aria-selected", current)
	p.act("reading", strconv.Itoa(i))
	p.name(q.Sentence)
	p.text(" ")
	p.element("span;class=faint", readingNote(q))
	p.close()
}

// readingNote says how much it finds, and which words played no part.
func readingNote(q reading.Reading) string {
	note := ""
	switch {
	case q.Action == reading.Walk:
		note = text.Many(q.Count, q.Target.String(), q.Target.Plural())
	case q.Count >= 0:
		note = text.Many(q.Count, graph.Talk.String(), graph.Talk.Plural())
	}
	for i, word := range q.Unread {
		if i == 0 {
			note += "; not read:"
		}
		note += " " + word
	}
	return note
}
