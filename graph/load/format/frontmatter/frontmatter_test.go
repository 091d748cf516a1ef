package frontmatter_test

import (
	"errors"
	"reflect"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/format/frontmatter"
	"throughline/graph/load/record"
)

func parse(t *testing.T, content string) (frontmatter.Page, error) {
	t.Helper()
	return frontmatter.Parse(format.NewFile("p.md", []byte(content)), []byte(content))
}

func TestTheThreeWaysAreOne(t *testing.T) {
	for name, content := range map[string]string{
		"toml": "\n+++\nTitle = \"Maps\"\ndate = 2031-05-01\nSpeakers = [\"ada\", \"ben\"]\nlevel = 3\n[[people]]\nName = \"Ada\"\n+++\nBody\r\n",
		"yaml": "\ufeff---\r\nTITLE: Maps\r\ndate: 2031-05-01\r\nspeakers:\r\n - ada\r\n - ben\r\nlevel: 3\r\npeople: [{Name: Ada}]\r\n---\r\nBody\r\n",
		"json": `{"title":"Maps","date":"2031-05-01","speakers":["ada","ben"],"level":3,"people":[{"name":"Ada"}]}` + "\nBody\n",
	} {
		p, err := parse(t, content)
		if err != nil || !p.Has {
			t.Fatalf("%s: %v", name, err)
		}
		if p.Text("missing", "title") != "Maps" || p.Text("date") != "2031-05-01" || p.Text("level") != "3" {
			t.Errorf("%s: %v", name, p.Fields)
		}
		if !reflect.DeepEqual(p.List("speakers"), []string{"ada", "ben"}) || !reflect.DeepEqual(p.List("title"), []string{"Maps"}) {
			t.Errorf("%s: %v", name, p.List("speakers"))
		}
		if people := p.Objects("people"); len(people) != 1 || people[0].Text("name") != "Ada" || !reflect.DeepEqual(p.List("people"), []string{"Ada"}) {
			t.Errorf("%s: people %v", name, people)
		}
		if got := p.Body; got != "Body\n" && got != "\nBody\n" {
			t.Errorf("%s: body %q", name, got)
		}
	}
}

func TestTimes(t *testing.T) {
	p, err := parse(t, "+++\na = 2031-05-01T10:00:00\nb = 2031-05-01T10:00:00+02:00\nc = 10:30:00\n+++\n")
	if err != nil || p.Text("a") != "2031-05-01T10:00:00" || p.Text("b") != "2031-05-01T10:00:00+02:00" || p.Text("c") != "10:30:00" {
		t.Errorf("%v, %v", p.Fields, err)
	}
}

func TestRepeatedKeys(t *testing.T) {
	p, err := parse(t, "---\ntitle: Maps\nslides:\nslides: a.pdf\ntitle: Charts\n---\n")
	if err != nil || p.Text("title") != "Maps" || p.Text("slides") != "a.pdf" {
		t.Errorf("%v, %v", p.Fields, err)
	}
}

func TestPagesWithoutFrontMatter(t *testing.T) {
	p, err := parse(t, "Just words.\n")
	if err != nil || p.Has || p.Body != "Just words.\n" || p.Text("title") != "" {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestMistakesHaveLines(t *testing.T) {
	for content, line := range map[string]int{
		"+++\ntitle = \"a\n+++\n": 2, "\n---\na: b\n  c: d\n---\n": 4, "---\ntitle: a\n": 1,
	} {
		_, err := parse(t, content)
		var p record.Problem
		if !errors.As(err, &p) || p.Where.Line != line || p.Where.File != "p.md" {
			t.Errorf("%q: %v", content, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte("+++\ntitle = \"a\"\n+++\nb"))
	f.Add([]byte("---\ntitle: a\nb: &x [*x]\n---\nb"))
	f.Fuzz(func(t *testing.T, content []byte) {
		p, err := frontmatter.Parse(format.NewFile("p.md", content), content)
		if err == nil && p.Fields == nil {
			t.Error("a page without fields has none, not nil")
		}
	})
}

func TestBegins(t *testing.T) {
	for head, want := range map[string]bool{
		"+++\ntitle": true, "---\ntitle": true, "---\r\ntitle": true, "--- \ntitle": true, "\ufeff\n---\ntitle": true, "{\n  \"title\"": true, "{\"title\"": true,
		"----\n": false, "--- # page\n": false, "{{< video >}}": false, "{}": false, "# Title": false, "": false,
	} {
		if got := frontmatter.Begins([]byte(head)); got != want {
			t.Errorf("%q: %v", head, got)
		}
	}
}
