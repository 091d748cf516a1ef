package load

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// good is a schedule that must go in whatever lies beside it.
var good = schedule("Good Conf 2031", "2031-02-03", "1|Fine||10:00|1=Ada Example")

// wrong are files with mistakes, how many of their talks go in, and what is
// said of them: where and why.
var wrong = []struct {
	name, content string
	talks         int
	said          []string
}{
	{"cut.xml", good[:len(good)/2], 0, []string{"cut.xml:1:157: not a schedule in XML: unexpected EOF; export it again"}},
	{"entity.xml", `<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + strings.Replace(good, "Fine", "&a;", 1), 0, []string{
		"entity.xml:1:206: not a schedule in XML: invalid character entity &a;; export it again",
	}},
	{"deep.xml", "<schedule><conference>" + strings.Repeat("<a>", 100), 0, []string{"deep.xml:1:212: not a schedule in XML: elements are nested too deep; export it again"}},
	{"untitled.xml", strings.Replace(good, "Fine", "", 1), 0, []string{"untitled.xml:1:128: the event has no title"}},
	{"comma.json", "{\"schedule\": {\"conference\": {\n  \"title\": \"X\",,\n}}}", 0, []string{
		"comma.json:2:16: not valid JSON: invalid character ',' looking for beginning of object key string; export the file again",
	}},
	{"type.json", "{\"schedule\": {\"conference\": {\"title\": \"X\",\n \"days\": \"two\"}}}", 0, []string{
		"type.json:2:15: the field Schedule.Conference.Days holds a string, which the format does not have there",
	}},
	{"line.ics", "BEGIN:VCALENDAR\nX-WR-CALNAME:Line 2031\nBEGIN:VEVENT\nUID:1\nSUMMARY:Maps\nROOM;X=\"open:A\nDTSTART:20310101T100000Z\nEND:VEVENT\nEND:VCALENDAR\n", 1, []string{
		"line.ics:6: not a line of a calendar; export it again",
	}},
	{"cut.ics", "BEGIN:VCALENDAR\nX-WR-CALNAME:Cut 2031\nBEGIN:VEVENT\nUID:1\nSUMMARY:Maps\nEND:VEVENT\nBEGIN:VEVENT\nUID:2\nSUMMARY:Charts\n", 1, []string{
		"cut.ics:7: the file ends before this event does; export it again",
	}},
	{"none.ics", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", 0, []string{"none.ics: the calendar holds no events; export it again"}},
	{"open.csv", "Title,Speaker,Date,Room\nMaps,Ada Example,2031-01-01,Hall\n\"Charts,Ben Sample,2031-01-01,Hall\nPaths,Cyrus Testman,2031-01-01,Hall\nRoads,Ada Example,2031-01-02,Hall\n", 3, []string{
		`open.csv:3: the row is not readable: extraneous or missing " in quoted-field; double the quotes within quotes`,
	}},
	{"shifted.csv", "Title,Speaker,Date,Room\nMaps, and more,Ada Example,2031-01-01,Hall\nCharts,Ben Sample,2031-01-01\nRoads,Cyrus Testman,2031-01-01,Hall,,\n", 2, []string{
		"shifted.csv:2: the row has 5 cells under 4 headings, so it is not sure which is which; put what holds the delimiter in quotes, or give each column a heading",
	}},
	{"title.csv", "Titel,Wer,Wann\nKarten,Ada Example,2031-01-01\n", 0, []string{
		"title.csv: its columns are not known as those of talks: Titel, Wer, Wann; say with --mapping which of them hold title, speakers and so on",
	}},
	{"nul.csv", "Title,Speaker,Date,Room\nMaps,Ada\x00,2031-01-01,Hall\n", 0, []string{"nul.csv: the file holds NUL bytes, so it is not text; export it again"}},
	{"talks/list.md", "---\ntitle: Maps\nspeakers: [Ada Example\n---\nText\n", 0, []string{"talks/list.md:2: the front matter is not readable: yaml: did not find expected ',' or ']'"}},
	{"talks/toml.md", "+++\ntitle = \"Maps\nspeakers = [\"Ada Example\"]\n+++\nText\n", 0, []string{"talks/toml.md:2: the front matter is not readable: strings cannot contain newlines"}},
	{"talks/open.md", "---\ntitle: Maps\nspeakers: [Ada Example]\n", 0, []string{"talks/open.md:1: the front matter has no end; end it with a line of ---"}},
	{"talks/cyclic.md", "---\ntitle: &t [*t]\nspeakers: [Ada Example]\n---\n", 0, []string{"talks/cyclic.md:1: the front matter is not readable: yaml: anchor 't' value contains itself"}},
	{"strange.json", `{"what": "ever"}`, 0, []string{"strange.json: no importer knows this file; name its format with --format"}},
}

// TestMistakesAreSaidAndTheRestGoesIn: a file with a mistake costs no other
// file anything, and its place is named as exactly as it is known.
func TestMistakesAreSaidAndTheRestGoesIn(t *testing.T) {
	for _, c := range wrong {
		root := write(t, map[string]string{"good.xml": good, c.name: c.content})
		p := load(t, nil, Options{}, root)
		var said []string
		for _, s := range p.Summary.Skipped {
			said = append(said, strings.TrimPrefix(filepath.ToSlash(s.Where), filepath.ToSlash(root)+"/")+": "+s.Why)
		}
		if !slices.Equal(said, c.said) {
			t.Errorf("%s: said %q", c.name, said)
		}
		if got := p.Summary.Read["talk"]; got != 1+c.talks {
			t.Errorf("%s: %d talks, want %d", c.name, got, 1+c.talks)
		}
		if !p.Summary.Partial() && c.name != "untitled.xml" { // no mistake of the input's form
			t.Errorf("%s: the load counts as whole", c.name)
		}
	}
}

// TestAnEmptyFileIsSaidWhereItWasNamed: beside others it is what archives keep
// for later.
func TestAnEmptyFileIsSaidWhereItWasNamed(t *testing.T) {
	root := write(t, map[string]string{"good.xml": good, "empty.ics": "\n"})
	if p := load(t, nil, Options{}, root); len(p.Summary.Skipped) != 0 {
		t.Errorf("in a folder: %v", p.Summary.Skipped)
	}
	p := load(t, nil, Options{}, filepath.Join(root, "empty.ics"))
	if len(p.Summary.Skipped) != 1 || p.Summary.Skipped[0].Why != "the file is empty; export it again" || !p.Summary.Partial() {
		t.Errorf("by name: %v", p.Summary.Skipped)
	}
}
