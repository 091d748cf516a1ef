package csv_test

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/csv"
	"throughline/graph/load/format/formattest"
	"throughline/graph/load/record"
)

// gpn is a table in the form that frab's Gulaschprogrammiernacht published.
const gpn = "\ufeffRoom,Date,Day,Start,Duration,Title,ID,Abstract,Description,Language,Speakers,File URL\r\n" +
	"Hall,2031-06-02,1,10:30,1:30,\"Maps, and more\",77,\"One\n\nTwo\",Three,de,10:Ada Example|11:Ben Sample,https://video.example/77\r\n" +
	"Hall,2031-06-02,1,12:00,0:30,Lunch,78,,,,,\r\n" +
	"Hall,2031-06-03,2,09:00,0:30,Charts,79,,,en,,\r\n"

// block is a table in the form that schedule-convert reads.
const block = "day;room;track;title;start;duration (minutes);speakers\n2031-05-01;Hall;Geo;Maps;10:30;45;Ada Example, ben\n;;Geo;Charts;11:30;30;Cy Test\n2031-05-02;Cellar;;Paths;10:00;30;\n"

func one(t *testing.T, h format.Hints, name, content string) *record.Batch {
	t.Helper()
	batches, problems := formattest.ImportWith(t, csv.Importer{}, h, map[string]string{name: content})
	if len(batches) != 1 || len(problems) != 0 {
		t.Fatalf("%d batches, %v", len(batches), problems)
	}
	return batches[0]
}

func TestKnownTables(t *testing.T) {
	b := one(t, format.Hints{Series: "Sample Nights", Zone: "Europe/Berlin"}, "x.csv", gpn)
	ada, ben := record.Speaker{Key: "10", Name: "Ada Example"}, record.Speaker{Key: "11", Name: "Ben Sample"}
	want := []record.Talk{
		{
			Key: "77", Event: "event", Title: "Maps, and more", Abstract: "One\n\nTwo\n\nThree", Date: "2031-06-02T10:30:00+02:00", Minutes: 90, Language: "de", Room: "Hall",
			Videos: []string{"https://video.example/77"}, Speakers: []record.Speaker{ada, ben},
		},
		{Key: "79", Event: "event", Title: "Charts", Date: "2031-06-03T09:00:00+02:00", Minutes: 30, Language: "en", Room: "Hall"},
	}
	if !reflect.DeepEqual(b.Talks, want) {
		t.Errorf("talks %+v", b.Talks)
	}
	if e := b.Events[0]; e.Name != "Sample Nights" || e.Year != 2031 || e.Starts != "2031-06-02" || e.Ends != "2031-06-03" || b.Source.Slug != "sample-nights-2031-table" {
		t.Errorf("%+v, source %s", e, b.Source.Slug)
	}
	if len(b.Skipped) != 1 || b.Skipped[0].Where.Line != 5 {
		t.Errorf("skipped %v", b.Skipped)
	}
}

func TestDayAndRoomAreFilledDown(t *testing.T) {
	b := one(t, format.Hints{}, "sample-2031.csv", block)
	if len(b.Talks) != 3 || b.Talks[1].Room != "Hall" || b.Talks[1].Date != "2031-05-01T11:30:00" || b.Talks[2].Room != "Cellar" || b.Talks[0].Minutes != 45 {
		t.Errorf("%+v", b.Talks)
	}
	if got := b.Talks[0].Speakers; !reflect.DeepEqual(got, []record.Speaker{{Name: "Ada Example"}, {Name: "ben"}}) {
		t.Errorf("%+v", got)
	}
	if e := b.Events[0]; e.Name != "sample 2031" || e.Series != "sample" || b.Source.Slug != "csv-2031-charts" {
		t.Errorf("%+v, source %s", e, b.Source.Slug)
	}
}

