package report

import (
	"bytes"
	"errors"
	"math/rand"
	"strings"
	"testing"
	"time"
)

// hostile are texts that take a careless parser long, or down.
func hostile() map[string]string {
	return map[string]string{
		"one line of 1 MB":      "# Talks\n\n" + strings.Repeat("word ", 1<<18),
		"lists 500 deep":        nested(500),
		"quotes 2000 deep":      strings.Repeat("> ", 2000) + "x",
		"an unclosed fence":     "# Example Conf 2031\n\n```\n" + strings.Repeat("code `` here\n", 20000),
		"brackets":              strings.Repeat("[", 60000) + "\n\n" + strings.Repeat("![[](", 20000),
		"stars":                 strings.Repeat("*a **b _c ", 6000),
		"NULs":                  "# Talk by Ada Example\x00\n\nmore\n",
		"mixed encodings":       "Caf\xe9 und Stra\xdfe â€œquoteâ€\x9d\n\n# Title (Ben Sample)\n",
		"right to left":         "# \u05de\u05d1\u05d5\u05d0\n\n\u202eevil\u202c \u0645\u0631\u062d\u0628\u0627\n",
		"2 MB of short lines":   strings.Repeat("a\n", 1<<20),
		"2 MB of headings":      strings.Repeat("# Title of it (Ben Sample)\n\n", 70000),
		"2 MB of links":         strings.Repeat("[Title of it](http://example.org) by Ben Sample said.\n\n", 35000),
		"2 MB of bold":          strings.Repeat("**Title of it** by Ben Sample\n", 65000),
		"2 MB of names":         strings.Repeat("Ada Example from Acme talked about \"The Thing Itself\". ", 1000),
		"2 MB of tags":          "<html><body>" + strings.Repeat("<li><b><a href='x'>", 100000),
		"records of a schedule": strings.Repeat(`{"title":"x","speaker":"y"},`+"\n", 60000),
		"a table of 2 MB":       "| Title | Speaker |\n|---|---|\n" + strings.Repeat("| One thing | Ben Sample |\n", 70000),
		"nothing":               "",
	}
}

func nested(depth int) string {
	var b strings.Builder
	for i := range depth {
		b.WriteString(strings.Repeat("  ", i) + "- item\n")
	}
	return b.String()
}

// allowed is what any of them may take before something grows without end: a
// hundred times what the slowest takes on a machine that does nothing else. The
// two seconds that are promised, BenchmarkHostile holds.
const allowed = 5 * time.Minute

func TestHostileTextsAreReadInTime(t *testing.T) {
	if testing.Short() {
		t.Skip("THIS TEST DID NOT RUN: it reads megabytes, and -short is set")
	}
	x := New(nil)
	for name, s := range hostile() {
		start := time.Now()
		if _, err := x.Extract([]byte(s)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d := time.Since(start); d > allowed {
			t.Errorf("%s took %v", name, d)
		}
	}
}

func TestWhatIsNoReportIsRefused(t *testing.T) {
	random := make([]byte, 1<<16)
	rand.New(rand.NewSource(1)).Read(random)
	if _, err := New(nil).Extract(random); !errors.Is(err, ErrBinary) {
		t.Errorf("random bytes: %v", err)
	}
	if _, err := New(nil).Extract(bytes.Repeat([]byte("word "), 2<<20)); !errors.Is(err, ErrSize) {
		t.Errorf("10 MB: %v", err)
	}
}

// BenchmarkHostile reads each hostile text once and reports the slowest, which
// is to stay below two seconds.
func BenchmarkHostile(b *testing.B) {
	x := New(nil)
	slowest := time.Duration(0)
	for b.Loop() {
		slowest = 0
		for _, s := range hostile() {
			start := time.Now()
			_, _ = x.Extract([]byte(s)) // that there is no error is tested above
			slowest = max(slowest, time.Since(start))
		}
	}
	b.ReportMetric(slowest.Seconds(), "slowest_s")
}
