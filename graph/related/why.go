package related

import "throughline/graph"

// refuse says why a query has no answer at all.
func (x *Index) refuse(q *Query) string {
	switch {
	case !x.isTalk(q.Talk):
		return "This is not a talk."
	case q.Mode == Bridge && !x.isTalk(q.With):
		return "A bridge needs a second talk."
	case q.Mode == Bridge && q.With == q.Talk:
		return "A bridge needs two different talks."
	case q.Weights.allMuted():
		return "Every kind of reason is muted."
	case q.Mode == Contrast && q.Weights[Themes] == Muted:
		return "A contrast rests on themes, which are muted."
	}
	return ""
}

// why says why a list is empty or shorter than asked for.
func (x *Index) why(q *Query, a *Answer) string {
	if len(a.Results) >= q.Limit {
		return ""
	}
	if len(a.Results) > 0 {
		return "No other talk " + x.wanted(q) + "."
	}
	talk := q.Talk - x.first
	words, _ := x.table.row(talk)
	switch {
	case x.talks == 1:
		return "It is the only talk there is."
	case len(words) == 0 && len(x.features(talk)) == 0:
		return "No theme, technology, company or speaker is stated for it, and its title has no rare word."
	case q.Mode == Contrast && len(x.g.Out(q.Talk, graph.About)) == 0:
		return "No theme is stated for it, and a contrast rests on themes."
	case (q.Mode == Earlier || q.Mode == Later) && x.year(talk) == 0:
		return "Its year is not known."
	case len(a.Repeats) > 0:
		return "No talk but its own repeats " + x.wanted(q) + "."
	}
	return "No talk " + x.wanted(q) + "."
}

// wanted says what a talk would have to do to be listed.
func (x *Index) wanted(q *Query) string {
	s := "shares anything rare with it"
	switch q.Mode {
	case Earlier:
		s = "from an earlier year " + s
	case Later:
		s = "from a later year " + s
	case Contrast:
		s = "on one of its themes comes from another company or year"
	case Bridge:
		s = "shares anything rare with both"
	}
	for _, l := range q.Weights {
		if l == Muted {
			return s + " that is not muted"
		}
	}
	return s
}