func TestOtherHeadings(t *testing.T) {
	for name, content := range map[string]string{
		"pretalx":    "ID,Proposal title,Abstract,Speaker names,Room,Start\nM1,Maps,Text,\"Ada Example, Ben Sample\",Hall,2031-05-01T10:30:00\n",
		"sessionize": "Session Id\tTitle\tDescription\tFirstName\tLastName\tRoom\tScheduled At\nM1\tMaps\tText\tAda\tExample\tHall\t2031-05-01 10:30\nM1\tMaps\tText\tBen\tSample\tHall\t2031-05-01 10:30\n",
		"american":   "Talk,Speaker 1,Speaker 2,Summary,Date,Time,Location,Code\nMaps,Ada Example,Ben Sample,Text,\"May 1, 2031\",10:30 AM,Hall,M1\n",
	} {
		b := one(t, format.Hints{}, name+".csv", content)
		want := record.Talk{Key: "M1", Event: "event", Title: "Maps", Abstract: "Text", Date: "2031-05-01T10:30:00", Room: "Hall", Speakers: []record.Speaker{{Name: "Ada Example"}, {Name: "Ben Sample"}}}
		if len(b.Talks) != 1 || !reflect.DeepEqual(b.Talks[0], want) {
			t.Errorf("%s: %+v", name, b.Talks)
		}
	}
}

const strange = "Was#Wer#Firma#Von#Bis#Halle#Themen#Konferenz\nKarten#Zo\xeb Beispiel/Ben Muster#Beispiel AG/Muster GmbH#01.05.2031 10:30#01.05.2031 11:15#A#geo+maps#Sample Days\nWege#Cy Probe (cy)#Probe SE#01.05.2031 12:00#01.05.2031 12:30##x#Other Days\n"

const strangeMapping = `
year: 2031
zone: Europe/Berlin
encoding: iso-8859-1
delimiter: "#"
columns: {title: Was, speakers: wer, company: Firma, start: [Von], end: 5, room: Halle, tags: Themen, event: Konferenz}
separators: ["/", "+"]
speaker: name (company)
fill: [room]
`

func TestMapping(t *testing.T) {
	b := one(t, format.Hints{Mapping: []byte(strangeMapping)}, "x.csv", strange)
	want := []record.Talk{
		{
			Key: "karten", Event: "event Sample Days", Title: "Karten", Date: "2031-05-01T10:30:00+02:00", Minutes: 45, Room: "A", Tags: []string{"geo", "maps"},
			Speakers: []record.Speaker{{Name: "Zoë Beispiel", Company: "Beispiel AG"}, {Name: "Ben Muster", Company: "Muster GmbH"}},
		},
		{
			Key: "wege", Event: "event Other Days", Title: "Wege", Date: "2031-05-01T12:00:00+02:00", Minutes: 30, Room: "A", Tags: []string{"x"},
			Speakers: []record.Speaker{{Name: "Cy Probe", Company: "Probe SE"}},
		},
	}
	if !reflect.DeepEqual(b.Talks, want) {
		t.Errorf("%+v", b.Talks)
	}
	if len(b.Events) != 2 || b.Events[1].Name != "Other Days" || b.Events[1].Year != 2031 {
		t.Errorf("%+v", b.Events)
	}
}

