package identity

import (
	"cmp"
	"slices"
	"strconv"

	"throughline/graph"
)

// Talk is a talk as one source records it.
type Talk struct {
	Source   graph.ID
	Record   string // the record's own id in the source
	Event    graph.ID
	Series   graph.ID
	Year     int
	Title    string
	Subtitle string
	Start    string // RFC 3339; only times of day are compared
	Speakers []graph.ID

	short, full string // what titles are compared by, set by Talks
}

// Talks returns the id of each record's talk and, where that is another than
// the record would have alone and no other talk has that, the latter too: old
// links redirect. Within a source every record is its own talk; across sources
// the same title at the same event, or in the same series and year, is one
// unless speakers or start contradict.
func Talks(list []Talk, d Decisions) (ids, own []graph.ID) {
	for i := range list {
		list[i].short, list[i].full = titleKeys(list[i].Title, list[i].Subtitle)
	}
	r := talkResolver{list: list, own: ownTalkIDs(list)}
	r.cluster()
	return r.assign(d)
}

// ownTalkIDs are the ids the records would have if their source were the only
// one: title and event, and the record's id where the source has several such.
func ownTalkIDs(list []Talk) []graph.ID {
	type place struct {
		source, id graph.ID
	}
	ids := make([]graph.ID, len(list))
	count := map[place]int{}
	for i, t := range list {
		ids[i] = talkID(t.Title, t.Event)
		count[place{t.Source, ids[i]}]++
	}
	for i, t := range list {
		if count[place{t.Source, ids[i]}] > 1 {
			ids[i] = withSuffix(ids[i], suffixOf(t.Record))
		}
	}
	return ids
}

// suffixOf is a record's id where that is short, else a hash of it.
func suffixOf(record string) string {
	if len(record) <= 12 {
		return record
	}
	return hash(record)
}

type talkResolver struct {
	list     []Talk
	own      []graph.ID
	order    []int   // records by source and record, the order in which clusters grow
	clusters [][]int // records of each talk, in that order
}

// group is what records must share to be compared: a title, and an event or a
// series and year. A report may know another series of an event than its
// schedule does.
type group struct {
	where graph.ID
	year  int
	title string
}

func (t *Talk) groups() []group {
	var out []group
	for _, title := range [...]string{t.short, t.full} {
		if t.Event != "" && title != "" {
			out = append(out, group{where: t.Event, title: title})
		}
		if t.Series != "" && title != "" {
			out = append(out, group{where: t.Series, year: t.Year, title: title})
		}
	}
	return out
}

// maxNamesakes is the number of talks of one group that a record is compared
// with: what a hundred talks are called identifies none.
const maxNamesakes = 100

func (r *talkResolver) cluster() {
	r.order = make([]int, len(r.list))
	for i := range r.order {
		r.order[i] = i
	}
	slices.SortFunc(r.order, func(a, b int) int {
		return cmp.Or(cmp.Compare(r.list[a].Source, r.list[b].Source), cmp.Compare(r.list[a].Record, r.list[b].Record), cmp.Compare(r.own[a], r.own[b]))
	})
	byTitle := map[group][]int{}
	for _, i := range r.order {
		groups := r.list[i].groups()
		c := r.best(i, groups, byTitle)
		if c < 0 {
			c = len(r.clusters)
			r.clusters = append(r.clusters, nil)
		}
		r.clusters[c] = append(r.clusters[c], i)
		for _, g := range groups {
			if len(byTitle[g]) < maxNamesakes && !slices.Contains(byTitle[g], c) {
				byTitle[g] = append(byTitle[g], c)
			}
		}
	}
}

// best returns the cluster that record i belongs to, or -1: of those that
// nothing contradicts, the one with the most agreement.
func (r *talkResolver) best(i int, groups []group, byTitle map[group][]int) int {
	best, score := -1, 0
	for _, g := range groups {
		for _, c := range byTitle[g] {
			if s := r.agreement(i, r.clusters[c]); s > score {
				best, score = c, s
			}
		}
	}
	return best
}

// agreement is zero where the record contradicts a member, else it grows with
// what they share.
func (r *talkResolver) agreement(i int, members []int) int {
	total := 1
	for _, m := range members {
		a := agree(&r.list[i], &r.list[m])
		if a == 0 {
			return 0
		}
		total += a
	}
	return total
}

// assign names each cluster after its members' shortest own id. Where two
// clusters would have one id, the first keeps it.
func (r *talkResolver) assign(d Decisions) (ids, own []graph.ID) {
	ids = make([]graph.ID, len(r.list))
	taken := map[graph.ID]bool{}
	for _, members := range r.clusters {
		id := r.name(members)
		for n := 0; taken[id]; n++ {
			t := r.list[members[0]]
			id = withSuffix(r.name(members), hash(string(t.Source), t.Record, strconv.Itoa(n)))
		}
		taken[id] = true
		for _, i := range members {
			ids[i] = d.apply(id, r.list[i].Source)
		}
	}
	return ids, redirects(r.order, r.own, ids)
}

func (r *talkResolver) name(members []int) graph.ID {
	best := r.own[members[0]]
	for _, i := range members[1:] {
		if id := r.own[i]; len(id) < len(best) || len(id) == len(best) && id < best {
			best = id
		}
	}
	return best
}
