package frab_test

import (
	"reflect"
	"strings"
	"testing"

	"throughline/graph/load/format/formattest"
	"throughline/graph/load/format/frab"
	"throughline/graph/load/record"
)

const pentabarf = `<?xml version="1.0" encoding="UTF-8"?>
<schedule>
  <conference>
    <title>Example Conf 2009</title><city>Exampleville</city>
    <start>2009-02-07</start><end>2009-02-08</end><day_change>09:00:00</day_change>
  </conference>
  <day index="1" date="2009-02-07">
    <event id="12">
      <start>23:30</start><duration>05:00</duration><room>Main</room>
      <title>Fish &amp;amp; chips</title><subtitle>A  study</subtitle><track>Food</track><language></language>
      <abstract>&lt;p&gt;First.&lt;/p&gt;</abstract><description>&lt;p&gt;Second.&lt;/p&gt;</description>
      <persons><person id="7">Ada Example</person><person id="8">TBA</person></persons>
      <links><link href="http://video.example/a.ogg">Video</link><link href="javascript:x">Slides</link></links>
    </event>
    <room name="Other"><event id="13"><start>01:15</start><duration>0:45:00</duration><title>Night talk</title></event></room>
    <event id="14"><start>10:00</start><title>Coffee break</title></event>
    <event id="15"><start>10:00</start><title></title></event>
  </day>
</schedule>`

func TestPentabarfDialect(t *testing.T) {
	batches, problems := formattest.Import(t, frab.Importer{}, map[string]string{"2009.xml": pentabarf})
	if len(batches) != 1 || len(problems) != 0 {
		t.Fatalf("%d batches, problems %v", len(batches), problems)
	}
	b := batches[0]
	if b.Source.Slug != "example-conf-2009-schedule" {
		t.Errorf("source %q", b.Source.Slug)
	}
	e := b.Events[0]
	if e.Series != "Example Conf" || e.Year != 2009 || e.City != "Exampleville" || e.Starts != "2009-02-07" {
		t.Errorf("event %+v", e)
	}
	want := []record.Talk{
		{
			Key: "12", Event: "conference", Title: "Fish & chips", Subtitle: "A study", Abstract: "First.\n\nSecond.",
			Date: "2009-02-07T23:30:00", Minutes: 300, Track: "Food", Room: "Main",
			Speakers: []record.Speaker{{Key: "7", Name: "Ada Example"}}, Videos: []string{"http://video.example/a.ogg"},
		},
		{Key: "13", Event: "conference", Title: "Night talk", Date: "2009-02-08T01:15:00", Minutes: 45, Room: "Other"},
	}
	if !reflect.DeepEqual(b.Talks, want) {
		t.Errorf("talks\n%+v, want\n%+v", b.Talks, want)
	}
	if len(b.Skipped) != 2 || b.Skipped[0].Where.Line != 16 {
		t.Errorf("skipped %v", b.Skipped)
	}
}

const pretalx = `<?xml version='1.0' encoding='utf-8' ?>
<schedule><generator name="pretalx" version="1"/><version>3</version>
<conference><acronym>ex</acronym><title>ExampleCamp</title><start>2023-08-15</start><time_zone_name>Europe/Berlin</time_zone_name></conference>
<persons><person id="99"><name>Not A Speaker</name></person></persons>
<day index="1" date="2023-08-15" start="2023-08-15T04:00:00+02:00"><room name="Tent" guid="r">
<event guid="g-1" id="1"><date>2023-08-15T10:00:00+02:00</date><start>10:00</start><duration>00:30</duration><room>Tent</room>
<title>Tents</title><type>Talk</type><language>de</language><abstract>Some **bold** words.</abstract><url>https://camp.example/1</url>
<persons><person id="3" code="ABC"><public_name>Ben Sample</public_name></person></persons></event>
<event guid="g-2" id="2"><start>11:00</start><duration>00:30</duration><title>Meal</title><type>Break</type></event>
<event guid="g-1" id="1"><date>2023-08-15T18:00:00+02:00</date><title>Tents</title></event>
</room></day></schedule>`