func TestTheDocumentedMapping(t *testing.T) {
	doc, err := os.ReadFile("../../../../docs/loading.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(doc), "```yaml\n")
	mapping, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("docs/loading.md shows no mapping")
	}
	b := one(t, format.Hints{Mapping: []byte(mapping)}, "x.csv", "Day;Talk;Speaker 1;Speaker 2;From;Company 1;Company 2;Summary;Details;Room\n"+
		"2031-05-01;Maps;Ada Example (Example Works);;10:30;;;One;Two;Hall\n")
	if talk := b.Talks[0]; talk.Date != "2031-05-01T10:30:00+02:00" || talk.Speakers[0].Company != "Example Works" || talk.Abstract != "One\n\nTwo" || b.Events[0].Name != "Example Conf" {
		t.Errorf("%+v", talk)
	}
}

func TestWrongMappings(t *testing.T) {
	for mapping, why := range map[string]string{
		"dates: sideways":                         "sideways",
		"columns: {titel: Was}":                   "titel",
		"colums: {title: Was}":                    "mapping:1: there is no key colums; ",
		"event: X\nyear: soon":                    "mapping:2: a value does not fit where it stands: `soon`; ",
		"columns: [1]":                            "mapping:1: a value does not fit where it stands; ",
		"columns: {title: [a":                     "mapping:1: did not find expected ',' or ']'; ",
		"just words":                              "mapping:1: a value does not fit where it stands: `just words`; ",
		"zone: Mars":                              "there is no time zone Mars",
		"columns: {title: Was}\nspeaker: odd":     "odd",
		"columns: {title: Was}\nfill: [room]":     "room",
		"columns: {title: Was}\ndelimiter: '###'": "delimiter",
	} {
		err := csv.Importer{}.Import(&format.Input{Hints: format.Hints{Mapping: []byte(mapping)}})
		var p record.Problem
		if !errors.As(err, &p) || !strings.Contains(err.Error(), why) || strings.Contains(err.Error(), "csv.") {
			t.Errorf("%s: %v", mapping, err)
		}
	}
	_, problems := formattest.ImportWith(t, csv.Importer{}, format.Hints{Mapping: []byte("delimiter: '#'\ncolumns: {title: Missing}")}, map[string]string{"x.csv": strange})
	if len(problems) != 1 || !strings.Contains(problems[0].Why, "Missing") {
		t.Errorf("%v", problems)
	}
}

func TestWhatIsRecognised(t *testing.T) {
	for content, want := range map[string]format.Confidence{
		gpn: format.Likely, block: format.Likely, "a,b\n1,2\n": format.Maybe, "source,year,id,title,matches\n": format.Maybe, "\x00": format.No, "<xml>": format.No, "": format.Maybe,
	} {
		if got := (csv.Importer{}).Recognise([]byte(content), "x.csv"); got != want {
			t.Errorf("%q: %d", content, got)
		}
	}
	if got := (csv.Importer{}).Recognise([]byte("Some text, with a comma"), "x.md"); got != format.No {
		t.Errorf("text is recognised as %d", got)
	}
}

func TestDamage(t *testing.T) {
	for name, content := range map[string]string{
		"unknown columns": "a,b,c\n1,2,3\n", "empty": "\n\n", "nul": "title,speakers,room\n\x00,,\n", "cut": gpn[:strings.Index(gpn, "Two")], "only headings": "title,speakers,room\n",
	} {
		_, problems := formattest.Import(t, csv.Importer{}, map[string]string{"x.csv": content})
		if name == "nul" { // it is not recognised, so it is reported by the loader
			continue
		}
		if len(problems) == 0 || problems[0].Where.File != "x.csv" || problems[0].Why == "" {
			t.Errorf("%s: %v", name, problems)
		}
	}
	b := one(t, format.Hints{}, "x.csv", "title,speakers,room\nThe \"best\" maps,Ada Example,Hall\n")
	if b.Talks[0].Title != `The "best" maps` {
		t.Errorf("%+v", b.Talks)
	}
}

func FuzzImport(f *testing.F) { formattest.Fuzz(f, csv.Importer{}, "x.csv", gpn, block, strange) }

// TestQuotesWithoutAnEnd: each costs its own row, whether it is one of many
// and however many there are.
func TestQuotesWithoutAnEnd(t *testing.T) {
	var b strings.Builder
	b.WriteString("Title,Speaker,Date,Room\n")
	for i := range 100 {
		quote := ""
		if i%30 == 10 {
			quote = `"`
		}
		b.WriteString(quote + "Maps " + strings.Repeat("i", i+1) + ",Ada Example,2031-01-01,Hall\n")
	}
	batches, problems := formattest.ImportWith(t, csv.Importer{}, format.Hints{Series: "Example Conf"}, map[string]string{"t.csv": b.String()})
	if len(batches) != 1 || len(batches[0].Talks) != 97 || len(problems) != 3 {
		t.Fatalf("%d talks, %v", len(batches[0].Talks), problems)
	}
	for _, p := range problems {
		if p.Where.Line == 0 {
			t.Errorf("without a line: %v", p)
		}
	}
}
