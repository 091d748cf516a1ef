package view_test

import (
	"bytes"
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/a-h/templ"

	"throughline/graph"
	"throughline/graph/card"
	"throughline/web"
	"throughline/web/view"
	"throughline/web/view/htmlcheck"
)

var storyDir = flag.String("story", "", "write each view with made-up data to HTML files in this folder, to look at")

// TestStory renders every view with canned data. With -story DIR it also
// leaves them there as files that a browser can open.
func TestStory(t *testing.T) {
	assets, err := web.Load()
	if err != nil {
		t.Fatal(err)
	}
	for name, page := range stories(assets, "Example talk one") {
		t.Run(name, func(t *testing.T) {
			html := render(t, page)
			if *storyDir != "" {
				writeStory(t, assets, name, html)
			}
			htmlcheck.Document(t, html)
		})
	}
}

func render(t *testing.T, page templ.Component) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := page.Render(context.Background(), &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// writeStory puts a page with its assets into the folder, with links that work
// from a file.
func writeStory(t *testing.T, assets *web.Assets, name string, html []byte) {
	t.Helper()
	if err := os.MkdirAll(*storyDir, 0o755); err != nil {
		t.Fatal(err)
	}
	err := assets.Each(func(_, served string, body []byte) error {
		return os.WriteFile(filepath.Join(*storyDir, served), body, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	html = bytes.ReplaceAll(html, []byte(web.Prefix), nil)
	if err := os.WriteFile(filepath.Join(*storyDir, name+".html"), html, 0o644); err != nil {
		t.Fatal(err)
	}
}

// stories are all views with data that is obviously made up; name takes the
// place of every name that comes from a source.
func stories(assets view.Assets, name string) map[string]templ.Component {
	page := func(title, class string) view.Page {
		return view.Page{
			Title: title, Class: class, Path: "/theme/example-mesh", Base: "https://talks.example", Version: "0123456789abcdef",
			Summary: "53 talks from 5 reports, 2017 to 2024. What their authors wrote about, not the industry.",
			Nav:     []view.Link{{Label: "Themes", Href: "/themes"}, {Label: "Explore", Href: "/explore"}}, Active: "/themes", Assets: assets,
			Query: name,
		}
	}
	home := exampleHome(name)
	node := exampleNode(name)
	return map[string]templ.Component{
		"home":       view.HomePage(page("", "p-home"), home),
		"home-empty": view.HomePage(page("", "p-home"), view.Home{Empty: view.Notice{Title: "Nothing is loaded.", Text: name}}),
		"search":     view.SearchPage(page("Search", "p-search"), exampleSearch(name)),
		"theme":      view.NodePage(page(name, "p-theme"), node),
		"theme-long": view.NodePage(page(name, "p-theme"), longNode(name)),
		"person":     view.NodePage(page(name, "p-person"), examplePerson(name)),
		"talk":       view.TalkPage(page(name, "p-talk"), exampleTalk(name)),
		"year":       view.YearPage(page("2018", "p-year"), exampleYear(name)),
		"year-gap": view.YearPage(page("2019", "p-year"), view.YearView{
			Year: 2019, Coverage: coverage(), Empty: view.Notice{Title: "No report was loaded for 2019.", Text: name},
		}),
		"themes": view.ThemesPage(page("Themes", "p-themes"), view.ThemesView{
			Heading: "Themes", Coverage: home.Coverage, Rows: home.Movers, Periods: home.Periods, Total: 8,
			Tabs:   []view.Tab{{Link: view.Link{Label: "Themes", Href: "/themes"}, Count: 8, Current: true}, {Link: view.Link{Label: "Technologies", Href: "/themes?kind=technology"}, Count: 90}},
			Orders: []view.Tab{{Link: view.Link{Label: "On the move", Href: "/themes"}, Current: true}, {Link: view.Link{Label: "By size", Href: "/themes?by=size"}}},
			Pages:  []view.Tab{{Link: view.Link{Label: "1", Href: "/themes"}, Current: true}, {Link: view.Link{Label: "2", Href: "/themes?page=2"}}},
		}),
		"compare":       view.ComparePage(page("Compare", "p-compare"), exampleCompare(name)),
		"compare-empty": view.ComparePage(page("Compare", "p-compare"), view.Compare{Suggested: home.Examples}),
		"explore":       view.ExplorePage(page(name, "p-explore"), exampleExplore(name)),
		"paths":         view.PathsPage(page("Paths", "p-paths"), examplePaths(name)),
		"broken":        view.PathsPage(page("Paths", "p-paths"), brokenPaths(name)),
		"connect":       view.ConnectPage(page("Connect", "p-connect"), exampleConnections(name)),
		"coverage": view.CoveragePage(page("Coverage", "p-coverage"), view.CoverageView{
			Points: coverage(), Counts: []view.Box{{Label: "Talks", Value: "53"}, {Label: "People", Value: "9"}},
			Years:   []view.CoverageYear{{Year: 2018, Talks: 12, Href: "/year/2018", Events: []view.Ref{{ID: "event/example-conf-2018", Name: name, Note: "12 talks"}}}, {Year: 2019}},
			Sources: []view.CoverageSource{{Ref: view.Ref{ID: "source/example-report", Name: name}, Author: name, Facts: 9}},
		}),
		"not-found": view.ErrorPage(page("Not found", "p-error"), view.ErrorView{
			Status: 404, Heading: "There is no such page", Notice: view.Notice{Title: name, Text: name, Bad: true}, Near: []view.Ref{theme(name)}, Query: name,
		}),
		"failure": view.ErrorPage(page("Something failed", "p-error"), view.ErrorView{
			Status: 500, Heading: "Something went wrong here", Notice: view.Notice{Title: "The answer could not be made.", Text: "The log of the server says why.", Bad: true},
		}),
	}
}

func theme(name string) view.Ref { return view.Ref{ID: "theme/example-mesh", Name: name} }
func talkRef(n int, name string) view.Ref {
	return view.Ref{ID: graph.MakeID(graph.Talk, "example-"+strconv.Itoa(n)), Name: name, Note: "2018"}
}

func cite(name string, line int, status graph.Status) view.Cite {
	e := graph.Evidence{Source: "source/example-report", Locator: "L" + strconv.Itoa(line), Words: name, Status: status}
	return view.Cite{Evidence: e, Short: "2018", Source: "Example Conf 2018 report " + name, Href: "?of=talk/example#e"}
}

// points makes a row of years from 2017: n of N, with a negative N for no
// source and a zero one for a report without talks.
func points(pairs ...[2]int) []view.Point {
	out := make([]view.Point, len(pairs))
	for i, p := range pairs {
		out[i] = view.Point{Year: 2017 + i, N: p[0], Of: max(0, p[1]), State: view.Data}
		switch {
		case p[1] < 0:
			out[i].State = view.NoSource
		case p[1] == 0:
			out[i].State = view.NoTalks
		case p[1] < 5:
			out[i].State = view.Few
		case p[0] == 0:
			out[i].State = view.Zero
		}
		if share := out[i].Share(); p[1] > 0 {
			out[i].Low, out[i].High = share*0.4, min(1, share+0.2)
		}
	}
	return out
}

func coverage() []view.Point {
	return points([2]int{7, 7}, [2]int{12, 12}, [2]int{0, -1}, [2]int{0, -1}, [2]int{0, -1}, [2]int{18, 18}, [2]int{16, 16}, [2]int{0, 0})
}

func meshPoints() []view.Point {
	return points([2]int{1, 7}, [2]int{3, 12}, [2]int{0, -1}, [2]int{0, -1}, [2]int{0, -1}, [2]int{0, 18}, [2]int{0, 16}, [2]int{0, 0})
}

func exampleHome(name string) view.Home {
	h := view.Home{
		Examples: []view.Link{{Label: name, Href: "/theme/example-mesh"}, {Label: "another", Href: "/search?q=another"}},
		Coverage: coverage(), Periods: [2]string{"2017–18", "2022–23"}, Themes: 76,
		Ways: []view.Way{
			{Link: view.Link{Label: "Trace", Href: "/themes"}, Text: "How a theme came, grew, changed company and went.", Example: name},
			{Link: view.Link{Label: "Find", Href: "/search"}, Text: "From a talk you know to the next one.", Chain: []view.Hop{{Ref: theme(name), Then: "is a theme of"}, {Ref: talkRef(1, name)}}},
		},
	}
	for i, stage := range []string{"emerging", "steady", "declining", "dormant"} {
		h.Movers = append(h.Movers, view.Mover{
			Ref: theme(name), Stage: stage, Why: "suggestive: " + name, Lit: i == 3,
			Points: meshPoints(), Earlier: "4 of 19", Recent: "0 of 34",
		})
	}
	return h
}

func exampleCompare(name string) view.Compare {
	c := view.Compare{By: view.ByShare, Most: 6, Suggested: []view.Link{{Label: name, Href: "/compare?id=theme/other"}}}
	for i := range 3 {
		r := view.Compared{Ref: theme(name), Stage: "rising", Why: name, Points: meshPoints(), Ranks: []int{1, 2, 0, 0, 0, 3, 3, 0}, Without: "/compare"}
		r.ID = graph.MakeID(graph.Theme, "example-"+strconv.Itoa(i))
		c.Rows = append(c.Rows, r)
	}
	return c
}

func exampleExplore(name string) view.Explore {
	return view.Explore{
		Focus: theme(name), Selected: "theme/example-mesh", Nodes: 2, Edges: 1, Version: "0123456789abcdef",
		Core: "/api/v1/snapshot?section=core", Evidence: "/api/v1/snapshot?section=evidence", Still: drawing(name),
		Rows: []view.OutlineRow{
			{Level: 1, Ref: theme(name), Meta: "4 talks", Open: true}, {Level: 2, Label: "about, from talks", Meta: "4", Open: true},
			{Level: 3, Ref: talkRef(1, name), Meta: "2018", Leaf: true},
		},
		Table: []view.TableRow{{Ref: theme(name), Edges: 1, Part: "focus"}, {Ref: talkRef(1, name), Edges: 1, Phrase: "about", Join: name, Part: "result"}},
		Card: view.Card{
			Ref: talkRef(1, name), Placed: "Example Conf, 2018", Lede: "Made up. " + name, LedeCites: []view.Cite{cite(name, 3, graph.Curated)},
			Relations: []card.Relation{{Relation: graph.Relation{Predicate: graph.About, Nodes: []uint32{1, 2}}, Label: "about", Shown: []uint32{1}}},
			Facts:     []view.CardFact{{Phrase: "about", Other: theme(name), Cites: []view.Cite{cite(name, 9, graph.Stated)}}},
			Years:     []card.Year{{Year: 2017, Talks: 1}, {Year: 2018}, {Year: 2019, Talks: 3}}, Best: []view.Ref{theme(name)},
			Ways: []view.Link{{Label: card.OpenPage, Href: "/talk/example-1"}},
		},
		Years: meshPoints(), From: 2017,
	}
}

func exampleSearch(name string) view.Search {
	return view.Search{
		Query: name, Total: 3, Near: []view.Ref{theme(name)},
		Tabs: []view.Tab{{Link: view.Link{Label: "All", Href: "/search?q=x"}, Count: 3, Current: true}, {Link: view.Link{Label: "Talks", Href: "/search?q=x&kind=talk"}, Count: 2}},
		Groups: []view.HitGroup{
			{Kind: graph.Theme, Count: 1, Hits: []view.Hit{{Ref: theme(name), Why: "also called " + name}}},
			{Kind: graph.Talk, Count: 40, Hits: []view.Hit{{Ref: talkRef(1, name)}, {Ref: talkRef(2, name)}}, All: "/search?q=x&kind=talk"},
		},
	}
}

func exampleNode(name string) view.Node {
	when := view.Timeline{
		ID: "f1", Points: meshPoints(), First: name, Note: []string{"not one of 34 talks;", "a share up to 20 % is not excluded"},
		Href:  func(y int) string { return "?year=" + strconv.Itoa(y) + "#e" },
		Saves: []view.Link{{Label: "CSV", Href: "/api/v1/nodes/theme/example-mesh/evolution?format=csv"}},
	}
	return view.Node{
		Ref: theme(name), Broader: []view.Ref{theme(name)}, Aliases: []string{name, "meshes"},
		Lede: "A made-up theme. " + name, LedeCites: []view.Cite{cite(name, 1, graph.Curated)},
		Actions: []view.Link{{Label: "Explore", Href: "/explore?focus=theme/example-mesh"}, {Label: "Compare", Href: "/compare?id=theme/example-mesh"}},
		Boxes: []view.Box{
			{Label: "First seen", Value: "2017", Cites: []view.Cite{cite(name, 263, graph.Stated)}, Note: "Example Conf, " + name},
			{Label: "Last seen", Value: "2018", Cites: []view.Cite{cite(name, 195, graph.Stated)}, Note: "Example Conf, three talks"},
			{Label: "Talks", Value: "4", Quiet: "of 53", Note: "in 2 of 4 years whose report names talks"},
			{Label: "Stage", Value: "dormant", Note: "Absent from the last two reported years: 0 of 34.", Way: view.Link{Label: "Rule", Href: "/about#stages"}},
		},
		Timeline: &when, Companion: exampleCompanions(name), Keys: exampleKeys(name), Relations: exampleRelations(name),
		Lineage: &view.Lineage{
			Periods: []view.LanePeriod{{Label: "2017–18"}, {Label: "2022–23", Gap: "2019–21"}}, Note: "A lane each.",
			Lanes:   []view.Lane{{Ref: theme(name), Counts: []int{4, 0}, Things: []string{name, ""}, Fate: "fades"}, {Ref: theme(name), Counts: []int{9, 2}, Things: []string{name, name}, Fate: "lasts"}},
			Ribbons: []view.Ribbon{{From: 0, To: 1, At: 0, Next: 1, Share: 0.4, Words: name}},
		},
		Change: &view.Difference{
			Sentence: "Of what it travelled with: " + name, Before: "2017–18", After: "2022–23",
			Groups: []view.ChangeGroup{{Title: "Kept", List: []view.Neighbor{{Ref: theme(name)}}, More: 3}, {Title: "New"}, {Title: "Gone"}},
		},
		Around:   &view.Around{Drawing: drawing(name), Note: "18 of 22 within two steps", Explore: "/explore?focus=theme/example-mesh"},
		Evidence: exampleEvidence(name),
		Missing:  &view.Notice{Title: "No person or company is stated.", Text: "That is a gap in the reports, not in the talks. " + name},
		Links:    []view.Address{{Label: name, URL: "https://talks.example/a?b=c&d"}, {Label: name, URL: "javascript:alert(1)"}},
	}
}

func drawing(name string) templ.Component {
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		_, err := io.WriteString(w, `<svg class="c" viewBox="0 0 10 10" role="img" aria-label="a made-up neighbourhood"><circle cx="5" cy="5" r="4"/></svg>`)
		return err
	})
}

func exampleCompanions(name string) *view.Companions {
	c := &view.Companions{
		Lead:    "Talks with it, of all talks that name the companion that year.",
		Columns: []view.Column{{Label: "2017"}, {Label: "2018"}, {Gap: true, Hint: "2019 to 2021, no source"}, {Label: "2022"}, {Label: "2023"}},
		Notes:   []string{"7 more companions appear once each."},
	}
	for i := range 4 {
		c.Rows = append(c.Rows, view.Companion{
			Ref: view.Ref{ID: "technology/example-tool", Name: name}, Together: 3, All: 4, Lift: 9.94,
			Cells: []view.Cell{{N: 1, Of: 1, Href: "?year=2017#e"}, {N: i, Of: 3}, {}, {N: 0, Of: 1}, {}},
		})
	}
	return c
}

func exampleKeys(name string) []view.YearKeys {
	key := view.KeyTalk{Ref: talkRef(1, name), Text: "Uses " + name, Cites: []view.Cite{cite(name, 263, graph.Stated)}}
	return []view.YearKeys{
		{From: 2017, To: 2017, Talks: []view.KeyTalk{key}},
		{From: 2018, To: 2018, Talks: []view.KeyTalk{key, key}, More: 4, All: "?year=2018"},
		{From: 2019, To: 2021, Gap: true},
		{From: 2022, To: 2022, None: "None of 18 talks.", Nearest: talkRef(3, name), Through: ", through Example and " + name},
		{Talks: []view.KeyTalk{key}},
	}
}

func exampleRelations(name string) []view.Relation {
	r := view.Relation{ID: "r-about-in", Label: "Spoken of at", Step: view.Link{Label: "^about", Href: "/paths?start=theme/example-mesh&path=^about"}, Count: 300, All: "?relation=about-in"}
	for i := range 5 {
		n := view.Neighbor{Ref: view.Ref{ID: "event/example-conf-2018", Name: name, Note: "2018"}}
		for k := range i {
			n.Cites = append(n.Cites, cite(name, 100+k, graph.Status(1+k%3)))
		}
		r.Neighbors = append(r.Neighbors, n)
	}
	return []view.Relation{r}
}

func exampleEvidence(name string) *view.Evidence {
	return &view.Evidence{
		About: name + ", 2018", Count: "3 of 12 talks",
		Items: []view.EvidenceItem{
			{Subject: talkRef(1, name), Predicate: "about", Object: theme(name), Cite: cite(name, 123, graph.Stated), Quote: []view.Span{{Text: "… a "}, {Text: name, Marked: true}, {Text: " to build in policies …"}}},
			{Subject: talkRef(2, name), Predicate: "title", Literal: name, Cite: cite(name, 210, graph.Inferred)},
		},
		Note: "One inferred fact.", More: view.Link{Label: "Open the report", Href: "/source/example-report"},
	}
}

// longNode has many years and many talks in each.
func longNode(name string) view.Node {
	n := exampleNode(name)
	pairs := make([][2]int, 24)
	for i := range pairs {
		pairs[i] = [2]int{(i * i * 7) % 90, 200 + 25*i}
	}
	pairs[4], pairs[5], pairs[9] = [2]int{0, -1}, [2]int{0, -1}, [2]int{1, 3}
	when := view.Timeline{ID: "f1", Points: points(pairs...), First: name, Drivers: []string{"53 of 58 talks in 2021 come from one event."}}
	n.Timeline = &when
	return n
}

func examplePerson(name string) view.Node {
	return view.Node{
		Ref: view.Ref{ID: "person/example-speaker", Name: name}, Context: "Example Corp",
		Actions:   []view.Link{{Label: "Explore", Href: "/explore?focus=person/example-speaker"}},
		Boxes:     []view.Box{{Label: "Talks", Value: "2"}, {Label: "Years", Value: "2017–2018"}, {Label: "Companies", Value: name}},
		Relations: exampleRelations(name),
	}
}

func exampleTalk(name string) view.Talk {
	t := view.Talk{Node: exampleNode(name)}
	t.Ref, t.Context = talkRef(1, name), "Example Conf, 2018"
	t.Node.Relations, t.Timeline, t.Companion, t.Keys = nil, nil, nil, nil
	t.Facts = []view.Relation{
		{Label: "at", Neighbors: []view.Neighbor{{Ref: view.Ref{ID: "event/example-conf-2018", Name: name}, Cites: []view.Cite{cite(name, 1, graph.Stated)}}}},
		{Label: "by"},
		{Label: "about", Neighbors: []view.Neighbor{{Ref: theme(name), Cites: []view.Cite{cite(name, 195, graph.Stated)}}}},
	}
	t.Values = []view.Value{{Label: "minutes"}, {Label: "language", Text: name}}
	row := view.RelatedTalk{
		Ref: talkRef(2, name), Sentence: "Both put " + name + " to use; only 3 of 53 talks do.", Score: 546, Moved: "up 2",
		Reasons: []view.Reason{{Kind: graph.Theme, Label: name, Href: "/theme/example-mesh", Points: 258}, {Kind: graph.Technology, Label: "Example tool", Points: 258}, {Kind: graph.Series, Label: "same edition", Points: 30}, {Kind: graph.Company, Label: name, Muted: true, Points: 9}},
	}
	t.Related = &view.Related{
		Note: "8 of 52 share something with it.", Ring: "/explore?focus=talk/example-1&ring=1", Rows: []view.RelatedTalk{row, row, row},
		Modes: []view.Tab{{Link: view.Link{Label: "Similar", Href: "?mode=similar"}, Count: 8, Current: true}, {Link: view.Link{Label: "Earlier", Href: "?mode=earlier"}, Count: 1}},
		Mutes: []view.Mute{{Kind: graph.Theme, Label: "Themes", Note: "8 rows", Href: "?mute=theme", TwiceHref: "?boost=theme"}, {Kind: graph.Company, Label: "Companies", Note: "off", Href: "?", TwiceHref: "?boost=company", Off: true}},
		With:  &view.Bridge{Query: name, Talk: talkRef(7, name)}, Params: []view.Param{{Name: "mode", Value: name}},
		Expected: &view.Expected{Query: name, Answer: "is not ranked: it shares nothing.", Talk: talkRef(9, name)},
	}
	return t
}

func exampleYear(name string) view.YearView {
	key := view.KeyTalk{Ref: talkRef(1, name), Text: "by " + name, Cites: []view.Cite{cite(name, 7, graph.Stated)}}
	return view.YearView{
		Year: 2018, Previous: view.Link{Label: "2017", Href: "/year/2017"}, Next: view.Link{Label: "2022", Href: "/year/2022"}, Coverage: coverage(),
		Boxes: []view.Box{{Label: "Talks", Value: "12"}, {Label: "Editions", Value: "1"}, {Label: "Sources", Value: "1"}},
		Events: []view.YearEvent{
			{Ref: view.Ref{ID: "event/example-conf-2018", Name: name}, Place: "Example City", Count: 12, Talks: []view.KeyTalk{key, key}, All: "/event/example-conf-2018"},
			{Ref: view.Ref{ID: "event/example-other", Name: strings.ToUpper(name)}},
		},
		Rankings: []view.Ranking{{ID: "rank-theme", Title: "Themes", List: []view.Neighbor{{Ref: theme(name)}}}},
	}
}
