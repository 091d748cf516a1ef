package format_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"throughline/graph/load/format"
	"throughline/graph/load/record"
)

func input(files ...*format.File) (*format.Input, *[]string) {
	var skipped []string
	return &format.Input{
		Files: files, Stop: func() bool { return false },
		Skip: func(p record.Problem) { skipped = append(skipped, p.Error()) },
	}, &skipped
}

func TestEachFileGoesOnAfterABadFile(t *testing.T) {
	broken := format.NewFile("broken", nil)
	broken.Open = func() (io.ReadCloser, error) { return nil, errors.New("no permission") }
	large := format.NewFile("large", nil)
	large.Size = format.MaxFile + 1
	in, skipped := input(format.NewFile("panics", nil), broken, large, format.NewFile("two", nil), format.NewFile("good", nil))
	read := ""
	err := in.EachFile(func(f *format.File, content []byte) error {
		switch f.Name {
		case "panics":
			panic("index out of range")
		case "two":
			return record.Problems{{Where: record.Position{File: "two", Line: 1}, Why: "a"}, {Where: record.Position{File: "two", Line: 2}, Why: "b"}}
		}
		read += f.Name
		return nil
	})
	want := "panics: the parser gave up: index out of range|broken: no permission|" +
		"large: the file is larger than 16 MB; split it into one file an event|two:1: a|two:2: b"
	if got := strings.Join(*skipped, "|"); got != want || err != nil || read != "good" {
		t.Errorf("skipped %s, read %s, error %v", got, read, err)
	}
}

func TestEachFileEndsWhereItMust(t *testing.T) {
	in, _ := input(format.NewFile("a", nil), format.NewFile("b", nil))
	full := &format.EmitError{Err: errors.New("disk full")}
	if err := in.EachFile(func(*format.File, []byte) error { return full }); !errors.Is(err, full.Err) {
		t.Errorf("a receiver that fails gives %v", err)
	}
	in.Stop = func() bool { return true }
	if err := in.EachFile(func(*format.File, []byte) error { return nil }); !errors.Is(err, format.ErrStopped) {
		t.Errorf("a stop gives %v", err)
	}
}

func TestDecodeReportsPlaces(t *testing.T) {
	f := format.NewFile("f", nil)
	var v struct{ A []int }
	for name, c := range map[string]struct {
		decode  func([]byte, any) error
		content string
		want    string
	}{
		"JSON syntax": {f.DecodeJSON, "{\n \"a\": [1,,]}", "f:2:10: not valid JSON"},
		"JSON type":   {f.DecodeJSON, "{\"a\": \"x\"}", "f:1:"},
		"JSON bulk":   {f.DecodeJSON, strings.Repeat("{", 400_000), "f: the file holds more records"},
		"JSON NUL":    {f.DecodeJSON, "{\"a\": \x00}", "NUL"},
		"YAML syntax": {f.DecodeYAML, "a: [1\nb: {", "f:"},
		"YAML type":   {f.DecodeYAML, "a:\n  - x\n", "f:2"},
		"YAML bulk":   {f.DecodeYAML, strings.Repeat("- a\n", 600_000), "f: the file holds more records"},
		"YAML bomb":   {f.DecodeYAML, "a: &a [1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nA: [*e,*e,*e,*e,*e,*e,*e]\n", ""},
	} {
		err := c.decode([]byte(c.content), &v)
		if name != "YAML bomb" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
}
