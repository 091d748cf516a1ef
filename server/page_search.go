package server

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/graph/search"
	"throughline/graph/text"
	"throughline/graph/trend"
	"throughline/web/view"
)

// hitsShort is how many hits of a kind are shown beside those of other kinds.
const hitsShort = 8

func (s *Server) searchPage(c echo.Context) error {
	d := s.dataset(c)
	q, err := searchQuery(c)
	if err != nil {
		return err
	}
	page := s.page(c, "Search", "")
	page.Class, page.Query = "p-search", q.Text
	if q.Text != "" {
		page.Title = q.Text
	}
	return render(c, http.StatusOK, view.SearchPage(page, searchView(c.Request().Context(), d, q)))
}

func searchView(ctx context.Context, d *Dataset, q search.Query) view.Search {
	v := view.Search{Query: q.Text, Kind: q.Kind}
	if q.Text == "" {
		v.Empty = view.Notice{Title: "What are you looking for?", Text: "Names of themes, technologies, talks, people, companies and events are found, also by their other names and when mistyped."}
		return v
	}
	v.Readings, v.Unreadable = readings(ctx, d, q.Text)
	q.Limit = 200
	a := d.search().Search(q)
	v.Total = a.Total(graph.NoKind)
	v.Tabs = searchTabs(q, a)
	if v.Total == 0 && len(v.Readings) > 0 {
		v.Empty = view.Notice{Title: "No name has these words.", Text: "What they ask for is offered above."}
		return v
	}
	if v.Total == 0 {
		v.Empty = view.Notice{Title: "No name is like “" + cut(q.Text, 80) + "”.", Text: "Names are looked through, also other names and mistyped ones; the words of abstracts are not.", Way: view.Link{Label: "All themes", Href: "/themes"}}
		return v
	}
	if a.Partial {
		v.Empty = view.Notice{Title: "No name has all of these words.", Text: "These have some of them."}
	}
	v.Groups, v.Corrected = hitGroups(d, q, a), corrections(a)
	return v
}

// hitGroups keep the order of the answer: the kind of the best hit first.
func hitGroups(d *Dataset, q search.Query, a search.Answer) []view.HitGroup {
	g := d.Graph
	var groups []view.HitGroup
	at := map[graph.Kind]int{}
	for _, r := range a.Results {
		k := g.Kind(r.Node)
		i, ok := at[k]
		if !ok {
			i = len(groups)
			at[k] = i
			groups = append(groups, view.HitGroup{Kind: k, Count: a.Counts[k]})
		}
		if q.Kind == graph.NoKind && len(groups[i].Hits) >= hitsShort {
			groups[i].All = searchHref(q.Text, k)
			continue
		}
		groups[i].Hits = append(groups[i].Hits, hit(d, r))
	}
	return groups
}

func hit(d *Dataset, r search.Result) view.Hit {
	g := d.Graph
	h := view.Hit{Ref: ref(g, r.Node)}
	switch {
	case r.Alias:
		h.Why = "also called " + r.Text
	case g.Kind(r.Node) == graph.Talk:
		h.Why = names(g, g.Out(r.Node, graph.At), 1)
	}
	if n := card.Talks(g, r.Node); n > 0 {
		h.Note = text.Many(n, "talk", "talks")
	}
	if counted := talksAndYears(d.trends(), r.Node); counted != "" {
		h.Note = counted
	}
	return h
}

// corrections are the words that were taken for mistyped ones, of the best hits
// first.
func corrections(a search.Answer) []string {
	const enough = 3
	var out []string
	for _, r := range a.Results {
		if r.Corrected != "" && len(out) < enough && !slices.Contains(out, r.Corrected) {
			out = append(out, r.Corrected)
		}
	}
	return out
}

// talksAndYears says how many talks a subject has, as its own page counts
// them, and from when to when: "4 talks, 2017–18".
func talksAndYears(all *trend.All, subject uint32) string {
	n, from, to := 0, 0, 0
	for i, c := range all.Counts(subject) {
		if c == 0 {
			continue
		}
		to = all.Scope().Years()[i].Year
		if n == 0 {
			from = to
		}
		n += int(c)
	}
	if n == 0 {
		return ""
	}
	return text.Many(n, "talk", "talks") + ", " + trend.PeriodText(from, to)
}

func searchTabs(q search.Query, a search.Answer) []view.Tab {
	total := a.Total(graph.NoKind)
	if total == 0 {
		return nil
	}
	tabs := []view.Tab{{Link: view.Link{Label: "All", Href: searchHref(q.Text, graph.NoKind)}, Count: total, Current: q.Kind == graph.NoKind}}
	for _, k := range graph.Kinds() {
		if a.Counts[k] > 0 {
			tabs = append(tabs, view.Tab{Link: view.Link{Label: card.Capital(k.Plural()), Href: searchHref(q.Text, k)}, Count: a.Counts[k], Current: q.Kind == k})
		}
	}
	return tabs
}

func searchHref(text string, k graph.Kind) string {
	href := "/search?q=" + url.QueryEscape(text)
	if k != graph.NoKind {
		href += "&kind=" + k.String()
	}
	return href
}

// searchFor looks for a name that somebody typed where one node is wanted.
func searchFor(name string) search.Query {
	return search.Query{Text: cut(name, maxQuery), Limit: 20}
}
