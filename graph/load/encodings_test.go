package load

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// inForms are small inputs of several formats, each of one talk with a letter
// that is two bytes of UTF-8.
var inForms = map[string]string{
	"s.xml":      schedule("Forms Conf 2031", "2031-02-03", "1|Café maps||10:00|1=Zoë Example"),
	"s.json":     `{"schedule": {"conference": {"title": "Forms Conf 2031", "start": "2031-02-03", "days": [{"date": "2031-02-03", "rooms": {"R": [{"id": 1, "title": "Café maps", "start": "10:00", "duration": "00:30", "persons": [{"id": 1, "public_name": "Zoë Example"}]}]}}]}}}`,
	"s.ics":      "BEGIN:VCALENDAR\nPRODID:-//pretalx//x//\nX-WR-CALNAME:Forms Conf 2031\nBEGIN:VEVENT\nUID:1\nSUMMARY:Café maps - Zoë Example\nDTSTART:20310203T100000\nEND:VEVENT\nEND:VCALENDAR\n",
	"s.csv":      "Title,Speakers,Date,Room\nCafé maps,Zoë Example,2031-02-03,R\n",
	"talks/a.md": "---\ntitle: Café maps\nspeakers: [Zoë Example]\nstart: 2031-02-03 10:00\n---\nText.\n",
}

// TestEveryFormatInEveryEncoding loads the same talk whatever an editor or a
// spreadsheet made of its file.
func TestEveryFormatInEveryEncoding(t *testing.T) {
	utf16 := func(order unicode.Endianness) encoding.Encoding { return unicode.UTF16(order, unicode.UseBOM) }
	encodings := map[string]func(string) string{
		"as it is":   func(s string) string { return s },
		"mark":       func(s string) string { return "\ufeff" + s },
		"CR LF":      func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"UTF-16 LE":  encoded(t, utf16(unicode.LittleEndian)),
		"UTF-16 BE":  encoded(t, utf16(unicode.BigEndian)),
		"1252":       encoded(t, charmap.Windows1252),
		"decomposed": func(s string) string { return strings.NewReplacer("é", "e\u0301", "ë", "e\u0308").Replace(s) },
	}
	for name, content := range inForms {
		for kind, encode := range encodings {
			root := write(t, map[string]string{name: encode(content)})
			p, err := Load([]string{root}, nil, Options{})
			if err != nil {
				t.Fatal(err)
			}
			g := compile(t, nil, p)
			if _, ok := g.Lookup("person/zoe-example"); !ok || p.Summary.Read["talk"] != 1 || p.Summary.Partial() {
				t.Errorf("%s, %s: %v, skipped %v", name, kind, p.Summary.Read, p.Summary.Skipped)
			}
			for f := range g.Facts {
				if strings.HasPrefix(string(f.Subject), "talk/") && f.Predicate.String() == "title" && f.Object != "Café maps" {
					t.Errorf("%s, %s: %q", name, kind, f.Object)
				}
			}
		}
	}
}

func encoded(t *testing.T, e encoding.Encoding) func(string) string {
	return func(s string) string {
		out, err := e.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
}

// TestANamedPipeIsRead: what a shell hands over with <(…) can be read once
// only, and has no name that says what it is.
func TestANamedPipeIsRead(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("NOT RUN: no named pipes here:", err)
	}
	done := make(chan error)
	go func() {
		w, err := os.OpenFile(pipe, os.O_WRONLY, 0)
		if err == nil {
			_, err = w.WriteString(inForms["s.xml"])
			_ = w.Close()
		}
		done <- err
	}()
	p := load(t, nil, Options{}, pipe)
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if p.Summary.Read["talk"] != 1 || len(p.Summary.Skipped) != 0 {
		t.Errorf("%+v", p.Summary)
	}
}
