package related_test

import (
	"encoding/xml"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// record is a talk as the harness knows it: the truth is made of Group, which
// the engine never sees.
type record struct {
	Title, Abstract string
	Speakers        []string
	Group           string // talks of one group are each other's ground truth; "" for none
	Pool            string // only talks of one pool are asked about together
}

// pentabarf is what a FOSDEM schedule states of a talk. Room, date, time, URL
// and record id are not even read; track and type make the truth.
type pentabarf struct {
	Title       string   `xml:"title"`
	Subtitle    string   `xml:"subtitle"`
	Track       string   `xml:"track"`
	Type        string   `xml:"type"`
	Abstract    string   `xml:"abstract"`
	Description string   `xml:"description"`
	Speakers    []string `xml:"persons>person"`
}

// readFOSDEM reads the schedules of all years.
func readFOSDEM(t testing.TB) []record {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(extra(t), "data", "fosdem-pentabarf-xml", "*.xml"))
	if err != nil || len(files) == 0 {
		t.Skip("DID NOT RUN: no FOSDEM schedules under THROUGHLINE_EXTRA")
	}
	slices.Sort(files)
	var out []record
	for _, file := range files {
		year := strings.TrimSuffix(filepath.Base(file), ".xml")
		f, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events(xml.NewDecoder(f)) {
			out = append(out, e.record(year))
		}
		f.Close()
	}
	return out
}

func events(d *xml.Decoder) []pentabarf {
	d.Strict = false
	var out []pentabarf
	for {
		token, err := d.Token()
		if err != nil {
			return out
		}
		if s, ok := token.(xml.StartElement); ok && s.Name.Local == "event" {
			var e pentabarf
			if d.DecodeElement(&e, &s) == nil {
				out = append(out, e)
			}
		}
	}
}

func (e pentabarf) record(year string) record {
	r := record{
		Title:    strings.TrimSpace(e.Title),
		Abstract: strings.TrimSpace(e.Subtitle + "\n" + plainText(e.Abstract) + "\n" + plainText(e.Description)),
		Pool:     year,
	}
	for _, s := range e.Speakers {
		if s = strings.TrimSpace(s); s != "" && s != "FOSDEM Staff" {
			r.Speakers = append(r.Speakers, s)
		}
	}
	if e.isDevroom() {
		r.Group = year + "|" + strings.TrimSpace(e.Track)
	}
	return r
}

// isDevroom reports whether the track is one community's room. Early schedules
// state no type.
func (e pentabarf) isDevroom() bool {
	track := strings.ToLower(strings.TrimSpace(e.Track))
	for _, other := range []string{"lightning", "main track", "keynote", "certification", "junior"} {
		if strings.Contains(track, other) {
			return false
		}
	}
	return track != "" && (e.Type == "" || e.Type == "devroom")
}

// plainText takes the tags out of HTML.
func plainText(s string) string {
	var b strings.Builder
	for {
		at := strings.IndexByte(s, '<')
		if at < 0 {
			break
		}
		b.WriteString(s[:at])
		b.WriteByte(' ')
		end := strings.IndexByte(s[at:], '>')
		if end < 0 {
			s = ""
			break
		}
		s = s[at+end+1:]
	}
	b.WriteString(s)
	return html.UnescapeString(b.String())
}
