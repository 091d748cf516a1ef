package record

import "testing"

func TestAt(t *testing.T) {
	const content = "ab\nčd\n\nx"
	for offset, want := range map[int64]string{-5: "f:1:1", 0: "f:1:1", 2: "f:1:3", 3: "f:2:1", 5: "f:2:3", 7: "f:3:1", 8: "f:4:1", 99: "f:4:2"} {
		if got := At("f", []byte(content), offset).String(); got != want {
			t.Errorf("byte %d is at %s, want %s", offset, got, want)
		}
	}
}

func TestProblems(t *testing.T) {
	for want, p := range map[string]Problem{
		"why":            {Why: "why"},
		"why; do":        {Why: "why", Remedy: "do"},
		"f: why":         {Where: Position{File: "f", Column: 7}, Why: "why"},
		"f:3: why; do":   {Where: Position{File: "f", Line: 3}, Why: "why", Remedy: "do"},
		"f:3:4: why":     {Where: Position{File: "f", Line: 3, Column: 4}, Why: "why"},
		":3: of no file": {Where: Position{Line: 3}, Why: "of no file"},
	} {
		if got := p.Error(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := (Problems{{Why: "a"}, {Why: "b"}}).Error(); got != "a\nb" {
		t.Errorf("%q", got)
	}
}

func TestCover(t *testing.T) {
	var e Event
	for _, date := range []string{"", "2031-05-02T10:00:00+02:00", "2031-05-01", "2031-05-01T23:00:00", ""} {
		e.Cover(date)
	}
	if e.Starts != "2031-05-01" || e.Ends != "2031-05-02" {
		t.Errorf("from %s to %s", e.Starts, e.Ends)
	}
}

func TestLeastKey(t *testing.T) {
	if got := LeastKey([]Talk{{Key: "b"}, {Key: "a2"}, {Key: "a10"}}); got != "a10" {
		t.Errorf("the least key is %s", got)
	}
	if got := LeastKey(nil); got != "" {
		t.Errorf("of none %q", got)
	}
}
