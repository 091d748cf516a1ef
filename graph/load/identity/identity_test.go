package identity

import (
	"slices"
	"strings"
	"testing"

	"throughline/graph"
)

func TestIDs(t *testing.T) {
	for got, want := range map[graph.ID]graph.ID{
		EventID("Example Conf 2018", 2018):       "event/example-conf-2018",
		EventID("Example Conf", 2018):            "event/example-conf-2018",
		EventID("2018 Example", 2018):            "event/2018-example",
		EventID("", 2018):                        "event/2018",
		SeriesID("QCon San Francisco"):           "series/qcon-san-francisco",
		talkID("A/B: testing?", "event/example"): "talk/a-b-testing-example",
		talkID("???", "event/example"):           "talk/talk-example",
		SourceID("Example 2018 schedule"):        "source/example-2018-schedule",
		TermID(graph.Technology, "C++"):          "technology/c-plus-plus",
		CompanyID("Example, Inc."):               "company/example",
		CompanyID("Example GmbH & Co. KG"):       "company/example",
		CompanyID("Inc."):                        "company/inc",
		withSuffix("talk/a", "Record 12/X"):      "talk/a-record-12-x",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if err := got.Check(); err != nil {
			t.Errorf("%s: %v", got, err)
		}
	}
	for _, title := range []string{"", "☃", strings.Repeat("long words ", 100), "日本語のタイトル"} {
		for _, id := range []graph.ID{talkID(title, EventID(title, 1999)), SeriesID(title), SourceID(title), CompanyID(title), withSuffix(talkID(title, ""), strings.Repeat("x", 300))} {
			if err := id.Check(); err != nil {
				t.Errorf("of %.20q: %s: %v", title, id, err)
			}
		}
	}
}

func TestSeriesName(t *testing.T) {
	for _, c := range []struct {
		name string
		year int
		want string
	}{
		{"Example Conf 2018", 2018, "Example Conf"}, {"Example Conf '18", 2018, "Example Conf"}, {"Example (2018)", 2018, "Example"},
		{"2018", 2018, "2018"}, {"Example 2017", 2018, "Example 2017"}, {"Route 18", 2018, "Route 18"}, {"Example", 0, "Example"},
	} {
		if got := SeriesName(c.name, c.year); got != c.want {
			t.Errorf("SeriesName(%q, %d) = %q", c.name, c.year, got)
		}
	}
}

func TestCompanyName(t *testing.T) {
	for in, want := range map[string]string{
		"Example, Inc.": "Example", "Example Ltd": "Example", "Example S.A.": "Example", "Example AG": "Example", "Such as": "Such as",
		"Example": "Example", "LLC": "LLC", "Example Pty Ltd": "Example", "Ab Initio": "Ab Initio", "Company & Co": "Company",
	} {
		if got := CompanyName(in); got != want {
			t.Errorf("CompanyName(%q) = %q, want %q", in, got, want)
		}
	}
}

// who resolves people and returns their ids, one word each.
func who(list []Person, d Decisions) string {
	ids, _ := People(list, d)
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = id.Slug()
	}
	return strings.Join(out, " ")
}

func TestPeople(t *testing.T) {
	p := func(source, key, name string) Person {
		return Person{Source: graph.ID("source/" + source), Scheme: "s", Key: key, Name: name, Series: source[:1], Talks: 2}
	}
	stable := func(source, key, name string) Person {
		q := p(source, key, name)
		q.Stable = true
		return q
	}
	alias := p("a", "", "Ada Example")
	alias.Alias = []string{"Ada Old-Name"}
	for name, c := range map[string]struct {
		list []Person
		want string
	}{
		"equal names are one, however written":         {[]Person{p("a", "", "José  Example"), p("b", "", "jose example")}, "jose-example jose-example"},
		"other names are two":                          {[]Person{p("a", "", "Ada Example"), p("b", "", "Adam Example")}, "ada-example adam-example"},
		"handles stay in their series":                 {[]Person{p("a1", "", "tux"), p("a2", "", "Tux"), p("b1", "", "tux")}, "tux-a tux-a tux-b"},
		"a source's word that two share a name":        {[]Person{p("a", "1", "John Twin"), p("a", "2", "John Twin"), p("b", "", "John Twin")}, "john-twin-1 john-twin-2 john-twin"},
		"a stable key beats a spelling":                {[]Person{stable("a", "1", "Ada Example"), stable("b", "1", "Ada Other"), stable("c", "1", "Ada Other")}, "ada-other ada-other ada-other"},
		"an unstable key does not":                     {[]Person{p("a", "1", "Ada Example"), p("b", "1", "Ben Sample")}, "ada-example ben-sample"},
		"one key within a source is one person":        {[]Person{p("a", "1", "Ada Example"), p("a", "1", "A. Example")}, "ada-example ada-example"},
		"a stated alias is the same person":            {[]Person{alias, p("b", "", "Ada Old-Name"), p("c", "", "Ada Old Name")}, "ada-old-name ada-old-name ada-old-name"},
		"keys of files that agree join spellings":      {agreeingFiles(p), "a-one b-two c-three d-four a-one b-two c-three d-four"},
		"handles with a stable key are one everywhere": {[]Person{stable("a", "1", "tux"), stable("b", "1", "tux")}, "tux-s tux-s"},
	} {
		if got := who(c.list, nil); got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
		reversed := slices.Clone(c.list)
		slices.Reverse(reversed)
		words := strings.Fields(c.want)
		slices.Reverse(words)
		if got := who(reversed, nil); got != strings.Join(words, " ") {
			t.Errorf("%s, backwards: got %s", name, got)
		}
	}
}

