package load

import (
	"cmp"
	"strings"

	"throughline/graph"
	"throughline/graph/load/identity"
)

// readTalks finds the talks' records: each has a key.
func (r *baseReader) readTalks() {
	lo, hi := r.graph.Range(graph.Talk)
	for n := lo; n < hi; n++ {
		for key, l := range r.each(n, graph.Key) {
			_, id, _ := strings.Cut(r.t.TextAt(key), ":")
			r.addTalk(recordKey{r.t.Labels.Source[l], key, 0}, r.talkAt(n, l), id, l, n)
		}
	}
}

// talkAt reads what a talk's facts with the place of a label say.
func (r *baseReader) talkAt(n, place uint32) identity.Talk {
	t := identity.Talk{Source: r.source(place)}
	for title, l := range r.each(n, graph.Title) {
		if r.samePlace(l, place) {
			t.Title = r.t.TextAt(title)
		}
	}
	for date, l := range r.each(n, graph.Date) {
		if r.samePlace(l, place) {
			t.Start = r.t.TextAt(date)
		}
	}
	for event, l := range r.each(n, graph.At) {
		if r.samePlace(l, place) {
			t.Event, t.Series, t.Year = r.graph.ID(event), r.series[event], r.graph.Year(event)
		}
	}
	for alias, l := range r.each(n, graph.Alias) {
		if sub, ok := strings.CutPrefix(r.t.TextAt(alias), t.Title+subtitleMark); ok && r.samePlace(l, place) {
			t.Subtitle = sub
		}
	}
	for who, l := range r.each(n, graph.By) {
		if r.t.Labels.Source[l] == r.t.Labels.Source[place] {
			t.Speakers = append(t.Speakers, r.graph.ID(who))
		}
	}
	return t
}

// addTalk takes a record, or what a second node of it says beyond the first.
func (r *baseReader) addTalk(k recordKey, t identity.Talk, id string, label, n uint32) {
	t.Record = id
	if i, again := r.talk[k]; again {
		r.talkIDs[i] = append(r.talkIDs[i], r.graph.ID(n))
		first := &r.talks[i]
		first.Speakers = append(first.Speakers, t.Speakers...)
		first.Title = cmp.Or(first.Title, t.Title)
		first.Start, first.Subtitle = cmp.Or(first.Start, t.Start), cmp.Or(first.Subtitle, t.Subtitle)
		if first.Event == "" {
			first.Event, first.Series, first.Year = t.Event, t.Series, t.Year
		}
		return
	}
	r.talk[k] = uint32(len(r.talks))
	r.talks = append(r.talks, t)
	r.talkIDs = append(r.talkIDs, []graph.ID{r.graph.ID(n)})
	r.talkLocators = append(r.talkLocators, r.locator(label))
}
