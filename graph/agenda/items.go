package agenda

import (
	"cmp"
	"slices"
	"strconv"

	"throughline/graph/text"
	"throughline/graph/trend"
)

func short(name string) string { return trend.Shorten(name) }

// items fits the parts into the minutes: what is left over lengthens the
// readings by up to two minutes each, then the discussion up to half of the
// time. The rest stays free.
func (p *pool) items(in *instance, order []int, r Request, m minutes) []Item {
	spare := m.talks
	for _, i := range order {
		spare -= in.talks[i].cost
	}
	var out []Item
	if p.subject != NoNode {
		out = append(out, Item{Kind: Frame, Node: p.subject, Minutes: m.frame, Why: "What is known of it, year by year, and what is a gap."})
	} else {
		spare += m.frame
	}
	for k, i := range order {
		c, extra := in.talks[i], 0
		if c.kind == Read {
			extra = min(2, spare/(len(order)-k))
		}
		spare -= extra
		out = append(out, Item{Kind: c.kind, Node: p.talks[i].node, Minutes: c.cost + extra, Why: p.why(in, order, i), Tie: p.talks[i].tie})
	}
	left := m.screens
	for _, s := range r.Screens {
		if left < m.perScreen {
			break
		}
		left -= m.perScreen
		out = append(out, Item{Kind: Screen, Node: NoNode, Screen: s, Minutes: m.perScreen, Why: "You kept this page."})
	}
	discuss := min(m.discuss+spare, max(m.discuss, r.Minutes/2))
	return append(out, Item{Kind: Discuss, Node: NoNode, Minutes: discuss, Why: "The questions: write two minutes, then reveal together."})
}

// why says what a chosen talk brings that no other chosen one does.
func (p *pool) why(in *instance, order []int, i int) string {
	if first := p.first(order); first == i && p.subject != NoNode {
		if y := p.g.Year(p.talks[i].node); y != 0 && y == p.g.Year(p.talks[0].node) {
			return "In because it is among the first known on " + p.g.Name(p.subject) + ", in " + strconv.Itoa(y) + "." + p.wanted(i)
		}
	}
	var others []int32
	for _, j := range order {
		if j != i {
			others = append(others, in.talks[j].features...)
		}
	}
	own := slices.DeleteFunc(slices.Clone(in.talks[i].features), func(f int32) bool { return slices.Contains(others, f) })
	said := p.talks[i].said
	switch {
	case said != "" && len(own) > 0:
		return "In because “" + said + "” is in its title, and it alone brings " + p.list(in, own, 3) + "." + p.wanted(i)
	case len(own) > 0:
		return "In because it alone brings " + p.list(in, own, 3) + "." + p.wanted(i)
	case p.talks[i].wanted:
		return "In because you chose it."
	case said != "":
		return "In because “" + said + "” is in its title."
	}
	return "In because it ties the others together."
}

func (p *pool) wanted(i int) string {
	if p.talks[i].wanted {
		return " You chose it."
	}
	return ""
}

// first is the earliest of the chosen talks.
func (p *pool) first(order []int) int { return slices.Min(order) } // the pool is in the order of years

// list names features, the weightiest first.
func (p *pool) list(in *instance, features []int32, most int) string {
	slices.SortFunc(features, func(a, b int32) int {
		return cmp.Or(cmp.Compare(in.weight[b], in.weight[a]), cmp.Compare(a, b))
	})
	var names []string
	for _, f := range features[:min(most, len(features))] {
		names = append(names, p.feature(in.features[f]))
	}
	return text.List(names)
}

func (p *pool) feature(f feature) string {
	if f.aspect == aYear {
		return "the year " + strconv.Itoa(int(f.node))
	}
	return p.g.Name(f.node)
}

// leftListed is how many of the talks that were left out are told.
const leftListed = 10

// leftOut lists what was not taken: wanted talks first, then what would have
// added most.
func (p *pool) leftOut(in *instance, chosen []int, discuss int) []LeftOut {
	s := in.empty()
	for _, i := range chosen {
		s.add(i)
	}
	type rest struct{ i, gain int }
	var list []rest
	for i := range in.talks {
		if !s.has[i] {
			list = append(list, rest{i, s.gain(i)})
		}
	}
	slices.SortFunc(list, func(a, b rest) int { return cmp.Or(cmp.Compare(b.gain, a.gain), cmp.Compare(a.i, b.i)) })
	var out []LeftOut
	for _, l := range list {
		if len(out) < leftListed || p.talks[l.i].wanted {
			out = append(out, LeftOut{p.talks[l.i].node, in.talks[l.i].cost, p.whyNot(s, l.i, discuss)})
		}
	}
	return out
}

func (p *pool) whyNot(s *set, i, discuss int) string {
	c := s.in.talks[i]
	fresh := slices.DeleteFunc(slices.Clone(c.features), func(f int32) bool { return s.cover[f] > 0 })
	if len(fresh) == 0 {
		return "Adds nothing that the chosen ones do not cover."
	}
	adds := "Would add " + p.list(s.in, fresh, 2) + "; "
	missing := s.spent + c.cost - s.in.budget
	switch {
	case missing <= 0:
		return adds + "there is time for it."
	case missing < discuss:
		return adds + "the discussion would have to be cut to " + text.Many(discuss-missing, "minute", "minutes") + "."
	}
	return adds + "there is no time for it."
}