// agreeingFiles are two files with the same keys, one name spelled anew.
func agreeingFiles(p func(source, key, name string) Person) []Person {
	return []Person{
		p("a", "1", "A One"), p("a", "2", "B Two"), p("a", "3", "C Three"), p("a", "4", "D Four"),
		p("b", "1", "A One"), p("b", "2", "B Two"), p("b", "3", "C Three"), p("b", "4", "D For"),
	}
}

func TestCountersIdentifyNobody(t *testing.T) {
	var list []Person
	for i, name := range []string{"A One", "A One", "B Two", "B Two", "C Three", "C Three", "D Four"} {
		list = append(list, Person{Source: "source/a", Scheme: "s", Key: string(rune('0' + i)), Name: name, Talks: 1})
	}
	if got := who(list, nil); got != "a-one a-one b-two b-two c-three c-three d-four" {
		t.Errorf("got %s", got)
	}
}

func TestDecisions(t *testing.T) {
	list := []Person{{Source: "source/a", Name: "Ada Example"}, {Source: "source/b", Name: "Ada Married"}, {Source: "source/c", Name: "Ada Married"}}
	d := Decisions{{Merge: "person/ada-married", Into: "person/ada-example", Reason: "she says so"}}
	if got := who(list, d); got != "ada-example ada-example ada-example" {
		t.Errorf("merged %s", got)
	}
	_, own := People(list, d)
	if own[1] != "person/ada-married" || own[0] != "" {
		t.Errorf("the old id does not redirect: %v", own)
	}
	d = Decisions{{Merge: "person/ada-married", Into: "person/ada-married-2", Source: "source/c"}}
	if got := who(list, d); got != "ada-example ada-married ada-married-2" {
		t.Errorf("split %s", got)
	}
	d = Decisions{{Merge: "person/a", Into: "person/b"}, {Merge: "person/b", Into: "person/a"}}
	if got := d.apply("person/a", ""); got != "person/a" && got != "person/b" {
		t.Errorf("a circle ends at %s", got)
	}
}

// which resolves talks and returns their ids.
func which(list []Talk) string {
	ids, _ := Talks(list, nil)
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = strings.TrimSuffix(id.Slug(), "-e-2018")
	}
	return strings.Join(out, " ")
}

func TestTalks(t *testing.T) {
	ada, ben := []graph.ID{"person/ada-example"}, []graph.ID{"person/ben-sample"}
	talk := func(source, record, title, subtitle, start string, by []graph.ID) Talk {
		return Talk{Source: graph.ID("source/" + source), Record: record, Event: "event/e-2018", Series: "series/e", Year: 2018, Title: title, Subtitle: subtitle, Start: start, Speakers: by}
	}
	const ten, eleven = "2018-02-03T10:00:00", "2018-02-03T11:00:00"
	for name, c := range map[string]struct {
		list []Talk
		want string
	}{
		"one title":                                  {[]Talk{talk("a", "1", "Meshes!", "", "", nil), talk("b", "x", "meshes", "", "", nil)}, "meshes meshes"},
		"title and subtitle glued":                   {[]Talk{talk("a", "1", "Graal", "a toolset", "", ada), talk("b", "x", "Graala toolset", "", "", ada)}, "graal graal"},
		"another subtitle":                           {[]Talk{talk("a", "1", "Mesh", "one", "", nil), talk("b", "x", "Mesh", "two", "", nil)}, "mesh mesh-HASH"},
		"speakers contradict":                        {[]Talk{talk("a", "1", "Mesh", "", "", ada), talk("b", "x", "Mesh", "", "", ben)}, "mesh mesh-HASH"},
		"start contradicts":                          {[]Talk{talk("a", "1", "Mesh", "", ten, nil), talk("b", "x", "Mesh", "", eleven, nil)}, "mesh mesh-HASH"},
		"a day does not contradict a time":           {[]Talk{talk("a", "1", "Mesh", "", ten, nil), talk("b", "x", "Mesh", "", "2018-02-04", nil)}, "mesh mesh"},
		"records of one source are two":              {[]Talk{talk("a", "1", "Closing", "", "", nil), talk("a", "2", "Closing", "", "", nil)}, "closing-1 closing-2"},
		"one event, of which they know other series": {[]Talk{talk("a", "1", "Mesh", "", "", ada), {Source: "source/b", Record: "x", Event: "event/e-2018", Series: "series/f", Year: 2018, Title: "Mesh", Speakers: ada}}, "mesh mesh"},
		"the better of two":                          {[]Talk{talk("a", "1", "Closing", "", ten, ben), talk("a", "2", "Closing", "", eleven, ada), talk("b", "x", "Closing", "", "", ada)}, "closing-1 closing closing"},
	} {
		got := which(c.list)
		for _, w := range strings.Fields(got) {
			if i := strings.LastIndexByte(w, '-'); strings.Contains(w, "-e-2018-") && len(w)-i == 9 {
				got = strings.Replace(got, w, strings.SplitN(w, "-e-2018", 2)[0]+"-HASH", 1)
			}
		}
		got = strings.ReplaceAll(got, "-e-2018", "")
		if got != c.want {
			t.Errorf("%s: got %s, want %s", name, got, c.want)
		}
	}
}