func TestPretalxDialect(t *testing.T) {
	batches, _ := formattest.Import(t, frab.Importer{}, map[string]string{"schedule.xml": pretalx})
	b := batches[0]
	if b.Source.Slug != "examplecamp-2023-schedule" || !b.Source.StableKeys {
		t.Errorf("source %+v", b.Source)
	}
	want := []record.Talk{{
		Key: "g-1", Event: "conference", Title: "Tents", Abstract: "Some bold words.", Date: "2023-08-15T10:00:00+02:00", Minutes: 30,
		Language: "de", Room: "Tent", URL: "https://camp.example/1", Speakers: []record.Speaker{{Key: "ABC", Name: "Ben Sample"}},
	}}
	if !reflect.DeepEqual(b.Talks, want) {
		t.Errorf("talks %+v", b.Talks)
	}
	if len(b.Skipped) != 2 {
		t.Errorf("skipped %v", b.Skipped)
	}
}

func TestEncodings(t *testing.T) {
	latin := strings.Replace(pretalx, "utf-8", "iso-8859-1", 1)
	latin = strings.Replace(latin, "Ben Sample", "B\xe9n Sample", 1)
	batches, problems := formattest.Import(t, frab.Importer{}, map[string]string{"a.xml": latin})
	if len(problems) > 0 || batches[0].Talks[0].Speakers[0].Name != "Bén Sample" {
		t.Errorf("problems %v, batches %v", problems, batches)
	}
}

func TestDamagedFilesAreReportedWithTheirPosition(t *testing.T) {
	for name, content := range map[string]string{
		"truncated": pentabarf[:len(pentabarf)-40],
		"mismatch":  strings.Replace(pentabarf, "</persons>", "</person>", 1),
		"NUL":       strings.Replace(pentabarf, "Night", "Ni\x00ght", 1),
		"deep":      "<schedule><conference>" + strings.Repeat("<a>", 5000) + "</conference></schedule>",
		"bomb":      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><schedule><conference><title>&b;</title></conference></schedule>`,
	} {
		batches, problems := formattest.Import(t, frab.Importer{}, map[string]string{name: content, "good.xml": pretalx})
		if len(batches) != 1 || len(problems) != 1 || problems[0].Where.File != name || problems[0].Where.Line == 0 {
			t.Errorf("%s: %d batches, problems %v", name, len(batches), problems)
		}
	}
}

func TestOtherFilesAreNotRecognised(t *testing.T) {
	for _, head := range []string{"", "{}", "<html><schedule></html>", `{"schedule": "<schedule><day>"}`, "<rss><schedules/></rss>", "<feed>"} {
		if c := (frab.Importer{}).Recognise([]byte(head), "x.xml"); c > 50 {
			t.Errorf("%q is recognised with %d", head, c)
		}
	}
}

// The counts are those of the archive's own README.
func TestFOSDEM(t *testing.T) {
	batches, problems := formattest.ImportFolder(t, frab.Importer{}, formattest.Extra(t, "data/fosdem-pentabarf-xml"))
	talks := 0
	for _, b := range batches {
		talks += len(b.Talks)
		if b.Events[0].Series != "FOSDEM" {
			t.Errorf("series %q", b.Events[0].Series)
		}
	}
	if talks != 10900 || len(batches) != 19 || len(problems) != 0 {
		t.Errorf("%d talks in %d batches, problems %v", talks, len(batches), problems)
	}
}

func FuzzImport(f *testing.F) {
	formattest.Fuzz(f, frab.Importer{}, "schedule.xml", pentabarf, pretalx)
}

func BenchmarkFOSDEM(b *testing.B) {
	folder := formattest.Extra(b, "data/fosdem-pentabarf-xml")
	for b.Loop() {
		batches, _ := formattest.ImportFolder(b, frab.Importer{}, folder)
		talks := 0
		for _, batch := range batches {
			talks += len(batch.Talks)
		}
		b.ReportMetric(float64(talks)/b.Elapsed().Seconds()*float64(b.N), "talks/s")
	}
}
