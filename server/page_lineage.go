package server

import (
	"net/url"
	"strconv"

	"throughline/graph"
	"throughline/graph/text"
	"throughline/graph/trend"
	"throughline/web/view"
)

// How many lanes and periods a lineage shows.
const (
	lanesShown   = 5
	periodsShown = 6
	ribbonsShown = 10
)

// lineage is how a subject and its companions hang together from period to
// period, or nil where there are not two periods.
func (v *nodeView) lineage(scope *trend.Scope) *view.Lineage {
	periods := scope.Periods(periodsShown)
	if len(periods) < 2 || v.evolution().Count == 0 {
		return nil
	}
	found := scope.Lineage(v.n, periods, lanesShown)
	if found == nil || len(found.Lanes) < 2 {
		return nil
	}
	l := &view.Lineage{Note: "A lane each for what travelled with it most surely; circles are talks. A ribbon joins two periods where what one lane travelled with goes on with another, the thicker the more of it."}
	for i, p := range found.Periods {
		l.Periods = append(l.Periods, view.LanePeriod{Label: p.String(), Gap: gapBefore(scope, found.Periods, i)})
	}
	for _, lane := range found.Lanes {
		out := view.Lane{Ref: ref(v.g, lane.Node), Fate: lane.Fate.String()}
		for i, c := range lane.Cells {
			out.Counts = append(out.Counts, len(c.Talks))
			out.Things = append(out.Things, names(v.g, c.Things, 2))
			out.Hrefs = append(out.Hrefs, v.laneHref(lane.Node, found.Periods[i]))
		}
		l.Lanes = append(l.Lanes, out)
	}
	for _, r := range found.Ribbons[:min(ribbonsShown, len(found.Ribbons))] {
		l.Ribbons = append(l.Ribbons, v.ribbon(found, r))
	}
	return l
}

// laneHref leads to the talks of a lane in a period: its page for those years.
func (v *nodeView) laneHref(node uint32, p trend.Period) string {
	return view.Ref{ID: v.g.ID(node)}.Href() + "?from=" + strconv.Itoa(p.From) + "&to=" + strconv.Itoa(p.To) + "#keys"
}

func (v *nodeView) ribbon(l *trend.Lineage, r trend.Ribbon) view.Ribbon {
	from, to := v.g.Name(l.Lanes[r.From].Node), v.g.Name(l.Lanes[r.To].Node)
	words := from + ", " + l.Periods[r.At].String() + ", " + ribbonWords[r.Kind] + to + ", " + l.Periods[r.Next].String() +
		": " + names(v.g, r.Shared, 2) + "; " + text.Many(len(r.Before), "talk", "talks") + " before, " + text.Number(len(r.After)) + " after"
	return view.Ribbon{From: r.From, To: r.To, At: r.At, Next: r.Next, Share: r.Share, Words: words,
		Before: view.Link{Label: l.Periods[r.At].String(), Href: v.laneHref(l.Lanes[r.From].Node, l.Periods[r.At])},
		After:  view.Link{Label: l.Periods[r.Next].String(), Href: v.laneHref(l.Lanes[r.To].Node, l.Periods[r.Next])}}
}

// ribbonWords lead from one lane of a ribbon to the other.
var ribbonWords = map[trend.RibbonKind]string{trend.Continues: "goes on with ", trend.Splits: "gives company to ", trend.Merges: "leaves its company to "}

func spanOf(years [2]int) string { return strconv.Itoa(years[0]) + "-" + strconv.Itoa(years[1]) }

// changesShown is how many companions of each sort a difference lists.
const changesShown = 5

// difference compares the last years with all before them: the two windows of
// the stages are often too few talks to have company.
func (v *nodeView) difference(scope *trend.Scope) *view.Difference {
	early, late := periodsOf(scope.Years())
	if early[0] == 0 || v.evolution().Count == 0 {
		return nil
	}
	found := scope.Difference(v.n, trend.Period{From: early[0], To: early[1]}, trend.Period{From: late[0], To: late[1]}, graph.Theme, graph.Technology)
	if found == nil {
		return nil
	}
	return &view.Difference{
		Explore:  "/explore?focus=" + url.QueryEscape(string(v.g.ID(v.n))) + "&compare=" + spanOf(early) + "," + spanOf(late),
		Sentence: found.Sentence(v.g), Before: found.Before.String(), After: found.After.String(),
		Groups: []view.ChangeGroup{v.changes("Kept", found.Kept), v.changes("New", found.New), v.changes("Gone", found.Gone)},
	}
}

func (v *nodeView) changes(title string, list []trend.Changed) view.ChangeGroup {
	g := view.ChangeGroup{Title: title, More: max(0, len(list)-changesShown)}
	for _, c := range list[:min(changesShown, len(list))] {
		r := ref(v.g, c.Node)
		r.Note = text.Number(len(c.Before)) + " → " + text.Number(len(c.After))
		g.List = append(g.List, view.Neighbor{Ref: r})
	}
	return g
}