func TestLikelyDuplicates(t *testing.T) {
	var b graph.Builder
	named := func(id graph.ID, p graph.Predicate, object string) {
		f := graph.Fact{Subject: id, Predicate: p, Object: object, Evidence: graph.Evidence{Source: "source/a", Status: graph.Stated}}
		if err := b.Add(f); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"Ada Example", "Ada Exampel", "Example Ada", "Ada B. Example", "Ben Sample", "Cy Test", "Cy Text"} {
		named(makeID(graph.Person, name, 0), graph.Name, name)
	}
	named("person/ben-sample", graph.Key, "s:1")
	named("person/b-sample", graph.Key, "s:1")
	for _, id := range []graph.ID{"talk/mesh-a", "talk/mesh-b"} {
		named(id, graph.Title, "Meshes for all")
		named(id, graph.At, "event/e")
	}
	g, err := b.Graph()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range LikelyDuplicates(g) {
		got = append(got, p.A.Slug()+"="+p.B.Slug())
		if p.Why == "" {
			t.Errorf("%v has no reason", p)
		}
	}
	want := []string{"ada-b-example=ada-example", "ada-exampel=ada-example", "ada-example=example-ada", "b-sample=ben-sample", "mesh-a=mesh-b"}
	slices.Sort(got)
	for _, w := range want {
		if !slices.Contains(got, w) {
			t.Errorf("%s is not listed in %v", w, got)
		}
	}
	if slices.Contains(got, "cy-test=cy-text") {
		t.Error("short names a letter apart are listed")
	}
}

// TestEveningsOfAMeetupAreNoDuplicates: one title on several days of one
// source says nothing, twice on a day or in two sources it does.
func TestEveningsOfAMeetupAreNoDuplicates(t *testing.T) {
	for name, c := range map[string]struct {
		talks [][2]string // source, date
		want  int
	}{
		"evenings":       {[][2]string{{"a", "2031-01-06T19:00:00"}, {"a", "2031-01-13T19:00:00"}, {"a", "2031-01-20"}}, 0},
		"twice on a day": {[][2]string{{"a", "2031-01-06T10:00:00"}, {"a", "2031-01-06T14:00:00"}}, 1},
		"two sources":    {[][2]string{{"a", "2031-01-06T10:00:00"}, {"b", "2031-01-07T10:00:00"}}, 1},
		"without a date": {[][2]string{{"a", ""}, {"a", "2031-01-06"}}, 1},
	} {
		var b graph.Builder
		for i, talk := range c.talks {
			id := graph.MakeID(graph.Talk, "t"+string(rune('a'+i)))
			evidence := graph.Evidence{Source: graph.MakeID(graph.Source, talk[0]), Status: graph.Stated}
			for p, object := range map[graph.Predicate]string{graph.Title: "An evening of maps", graph.At: "event/meetup-2031", graph.Date: talk[1]} {
				if object == "" {
					continue
				}
				if err := b.Add(graph.Fact{Subject: id, Predicate: p, Object: object, Evidence: evidence}); err != nil {
					t.Fatal(err)
				}
			}
		}
		g, err := b.Graph()
		if err != nil {
			t.Fatal(err)
		}
		if got := LikelyDuplicates(g); len(got) != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
